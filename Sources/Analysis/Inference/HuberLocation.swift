/// The centre of a sample that outliers, diverged runs among them, move by little: Huber's M-estimate.
///
/// It is the mean of the values, with those further than 2.5 scales away counted as if they were that far; the
/// scale is the median absolute deviation over 0.6745. Of normal values it is within a per cent as certain as the
/// mean. All values in the middle have the same weight: where values depend on a parameter, so do their
/// derivatives, while a median has the derivative of one or two of them. Huber 1964, doi 10.1214/aoms/1177703732.
struct HuberLocation {
  /// +∞ if half of the values are.
  let value: Double
  /// What each value adds: their mean is 0, and their standard deviation over √n the error of ``value``.
  let influences: [Double]

  /// In units of the scale.
  private static let limit = 2.5
  /// The median absolute deviation of a standard normal distribution.
  private static let normalDeviation = 0.6745

  /// - Parameter values: at least one; +∞ is allowed
  init(_ values: [Double]) {
    let median = Statistics.median(values)
    let scale =
      median == .infinity
      ? 0 : Statistics.median(values.map { abs($0 - median) }) / Self.normalDeviation
    guard scale > 0, scale < .infinity else {
      // Most values are the same.
      value = median
      influences = values.map { $0.isFinite ? $0 - median : 0 }
      return
    }
    let reach = Self.limit * scale
    func clipped(_ value: Double, around centre: Double) -> Double {
      min(max(value - centre, -reach), reach)
    }
    // What is clipped falls as the centre rises, and is 0 within reach of the median.
    var below = median - reach, above = median + reach
    for _ in 0..<60 {
      let middle = 0.5 * (below + above)
      let sum = values.reduce(0) { $0 + clipped($1, around: middle) }
      if sum > 0 { below = middle } else { above = middle }
    }
    let centre = 0.5 * (below + above)
    let inside = values.count { abs($0 - centre) < reach }
    value = centre
    let weight = Double(values.count) / Double(max(inside, 1))
    influences = values.map { weight * clipped($0, around: centre) }
  }
}
