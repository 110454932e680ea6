import Catalog

/// The rate at which training begins to fail, as a range test measured it.
public struct MeasuredEdge: Sendable, Hashable {
  public var value: Double
  /// Between which the edge lies, where several runs were made.
  public var interval: ClosedRange<Double>?
  /// The optimizer and the batch size that it was measured with, as far as they are known.
  public var optimizer: String?
  public var batch: String?
  /// 2/λmax, above which gradient descent is unstable, where it is known.
  public var gradientDescentLimit: Double?

  /// - Parameters:
  ///   - value: above 0
  ///   - lower: at most the value
  ///   - upper: at least the value
  public init(
    value: Double, optimizer: String? = nil, batch: String? = nil,
    gradientDescentLimit: Double? = nil, lower: Double? = nil, upper: Double? = nil
  ) throws(ConfigurationError) {
    func check(_ number: Double, _ name: String) throws(ConfigurationError) {
      guard number > 0, number.isFinite else {
        throw .outOfRange(
          owner: "edge", setting: name, found: compact(number), allowed: "> 0 and finite")
      }
    }
    try check(value, "median")
    try check(lower ?? value, "lower")
    try check(upper ?? value, "upper")
    let bounds = (lower ?? value, upper ?? value)
    guard bounds.0 <= value, value <= bounds.1 else {
      throw .invalid(owner: "edge", setting: nil, reason: "median lies outside of lower and upper")
    }
    self.value = value
    self.optimizer = optimizer
    self.batch = batch
    self.gradientDescentLimit = gradientDescentLimit
    interval = lower == nil && upper == nil ? nil : bounds.0...bounds.1
  }

  /// The part of the edge that a peak usually is.
  public static let usualPart = 0.3...1.0

  /// The geometric middle of 0.3 and 1 times the edge.
  public var peak: Double {
    value * (Self.usualPart.lowerBound * Self.usualPart.upperBound).squareRoot()
  }

  /// From 0.3 times the lowest to once the highest edge.
  public var peakRange: ClosedRange<Double> {
    let edges = interval ?? value...value
    return edges.lowerBound * Self.usualPart.lowerBound...edges.upperBound
      * Self.usualPart.upperBound
  }
}
