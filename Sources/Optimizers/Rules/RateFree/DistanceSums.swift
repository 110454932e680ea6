import Compute

/// What a pass of D-Adaptation sums up to estimate the distance by weighted norms.
struct WeightedNorms<S: Scalar> {
  private var gradients = LaneSum<S>(), squares = LaneSum<S>(), norm = LaneSum<S>()

  /// - Parameters:
  ///   - g: the gradient
  ///   - s: the weighted sum of gradients, with this one
  ///   - inverse: 1/a, with a the scale of each parameter
  ///   - index: the position in the pass
  @inline(__always)
  mutating func add(_ g: S.Lanes, _ s: S.Lanes, inverse: S.Lanes, at index: Int) {
    gradients.add(g * g * inverse, at: index)
    squares.add(s * s * inverse, at: index)
    norm.add(S.magnitude(s), at: index)
  }

  /// Σ g²/a, Σ s²/a, Σ |s|, and 0.
  @inline(__always)
  var totals: SIMD4<Double> { SIMD4(gradients.total, squares.total, norm.total, 0) }
}

/// The numerator r of the estimates, where it is a moving average as s is, with the same decay β.
struct DistanceNumerator: Sendable {
  private var r = 0.0

  /// r ← βr + (1 − β)λ Σ g s/a, the new r: from inner products.
  mutating func add(correlation: Double, weight λ: Double, decay β: Double) -> Double {
    r = β * r + (1 - β) * λ * correlation
    return r
  }

  /// r ← βr + (1 − β)λ² Σ g²/a, d̂ = (Σ s²/a/(1 − β) − r)/‖s‖₁: from weighted norms.
  mutating func estimate(
    gradients: Double, squares: Double, norm: Double, weight λ: Double, decay β: Double
  ) -> Double {
    r = β * r + (1 - β) * λ * λ * gradients
    return (squares / (1 - β) - r) / norm
  }
}
