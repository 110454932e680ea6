import Catalog
import Compute

/// D-Adaptation for Adan: the step length is d times the rate, so the rate is a multiplier (base 1).
///
/// The authors' extension (package dadaptation) of Defazio and Mishchenko 2023, arXiv 2301.07733,
/// to Adan, arXiv 2208.06677, without bias corrections; `estimate` chooses between their estimate
/// from weighted norms and the experimental one from inner products. Moves 52 bytes per
/// single-precision parameter in one pass.
public struct DAdaptAdan<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, beta3, epsilon, weightDecay: Double
  private let decay: DecayForm
  private let estimate: DistanceEstimator
  private var distance: DistanceEstimate
  private var m: Buffer<S>
  private var n: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var previous: Buffer<S>
  /// Whether a gradient was seen at a rate above 0.
  private var isStarted = false
  private var numerator = 0.0
  private var effectiveRate = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      guard sumOfSquares(gradient) > 0 else { return }
      previous.assign(gradient)
    }
    let λ = distance.d * rate
    effectiveRate = λ

    let β1 = S(beta1), β2 = S(beta2), β3 = S(beta3), ε = S(epsilon)
    let fresh1 = S(λ * (1 - beta1)), fresh2 = S(λ * (1 - beta2))
    let fresh3 = S(1 - beta3), freshS = S(λ * (1 - beta3))
    let decayBefore = S(decay == .factor ? λ * weightDecay : 0)
    let decayAfter = S(decay == .proximal ? λ * weightDecay : 0)
    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, n) = (groups.lanes(&self.m), groups.lanes(&self.n))
    let (v, s) = (groups.lanes(&self.v), groups.lanes(&self.s))
    let previous = groups.lanes(&self.previous)
    let sums = groups.sum { span in
      let keep = 1 - decayBefore * span.decay, shrink = 1 / (1 + decayAfter * span.decay)
      var correlation = LaneSum<S>(), norm = LaneSum<S>()
      var gradients = LaneSum<S>(), squares = LaneSum<S>()
      for i in span.lanes {
        let difference = g[i] - previous[i]
        let ahead = g[i] + β2 * difference
        correlation.add(g[i] * (s[i] / (S.squareRoot(v[i]) + ε)), at: i)
        let mᵢ = β1 * m[i] + fresh1 * g[i]
        let nᵢ = β2 * n[i] + fresh2 * difference
        let vᵢ = β3 * v[i] + fresh3 * (ahead * ahead)
        let sᵢ = β3 * s[i] + freshS * g[i]
        let inverse = 1 / (S.squareRoot(vᵢ) + ε)
        norm.add(S.magnitude(sᵢ), at: i)
        gradients.add(g[i] * g[i] * inverse, at: i)
        squares.add(sᵢ * sᵢ * inverse, at: i)
        w[i] = (keep * w[i] - (mᵢ + β2 * nᵢ) * inverse) * shrink
        m[i] = mᵢ
        n[i] = nᵢ
        v[i] = vᵢ
        s[i] = sᵢ
        previous[i] = g[i]
      }
      return SIMD4(correlation.total, norm.total, gradients.total, squares.total)
    }
    guard sums[1] > 0 else { return }
    isStarted = true
    let estimated: Double
    switch estimate {
    case .innerProducts:
      numerator = beta3 * numerator + (1 - beta3) * λ * sums[0]
      estimated = 2 * (beta3 / (1 - beta3)) * numerator / sums[1]
    case .norms:
      numerator = beta3 * numerator + (1 - beta3) * λ * λ * sums[2]
      estimated = (sums[3] / (1 - beta3) - numerator) / sums[1]
    }
    if rate > 0 { distance.update(estimated) }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 7, writes: 6)] }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { distance.d }
  public var diagnostics: [Double] { distance.diagnostics + [effectiveRate] }
}

extension DAdaptAdan {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-adan", summary: "Adan with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        AdanSettings.beta1.declaration, AdanSettings.beta2.declaration,
        AdanSettings.beta3.declaration, SharedSettings.epsilon().declaration,
        AdanSettings.weightDecay(0.02).declaration, AdanSettings.decay.declaration,
        DistanceEstimator.setting(.norms).declaration,
        SharedSettings.initialDistance.declaration, SharedSettings.growthRate.declaration,
      ])
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[AdanSettings.beta1]
    beta2 = configuration[AdanSettings.beta2]
    beta3 = configuration[AdanSettings.beta3]
    epsilon = configuration[SharedSettings.epsilon()]
    weightDecay = configuration[AdanSettings.weightDecay(0.02)]
    decay = configuration[AdanSettings.decay]
    estimate = configuration[DistanceEstimator.setting(.norms)]
    distance = DistanceEstimate(
      initial: configuration[SharedSettings.initialDistance],
      growthRate: configuration[SharedSettings.growthRate])
    m = Buffer(zeros: groups.count)
    n = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
    previous = Buffer(zeros: groups.count)
  }
}

extension DAdaptAdan {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.direction, &n)
    body(.scale, &v)
    body(.direction, &s)
    body(.direction, &previous)
  }
}
