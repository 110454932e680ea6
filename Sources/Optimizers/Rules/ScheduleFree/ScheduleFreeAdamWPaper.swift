import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Schedule-free AdamW as published: the bias correction √(1 − β₂ᵗ) multiplies the rate instead of
/// the second moment, and so also the weights of the average and the weight decay.
///
/// - v ← β₂v + (1 − β₂)g², ĝ = g/(√v + ε) + λy, η ← η√(1 − β₂ᵗ)
/// - y ← y + c(z − y) − η(1 − β(1 − c))ĝ, z ← z − ηĝ
///
/// Defazio et al. 2024, arXiv 2405.15682, Algorithm 1 of the appendix. Kept beside
/// ``ScheduleFreeAdamW`` because published experiments used it. Moves 28 bytes per single-precision
/// parameter in one pass.
public struct ScheduleFreeAdamWPaper: OptimizerRule {
  @Setting(.interpolation) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.normalizedWeightDecay) public var weightDecay = 0.0
  @Setting(.averagingPower) public var averagingPower = 0.0
  @Setting(.rateWeightPower) public var rateWeightPower = 2.0

  public init() {}

  public static let about = About(
    "schedule-free-adamw-paper", "schedule-free AdamW with the bias correction as published",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public var hasOwnEvaluationPoint: Bool { true }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    ScheduleFreeAdamWPaperState(self, groups)
  }
}

private struct ScheduleFreeAdamWPaperState<S: Scalar>: Optimizer {
  private let rule: ScheduleFreeAdamWPaper
  private let groups: ParameterGroups<S>
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: ScheduleFreeAdamWPaper, _ groups: ParameterGroups<S>) {
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
    let correctedRate = rate * (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    let averageWeight = average.weight(rate: correctedRate)
    let c = S(averageWeight), rateOfY = S(correctedRate * (rule.beta1 * (1 - averageWeight) - 1))
    let β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2), ε = S(rule.epsilon)

    let (y, g) = (groups.lanes(&y), groups.lanes(gradient))
    let (z, v) = (groups.lanes(&self.z), groups.lanes(&self.v))
    groups.forEachSpan { span in
      S.scheduleFreeStep(
        y, z, v, g, lanes: span.lanes,
        rate: S(correctedRate) * span.rate, rateOfY: rateOfY * span.rate,
        decayAtY: S(rule.weightDecay) * span.decay, decayAtZ: .init(repeating: 0), averageWeight: c,
        beta2: β2, fresh2: fresh2, root: 1, epsilon: ε)
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

  /// Of the step on z, with the bias correction that multiplies the rate.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction = (1 - Double.pow(rule.beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, epsilon: rule.epsilon, factor: 1 / correction)
    return true
  }

  /// The decay is not preconditioned: it adds to the curvature of P⁻¹H.
  func largestStableRate(curvature λ: Double) -> Double? {
    guard rule.beta1 < 1, let decay = groups.commonDecay(rule.weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: rule.beta1, curvature: λ + decay)
  }
}
