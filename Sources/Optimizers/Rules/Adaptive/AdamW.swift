import Catalog
import Compute
import Foundation
import Theory

/// Adam with decoupled weight decay, scaled by the learning rate.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← (1 − ηλ)w − η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
///
/// Loshchilov and Hutter 2019, arXiv 1711.05101, Algorithm 2. Moves 28 bytes per single-precision
/// parameter in one pass, 36 with AMSGrad.
public struct AdamW<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let amsgrad: Bool
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var largestV: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(1 - beta1), fresh2 = S(1 - beta2)
    let correctedRate = S(rate / (1 - pow(beta1, t)))
    let correction2 = S(1 / (1 - pow(beta2, t)).squareRoot())
    let decayRate = S(rate * weightDecay)

    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    guard amsgrad else {
      var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
      (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
      return groups.forEachSpan { span in
        var update = update
        update.keep = 1 - decayRate * span.rate * span.decay
        update.momentumRate = correctedRate * span.rate
        S.adaptiveStep(w, m, v, g, lanes: span.lanes, update)
      }
    }
    let largestV = groups.lanes(&self.largestV)
    groups.forEachSpan { span in
      let η = correctedRate * span.rate, keep = 1 - decayRate * span.rate * span.decay
      for i in span.lanes {
        let mᵢ = β1 * m[i] + fresh1 * g[i]
        let vᵢ = β2 * v[i] + fresh2 * (g[i] * g[i])
        let largest = S.maximum(largestV[i], vᵢ)
        w[i] = keep * w[i] - η * mᵢ / (correction2 * S.squareRoot(largest) + ε)
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

extension AdamW {
  public static var declaration: Declaration {
    Declaration(
      id: "adamw", summary: "Adam with decoupled weight decay, scaled by the rate",
      citation: Citation("Loshchilov and Hutter 2019", arXiv: "1711.05101"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        SharedSettings.amsgrad.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0.01, "decoupled: w shrinks by η λ w a step")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.init(
      beta1: configuration[Self.beta1], beta2: configuration[Self.beta2],
      epsilon: configuration[Self.epsilon], weightDecay: configuration[Self.weightDecay],
      amsgrad: configuration[SharedSettings.amsgrad], groups: groups)
  }

  /// For rules that use AdamW for a part of the parameters.
  init(
    beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double, amsgrad: Bool = false,
    groups: ParameterGroups<S>
  ) {
    self.groups = groups
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.amsgrad = amsgrad
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    largestV = Buffer(zeros: amsgrad ? groups.count : 0)
  }
}

extension AdamW {
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
    groups.commonDecay(weightDecay).map {
      StabilityLimit.averagedMomentum(beta: beta1, curvature: λ, decay: $0)
    }
  }
}
