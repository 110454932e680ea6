import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam, with weight decay coupled: λw is added to the gradient.
///
/// - g ← g + λw, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
///
/// Kingma and Ba 2015, arXiv 1412.6980, Algorithm 1; AMSGrad by Reddi et al. 2018, arXiv
/// 1904.09237. With `initial_second_moment: gradient`, the second moment starts at the square of
/// the first gradient while its bias correction stays, which makes the first steps shorter by
/// √(1 − β₂ᵗ): GI-Adam of Kalra and Barkeshli 2024, arXiv 2406.09405.
///
/// Moves 28 bytes per single-precision parameter in one pass, 36 with AMSGrad.
public struct Adam: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.amsgrad) public var amsgrad = false
  @Setting("gradient: the square of the first gradient (GI-Adam, 2406.09405)")
  public var initialSecondMoment = InitialSecondMoment.zero

  public init() {}

  public static let about = About(
    "adam", "Adam with coupled L2, AMSGrad, GI-Adam's initial second moment",
    Citation("Kingma and Ba 2015", arXiv: "1412.6980"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdamState(self, groups)
  }

  /// What the second moment is before the first step.
  public enum InitialSecondMoment: String, SettingChoice { case zero, gradient }
}

private struct AdamState<S: Scalar>: Optimizer {
  private let rule: Adam
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var largestV: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: Adam, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    largestV = Buffer(zeros: rule.amsgrad ? groups.count : 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let startsFromGradient = rule.initialSecondMoment == .gradient && stepsTaken == 1
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon)
    let fresh1 = S(1 - rule.beta1), fresh2 = S(startsFromGradient ? 1 : 1 - rule.beta2)
    let correctedRate = S(rate / (1 - Double.pow(rule.beta1, t)))
    let correction2 = S(1 / (1 - Double.pow(rule.beta2, t)).squareRoot())

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    guard rule.amsgrad else {
      var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
      (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
      return groups.forEachSpan { span in
        var update = update
        update.decay = S(rule.weightDecay) * span.decay
        update.momentumRate = correctedRate * span.rate
        S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
      }
    }
    let largestV = groups.lanes(&self.largestV)
    groups.forEachSpan { span in
      let η = correctedRate * span.rate, λ = S(rule.weightDecay) * span.decay
      for i in span.lanes {
        let g = gradient[i] + λ * w[i]
        let mᵢ = β1 * m[i] + fresh1 * g
        let vᵢ = β2 * v[i] + fresh2 * (g * g)
        let largest = S.maximum(largestV[i], vᵢ)
        w[i] = w[i] - η * mᵢ / (correction2 * S.squareRoot(largest) + ε)
        m[i] = mᵢ
        v[i] = vᵢ
        largestV[i] = largest
      }
    }
  }

  var memoryPasses: [MemoryPass] {
    [rule.amsgrad ? MemoryPass(reads: 5, writes: 4) : MemoryPass(reads: 4, writes: 3)]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
    if rule.amsgrad { body(.scale, &largestV) }
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    groups.writeAdamScale(
      &scale, secondMoment: rule.amsgrad ? largestV : v, beta1: rule.beta1, beta2: rule.beta2,
      epsilon: rule.epsilon, stepsTaken: stepsTaken)
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    // A decay that is preconditioned too is no part of P⁻¹H.
    guard groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: rule.beta1, curvature: λ)
  }
}
