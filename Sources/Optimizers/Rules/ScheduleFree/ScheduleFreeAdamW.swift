import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Schedule-free AdamW: gradients are taken at y, the model is evaluated at the average x.
///
/// - v ← β₂v + (1 − β₂)g², ĝ = g/(√v̂ + ε) + λy
/// - y ← y + c(z − y) − η(1 − β(1 − c))ĝ, z ← z − ηĝ
///
/// Defazio et al. 2024, arXiv 2405.15682, with Adam's bias correction of the second moment. Weight
/// decay is taken at y, or at z on request. Moves 28 bytes per single-precision parameter in one
/// pass.
public struct ScheduleFreeAdamW: OptimizerRule {
  @Setting(.interpolation) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.weightDecay("added to the normalised gradient, so scaled by the rate"))
  public var weightDecay = 0.0
  @Setting("the point at which weight decay is taken") public var decayAt = DecayPoint.y
  @Setting(.averagingPower) public var averagingPower = 0.0
  @Setting(.rateWeightPower) public var rateWeightPower = 2.0

  public init() {}

  public static let about = About(
    "schedule-free-adamw",
    "AdamW with iterate averaging in place of a schedule, evaluated at the average",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public var hasOwnEvaluationPoint: Bool { true }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    ScheduleFreeAdamWState(self, groups)
  }

  /// The point at which weight decay is taken.
  public enum DecayPoint: String, SettingChoice { case y, z }
}

private struct ScheduleFreeAdamWState<S: Scalar>: Optimizer {
  private let rule: ScheduleFreeAdamW
  private let groups: ParameterGroups<S>
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: ScheduleFreeAdamW, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    average = ScheduleFreeAverage(
      averagingPower: rule.averagingPower, rateWeightPower: rule.rateWeightPower)
    z = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { z.assign(y) }
    stepsTaken += 1
    let averageWeight = average.weight(rate: rate)
    let c = S(averageWeight), rateOfY = S(rate * (rule.beta1 * (1 - averageWeight) - 1))
    let β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2), ε = S(rule.epsilon)
    let correction2 = S(1 / (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot())
    let decayAtY = S(rule.decayAt == .y ? rule.weightDecay : 0)
    let decayAtZ = S(rule.decayAt == .z ? rule.weightDecay : 0)

    let (y, g) = (groups.lanes(&y), groups.lanes(gradient))
    let (z, v) = (groups.lanes(&self.z), groups.lanes(&self.v))
    groups.forEachSpan { span in
      S.scheduleFreeStep(
        y, z, v, g, lanes: span.lanes,
        rate: S(rate) * span.rate, rateOfY: rateOfY * span.rate,
        decayAtY: decayAtY * span.decay, decayAtZ: decayAtZ * span.decay, averageWeight: c,
        beta2: β2, fresh2: fresh2, root: correction2, epsilon: ε)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: rule.beta1, groups: groups, into: &x)
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    body(.scale, &v)
  }

  /// Of the step on z.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction2 = 1 / (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(&scale, secondMoment: v, root: correction2, epsilon: rule.epsilon)
    return true
  }

  /// The decay is not preconditioned: at y it adds to the curvature of P⁻¹H.
  func largestStableRate(curvature λ: Double) -> Double? {
    guard rule.beta1 < 1, let decay = groups.commonDecay(rule.weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(
      beta: rule.beta1, curvature: λ + (rule.decayAt == .y ? decay : 0),
      decay: rule.decayAt == .z ? decay : 0)
  }
}
