import Catalog
import Compute
import Foundation
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
public struct ScheduleFreeAdamWPaper<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { z.assign(y) }
    stepsTaken += 1
    let correctedRate = rate * (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    let averageWeight = average.weight(rate: correctedRate)
    let c = S(averageWeight), rateOfY = S(correctedRate * (beta1 * (1 - averageWeight) - 1))
    let β2 = S(beta2), fresh2 = S(1 - beta2), ε = S(epsilon)

    let (y, g) = (groups.lanes(&y), groups.lanes(gradient))
    let (z, v) = (groups.lanes(&self.z), groups.lanes(&self.v))
    groups.forEachSpan { span in
      S.scheduleFreeStep(
        y, z, v, g, lanes: span.lanes,
        rate: S(correctedRate) * span.rate, rateOfY: rateOfY * span.rate,
        decayAtY: S(weightDecay) * span.decay, decayAtZ: .init(repeating: 0), averageWeight: c,
        beta2: β2, fresh2: fresh2, root: 1, epsilon: ε)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta1, groups: groups, into: &x)
  }
}

extension ScheduleFreeAdamWPaper {
  public static var declaration: Declaration {
    Declaration(
      id: "schedule-free-adamw-paper",
      summary: "schedule-free AdamW with the bias correction as published",
      citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        ScheduleFreeAverage.averagingPower.declaration,
        ScheduleFreeAverage.rateWeightPower.declaration,
      ])
  }

  private static var beta1: Setting<Double> { ScheduleFreeAverage.interpolation("beta1") }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "added at y to the normalised gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    average = ScheduleFreeAverage(configuration)
    z = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }
}

extension ScheduleFreeAdamWPaper {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    body(.scale, &v)
  }

  /// Of the step on z, with the bias correction that multiplies the rate.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction = (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, epsilon: epsilon, factor: 1 / correction)
    return true
  }

  /// The decay is not preconditioned: it adds to the curvature of P⁻¹H.
  public func largestStableRate(curvature λ: Double) -> Double? {
    guard beta1 < 1, let decay = groups.commonDecay(weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: beta1, curvature: λ + decay)
  }
}
