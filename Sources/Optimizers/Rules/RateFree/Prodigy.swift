import Catalog
import Compute
import ElementaryFunctions

/// Adam with a step length d times the rate, where d estimates the distance to the solution from
/// the way that the iterates have gone, so the rate is a multiplier (base 1).
///
/// - r ← β₃r + (d/d₀)λ Σ g(w₀ − w), s ← β₃s + (d/d₀)λg, with λ = dη
/// - m ← β₁m + (1 − β₁)dg, v ← β₂v + (1 − β₂)d²g²
/// - d ← max(d, r/‖s‖₁), w ← w − λ m/(√v + dε)
///
/// Mishchenko and Defazio 2023, arXiv 2306.06101, Algorithm 4 and section 5. The new d, a ratio of
/// sums over all parameters, already counts in the step that finds it (in d·ε), so two passes are
/// needed: 36 and 16 bytes per single-precision parameter.
public struct Prodigy: DistanceEstimatingRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.from(0, below: 1), "decay of the sums behind d; √beta2 if none")
  public var beta3: Double? = nil
  @Setting(.atLeast(1e-30), "times d, added to the root") public var epsilon = 1e-8
  @Setting(.weightDecay("decoupled, or else coupled (added to the gradient)"))
  public var weightDecay = 0.0
  @Setting(.decoupled) public var decoupled = true
  @Setting(.biasCorrection) public var biasCorrection = false
  @Setting("keep the rate out of d's denominator, for warmups") public var safeguardWarmup = false
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.above(0), "factor of the estimate of d") public var dCoef = 1.0
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "prodigy", "Adam with the step length found from the way gone",
    Citation("Mishchenko and Defazio 2023", arXiv: "2306.06101"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    ProdigyState(self, groups)
  }
}

private struct ProdigyState<S: Scalar>: DistanceEstimating {
  private let rule: Prodigy
  private let groups: ParameterGroups<S>
  private let beta3: Double
  private(set) var distance: DistanceEstimate
  private var start: Buffer<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var stepsTaken = 0
  private var isStarted = false
  /// The largest estimate d̂ so far.
  private var largest: Double
  private var numerator = 0.0

  init(_ rule: Prodigy, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    beta3 = rule.beta3 ?? rule.beta2.squareRoot()
    distance = DistanceEstimate(rule)
    largest = rule.d0
    start = Buffer(zeros: groups.count)
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if !isStarted { start.assign(w) }
    isStarted = true
    let t = Double(stepsTaken + 1)
    let correction =
      rule.biasCorrection
      ? (1 - Double.pow(rule.beta2, t)).squareRoot() / (1 - Double.pow(rule.beta1, t)) : 1
    let d = distance.d, λ = d * rate * correction

    let β1 = S(rule.beta1), β2 = S(rule.beta2), β3 = S(beta3)
    let fresh1 = S(d * (1 - rule.beta1)), fresh2 = S(d * d * (1 - rule.beta2))
    let fresh3 = S(d / rule.d0 * (rule.safeguardWarmup ? d : λ))
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      S.prodigyMoments(
        w, start: start, m, v, s, gradient, lanes: span.lanes,
        decay: coupledDecay * span.decay, beta1: β1, fresh1: fresh1, beta2: β2, fresh2: fresh2,
        beta3: β3, fresh3: fresh3)
    }
    // No gradient was seen yet: nothing to estimate from, and nothing to move along.
    guard sums[1] > 0 else { return }
    stepsTaken += 1
    distance.effectiveRate = λ
    updateDistance(way: d / rule.d0 * λ * sums[0], norm: sums[1])

    // Positive also where d·ε underflows, for the sake of the padding.
    let ε = max(S(distance.d * rule.epsilon), S.leastNormalMagnitude), η = S(λ)
    let decayRate = S(rule.decoupled ? λ * rule.weightDecay : 0)
    groups.forEachSpan { span in
      S.prodigyStep(
        w, m, v, lanes: span.lanes, keep: 1 - decayRate * span.decay, rate: η, epsilon: ε)
    }
  }

  private mutating func updateDistance(way: Double, norm: Double) {
    numerator = beta3 * numerator + way
    let latest = rule.dCoef * numerator / norm
    // The growth rate does not limit the first estimate above d₀.
    let d = distance.d == rule.d0 ? max(rule.d0, latest) : distance.d
    largest = max(largest, latest)
    distance.update(latest, to: min(largest, d * rule.growthRate))
  }

  var memoryPasses: [MemoryPass] {
    [MemoryPass(reads: 6, writes: 3), MemoryPass(reads: 3, writes: 1)]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.direction, &m)
    body(.scale, &v)
    body(.direction, &s)
  }
}
