import Catalog
import Compute
import Theory

/// Steps in the units of the parameters: the running root mean square of past steps over that of
/// the gradients, with ε inside both roots. The rate is a multiplier (base 1).
///
/// - v ← ρv + (1 − ρ)g², δ = √(u + ε)/√(v + ε) g
/// - u ← ρu + (1 − ρ)δ², w ← w − ηδ
///
/// Zeiler 2012, arXiv 1212.5701, Algorithm 1. Moves 28 bytes per single-precision parameter in one
/// pass.
public struct Adadelta: OptimizerRule {
  @Setting(.within(0, 0.999_999_999), "decay of both mean squares") public var rho = 0.9
  @Setting(.atLeast(1e-30), "added to both mean squares") public var epsilon = 1e-6
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0

  public init() {}

  public static let about = About(
    "adadelta", "the root mean square of past steps over that of gradients",
    Citation("Zeiler 2012", arXiv: "1212.5701"))

  public var rateRole: RateRole { .multiplier }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdadeltaState(self, groups)
  }
}

private struct AdadeltaState<S: Scalar>: Optimizer {
  private let rule: Adadelta
  private let groups: ParameterGroups<S>
  private var v: Buffer<S>
  private var u: Buffer<S>
  private var isStarted = false

  init(_ rule: Adadelta, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    v = Buffer(zeros: groups.count)
    u = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    isStarted = true
    let ρ = S(rule.rho), fresh = S(1 - rule.rho), ε = S(rule.epsilon)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (v, u) = (groups.lanes(&self.v), groups.lanes(&self.u))
    groups.forEachSpan { span in
      S.adadeltaStep(
        w, v, u, gradient, lanes: span.lanes, decay: S(rule.weightDecay) * span.decay,
        rate: S(rate) * span.rate, rho: ρ, fresh: fresh, epsilon: ε)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.scale, &v)
    body(.scale, &u)
  }

  /// With u as it is after the step, which the next one uses: the u before it is gone. The two differ
  /// by a factor of at least ρ.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard isStarted else { return false }
    let (v, u) = (groups.lanes(v), groups.lanes(u)), ε = S(rule.epsilon)
    groups.writeScale(&scale) { i in S.squareRoot((v[i] + ε) / (u[i] + ε)) }
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return StabilityLimit.gradientDescent(curvature: λ)
  }
}
