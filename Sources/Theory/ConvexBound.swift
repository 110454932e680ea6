/// What a schedule guarantees of the last iterate of (sub)gradient descent on a convex function with
/// subgradients of at most G, from a point at the distance D from a minimiser.
///
/// With rates ηₖ = γ × factor, k = 0 … T − 1, the loss exceeds the minimum by at most
/// Ω = T₁/γ + γ(T₂ + T₃), where, of the factors, and S = Σ ηₜ:
///
/// - T₁ = D²/(2S)
/// - T₂ = G² Σ ηₜ²/(2S)
/// - T₃ = ½G² Σ_{k < T − 1} [ηₖ / Σ_{t > k} ηₜ] · [Σ_{t ≥ k} ηₜ²] / [Σ_{t ≥ k} ηₜ]
///
/// Theorem 10 of Defazio et al. 2023, arXiv 2310.07831; held against real training by Schaipp et al.
/// 2025, arXiv 2501.18965. With noise it bounds the expectation, G² that of the squared norm.
///
/// The iterate is the one at which the last gradient is taken: x_{T−1}, before the last step. Steps
/// at a rate of 0 move nothing, so that those at the beginning and in the middle add nothing to the
/// sums. At the end they would make the last Σ_{t > k} ηₜ zero: the theorem says nothing of the point
/// behind the last step that moves. The bound is therefore that of the run up to this step, ``steps``.
public struct ConvexBound: Sendable, Hashable {
  /// The number of steps up to the last with a factor above 0.
  public let steps: Int
  /// The largest factor, by which the sums below are divided, lest tiny rates underflow.
  private let largest: Double
  /// Σ η, Σ η² and T₃ for D = G = 1, all of the factors over the largest.
  private let sum, squares, lastIterate: Double

  /// `nil` if no factor is above 0, or one is not finite or below 0: there is no bound.
  ///
  /// Takes time in proportion to the number of steps, and no memory.
  ///
  /// - Parameters:
  ///   - steps: T
  ///   - factor: ηₖ of a step k from 0 to T − 1; asked twice
  public init?(steps: Int, factor: (Int) -> Double) {
    var largest = 0.0, count = 0
    for k in 0..<max(0, steps) {
      let η = factor(k)
      guard η >= 0, η.isFinite else { return nil }
      if η > 0 { count = k + 1 }
      largest = max(largest, η)
    }
    guard largest > 0 else { return nil }
    // From the end, so that the sums are those over t ≥ k.
    var sum = CompensatedSum(), squares = CompensatedSum(), lastIterate = CompensatedSum()
    for k in stride(from: count - 1, through: 0, by: -1) {
      let η = factor(k) / largest
      let after = sum.value
      sum.add(η)
      squares.add(η * η)
      if k < count - 1, η > 0 { lastIterate.add(η / after * (squares.value / sum.value)) }
    }
    self.steps = count
    self.largest = largest
    self.sum = sum.value
    self.squares = squares.value
    self.lastIterate = lastIterate.value / 2
  }

  /// The bound of a schedule that is given by its factors.
  ///
  /// - Parameter factors: the ηₖ
  /// - Returns: `nil` if no factor is above 0, or one is negative or not finite
  public init?(_ factors: [Double]) {
    self.init(steps: factors.count) { factors[$0] }
  }

  /// T₁ and T₂ + T₃ of the divided factors, for D = G = 1.
  private var unitDistanceTerm: Double { 1 / (2 * sum) }
  private var unitGradientTerm: Double { squares / (2 * sum) + lastIterate }

  /// T₁, the part of the bound that is divided by the peak rate.
  ///
  /// - Parameter distance: D, of the start from a minimiser
  public func distanceTerm(distance: Double = 1) -> Double {
    distance * distance * unitDistanceTerm / largest
  }

  /// T₂ + T₃, the part of the bound that is multiplied by the peak rate.
  ///
  /// - Parameter gradientBound: G, the largest norm of a subgradient
  public func gradientTerm(gradientBound: Double = 1) -> Double {
    gradientBound * gradientBound * unitGradientTerm * largest
  }

  /// Ω at the scale γ, in units of the loss.
  public func value(scale γ: Double, distance: Double = 1, gradientBound: Double = 1) -> Double {
    distanceTerm(distance: distance) / γ + γ * gradientTerm(gradientBound: gradientBound)
  }

  /// γ* = √(T₁/(T₂ + T₃)), which makes Ω smallest: the best peak of factors whose largest is 1.
  public func bestScale(distance: Double = 1, gradientBound: Double = 1) -> Double {
    distance / gradientBound * (unitDistanceTerm / unitGradientTerm).squareRoot() / largest
  }

  /// Ω* = 2√(T₁(T₂ + T₃)), in units of the loss.
  public func smallest(distance: Double = 1, gradientBound: Double = 1) -> Double {
    2 * distance * gradientBound * (unitDistanceTerm * unitGradientTerm).squareRoot()
  }
}
