import Catalog
import Compute
import Foundation

/// D-Adaptation for Adam: the step length is d times the rate, where d is a growing lower bound on
/// the distance from the initial point to the solution, so the rate is a multiplier (base 1).
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 5. Two passes, because the new d
/// depends on sums over all parameters: 32 and 16 bytes per single-precision parameter.
public struct DAdaptAdam<S: Scalar>: Optimizer {
  private let beta1, beta2, epsilon, weightDecay, initialDistance, growthRate: Double
  private let isDecoupled, correctsBias: Bool
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var stepsTaken = 0
  private var d: Double
  private var latestEstimate: Double
  private var negativeEstimates = 0
  private var numerator = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    let t = Double(stepsTaken + 1), rootβ2 = beta2.squareRoot()
    let correction = correctsBias ? (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t)) : 1
    let λ = d * rate * correction

    let β1 = S(beta1), β2 = S(beta2), rβ2 = S(rootβ2), ε = S(epsilon)
    let fresh1 = S(λ * (1 - beta1)), fresh2 = S(1 - beta2), freshS = S(λ * (1 - rootβ2))
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    var correlation = LaneSum<S>(), norm = LaneSum<S>()
    withLanes(&m, &v, &s, w, gradient) { count, m, v, s, w, gradient in
      for i in 0..<count {
        let g = gradient[i] + coupledDecay * w[i]
        correlation.add(g * (s[i] / (S.squareRoot(v[i]) + ε)), at: i)
        m[i] = β1 * m[i] + fresh1 * g
        v[i] = β2 * v[i] + fresh2 * (g * g)
        let sᵢ = rβ2 * s[i] + freshS * g
        norm.add(S.magnitude(sᵢ), at: i)
        s[i] = sᵢ
      }
    }
    // No gradient was seen yet: nothing to estimate from, and nothing to move along.
    guard norm.total != 0 else { return }

    numerator = rootβ2 * numerator + (1 - rootβ2) * λ * correlation.total
    latestEstimate = numerator / ((1 - rootβ2) * norm.total)
    if latestEstimate < 0 { negativeEstimates += 1 }
    d = max(d, min(latestEstimate, d * growthRate))
    stepsTaken += 1

    let keep = S(isDecoupled ? 1 - λ * weightDecay : 1)
    withLanes(&w, m, v) { count, w, m, v in
      for i in 0..<count { w[i] = keep * w[i] - m[i] / (S.squareRoot(v[i]) + ε) }
    }
  }

  public var streamsPerStep: Int { 12 }

  public static var rateRole: RateRole { .multiplier }

  public static var diagnosticNames: [String] { ["d", "d_hat", "negative_d_hat"] }

  public var diagnostics: [Double] { [d, latestEstimate, Double(negativeEstimates)] }
}

extension DAdaptAdam {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-adam", summary: "Adam with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        decoupled.declaration, biasCorrection.declaration, initialDistance.declaration,
        growthRate.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled (added to the gradient) unless `decoupled`")
  }
  private static var decoupled: Setting<Bool> {
    Setting("decoupled", default: false, "shrink w by d η λ w instead of adding λw to the gradient")
  }
  private static var biasCorrection: Setting<Bool> {
    Setting("bias_correction", default: false, "correct the moments' bias as Adam does")
  }
  private static var initialDistance: Setting<Double> {
    Setting("d0", default: 1e-6, .above(0), "initial estimate of the distance")
  }
  private static var growthRate: Setting<Double> {
    Setting(
      "growth_rate", default: .infinity, .atLeast(1), "largest factor by which d grows a step")
  }

  public init(_ configuration: Configuration, layout: ParameterLayout) {
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    isDecoupled = configuration[Self.decoupled]
    correctsBias = configuration[Self.biasCorrection]
    initialDistance = configuration[Self.initialDistance]
    growthRate = configuration[Self.growthRate]
    d = initialDistance
    latestEstimate = initialDistance
    m = Buffer(zeros: layout.count)
    v = Buffer(zeros: layout.count)
    s = Buffer(zeros: layout.count)
  }
}
