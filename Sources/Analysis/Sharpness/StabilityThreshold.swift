import ElementaryFunctions

/// The boundary between stable and unstable steps of an optimizer, between which rates and
/// sharpnesses are compared.
public struct StabilityThreshold: Sendable {
  private let largestStableRate: @Sendable (_ curvature: Double) -> Double?
  /// K, where the largest stable rate is K/λ for every sharpness λ, such as 2 of gradient descent;
  /// `nil` where it is not, as with weight decay.
  public let product: Double?

  /// The threshold of an optimizer whose largest stable rate is known for every curvature.
  ///
  /// - Parameter largestStableRate: the rate for a curvature above 0, which falls as the curvature
  ///   grows
  /// - Returns: `nil` if no rate is known to be the largest
  public init?(_ largestStableRate: @escaping @Sendable (_ curvature: Double) -> Double?) {
    guard let one = largestStableRate(1), one > 0, one.isFinite else { return nil }
    self.largestStableRate = largestStableRate
    let isInverse = [1e-3, 1e3].allSatisfy { λ in
      largestStableRate(λ).map { abs($0 * λ - one) <= 1e-12 * one } ?? false
    }
    product = isInverse ? one : nil
  }

  /// The rate over the largest stable one: 1 at the edge of stability, above it beyond. 0 where no
  /// direction curves upwards.
  public func ratio(sharpness: Double, rate: Double) -> Double? {
    guard sharpness > 0 else { return sharpness.isNaN ? nil : 0 }
    return largestStableRate(sharpness).map { rate / $0 }
  }

  /// The sharpness at which a rate is the largest stable one; `nil` if there is none, as for a rate
  /// of 0.
  public func sharpness(at rate: Double) -> Double? {
    guard rate > 0, rate.isFinite else { return nil }
    if let product { return product / rate }
    // The sharpness's logarithm, by bisection.
    var low = Double.log(1e-100), high = Double.log(1e100)
    guard let first = largestStableRate(Double.exp(low)), first >= rate,
      let last = largestStableRate(Double.exp(high)), last <= rate
    else { return nil }
    for _ in 0..<70 {
      let middle = 0.5 * (low + high)
      guard let stable = largestStableRate(Double.exp(middle)) else { return nil }
      if stable > rate { low = middle } else { high = middle }
    }
    return Double.exp(0.5 * (low + high))
  }
}
