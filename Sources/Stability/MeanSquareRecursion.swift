import Compute

/// The exact second moments of SGD with momentum on streaming least squares: labels without noise,
/// and isotropic Gaussian features of variance σ² in d dimensions.
///
/// A batch of B multiplies the offset w from the minimiser by its A = (1/B) Σ xxᵀ to make the
/// gradient. By Isserlis's theorem E[A] = σ²I and E[A²] = qI with q = σ⁴(B + d + 1)/B. With
/// m ← βm + fAw and w ← w − η(uAw + vm), where f = 1 − τ and (u, v) = (f, β), or (1 + β, β²) with
/// Nesterov's momentum, the moments E|w|², E⟨w, m⟩ and E|m|² obey a linear recursion of their own.
public struct MeanSquareRecursion: Sendable, Hashable {
  /// f, β, u, v above.
  private let fresh, momentum, ofGradient, ofMomentum: Double
  /// σ² and q.
  private let mean, square: Double

  /// - Parameters:
  ///   - momentum: β in [0, 1)
  ///   - dampening: τ in [0, 1); none with Nesterov's momentum
  ///   - batchSize: B, positive
  ///   - dimension: d, positive
  ///   - variance: σ² > 0
  public init(
    momentum β: Double = 0, dampening: Double = 0, nesterov: Bool = false, batchSize: Double,
    dimension: Double, variance: Double
  ) {
    precondition(batchSize > 0 && dimension > 0 && variance > 0, "a batch of features that vary")
    precondition(!nesterov || dampening == 0, "Nesterov's momentum has no dampening")
    fresh = 1 - dampening
    momentum = β
    ofGradient = nesterov ? 1 + β : fresh
    ofMomentum = nesterov ? β * β : β
    mean = variance
    square = variance * variance * (batchSize + dimension + 1) / batchSize
  }

  /// The matrix of a step on (E|w|², E⟨w, m⟩, E|m|²), by rows.
  public func matrix(rate η: Double) -> Buffer<Double> {
    let (f, β, u, v) = (fresh, momentum, ofGradient, ofMomentum)
    return [
      1 - 2 * η * u * mean + η * η * u * u * square,
      -2 * η * v + 2 * η * η * u * v * mean,
      η * η * v * v,

      f * mean - η * u * f * square,
      β - η * (u * β + v * f) * mean,
      -η * v * β,

      f * f * square,
      2 * β * f * mean,
      β * β,
    ]
  }

  /// What the mean square is multiplied by in a step, in the long run.
  public func growth(rate: Double) -> Double? { spectralRadius(of: matrix(rate: rate), order: 3) }

  /// The largest rate at which the mean square stays bounded, to rounding.
  public var boundary: Double {
    // Without noise it is at most 2(1 + β)/((1 − τ)σ²), which noise can only lower.
    var lower = 0.0, upper = 2 * (1 + momentum) / (fresh * mean)
    while true {
      let middle = 0.5 * (lower + upper)
      guard middle > lower, middle < upper else { return middle }
      if let growth = growth(rate: middle), growth < 1 { lower = middle } else { upper = middle }
    }
  }
}
