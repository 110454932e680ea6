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
public struct Adadelta<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let rho, epsilon, weightDecay: Double
  private var v: Buffer<S>
  private var u: Buffer<S>
  private var isStarted = false

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    isStarted = true
    let ρ = S(rho), fresh = S(1 - rho), ε = S(epsilon)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (v, u) = (groups.lanes(&self.v), groups.lanes(&self.u))
    groups.forEachSpan { span in
      S.adadeltaStep(
        w, v, u, gradient, lanes: span.lanes, decay: S(weightDecay) * span.decay,
        rate: S(rate) * span.rate, rho: ρ, fresh: fresh, epsilon: ε)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var rateRole: RateRole { .multiplier }
}

extension Adadelta {
  public static var declaration: Declaration {
    Declaration(
      id: "adadelta", summary: "the root mean square of past steps over that of gradients",
      citation: Citation("Zeiler 2012", arXiv: "1212.5701"),
      settings: [rho.declaration, epsilon.declaration, weightDecay.declaration])
  }

  private static var rho: Setting<Double> {
    Setting("rho", default: 0.9, .within(0, 0.999_999_999), "decay of both mean squares")
  }
  private static var epsilon: Setting<Double> {
    Setting("epsilon", default: 1e-6, .atLeast(1e-30), "added to both mean squares")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    rho = configuration[Self.rho]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    v = Buffer(zeros: groups.count)
    u = Buffer(zeros: groups.count)
  }
}

extension Adadelta {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.scale, &v)
    body(.scale, &u)
  }

  /// With u as it is after the step, which the next one uses: the u before it is gone. The two differ
  /// by a factor of at least ρ.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard isStarted else { return false }
    let (v, u) = (groups.lanes(v), groups.lanes(u)), ε = S(epsilon)
    groups.writeScale(&scale) { i in S.squareRoot((v[i] + ε) / (u[i] + ε)) }
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    guard groups.commonDecay(weightDecay) == 0 else { return nil }
    return StabilityLimit.gradientDescent(curvature: λ)
  }
}
