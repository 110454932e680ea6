import Catalog
import Compute
import Foundation

/// Adam with decoupled weight decay, scaled by the learning rate.
///
/// Loshchilov and Hutter 2019, arXiv 1711.05101, Algorithm 2. Moves 28 bytes per single-precision
/// parameter in one pass.
public struct AdamW<S: Scalar>: Optimizer {
  private let beta1, beta2, epsilon, weightDecay: Double
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(1 - beta1), fresh2 = S(1 - beta2)
    let η = S(rate / (1 - pow(beta1, t)))
    let correction2 = S(1 / (1 - pow(beta2, t)).squareRoot())
    let keep = S(1 - rate * weightDecay)
    withLanes(&w, &m, &v, gradient) { count, w, m, v, g in
      for i in 0..<count {
        let mᵢ = β1 * m[i] + fresh1 * g[i]
        let vᵢ = β2 * v[i] + fresh2 * (g[i] * g[i])
        w[i] = keep * w[i] - η * mᵢ / (correction2 * S.squareRoot(vᵢ) + ε)
        m[i] = mᵢ
        v[i] = vᵢ
      }
    }
  }

  public var streamsPerStep: Int { 7 }
}

extension AdamW {
  public static var declaration: Declaration {
    Declaration(
      id: "adamw", summary: "Adam with decoupled weight decay, scaled by the rate",
      citation: Citation("Loshchilov and Hutter 2019", arXiv: "1711.05101"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0.01, "decoupled: w shrinks by η λ w a step")
  }

  public init(_ configuration: Configuration, layout: ParameterLayout) {
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    m = Buffer(zeros: layout.count)
    v = Buffer(zeros: layout.count)
  }
}
