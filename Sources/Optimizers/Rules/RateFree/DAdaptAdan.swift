import Catalog
import Compute

/// D-Adaptation for Adan: the step length is d times the rate, so the rate is a multiplier (base 1).
///
/// The authors' extension (package dadaptation) of Defazio and Mishchenko 2023, arXiv 2301.07733,
/// to Adan, arXiv 2208.06677, without bias corrections; `estimate` chooses between their estimate
/// from weighted norms and the experimental one from inner products. Moves 52 bytes per
/// single-precision parameter in one pass.
public struct DAdaptAdan: DistanceEstimatingRule {
  @Setting(.firstMoment) public var beta1 = 0.98
  @Setting(.differences) public var beta2 = 0.92
  @Setting(.secondMoment) public var beta3 = 0.99
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.weightDecayByForm) public var weightDecay = 0.02
  @Setting(.decayForm) public var decay = DecayForm.proximal
  @Setting(.distanceEstimator) public var estimate = DistanceEstimator.norms
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "dadapt-adan", "Adan with the step length found by D-Adaptation",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptAdanState(self, groups)
  }
}

private struct DAdaptAdanState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptAdan
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var m: Buffer<S>
  private var n: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var previous: Buffer<S>
  /// Whether a gradient was seen at a rate above 0.
  private var isStarted = false
  private var numerator = DistanceNumerator()

  init(_ rule: DAdaptAdan, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    m = Buffer(zeros: groups.count)
    n = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
    previous = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      guard sumOfSquares(gradient) > 0 else { return }
      previous.assign(gradient)
    }
    let λ = distance.d * rate
    distance.effectiveRate = λ

    let β1 = S(rule.beta1), β2 = S(rule.beta2), β3 = S(rule.beta3), ε = S(rule.epsilon)
    let fresh1 = S(λ * (1 - rule.beta1)), fresh2 = S(λ * (1 - rule.beta2))
    let fresh3 = S(1 - rule.beta3), freshS = S(λ * (1 - rule.beta3))
    let decayBefore = S(rule.decay == .factor ? λ * rule.weightDecay : 0)
    let decayAfter = S(rule.decay == .proximal ? λ * rule.weightDecay : 0)
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
        // Not WeightedNorms, with which this loop takes a twelfth longer.
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
    switch rule.estimate {
    case .innerProducts:
      let r = numerator.add(correlation: sums[0], weight: λ, decay: rule.beta3)
      estimated = 2 * (rule.beta3 / (1 - rule.beta3)) * r / sums[1]
    case .norms:
      estimated = numerator.estimate(
        gradients: sums[2], squares: sums[3], norm: sums[1], weight: λ, decay: rule.beta3)
    }
    if rate > 0 { distance.update(estimated) }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 7, writes: 6)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.direction, &n)
    body(.scale, &v)
    body(.direction, &s)
    body(.direction, &previous)
  }
}
