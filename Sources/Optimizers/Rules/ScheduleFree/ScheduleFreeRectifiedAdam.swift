import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Schedule-free RAdam: the rectification takes the place of a warmup as the average takes that of
/// a schedule.
///
/// - v ← β₂v + (1 − β₂)g², ĝ = g/(√v̂ + ε) + λy, η ← ηr with the rectification r
/// - y ← y + c(z − y) − η(1 − β(1 − c))ĝ, z ← z − ηĝ
///
/// Defazio et al. 2024, arXiv 2405.15682, with the rectification of Liu et al. 2020, arXiv
/// 1908.03265. In the first steps, where the second moment's variance is intractable, it waits
/// (`first_steps: wait`) or takes plain gradient steps (`gradient`). Moves 28 bytes per
/// single-precision parameter in one pass.
public struct ScheduleFreeRectifiedAdam: OptimizerRule {
  @Setting(.interpolation) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.normalizedWeightDecay) public var weightDecay = 0.0
  @Setting("without rectification: no steps, or plain gradient steps")
  public var firstSteps = FirstSteps.wait
  @Setting(.averagingPower) public var averagingPower = 0.0
  @Setting(.rateWeightPower) public var rateWeightPower = 2.0

  public init() {}

  public static let about = About(
    "schedule-free-radam", "RAdam with iterate averaging: neither warmup nor schedule",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var diagnosticNames: [String] { ["rectification"] }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    ScheduleFreeRectifiedAdamState(self, groups)
  }

  /// What to do while there is no rectification.
  public enum FirstSteps: String, SettingChoice { case wait, gradient }
}

private struct ScheduleFreeRectifiedAdamState<S: Scalar>: Optimizer {
  private let rule: ScheduleFreeRectifiedAdam
  private let groups: ParameterGroups<S>
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: ScheduleFreeRectifiedAdam, _ groups: ParameterGroups<S>) {
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
    let rectification = Rectification(beta2: rule.beta2, step: stepsTaken, threshold: 4).factor
    let rectifiedRate = rate * (rectification ?? (rule.firstSteps == .wait ? 0 : 1))
    let averageWeight = average.weight(rate: rectifiedRate)
    let c = S(averageWeight), rateOfY = S(rectifiedRate * (rule.beta1 * (1 - averageWeight) - 1))
    let β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2)
    // Without rectification the gradient is not normalised: a denominator of 0·√v + 1.
    let correction2 = 1 / (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    let root = S(rectification == nil ? 0 : correction2),
      rest = S(rectification == nil ? 1 : rule.epsilon)

    let (y, g) = (groups.lanes(&y), groups.lanes(gradient))
    let (z, v) = (groups.lanes(&self.z), groups.lanes(&self.v))
    groups.forEachSpan { span in
      S.scheduleFreeStep(
        y, z, v, g, lanes: span.lanes,
        rate: S(rectifiedRate) * span.rate, rateOfY: rateOfY * span.rate,
        decayAtY: S(rule.weightDecay) * span.decay, decayAtZ: .init(repeating: 0), averageWeight: c,
        beta2: β2, fresh2: fresh2, root: root, epsilon: rest)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: rule.beta1, groups: groups, into: &x)
  }

  var diagnostics: [Double] {
    [Rectification(beta2: rule.beta2, step: max(1, stepsTaken), threshold: 4).factor ?? 0]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    body(.scale, &v)
  }

  /// Of the step on z. There is none while it waits.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let rectification = Rectification(beta2: rule.beta2, step: stepsTaken, threshold: 4).factor
    guard let rectification else {
      // A denominator of 0·√v + 1, as in the step.
      groups.writeScale(&scale, secondMoment: v, root: 0, epsilon: 1)
      return rule.firstSteps == .gradient
    }
    let correction2 = 1 / (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, root: correction2, epsilon: rule.epsilon, factor: 1 / rectification)
    return true
  }

  /// The decay is not preconditioned: it adds to the curvature of P⁻¹H.
  func largestStableRate(curvature λ: Double) -> Double? {
    // With a short second moment the rectification never comes: it waits for ever.
    let isRectified = Rectification(beta2: rule.beta2, step: .max, threshold: 4).factor != nil
    guard isRectified || rule.firstSteps == .gradient else { return nil }
    guard rule.beta1 < 1, let decay = groups.commonDecay(rule.weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: rule.beta1, curvature: λ + decay)
  }
}
