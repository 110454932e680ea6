import Analysis

/// A validation loss that rises while the training loss falls.
enum Overfitting {
  /// With at least this many points the validation loss is smoothed by medians of three.
  private static let fewestForMedians = 5

  /// `nil` for fewer than three losses of validation.
  static func finding(
    _ series: LossSeries, validation: LossSeries, _ thresholds: Thresholds
  ) -> Finding? {
    guard validation.count >= 3, series.count >= 3 else { return nil }
    let values = medians(validation.values)
    let end = values[values.count - 1]
    let place = values.indices.min { values[$0] < values[$1] } ?? 0
    let lowest = values[place]
    let steps = validation.steps[place]...validation.steps[validation.count - 1]
    var evidence: [Evidence] = []
    if lowest >= 0 {
      evidence.append(
        Evidence(
          "validation loss at the end over its minimum", lowest > 0 ? end / lowest : ratio(end, 0),
          .init(.above, thresholds.overfitting, threshold: "overfitting"), steps: steps))
    } else {
      evidence.append(
        Evidence(
          "rise of the validation loss over its minimum's size (below 0: the ratio is skipped)",
          (end - lowest) / -lowest,
          .init(.above, thresholds.overfitting - 1, threshold: "overfitting"), steps: steps))
    }
    evidence.append(
      Evidence(
        "that rise over the fall before it", ratio(end - lowest, max(0, values[0] - lowest)),
        .init(.above, thresholds.overfittingRise, threshold: "overfitting_rise"), steps: steps))
    let smoothing = validation.count >= fewestForMedians ? 3 : 1
    let error = LossSeries.error(
      ofMedianOf: smoothing, noise: Statistics.noise(ofSeries: validation.values))
    evidence.append(
      Evidence(
        "that rise over its standard error", ratio(end - lowest, error * 2.0.squareRoot()),
        .init(.above, thresholds.noise, threshold: "noise"), steps: steps))
    evidence.append(
      Evidence(
        "change of the smoothed training loss meanwhile",
        (trainingLevel(series, at: validation.steps[validation.count - 1])
          - trainingLevel(series, at: validation.steps[place])) * series.scale,
        .init(.below, 0), steps: steps))
    return Finding(kind: .overfitting, evidence: evidence)
  }

  /// Medians of three neighbours; the ends keep the median of the three that are nearest.
  private static func medians(_ values: [Double]) -> [Double] {
    guard values.count >= fewestForMedians else { return values }
    return values.indices.map { i in
      let low = min(max(0, i - 1), values.count - 3)
      // The first one is where the fall is measured from.
      return i == 0 ? values[0] : Statistics.median(Array(values[low..<low + 3]))
    }
  }

  /// The median of the training losses around a step.
  private static func trainingLevel(_ series: LossSeries, at step: Double) -> Double {
    let nearest =
      series.steps.indices.min { abs(series.steps[$0] - step) < abs(series.steps[$1] - step) } ?? 0
    let reach = series.count / (2 * LossSeries.blocks)
    let range = max(0, nearest - reach)...min(series.count - 1, nearest + reach)
    return Statistics.median(Array(series.values[range]))
  }
}
