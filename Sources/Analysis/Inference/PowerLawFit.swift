import ElementaryFunctions

/// y = c xᵏ, fitted by least squares to the logarithms: errors are taken as relative ones.
public struct PowerLawFit: Sendable, Hashable {
  /// k, the slope of log y over log x.
  public var exponent: Double
  /// c, the fitted y at x = 1.
  public var coefficient: Double
  /// The standard error of the exponent, from the residuals.
  public var standardError: Double
  /// A 95 % interval for the exponent, by Student's t with two degrees of freedom less than there
  /// are points. It takes the errors of log y as independent, normal and equally large; see
  /// ``exponentInterval(ofSeries:x:bootstrap:label:)`` for one that does not.
  public var exponentInterval: Interval
  /// R², the share of the variance of log y that the fit explains; 1 if all y are equal.
  public var rSquared: Double

  /// The fit through points (x, y).
  ///
  /// - Parameters:
  ///   - x: at least three, of which two differ, positive and finite
  ///   - y: as many, positive and finite
  /// - Returns: `nil` otherwise
  public init?(x: [Double], y: [Double]) {
    guard x.count > 2, let line = LogLine(x: x, y: y) else { return nil }
    let degreesOfFreedom = Double(x.count - 2)
    exponent = line.slope
    coefficient = Double.exp(line.meanLogY - line.slope * line.meanLogX)
    standardError = (line.residual / degreesOfFreedom / line.spreadOfX).squareRoot()
    let half =
      standardError * StudentDistribution.quantile(0.975, degreesOfFreedom: degreesOfFreedom)
    exponentInterval = Interval(lower: exponent - half, upper: exponent + half)
    rSquared = line.spreadOfY > 0 ? 1 - line.residual / line.spreadOfY : 1
  }

  /// The exponent alone, for which two points are enough.
  ///
  /// - Parameters:
  ///   - x: at least two different, positive and finite
  ///   - y: as many, positive and finite
  /// - Returns: `nil` otherwise
  public static func exponent(x: [Double], y: [Double]) -> Double? { LogLine(x: x, y: y)?.slope }

  /// The fitted y at an x above 0.
  public func value(at x: Double) -> Double { coefficient * Double.pow(x, exponent) }

  /// A bootstrap interval for the exponent over seeds.
  ///
  /// Each seed has a y for each x. Whole seeds are resampled, so values of one seed may depend on
  /// one another. The exponent is that of all points of a resample together, which is that of the
  /// geometric means over its seeds, and the mean of the exponents of its seeds.
  ///
  /// - Parameters:
  ///   - series: for each seed the y at each x, positive and finite
  ///   - x: at least two different, positive and finite
  ///   - bootstrap: makes the interval; by default one of 95 %
  ///   - label: names the random stream
  /// - Returns: `nil` for fewer than two seeds, or if one cannot be fitted
  public static func exponentInterval(
    ofSeries series: [[Double]], x: [Double], bootstrap: Bootstrap = Bootstrap(), label: String
  ) -> Interval? {
    let exponents = series.compactMap { exponent(x: x, y: $0) }
    guard exponents.count == series.count else { return nil }
    return bootstrap.interval(of: Statistics.mean, exponents, label: label)
  }
}

/// The straight line of least squares through (log x, log y).
private struct LogLine {
  var meanLogX, meanLogY, slope: Double
  /// Sums of squares: of log x and log y about their means, of log y about the line.
  var spreadOfX, spreadOfY, residual: Double

  init?(x: [Double], y: [Double]) {
    guard x.count == y.count, (x + y).allSatisfy({ $0 > 0 && $0.isFinite }),
      x.contains(where: { $0 != x[0] })
    else { return nil }
    let logX = x.map { Double.log($0) }, logY = y.map { Double.log($0) }
    let meanX = Statistics.mean(logX)
    // Equal values may differ from their mean by roundoff, which would pass for a spread.
    let meanY = y.allSatisfy { $0 == y[0] } ? logY[0] : Statistics.mean(logY)
    let pairs = zip(logX, logY).map { (x: $0 - meanX, y: $1 - meanY) }
    let spread = pairs.reduce(0) { $0 + $1.x * $1.x }
    let slope = pairs.reduce(0) { $0 + $1.x * $1.y } / spread
    (meanLogX, meanLogY, self.slope) = (meanX, meanY, slope)
    spreadOfX = spread
    spreadOfY = pairs.reduce(0) { $0 + $1.y * $1.y }
    residual = pairs.reduce(0) { sum, pair in
      let error = pair.y - slope * pair.x
      return sum + error * error
    }
  }
}
