import Catalog
import Compute
import Foundation
import Theory

/// Adam with Nesterov's momentum, whose weight μₜ = β₁(1 − ½·0.96^(tψ)) grows during the run.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η((1 − μₜ)/(1 − Πμ) g + μₜ₊₁/(1 − μₜ₊₁Πμ) m)/(√v̂ + ε), where Πμ = μ₁ … μₜ
///
/// Dozat 2016 (ICLR workshop), Algorithm 2, with the momentum schedule of its section 3.3. Moves 28
/// bytes per single-precision parameter in one pass.
public struct NAdam<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay, momentumDecay: Double
  private let isDecoupled: Bool
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0
  private var momentumProduct = 1.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let μ = momentum(at: t), nextμ = momentum(at: t + 1)
    momentumProduct *= μ
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(1 - beta1), fresh2 = S(1 - beta2)
    let gradientRate = S(rate * (1 - μ) / (1 - momentumProduct))
    let momentumRate = S(rate * nextμ / (1 - momentumProduct * nextμ))
    let correction2 = S(1 / (1 - pow(beta2, t)).squareRoot())
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let decayRate = S(isDecoupled ? rate * weightDecay : 0)

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
    (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
    groups.forEachSpan { span in
      var update = update
      update.decay = coupledDecay * span.decay
      update.keep = 1 - decayRate * span.rate * span.decay
      update.momentumRate = momentumRate * span.rate
      update.gradientRate = gradientRate * span.rate
      S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
    }
  }

  private func momentum(at t: Double) -> Double {
    beta1 * (1 - 0.5 * pow(0.96, t * momentumDecay))
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }
}

extension NAdam {
  public static var declaration: Declaration {
    Declaration(
      id: "nadam", summary: "Adam with Nesterov's momentum",
      citation: Citation("Dozat 2016, ICLR workshop: Incorporating Nesterov momentum into Adam"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        SharedSettings.isDecoupled().declaration, momentumDecay.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled (added to the gradient) unless `decoupled`")
  }
  private static var momentumDecay: Setting<Double> {
    Setting(
      "momentum_decay", default: 0.004, .within(0, 1), "ψ: how fast the momentum grows to beta1")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    momentumDecay = configuration[Self.momentumDecay]
    isDecoupled = configuration[SharedSettings.isDecoupled()]
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }
}

extension NAdam {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  /// With the bias correction 1 − Πμ of the gradient; that of the momentum, 1 − μₜ₊₁Πμ, is nearer to
  /// 1.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let correction2 = 1 / (1 - pow(beta2, Double(stepsTaken))).squareRoot()
    groups.writeScale(
      &scale, secondMoment: v, root: correction2, epsilon: epsilon,
      factor: 1 - momentumProduct)
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    let decay = groups.commonDecay(weightDecay)
    guard let decay, isDecoupled || decay == 0 else { return nil }
    // Where it does not grow, μ stays at half of β₁.
    return StabilityLimit.interpolatedMomentum(
      beta: beta1, weight: momentumDecay > 0 ? beta1 : beta1 / 2, curvature: λ, decay: decay)
  }
}
