/// Linear regression on fresh examples (x, y = x·w* + σε): features with mean 0 and independent
/// components, xᵢ of variance λᵢ, and the loss ½(x·w − y)².
///
/// With e = w − w* and H = diag(λ), the loss is ½eᵀHe + ½σ² on average. A batch of B multiplies e
/// by I − ηA with A = (1/B) Σ xxᵀ, and needs of the distribution only its fourth moments: where
/// E[xᵢ⁴] = κλᵢ² (Isserlis's theorem gives κ = 3 for Gaussian features),
///
///     E[AMA] = (1 − 1/B) HMH + (1/B) (tr(HM) H + 2HMH + (κ − 3) diag(λ²m))
///
/// for a symmetric M with diagonal m. The diagonal of E[eeᵀ] therefore obeys a recursion of its own,
///
///     mᵢ ← (1 − 2ηλᵢ + cη²λᵢ²) mᵢ + (η²/B) λᵢ (Σⱼ λⱼmⱼ + σ²),   c = 1 + (κ − 2)/B,
///
/// from which everything here follows.
public struct RandomDesign: Sendable, Hashable {
  /// λ, in the order of the parameters.
  public let variances: [Double]
  /// κ = E[x⁴]/E[x²]² of every feature: 3 for Gaussian ones, 1 for random signs.
  public let kurtosis: Double
  /// σ, the standard deviation of the labels.
  public let labelNoise: Double

  /// tr(H), tr(H²) and the largest λ.
  private let trace, squaredTrace, largest: Double

  public init(variances: [Double], kurtosis: Double, labelNoise: Double) {
    self.variances = variances
    self.kurtosis = kurtosis
    self.labelNoise = labelNoise
    trace = variances.reduce(0, +)
    squaredTrace = variances.reduce(0) { $0 + $1 * $1 }
    largest = variances.max() ?? 0
  }

  /// ½eᵀHe, the loss above its minimum.
  ///
  /// - Parameter offset: e = w − w*
  public func excess(at offset: some Sequence<Double>) -> Double {
    0.5 * zip(variances, offset).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  }

  /// The noise scales of McCandlish et al. (arXiv 1812.06162): tr(HΣ)/(GᵀHG), and tr(Σ)/|G|² which
  /// they call simple, where G = He is the gradient and Σ the covariance of single-example
  /// gradients. Examples, a number. Not finite where the gradient vanishes.
  ///
  /// By the fourth moments, Σ = HeeᵀH + (κ − 3) diag(λ²e²) + (eᵀHe + σ²) H.
  ///
  /// - Parameter offset: e = w − w*
  public func noiseScales(at offset: some Sequence<Double>) -> (full: Double, simple: Double) {
    var power = 0.0, squaredGradient = 0.0, curvature = 0.0
    for (λ, e) in zip(variances, offset) {
      let g = λ * e
      power += g * e
      squaredGradient += g * g
      curvature += λ * g * g
    }
    let variance = power + labelNoise * labelNoise
    return (
      full: kurtosis - 2 + variance * squaredTrace / curvature,
      simple: kurtosis - 2 + variance * trace / squaredGradient
    )
  }

  /// The largest rate at which the mean square of plain SGD's iterates stays bounded.
  ///
  /// The recursion's matrix is nonnegative and differs from a diagonal one by rank one. Its spectral
  /// radius is below 1 exactly if cηλᵢ < 2 for all i and
  ///
  ///     (η/B) Σᵢ λᵢ / (2 − cηλᵢ) < 1,
  ///
  /// and the sum grows with η. With d equal eigenvalues that is ηλ < 2B / (B + d + κ − 2).
  ///
  /// - Precondition: the batch size is positive.
  public func meanSquareStabilityLimit(batchSize: Int) -> Double {
    precondition(batchSize > 0, "a batch has examples")
    // In units of 1/λmax, where nothing overflows. The sum is at least as large as at c = 0.
    let c = spread(batchSize)
    let bound = 2 * Double(batchSize) * largest / trace
    var lower = 0.0, upper = c > 0 ? min(bound, 2 / c) : bound
    while true {
      let middle = 0.5 * (lower + upper)
      guard middle > lower, middle < upper else { return middle / largest }
      if amplification(relativeRate: middle, batchSize: batchSize) < 1 {
        lower = middle
      } else {
        upper = middle
      }
    }
  }

  /// The loss above the minimum at which plain SGD with a constant rate comes to rest on average:
  /// ½σ² s/(1 − s), where s = (η/B) Σᵢ λᵢ / (2 − cηλᵢ). `nil` where nothing comes to rest.
  public func noiseFloor(rate: Double, batchSize: Int) -> Double? {
    guard rate < meanSquareStabilityLimit(batchSize: batchSize) else { return nil }
    let s = amplification(relativeRate: rate * largest, batchSize: batchSize)
    return s < 1 ? 0.5 * labelNoise * labelNoise * s / (1 - s) : nil
  }

  /// mᵢ, the mean squares of e after a step of plain SGD.
  ///
  /// - Parameters:
  ///   - squares: mᵢ = E[eᵢ²] before it
  ///   - rate: η
  ///   - batchSize: B
  ///   - noise: σ² of the labels; 0 for what is left of the start alone, as the recursion is linear
  public func step(_ squares: inout [Double], rate: Double, batchSize: Int, noise: Double) {
    let c = spread(batchSize), share = rate * rate / Double(batchSize)
    let power = 2 * excess(of: squares) + noise
    for (i, λ) in variances.enumerated() {
      let z = rate * λ
      squares[i] = (1 - 2 * z + c * z * z) * squares[i] + share * λ * power
    }
  }

  /// ½ Σᵢ λᵢmᵢ, the mean loss above the minimum.
  public func excess(of squares: [Double]) -> Double {
    0.5 * zip(variances, squares).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean squares at which plain SGD with a constant rate comes to rest: the fixed point of the
  /// recursion, mᵢ = (η/B)(Σⱼ λⱼmⱼ + σ²)/(2 − cηλᵢ). `nil` where nothing comes to rest.
  public func restingSquares(rate: Double, batchSize: Int) -> [Double]? {
    guard let floor = noiseFloor(rate: rate, batchSize: batchSize) else { return nil }
    let c = spread(batchSize), power = 2 * floor + labelNoise * labelNoise
    return variances.map { rate / Double(batchSize) * power / (2 - c * rate * $0) }
  }

  /// c = 1 + (κ − 2)/B
  private func spread(_ batchSize: Int) -> Double { 1 + (kurtosis - 2) / Double(batchSize) }

  /// (η/B) Σᵢ λᵢ / (2 − cηλᵢ), which multiplies the excess from one fixed point to the next.
  ///
  /// - Parameter relativeRate: ηλmax, below 2/c
  private func amplification(relativeRate: Double, batchSize: Int) -> Double {
    let c = spread(batchSize)
    return variances.reduce(0) { sum, λ in
      let z = relativeRate * (λ / largest)
      return sum + z / (2 - c * z)
    } / Double(batchSize)
  }
}
