import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam with Nesterov's momentum, whose weight μₜ = β₁(1 − ½·0.96^(tψ)) grows during the run.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η((1 − μₜ)/(1 − Πμ) g + μₜ₊₁/(1 − μₜ₊₁Πμ) m)/(√v̂ + ε), where Πμ = μ₁ … μₜ
///
/// Dozat 2016 (ICLR workshop), Algorithm 2, with the momentum schedule of its section 3.3. Moves 28
/// bytes per single-precision parameter in one pass.
public struct NAdam: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.coupledUnlessDecoupled) public var weightDecay = 0.0
  @Setting(.decoupled) public var decoupled = false
  @Setting(.within(0, 1), "ψ: how fast the momentum grows to beta1")
  public var momentumDecay = 0.004

  public init() {}

  public static let about = About(
    "nadam", "Adam with Nesterov's momentum",
    Citation("Dozat 2016, ICLR workshop: Incorporating Nesterov momentum into Adam"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    NAdamState(self, groups)
  }
}

private struct NAdamState<S: Scalar>: Optimizer {
  private let rule: NAdam
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0
  private var momentumProduct = 1.0

  init(_ rule: NAdam, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let μ = momentum(at: t), nextμ = momentum(at: t + 1)
    momentumProduct *= μ
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon)
    let fresh1 = S(1 - rule.beta1), fresh2 = S(1 - rule.beta2)
    let gradientRate = S(rate * (1 - μ) / (1 - momentumProduct))
    let momentumRate = S(rate * nextμ / (1 - momentumProduct * nextμ))
    let correction2 = S(1 / (1 - Double.pow(rule.beta2, t)).squareRoot())
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let decayRate = S(rule.decoupled ? rate * rule.weightDecay : 0)

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
    (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
    groups.forEachSpan { span in
      var update = update
      update.decay = coupledDecay * span.decay
      update.keep = 1 - decayRate * span.rate * span.decay
      update.momentumRate = momentumRate * span.rate
      update.gradientRate = gradientRate * span.rate
      S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
    }
  }

  private func momentum(at t: Double) -> Double {
    rule.beta1 * (1 - 0.5 * Double.pow(0.96, t * rule.momentumDecay))
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  /// With the bias correction 1 − Πμ of the gradient; that of the momentum, 1 − μₜ₊₁Πμ, is nearer to
  /// 1.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction2 = 1 / (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, root: correction2, epsilon: rule.epsilon,
      factor: 1 - momentumProduct)
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    let decay = groups.commonDecay(rule.weightDecay)
    guard let decay, rule.decoupled || decay == 0 else { return nil }
    // Where it does not grow, μ stays at half of β₁.
    return StabilityLimit.interpolatedMomentum(
      beta: rule.beta1, weight: rule.momentumDecay > 0 ? rule.beta1 : rule.beta1 / 2,
      curvature: λ, decay: decay)
  }
}
