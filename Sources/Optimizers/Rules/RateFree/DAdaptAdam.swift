import Catalog
import Compute
import Foundation

/// D-Adaptation for Adam: the step length is d times the rate, where d is a growing estimate of the
/// distance from the initial point to the solution, so the rate is a multiplier (base 1).
///
/// - r ← √β₂ r + (1 − √β₂)λ Σ g s/(√v + ε), with λ = dη
/// - m ← β₁m + (1 − β₁)λg, v ← β₂v + (1 − β₂)g², s ← √β₂ s + (1 − √β₂)λg
/// - w ← w − m/(√v + ε), d ← max(d, r/((1 − √β₂)‖s‖₁))
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 5; with `estimate: norms` that of its
/// first version, in which d̂ comes from weighted norms instead of inner products. A new d counts
/// from the next step on, so one pass suffices: it moves 36 bytes per single-precision parameter.
public struct DAdaptAdam<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let isDecoupled, correctsBias: Bool
  private let estimate: DistanceEstimator
  private var distance: DistanceEstimate
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var stepsTaken = 0
  private var hasSeenGradient = false
  private var numerator = 0.0
  private var effectiveRate = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if !hasSeenGradient {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      hasSeenGradient = sumOfSquares(gradient) > 0 || (weightDecay > 0 && !isDecoupled)
      guard hasSeenGradient else { return }
    }
    stepsTaken += 1
    let t = Double(stepsTaken)
    let correction = correctsBias ? (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t)) : 1
    let λ = distance.d * rate * correction
    effectiveRate = λ
    switch estimate {
    case .innerProducts: stepByInnerProducts(&w, gradient, λ)
    case .norms: stepByNorms(&w, gradient, λ)
    }
  }

  @inline(__always)
  private mutating func stepByInnerProducts(
    _ w: inout Buffer<S>, _ gradient: Buffer<S>, _ λ: Double
  ) {
    let rootβ2 = beta2.squareRoot()
    let β1 = S(beta1), β2 = S(beta2), keepS = S(rootβ2), ε = S(epsilon)
    let fresh1 = S(λ * (1 - beta1)), fresh2 = S(1 - beta2), freshS = S(λ * (1 - rootβ2))
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let decayRate = S(isDecoupled ? λ * weightDecay : 0)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let sums = groups.sum { span in
      S.dadaptAdamStep(
        w, m, v, s, gradient, lanes: span.lanes,
        keep: 1 - decayRate * span.decay, decay: coupledDecay * span.decay, beta1: β1,
        fresh1: fresh1, beta2: β2, fresh2: fresh2, keepS: keepS, freshS: freshS, epsilon: ε)
    }
    guard sums[1] > 0 else { return }
    numerator = rootβ2 * numerator + (1 - rootβ2) * λ * sums[0]
    distance.update(numerator / ((1 - rootβ2) * sums[1]))
  }

  @inline(__always)
  private mutating func stepByNorms(_ w: inout Buffer<S>, _ gradient: Buffer<S>, _ λ: Double) {
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(λ * (1 - beta1)), fresh2 = S(1 - beta2), freshS = S(λ * (1 - beta2))
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let decayRate = S(isDecoupled ? λ * weightDecay : 0)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let sums = groups.sum { span in
      let coupled = coupledDecay * span.decay, keep = 1 - decayRate * span.decay
      var gradients = LaneSum<S>(), squares = LaneSum<S>(), norm = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + coupled * w[i]
        let mᵢ = β1 * m[i] + fresh1 * g
        let vᵢ = β2 * v[i] + fresh2 * (g * g)
        let sᵢ = β2 * s[i] + freshS * g
        let inverse = 1 / (S.squareRoot(vᵢ) + ε)
        gradients.add(g * g * inverse, at: i)
        squares.add(sᵢ * sᵢ * inverse, at: i)
        norm.add(S.magnitude(sᵢ), at: i)
        w[i] = keep * w[i] - mᵢ * inverse
        m[i] = mᵢ
        v[i] = vᵢ
        s[i] = sᵢ
      }
      return SIMD4(gradients.total, squares.total, norm.total, 0)
    }
    guard sums[2] > 0 else { return }
    numerator = beta2 * numerator + (1 - beta2) * λ * λ * sums[0]
    distance.update((sums[1] / (1 - beta2) - numerator) / sums[2])
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 5, writes: 4)] }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { distance.d }
  public var diagnostics: [Double] { distance.diagnostics + [effectiveRate] }
}

/// What an estimate of the distance is made from.
enum DistanceEstimator: String, SettingChoice {
  case innerProducts = "inner-products"
  case norms

  static func setting(_ value: DistanceEstimator) -> Setting<DistanceEstimator> {
    Setting("estimate", default: value, "of the distance: from inner products or weighted norms")
  }
}

extension DAdaptAdam {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-adam", summary: "Adam with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        SharedSettings.isDecoupled().declaration, biasCorrection.declaration,
        DistanceEstimator.setting(.innerProducts).declaration,
        SharedSettings.initialDistance.declaration, SharedSettings.growthRate.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled (added to the gradient) unless `decoupled`")
  }
  private static var biasCorrection: Setting<Bool> {
    Setting("bias_correction", default: false, "correct the moments' bias as Adam does")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    isDecoupled = configuration[SharedSettings.isDecoupled()]
    correctsBias = configuration[Self.biasCorrection]
    estimate = configuration[DistanceEstimator.setting(.innerProducts)]
    distance = DistanceEstimate(
      initial: configuration[SharedSettings.initialDistance],
      growthRate: configuration[SharedSettings.growthRate])
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }
}

extension DAdaptAdam {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
    body(.direction, &s)
  }
}
