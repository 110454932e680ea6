import Catalog
import Compute
import Foundation

/// Schedule-free AdamW: gradients are taken at y, the model is evaluated at the average x.
///
/// Defazio et al. 2024, arXiv 2405.15682. In the paper's symbols, with c the weight of the new
/// point in the average, z ← z − ηĝ, x ← (1 − c)x + cz, y ← βx + (1 − β)z; the parameters that
/// `step` updates are y, and x is recovered from y and z when it is asked for. Weight decay is
/// taken at y, or at z on request. Moves 28 bytes per single-precision parameter in one pass.
public struct ScheduleFreeAdamW<S: Scalar>: Optimizer {
  private let beta1, beta2, epsilon, weightDecay, averagingPower, rateWeightPower: Double
  private let decayPoint: DecayPoint
  private var z: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0
  private var largestRate = 0.0
  private var weightSum = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { z.assign(y) }
    stepsTaken += 1
    let t = Double(stepsTaken)
    largestRate = max(largestRate, rate)
    let weight = pow(t, averagingPower) * pow(largestRate, rateWeightPower)
    weightSum += weight
    let averageWeight = weightSum > 0 ? weight / weightSum : 0

    let β2 = S(beta2), ε = S(epsilon), fresh2 = S(1 - beta2), η = S(rate), c = S(averageWeight)
    let correction2 = S(1 / (1 - pow(beta2, t)).squareRoot())
    let ηy = S(rate * (beta1 * (1 - averageWeight) - 1))
    let λy = S(decayPoint == .y ? weightDecay : 0), λz = S(decayPoint == .z ? weightDecay : 0)
    withLanes(&y, &z, &v, gradient) { count, y, z, v, g in
      for i in 0..<count {
        let yᵢ = y[i], zᵢ = z[i]
        let vᵢ = β2 * v[i] + fresh2 * (g[i] * g[i])
        let ĝ = g[i] / (correction2 * S.squareRoot(vᵢ) + ε) + λy * yᵢ + λz * zᵢ
        y[i] = yᵢ + c * (zᵢ - yᵢ) + ηy * ĝ
        z[i] = zᵢ - η * ĝ
        v[i] = vᵢ
      }
    }
  }

  public var streamsPerStep: Int { 7 }

  public static var hasOwnEvaluationPoint: Bool { true }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard stepsTaken > 0 else { return x.assign(y) }
    let extrapolation = S(1 - 1 / beta1)
    withLanes(&x, y, z) { count, x, y, z in
      for i in 0..<count { x[i] = y[i] + extrapolation * (z[i] - y[i]) }
    }
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
        decayAt.declaration, averagingPower.declaration, rateWeightPower.declaration,
      ])
  }

  private static var beta1: Setting<Double> {
    Setting(
      "beta1", default: 0.9, .above(0, upTo: 1), "β: the gradient is taken at y = βx + (1 − β)z")
  }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "added to the normalised gradient, so scaled by the rate")
  }
  private static var decayAt: Setting<DecayPoint> {
    Setting("decay_at", default: .y, "the point at which weight decay is taken")
  }
  private static var averagingPower: Setting<Double> {
    Setting("averaging_power", default: 0, .within(0, 20), "r: step t counts tʳ in the average")
  }
  private static var rateWeightPower: Setting<Double> {
    Setting(
      "rate_weight_power", default: 2, .within(0, 20),
      "a step counts its largest rate so far to this power in the average")
  }

  public init(_ configuration: Configuration, layout: ParameterLayout) {
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    decayPoint = configuration[Self.decayAt]
    averagingPower = configuration[Self.averagingPower]
    rateWeightPower = configuration[Self.rateWeightPower]
    z = Buffer(zeros: layout.count)
    v = Buffer(zeros: layout.count)
  }
}
