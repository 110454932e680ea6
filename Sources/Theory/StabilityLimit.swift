/// Closed forms of the largest constant rate at which an iteration is stable in a direction of
/// curvature λ: an eigenvalue of the Hessian or, with a fixed preconditioner P, of P⁻¹H.
///
/// Each follows from the eigenvalue of the iteration that reaches −1 first. A coupled decay adds to
/// the curvature. All arguments are finite; β is in [0, 1).
public enum StabilityLimit {
  /// w ← w − ηg: 2/λ. Classical; Cohen et al. 2021, arXiv 2103.00065.
  public static func gradientDescent(curvature λ: Double) -> Double { 2 / λ }

  /// m ← βm + (1 − τ)g, w ← w − ηm: 2(1 + β)/((1 − τ)λ). Cohen et al. 2021, arXiv 2103.00065;
  /// `nil` for τ = 1, with which nothing moves after the first step.
  public static func heavyBall(
    momentum β: Double, dampening τ: Double = 0, curvature λ: Double
  ) -> Double? {
    τ < 1 ? 2 * (1 + β) / ((1 - τ) * λ) : nil
  }

  /// m ← βm + g, w ← w − η(g + βm): 2(1 + β)/((1 + 2β)λ). Cohen et al. 2021, arXiv 2103.00065.
  public static func nesterov(momentum β: Double, curvature λ: Double) -> Double {
    2 * (1 + β) / ((1 + 2 * β) * λ)
  }

  /// m ← βm + (1 − β)g, w ← w − ηm: (2 + 2β)/((1 − β)λ). Cohen et al. 2022, arXiv 2207.14484.
  ///
  /// With a decoupled decay d, w ← (1 − ηd)w − ηm, the boundary is 2/(d + λ(1 − β)/(1 + β)).
  public static func averagedMomentum(
    beta β: Double, curvature λ: Double, decay: Double = 0
  ) -> Double {
    2 / (decay + λ * (1 - β) / (1 + β))
  }

  /// m ← βm + (1 − β)g, w ← (1 − ηd)w − η((1 − μ)g + μm): 2/(d + λ(1 − 2βμ/(1 + β))), which is
  /// 2(1 + β)/((1 − β)(1 + 2β)λ) for Nesterov's μ = β without decay.
  ///
  /// In a direction that alternates, the last m is −m, so that m = g(1 − β)/(1 + β), and the step
  /// is 2w. The product of the two eigenvalues, β(1 − ηd − ηλ(1 − μ)), stays inside ±1 for μ ≤ β.
  ///
  /// - Parameters:
  ///   - β: the decay of the momentum, in [0, 1)
  ///   - μ: the weight of the momentum in the step, from 0 to β
  ///   - λ: the curvature
  ///   - decay: d, of a decoupled decay
  public static func interpolatedMomentum(
    beta β: Double, weight μ: Double, curvature λ: Double, decay: Double = 0
  ) -> Double {
    2 / (decay + λ * (1 - 2 * β * μ / (1 + β)))
  }

  /// Gradients at y = (1 − β)z + βx, of the iterate z and its average x, once the average moves
  /// slowly: 2/((1 − β)λ). Song et al. 2025, arXiv 2507.09846.
  ///
  /// With x at rest a step multiplies z by 1 − η(1 − β)λ − ηd, d being the coefficient of a decay
  /// that is taken at z; the boundary is 2/((1 − β)λ + d) then.
  public static func scheduleFree(
    beta β: Double, curvature λ: Double, decay: Double = 0
  ) -> Double {
    2 / ((1 - β) * λ + decay)
  }

  /// Minibatch SGD on least squares with isotropic Gaussian features of variance σ² in d dimensions,
  /// bounded in mean square: 2B/((B + d + 1)σ²).
  ///
  /// With E[(xxᵀ)²] = (d + 2)σ⁴I, the mean square of w − w* is multiplied by
  /// 1 − 2ησ² + η²σ⁴(B + d + 1)/B in each step.
  public static func meanSquare(
    batchSize: Double, dimension: Double, variance: Double
  ) -> Double {
    2 * batchSize / ((batchSize + dimension + 1) * variance)
  }
}
