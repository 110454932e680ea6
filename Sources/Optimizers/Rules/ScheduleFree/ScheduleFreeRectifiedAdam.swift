import Catalog
import Compute
import Foundation
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
public struct ScheduleFreeRectifiedAdam<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let firstSteps: FirstSteps
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { z.assign(y) }
    stepsTaken += 1
    let rectification = Rectification(beta2: beta2, step: stepsTaken, threshold: 4).factor
    let rectifiedRate = rate * (rectification ?? (firstSteps == .wait ? 0 : 1))
    let averageWeight = average.weight(rate: rectifiedRate)
    let c = S(averageWeight), rateOfY = S(rectifiedRate * (beta1 * (1 - averageWeight) - 1))
    let β2 = S(beta2), fresh2 = S(1 - beta2)
    // Without rectification the gradient is not normalised: a denominator of 0·√v + 1.
    let correction2 = 1 / (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    let root = S(rectification == nil ? 0 : correction2),
      rest = S(rectification == nil ? 1 : epsilon)

    let (y, g) = (groups.lanes(&y), groups.lanes(gradient))
    let (z, v) = (groups.lanes(&self.z), groups.lanes(&self.v))
    groups.forEachSpan { span in
      S.scheduleFreeStep(
        y, z, v, g, lanes: span.lanes,
        rate: S(rectifiedRate) * span.rate, rateOfY: rateOfY * span.rate,
        decayAtY: S(weightDecay) * span.decay, decayAtZ: .init(repeating: 0), averageWeight: c,
        beta2: β2, fresh2: fresh2, root: root, epsilon: rest)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta1, groups: groups, into: &x)
  }

  public static var diagnosticNames: [String] { ["rectification"] }

  public var diagnostics: [Double] {
    [Rectification(beta2: beta2, step: max(1, stepsTaken), threshold: 4).factor ?? 0]
  }
}

extension ScheduleFreeRectifiedAdam {
  /// What to do while there is no rectification.
  public enum FirstSteps: String, SettingChoice { case wait, gradient }

  public static var declaration: Declaration {
    Declaration(
      id: "schedule-free-radam",
      summary: "RAdam with iterate averaging: neither warmup nor schedule",
      citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        firstSteps.declaration, ScheduleFreeAverage.averagingPower.declaration,
        ScheduleFreeAverage.rateWeightPower.declaration,
      ])
  }

  private static var beta1: Setting<Double> { ScheduleFreeAverage.interpolation("beta1") }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "added at y to the normalised gradient")
  }
  private static var firstSteps: Setting<FirstSteps> {
    Setting(
      "first_steps", default: .wait, "without rectification: no steps, or plain gradient steps")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    firstSteps = configuration[Self.firstSteps]
    average = ScheduleFreeAverage(configuration)
    z = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }
}

extension ScheduleFreeRectifiedAdam {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    body(.scale, &v)
  }

  /// Of the step on z. There is none while it waits.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let rectification = Rectification(beta2: beta2, step: stepsTaken, threshold: 4).factor
    guard let rectification else {
      // A denominator of 0·√v + 1, as in the step.
      groups.writeScale(&scale, secondMoment: v, root: 0, epsilon: 1)
      return firstSteps == .gradient
    }
    let correction2 = 1 / (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, root: correction2, epsilon: epsilon, factor: 1 / rectification)
    return true
  }

  /// The decay is not preconditioned: it adds to the curvature of P⁻¹H.
  public func largestStableRate(curvature λ: Double) -> Double? {
    // With a short second moment the rectification never comes: it waits for ever.
    let isRectified = Rectification(beta2: beta2, step: .max, threshold: 4).factor != nil
    guard isRectified || firstSteps == .gradient else { return nil }
    guard beta1 < 1, let decay = groups.commonDecay(weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: beta1, curvature: λ + decay)
  }
}
