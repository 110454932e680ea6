import Catalog

/// The peak rate of a recommendation, with how it came about.
struct RateChoice {
  let peak: Double
  private(set) var entries: [Recommendation.Entry] = []
  private(set) var notes: [String] = []
  /// Beyond this factor between batch sizes the scaling rules are known to fail.
  private static let farthest = 8.0

  /// - Parameters:
  ///   - batch: that the run will have
  ///   - edge: takes the place of the starting point; it is that of the batch size at hand
  init(_ point: StartingPoint, batch: Int, _ edge: MeasuredEdge?) {
    if let edge {
      peak = roundedToTwoDigits(edge.peak)
      entries = [
        .init(
          "peak learning rate", .number(peak),
          range: roundedToTwoDigits(
            edge.peakRange.lowerBound)...roundedToTwoDigits(
              edge.peakRange.upperBound),
          rule: "0.3–1 × the measured edge \(compact(roundedToTwoDigits(edge.value))); 0.55 is the "
            + "geometric middle")
      ]
      notes = Self.notes(on: edge, point, batch: batch, peak: peak)
      return
    }
    let nearest = min(max(batch, point.batch.lowerBound), point.batch.upperBound)
    let ratio = Double(batch) / Double(nearest)
    let factor = point.scaling.factor(ratio)
    let base = point.rate
    peak = roundedToTwoDigits(base.value * factor)
    var rule = base.rule
    if ratio != 1 {
      rule += "; \(point.scaling.rule), B_ref = \(nearest)"
      if ratio > 1 {
        notes = [
          "scale less if training is unstable",
          "add warmup: a larger batch takes a larger rate from the start",
        ]
      }
    }
    if ratio > Self.farthest || ratio < 1 / Self.farthest {
      notes.insert(
        "the batch size is \(compact(roundedToTwoDigits(max(ratio, 1 / ratio)))) times "
          + "\(ratio > 1 ? "larger" : "smaller") than the rule's: scaling so far is uncertain; "
          + "measure the edge with a range test", at: 0)
    }
    let range = base.range.map {
      roundedToTwoDigits($0.lowerBound * factor)...roundedToTwoDigits($0.upperBound * factor)
    }
    entries = [.init("peak learning rate", .number(peak), range: range, rule: rule)]
  }

  /// Where the edge was measured with something else than what is recommended.
  private static func notes(
    on edge: MeasuredEdge, _ point: StartingPoint, batch: Int, peak: Double
  ) -> [String] {
    var notes = ["the edge holds for the optimizer, batch size and warmup it was measured with"]
    // A label such as `sgd(momentum=0.9)` begins with the name.
    if let optimizer = edge.optimizer, optimizer.prefix(while: { $0 != "(" }) != point.optimizer {
      notes.append(
        "it was measured with \(optimizer), not with \(point.optimizer): measure it again")
    }
    if let measured = edge.batch, measured != String(batch) {
      notes.append("it was measured with batch \(measured), not with \(batch): measure it again")
    }
    if let limit = edge.gradientDescentLimit, point.optimizer == "sgd", peak > limit {
      notes.append(
        "the peak lies above 2/λmax, \(compact(limit)), where gradient descent is unstable: an edge "
          + "shows late; stay below")
    }
    return notes
  }
}
