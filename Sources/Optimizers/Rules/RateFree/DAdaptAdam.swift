import Catalog
import Compute
import ElementaryFunctions

/// D-Adaptation for Adam: the step length is d times the rate, where d is a growing estimate of the
/// distance from the initial point to the solution, so the rate is a multiplier (base 1).
///
/// - r ← √β₂ r + (1 − √β₂)λ Σ g s/(√v + ε), with λ = dη
/// - m ← β₁m + (1 − β₁)λg, v ← β₂v + (1 − β₂)g², s ← √β₂ s + (1 − √β₂)λg
/// - w ← w − m/(√v + ε), d ← max(d, r/((1 − √β₂)‖s‖₁))
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 5; with `estimate: norms` that of its
/// first version, in which d̂ comes from weighted norms instead of inner products. A new d counts
/// from the next step on, so one pass suffices: it moves 36 bytes per single-precision parameter.
public struct DAdaptAdam: DistanceEstimatingRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.coupledUnlessDecoupled) public var weightDecay = 0.0
  @Setting(.decoupled) public var decoupled = false
  @Setting(.biasCorrection) public var biasCorrection = false
  @Setting(.distanceEstimator) public var estimate = DistanceEstimator.innerProducts
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "dadapt-adam", "Adam with the step length found by D-Adaptation",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptAdamState(self, groups)
  }
}

private struct DAdaptAdamState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptAdam
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var stepsTaken = 0
  private var hasSeenGradient = false
  private var numerator = DistanceNumerator()

  init(_ rule: DAdaptAdam, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if !hasSeenGradient {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      hasSeenGradient = sumOfSquares(gradient) > 0 || (rule.weightDecay > 0 && !rule.decoupled)
      guard hasSeenGradient else { return }
    }
    stepsTaken += 1
    let t = Double(stepsTaken)
    let correction =
      rule.biasCorrection
      ? (1 - Double.pow(rule.beta2, t)).squareRoot() / (1 - Double.pow(rule.beta1, t)) : 1
    let λ = distance.d * rate * correction
    distance.effectiveRate = λ
    switch rule.estimate {
    case .innerProducts: stepByInnerProducts(&w, gradient, λ)
    case .norms: stepByNorms(&w, gradient, λ)
    }
  }

  @inline(__always)
  private mutating func stepByInnerProducts(
    _ w: inout Buffer<S>, _ gradient: Buffer<S>, _ λ: Double
  ) {
    let rootβ2 = rule.beta2.squareRoot()
    let β1 = S(rule.beta1), β2 = S(rule.beta2), keepS = S(rootβ2), ε = S(rule.epsilon)
    let fresh1 = S(λ * (1 - rule.beta1)), fresh2 = S(1 - rule.beta2), freshS = S(λ * (1 - rootβ2))
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let decayRate = S(rule.decoupled ? λ * rule.weightDecay : 0)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let sums = groups.sum { span in
      S.dadaptAdamStep(
        w, m, v, s, gradient, lanes: span.lanes,
        keep: 1 - decayRate * span.decay, decay: coupledDecay * span.decay, beta1: β1,
        fresh1: fresh1, beta2: β2, fresh2: fresh2, keepS: keepS, freshS: freshS, epsilon: ε)
    }
    guard sums[1] > 0 else { return }
    let r = numerator.add(correlation: sums[0], weight: λ, decay: rootβ2)
    distance.update(r / ((1 - rootβ2) * sums[1]))
  }

  @inline(__always)
  private mutating func stepByNorms(_ w: inout Buffer<S>, _ gradient: Buffer<S>, _ λ: Double) {
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon)
    let fresh1 = S(λ * (1 - rule.beta1))
    let fresh2 = S(1 - rule.beta2), freshS = S(λ * (1 - rule.beta2))
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let decayRate = S(rule.decoupled ? λ * rule.weightDecay : 0)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let sums = groups.sum { span in
      let coupled = coupledDecay * span.decay, keep = 1 - decayRate * span.decay
      var norms = WeightedNorms<S>()
      for i in span.lanes {
        let g = gradient[i] + coupled * w[i]
        let mᵢ = β1 * m[i] + fresh1 * g
        let vᵢ = β2 * v[i] + fresh2 * (g * g)
        let sᵢ = β2 * s[i] + freshS * g
        let inverse = 1 / (S.squareRoot(vᵢ) + ε)
        norms.add(g, sᵢ, inverse: inverse, at: i)
        w[i] = keep * w[i] - mᵢ * inverse
        m[i] = mᵢ
        v[i] = vᵢ
        s[i] = sᵢ
      }
      return norms.totals
    }
    guard sums[2] > 0 else { return }
    distance.update(
      numerator.estimate(
        gradients: sums[0], squares: sums[1], norm: sums[2], weight: λ, decay: rule.beta2))
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 5, writes: 4)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
    body(.direction, &s)
  }
}
