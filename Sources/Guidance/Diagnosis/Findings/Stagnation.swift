import Analysis
import ElementaryFunctions

/// A loss that does not come down, or does not stay down.
///
/// Improvements count as far as they exceed the noise, and those of the validation loss, which has
/// next to no noise of minibatches, count as well.
struct Stagnation {
  private let series, validation: LossSeries
  private let thresholds: Thresholds
  /// Relative improvements of the training loss, beyond its noise: to the best smoothed loss, and
  /// to the median of the second half.
  private let best, late: Double
  /// The same of the validation loss; `nil` for fewer than two.
  private let validationBest, validationLate: Double?
  /// How far the second half lies above the beginning.
  private let rise: Double

  init(_ series: LossSeries, validation: LossSeries, _ thresholds: Thresholds) {
    (self.series, self.validation, self.thresholds) = (series, validation, thresholds)
    let noise = Statistics.noise(ofSeries: series.values)
    let size = Self.size(series)
    let lateLevel = Self.lateLevel(series)
    func gain(from start: Double, _ points: Int, to end: Double, _ endPoints: Int) -> Double {
      let error =
        (Double.pow(LossSeries.error(ofMedianOf: points, noise: noise), 2)
        + Double.pow(LossSeries.error(ofMedianOf: endPoints, noise: noise), 2)).squareRoot()
      return size > 0 ? (start - end - thresholds.noise * error) / size : 0
    }
    let block = max(1, series.count / LossSeries.blocks)
    let half = max(1, series.count / 2)
    let head = min(LossSeries.endPoints, series.count)
    // The first loss alone shows a fall within the first few points; three are less noisy, and a
    // third of the curve shows a fall that any few points would lose in the noise.
    let third = max(1, series.count / 3)
    let (early, last) = (
      Statistics.median(Array(series.values.prefix(third))),
      Statistics.median(Array(series.values.suffix(third)))
    )
    let overall = gain(from: early, third, to: last, third)
    best = max(
      gain(from: series.values[0], 1, to: series.best, block),
      gain(from: series.startMedian, head, to: series.best, block), overall)
    late = max(
      gain(from: series.values[0], 1, to: lateLevel, half),
      gain(from: series.startMedian, head, to: lateLevel, half), overall)
    guard validation.count > 1, let lowest = validation.values.min() else {
      (validationBest, validationLate) = (nil, nil)
      rise = gain(from: lateLevel, half, to: series.startMedian, head)
      return
    }
    let (first, scale) = (validation.values[0], Self.size(validation))
    let gained = first - Self.lateLevel(validation)
    validationBest = scale > 0 ? (first - lowest) / scale : 0
    validationLate = scale > 0 ? gained / scale : 0
    rise = scale > 0 ? -gained / scale : 0
  }

  /// What improvements are relative to. Where a curve begins at 0 its own size is the only scale.
  private static func size(_ series: LossSeries) -> Double {
    series.values[0] != 0 ? abs(series.values[0]) : series.values.map(abs).max() ?? 0
  }

  private static func lateLevel(_ series: LossSeries) -> Double {
    Statistics.median(Array(series.values.suffix(max(1, series.count / 2))))
  }

  private var limit: Evidence.Limit { .init(.below, thresholds.stuck, threshold: "stuck") }
  private var steps: ClosedRange<Double>? { series.steps(0..<series.count) }

  /// A loss that never came down, and is not above where it began either.
  var withoutFall: Finding {
    var evidence = [
      Evidence(
        "relative improvement to the best smoothed loss, beyond its noise", best, limit,
        steps: steps)
    ]
    if let validationBest {
      evidence.append(
        Evidence(
          "relative improvement of the validation loss", validationBest, limit,
          steps: validation.steps(0..<validation.count)))
    }
    evidence.append(
      Evidence(
        "relative rise of the second half over the beginning", rise,
        .init(.atMost, thresholds.stuck, threshold: "stuck"), steps: steps))
    return Finding(kind: .stuck, evidence: evidence)
  }

  /// A loss whose second half is no better than its beginning, though it moved: it came down in
  /// between, or lies higher now.
  var withLoss: Finding {
    var evidence = [
      Evidence(
        "relative improvement of the second half over the beginning, beyond the noise", late, limit,
        steps: steps)
    ]
    if let validationLate {
      evidence.append(
        Evidence(
          "the same of the validation loss", validationLate, limit,
          steps: validation.steps(0..<validation.count)))
    }
    evidence.append(
      Evidence(
        "relative way that it went meanwhile, down or up",
        max(best, validationBest ?? best, rise),
        .init(.atLeast, thresholds.stuck, threshold: "stuck"), steps: steps))
    // A slow improvement of hardly more than the limit has most of it in its second half.
    let (most, kept) = (max(best, validationBest ?? best), max(late, validationLate ?? late))
    evidence.append(
      Evidence(
        "part of the best improvement that the second half keeps", most > 0 ? kept / most : 0,
        .init(.below, 0.5), steps: steps))
    return Finding(kind: .risesAfterFalling, evidence: evidence)
  }
}
