/// tr(Σ)/|G|² from squared norms of gradients: E|G_B|² = |G|² + s tr(Σ), where s is the variance of a
/// batch's gradient over that of a single example.
package struct TwoBatchEstimate: Sendable {
  package let value: Double
  /// 1.96 times the standard error of the jackknife over pairs; +∞ if one of them decides whether
  /// there is a value.
  package let uncertainty: Double

  /// `nil` if the estimate of |G|² is not positive, or the two batches are the same.
  ///
  /// - Parameters:
  ///   - small: squared norms, at least one
  ///   - large: as many
  package init?(small: [Double], large: [Double], smallShare: Double, largeShare: Double) {
    guard smallShare > largeShare else { return nil }
    func ratio(_ small: Double, _ large: Double) -> Double? {
      let signal = smallShare * large - largeShare * small
      return signal > 0 ? max(0, small - large) / signal : nil
    }
    let (smallSum, largeSum) = (small.reduce(0, +), large.reduce(0, +))
    guard let value = ratio(smallSum, largeSum) else { return nil }
    self.value = value
    let others = zip(small, large).compactMap { ratio(smallSum - $0, largeSum - $1) }
    guard others.count == small.count, others.count > 1 else {
      uncertainty = .infinity
      return
    }
    let mean = Statistics.mean(others)
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let count = Double(others.count)
    uncertainty = 1.96 * (squares * (count - 1) / count).squareRoot()
  }
}
