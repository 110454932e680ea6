import Analysis
import ElementaryFunctions

/// A loss that goes up and down by more than noise at the end of a fall would.
///
/// The spread of the last points alone does not tell: it is as large while a loss still falls by
/// orders of magnitude, and where it has come down to the noise of minibatches. So the spread is
/// taken without the trend, it has to matter in relation to the whole fall, and the loss has to go
/// up for a good part of its way.
enum Oscillation {
  /// `nil` for fewer than five points.
  static func finding(
    _ series: LossSeries, validation: LossSeries, _ thresholds: Thresholds
  ) -> Finding? {
    let count = min(thresholds.oscillationPoints, series.count)
    guard count >= 5 else { return nil }
    let window = Array(series.values.suffix(count))
    let range = series.count - count..<series.count
    let steps = series.steps(range)
    let (mean, deviation) = moments(window)
    let limit = Evidence.Limit(.above, thresholds.oscillation, threshold: "oscillation")

    var evidence: [Evidence] = []
    var amplitude = deviation
    if window.allSatisfy({ $0 > 0 }) {
      let raw = deviation / mean
      let relative = min(raw, spreadWithoutTrend(window) ?? raw)
      amplitude = relative * mean
      evidence.append(
        Evidence(
          "standard deviation over mean of the last \(count) losses"
            + (relative < raw ? ", without their trend" : ""), relative, limit, steps: steps))
    } else {
      let whole = (series.values.max() ?? 0) - (series.values.min() ?? 0)
      evidence.append(
        Evidence(
          "standard deviation of the last \(count) losses over the range of all "
            + "(losses not above 0: the ratio to the mean is skipped)",
          ratio(deviation, whole), limit, steps: steps))
    }
    evidence.append(
      Evidence(
        "that deviation over the whole fall", ratio(amplitude, series.fall),
        .init(.above, thresholds.oscillationAmplitude, threshold: "oscillation_amplitude"),
        steps: steps))
    if let steps, let swing = swing(of: validation, from: steps.lowerBound) {
      evidence.append(
        Evidence(
          "standard deviation of the validation loss, without its trend, over its fall", swing,
          .init(.above, thresholds.oscillationAmplitude, threshold: "oscillation_amplitude"),
          steps: steps))
    }
    // A single odd minibatch is no oscillation.
    let median = Statistics.median(window)
    let others = window.sorted { abs($0 - median) < abs($1 - median) }.dropLast()
    evidence.append(
      Evidence(
        "part of the deviation that stays without the point farthest off",
        ratio(moments(Array(others)).deviation, deviation), .init(.above, 0.3), steps: steps))
    let ways = zip(window.dropFirst(), window).map { $0 - $1 }
    evidence.append(
      Evidence(
        "ways up among all ways from point to point",
        ratio(ways.reduce(0) { $0 + max(0, $1) }, ways.reduce(0) { $0 + abs($1) }),
        .init(.atLeast, thresholds.oscillationRises, threshold: "oscillation_rises"), steps: steps))
    return Finding(kind: .oscillating, evidence: evidence)
  }

  /// How far the validation loss swings around a straight line; `nil` for fewer than five losses.
  /// It has next to no noise of minibatches, so it does not swing where only those differ.
  private static func swing(of validation: LossSeries, from step: Double) -> Double? {
    let first = validation.steps.firstIndex { $0 >= step } ?? validation.count
    let window = Array(validation.values[first...])
    guard window.count >= 5 else { return nil }
    let rest = residuals(window)
    return ratio(moments(rest).deviation, validation.fall)
  }

  /// The deviations from the straight line of least squares.
  private static func residuals(_ values: [Double]) -> [Double] {
    let mean = Statistics.mean(values)
    let middle = Double(values.count - 1) / 2
    var products = 0.0, squares = 0.0
    for (i, value) in values.enumerated() {
      products += (Double(i) - middle) * (value - mean)
      squares += (Double(i) - middle) * (Double(i) - middle)
    }
    let slope = products / squares
    return values.enumerated().map { $0.element - mean - slope * (Double($0.offset) - middle) }
  }

  /// Mean and standard deviation of a population.
  static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = Statistics.mean(values)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return (mean, variance.squareRoot())
  }

  /// Standard deviation over mean of the losses divided by an exponential trend; `nil` where the
  /// trend explains less than half of their logarithms' variance.
  private static func spreadWithoutTrend(_ window: [Double]) -> Double? {
    let logs = window.map { Double.log($0) }
    let rest = residuals(logs)
    guard moments(rest).deviation < 0.5.squareRoot() * moments(logs).deviation else { return nil }
    let ratios = moments(rest.map { Double.exp($0) })
    return ratios.deviation / ratios.mean
  }
}
