import Catalog
import Compute
import Foundation

/// Adam with a step length d times the rate, where d estimates the distance to the solution from
/// the way that the iterates have gone, so the rate is a multiplier (base 1).
///
/// - r ← β₃r + (d/d₀)λ Σ g(w₀ − w), s ← β₃s + (d/d₀)λg, with λ = dη
/// - m ← β₁m + (1 − β₁)dg, v ← β₂v + (1 − β₂)d²g²
/// - d ← max(d, r/‖s‖₁), w ← w − λ m/(√v + dε)
///
/// Mishchenko and Defazio 2023, arXiv 2306.06101, Algorithm 4 and section 5. The new d, a ratio of
/// sums over all parameters, already counts in the step that finds it (in d·ε), so two passes are
/// needed: 36 and 16 bytes per single-precision parameter.
public struct Prodigy<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, beta3, epsilon, weightDecay: Double
  private let initialDistance, distanceFactor, growthRate: Double
  private let isDecoupled, correctsBias, safeguardsWarmup: Bool
  private var start: Buffer<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var s: Buffer<S>
  private var stepsTaken = 0
  private var isStarted = false
  private var d: Double
  private var largest: Double
  private var latest: Double
  private var negativeCount = 0
  private var numerator = 0.0
  private var effectiveRate = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if !isStarted { start.assign(w) }
    isStarted = true
    let t = Double(stepsTaken + 1)
    let correction = correctsBias ? (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t)) : 1
    let λ = d * rate * correction

    let β1 = S(beta1), β2 = S(beta2), β3 = S(beta3)
    let fresh1 = S(d * (1 - beta1)), fresh2 = S(d * d * (1 - beta2))
    let fresh3 = S(d / initialDistance * (safeguardsWarmup ? d : λ))
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v, s) = (groups.lanes(&self.m), groups.lanes(&self.v), groups.lanes(&self.s))
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      S.prodigyMoments(
        w, start: start, m, v, s, gradient, lanes: span.lanes,
        decay: coupledDecay * span.decay, beta1: β1, fresh1: fresh1, beta2: β2, fresh2: fresh2,
        beta3: β3, fresh3: fresh3)
    }
    // No gradient was seen yet: nothing to estimate from, and nothing to move along.
    guard sums[1] > 0 else { return }
    stepsTaken += 1
    effectiveRate = λ
    updateDistance(way: d / initialDistance * λ * sums[0], norm: sums[1])

    // Positive also where d·ε underflows, for the sake of the padding.
    let ε = max(S(d * epsilon), S.leastNormalMagnitude), η = S(λ)
    let decayRate = S(isDecoupled ? λ * weightDecay : 0)
    groups.forEachSpan { span in
      S.prodigyStep(
        w, m, v, lanes: span.lanes, keep: 1 - decayRate * span.decay, rate: η, epsilon: ε)
    }
  }

  private mutating func updateDistance(way: Double, norm: Double) {
    numerator = beta3 * numerator + way
    latest = distanceFactor * numerator / norm
    if latest < 0 { negativeCount += 1 }
    if d == initialDistance { d = max(d, latest) }
    largest = max(largest, latest)
    d = min(largest, d * growthRate)
  }

  public var memoryPasses: [MemoryPass] {
    [MemoryPass(reads: 6, writes: 3), MemoryPass(reads: 3, writes: 1)]
  }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { d }
  public var diagnostics: [Double] { [d, latest, Double(negativeCount), effectiveRate] }
}

extension Prodigy {
  public static var declaration: Declaration {
    Declaration(
      id: "prodigy", summary: "Adam with the step length found from the way gone",
      citation: Citation("Mishchenko and Defazio 2023", arXiv: "2306.06101"),
      settings: [
        beta1.declaration, beta2.declaration, beta3.declaration, epsilon.declaration,
        weightDecay.declaration, SharedSettings.isDecoupled(true).declaration,
        biasCorrection.declaration, safeguard.declaration,
        SharedSettings.initialDistance.declaration, distanceFactor.declaration,
        SharedSettings.growthRate.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var beta3: Setting<Double?> {
    Setting(
      "beta3", default: nil, .from(0, below: 1),
      "decay of the sums behind d; √beta2 if none")
  }
  private static var epsilon: Setting<Double> {
    Setting("epsilon", default: 1e-8, .atLeast(1e-30), "times d, added to the root")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "decoupled, or else coupled (added to the gradient)")
  }
  private static var biasCorrection: Setting<Bool> {
    Setting("bias_correction", default: false, "correct the moments' bias as Adam does")
  }
  private static var safeguard: Setting<Bool> {
    Setting(
      "safeguard_warmup", default: false, "keep the rate out of d's denominator, for warmups")
  }
  private static var distanceFactor: Setting<Double> {
    Setting("d_coef", default: 1, .above(0), "factor of the estimate of d")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    beta3 = configuration[Self.beta3] ?? beta2.squareRoot()
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    isDecoupled = configuration[SharedSettings.isDecoupled(true)]
    correctsBias = configuration[Self.biasCorrection]
    safeguardsWarmup = configuration[Self.safeguard]
    initialDistance = configuration[SharedSettings.initialDistance]
    distanceFactor = configuration[Self.distanceFactor]
    growthRate = configuration[SharedSettings.growthRate]
    d = initialDistance
    largest = initialDistance
    latest = initialDistance
    start = Buffer(zeros: groups.count)
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }
}

extension Prodigy {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.direction, &m)
    body(.scale, &v)
    body(.direction, &s)
  }
}
