import Catalog
import Compute
import Theory

/// Stochastic gradient descent with momentum in PyTorch's convention, m ← βm + (1 − τ)g: the
/// momentum multiplies the effective step by about 1/(1 − β). Weight decay is coupled: λw is added
/// to the gradient.
///
/// - g ← g + λw
/// - m ← βm + (1 − τ)g
/// - w ← w − ηm, or w − η(g + βm) with Nesterov's momentum
///
/// Moves 12 bytes per single-precision parameter, 20 with momentum, in one pass.
public struct SGD: OptimizerRule {
  @Setting(.from(0, below: 1), "β; 0 for none") public var momentum = 0.0
  @Setting(.within(0, 1), "τ; the first step is not dampened") public var dampening = 0.0
  @Setting("step along g + βm instead of m") public var nesterov = false
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0

  public init() {}

  public static let about = About(
    "sgd", "gradient descent, momentum m ← βm + (1 − τ)g, Nesterov, coupled L2",
    Citation("Polyak 1964, doi 10.1016/0041-5553(64)90137-5; Sutskever et al. 2013 (ICML)"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard nesterov, momentum == 0 || dampening != 0 else { return }
    throw .invalid(
      owner: owner, setting: "nesterov",
      reason: "Nesterov's step needs a momentum above 0 and no dampening")
  }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    SGDState(self, groups)
  }
}

private struct SGDState<S: Scalar>: Optimizer {
  private let rule: SGD
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var isFirstStep = true

  init(_ rule: SGD, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: rule.momentum == 0 ? 0 : groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let β = S(rule.momentum), fresh = S(isFirstStep ? 1 : 1 - rule.dampening)
    isFirstStep = false
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    guard rule.momentum > 0 else {
      return groups.forEachSpan { span in
        let η = S(rate) * span.rate, λ = S(rule.weightDecay) * span.decay
        for i in span.lanes { w[i] = w[i] - η * (gradient[i] + λ * w[i]) }
      }
    }
    // Nesterov's step is η(g + βm), else ηm.
    let ahead: S = rule.nesterov ? 1 : 0, along = rule.nesterov ? β : 1
    let m = groups.lanes(&self.m)
    groups.forEachSpan { span in
      let η = S(rate) * span.rate
      S.momentumStep(
        w, m, gradient, lanes: span.lanes, decay: S(rule.weightDecay) * span.decay,
        gradientRate: ahead * η, momentumRate: along * η, beta: β, fresh: fresh)
    }
  }

  var memoryPasses: [MemoryPass] {
    [rule.momentum == 0 ? MemoryPass(reads: 2, writes: 1) : MemoryPass(reads: 3, writes: 2)]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    if m.count > 0 { body(.direction, &m) }
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    !isFirstStep && groups.writeRateMultipliers(&scale)
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard let decay = groups.commonDecay(rule.weightDecay) else { return nil }
    let λ = λ + decay
    guard rule.momentum > 0 else { return StabilityLimit.gradientDescent(curvature: λ) }
    return rule.nesterov
      ? StabilityLimit.nesterov(momentum: rule.momentum, curvature: λ)
      : StabilityLimit.heavyBall(momentum: rule.momentum, dampening: rule.dampening, curvature: λ)
  }
}
