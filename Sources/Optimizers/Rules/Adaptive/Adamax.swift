import Catalog
import Compute
import Foundation
import Theory

/// Adam with an exponentially weighted infinity norm in place of the second moment.
///
/// - m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε)
/// - w ← w − η/(1 − β₁ᵗ) m/u
///
/// Kingma and Ba 2015, arXiv 1412.6980, Algorithm 2, with ε added to |g|. Moves 28 bytes per
/// single-precision parameter in one pass.
public struct Adamax<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private var m: Buffer<S>
  private var u: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon), fresh1 = S(1 - beta1)
    let correctedRate = S(rate / (1 - pow(beta1, Double(stepsTaken))))

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, u) = (groups.lanes(&self.m), groups.lanes(&self.u))
    groups.forEachSpan { span in
      S.adamaxStep(
        w, m, u, gradient, lanes: span.lanes, decay: S(weightDecay) * span.decay,
        rate: correctedRate * span.rate, beta1: β1, fresh1: fresh1, beta2: β2, epsilon: ε)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }
}

extension Adamax {
  public static var declaration: Declaration {
    Declaration(
      id: "adamax", summary: "Adam with an infinity norm in place of the second moment",
      citation: Citation("Kingma and Ba 2015", arXiv: "1412.6980"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> {
    Setting("beta2", default: 0.999, .within(0, 0.999_999_999), "decay of the infinity norm")
  }
  private static var epsilon: Setting<Double> {
    Setting("epsilon", default: 1e-8, .atLeast(1e-30), "added to |g|")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    m = Buffer(zeros: groups.count)
    u = Buffer(zeros: groups.count)
  }
}

extension Adamax {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &u)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let factor = S(1 - pow(beta1, Double(stepsTaken))), u = groups.lanes(u)
    groups.writeScale(&scale) { i in factor * u[i] }
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    // A decay that is preconditioned too is no part of P⁻¹H.
    guard groups.commonDecay(weightDecay) == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: beta1, curvature: λ)
  }
}
