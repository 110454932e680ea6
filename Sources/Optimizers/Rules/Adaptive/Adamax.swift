import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam with an exponentially weighted infinity norm in place of the second moment.
///
/// - m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε)
/// - w ← w − η/(1 − β₁ᵗ) m/u
///
/// Kingma and Ba 2015, arXiv 1412.6980, Algorithm 2, with ε added to |g|. Moves 28 bytes per
/// single-precision parameter in one pass.
public struct Adamax: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.within(0, 0.999_999_999), "decay of the infinity norm") public var beta2 = 0.999
  @Setting(.atLeast(1e-30), "added to |g|") public var epsilon = 1e-8
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0

  public init() {}

  public static let about = About(
    "adamax", "Adam with an infinity norm in place of the second moment",
    Citation("Kingma and Ba 2015", arXiv: "1412.6980"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdamaxState(self, groups)
  }
}

private struct AdamaxState<S: Scalar>: Optimizer {
  private let rule: Adamax
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var u: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: Adamax, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    u = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon), fresh1 = S(1 - rule.beta1)
    let correctedRate = S(rate / (1 - Double.pow(rule.beta1, Double(stepsTaken))))

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, u) = (groups.lanes(&self.m), groups.lanes(&self.u))
    groups.forEachSpan { span in
      S.adamaxStep(
        w, m, u, gradient, lanes: span.lanes, decay: S(rule.weightDecay) * span.decay,
        rate: correctedRate * span.rate, beta1: β1, fresh1: fresh1, beta2: β2, epsilon: ε)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &u)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let factor = S(1 - Double.pow(rule.beta1, Double(stepsTaken))), u = groups.lanes(u)
    groups.writeScale(&scale) { i in factor * u[i] }
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    // A decay that is preconditioned too is no part of P⁻¹H.
    guard groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: rule.beta1, curvature: λ)
  }
}
