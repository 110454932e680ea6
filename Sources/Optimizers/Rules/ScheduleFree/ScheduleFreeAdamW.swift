import Catalog
import Compute
import Foundation
import Theory

/// Schedule-free AdamW: gradients are taken at y, the model is evaluated at the average x.
///
/// - v ← β₂v + (1 − β₂)g², ĝ = g/(√v̂ + ε) + λy
/// - y ← y + c(z − y) − η(1 − β(1 − c))ĝ, z ← z − ηĝ
///
/// Defazio et al. 2024, arXiv 2405.15682, with Adam's bias correction of the second moment. Weight
/// decay is taken at y, or at z on request. Moves 28 bytes per single-precision parameter in one
/// pass.
public struct ScheduleFreeAdamW<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let decayPoint: DecayPoint
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { z.assign(y) }
    stepsTaken += 1
    let averageWeight = average.weight(rate: rate)
    let c = S(averageWeight), rateOfY = S(rate * (beta1 * (1 - averageWeight) - 1))
    let β2 = S(beta2), fresh2 = S(1 - beta2), ε = S(epsilon)
    let correction2 = S(1 / (1 - pow(beta2, Double(stepsTaken))).squareRoot())
    let decayAtY = S(decayPoint == .y ? weightDecay : 0)
    let decayAtZ = S(decayPoint == .z ? weightDecay : 0)

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

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta1, groups: groups, into: &x)
  }
}

extension ScheduleFreeAdamW {
  /// Where weight decay is taken.
  public enum DecayPoint: String, SettingChoice { case y, z }

  public static var declaration: Declaration {
    Declaration(
      id: "schedule-free-adamw",
      summary: "AdamW with iterate averaging in place of a schedule, evaluated at the average",
      citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        decayAt.declaration, ScheduleFreeAverage.averagingPower.declaration,
        ScheduleFreeAverage.rateWeightPower.declaration,
      ])
  }

  private static var beta1: Setting<Double> { ScheduleFreeAverage.interpolation("beta1") }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "added to the normalised gradient, so scaled by the rate")
  }
  private static var decayAt: Setting<DecayPoint> {
    Setting("decay_at", default: .y, "the point at which weight decay is taken")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    decayPoint = configuration[Self.decayAt]
    average = ScheduleFreeAverage(configuration)
    z = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }
}

extension ScheduleFreeAdamW {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    body(.scale, &v)
  }

  /// Of the step on z.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction2 = 1 / (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(&scale, secondMoment: v, root: correction2, epsilon: epsilon)
    return true
  }

  /// The decay is not preconditioned: at y it adds to the curvature of P⁻¹H.
  public func largestStableRate(curvature λ: Double) -> Double? {
    guard beta1 < 1, let decay = groups.commonDecay(weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(
      beta: beta1, curvature: λ + (decayPoint == .y ? decay : 0),
      decay: decayPoint == .z ? decay : 0)
  }
}
