import Catalog
import Compute
import Foundation
import Theory

/// Adam, with weight decay coupled: λw is added to the gradient.
///
/// - g ← g + λw, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
///
/// Kingma and Ba 2015, arXiv 1412.6980, Algorithm 1; AMSGrad by Reddi et al. 2018, arXiv
/// 1904.09237. With `initial_second_moment: gradient`, the second moment starts at the square of
/// the first gradient while its bias correction stays, which makes the first steps shorter by
/// √(1 − β₂ᵗ): GI-Adam of Kalra and Barkeshli 2024, arXiv 2406.09405.
///
/// Moves 28 bytes per single-precision parameter in one pass, 36 with AMSGrad.
public struct Adam<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let amsgrad: Bool
  private let initialSecondMoment: InitialSecondMoment
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var largestV: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let startsFromGradient = initialSecondMoment == .gradient && stepsTaken == 1
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(1 - beta1), fresh2 = S(startsFromGradient ? 1 : 1 - beta2)
    let correctedRate = S(rate / (1 - pow(beta1, t)))
    let correction2 = S(1 / (1 - pow(beta2, t)).squareRoot())

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    guard amsgrad else {
      var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
      (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
      return groups.forEachSpan { span in
        var update = update
        update.decay = S(weightDecay) * span.decay
        update.momentumRate = correctedRate * span.rate
        S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
      }
    }
    let largestV = groups.lanes(&self.largestV)
    groups.forEachSpan { span in
      let η = correctedRate * span.rate, λ = S(weightDecay) * span.decay
      for i in span.lanes {
        let g = gradient[i] + λ * w[i]
        let mᵢ = β1 * m[i] + fresh1 * g
        let vᵢ = β2 * v[i] + fresh2 * (g * g)
        let largest = S.maximum(largestV[i], vᵢ)
        w[i] = w[i] - η * mᵢ / (correction2 * S.squareRoot(largest) + ε)
        m[i] = mᵢ
        v[i] = vᵢ
        largestV[i] = largest
      }
    }
  }

  public var memoryPasses: [MemoryPass] {
    [amsgrad ? MemoryPass(reads: 5, writes: 4) : MemoryPass(reads: 4, writes: 3)]
  }
}

extension Adam {
  /// What the second moment is before the first step.
  public enum InitialSecondMoment: String, SettingChoice { case zero, gradient }

  public static var declaration: Declaration {
    Declaration(
      id: "adam", summary: "Adam with coupled L2, AMSGrad, GI-Adam's initial second moment",
      citation: Citation("Kingma and Ba 2015", arXiv: "1412.6980"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        SharedSettings.amsgrad.declaration, initialSecondMoment.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }
  private static var initialSecondMoment: Setting<InitialSecondMoment> {
    Setting(
      "initial_second_moment", default: .zero,
      "gradient: the square of the first gradient (GI-Adam, 2406.09405)")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    amsgrad = configuration[SharedSettings.amsgrad]
    initialSecondMoment = configuration[Self.initialSecondMoment]
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    largestV = Buffer(zeros: amsgrad ? groups.count : 0)
  }
}

extension Adam {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
    if amsgrad { body(.scale, &largestV) }
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    groups.writeAdamScale(
      &scale, secondMoment: amsgrad ? largestV : v, beta1: beta1, beta2: beta2, epsilon: epsilon,
      stepsTaken: stepsTaken)
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    // A decay that is preconditioned too is no part of P⁻¹H.
    guard groups.commonDecay(weightDecay) == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: beta1, curvature: λ)
  }
}
