import Catalog
import Compute

/// The sign of an interpolation between momentum and gradient; every parameter moves by the rate.
///
/// - w ← (1 − ηλ)w − η sign(β₁m + (1 − β₁)g)
/// - m ← β₂m + (1 − β₂)g
///
/// Chen et al. 2023, arXiv 2302.06675, Algorithm 2. Moves 20 bytes per single-precision parameter
/// in one pass.
public struct Lion<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, weightDecay: Double
  private let isDecoupled: Bool
  private var m: Buffer<S>

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let β1 = S(beta1), fresh1 = S(1 - beta1), β2 = S(beta2), fresh2 = S(1 - beta2)
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let decayRate = S(isDecoupled ? rate * weightDecay : 0)
    let (w, gradient, m) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.m))
    groups.forEachSpan { span in
      S.lionStep(
        w, m, gradient, lanes: span.lanes,
        keep: 1 - decayRate * span.rate * span.decay, decay: coupledDecay * span.decay,
        rate: S(rate) * span.rate, beta1: β1, fresh1: fresh1, beta2: β2, fresh2: fresh2)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }
}

extension Lion {
  public static var declaration: Declaration {
    Declaration(
      id: "lion", summary: "the sign of momentum interpolated with the gradient",
      citation: Citation("Chen et al. 2023", arXiv: "2302.06675"),
      settings: [
        beta1.declaration, beta2.declaration, weightDecay.declaration,
        SharedSettings.isDecoupled(true).declaration,
      ])
  }

  private static var beta1: Setting<Double> {
    Setting(
      "beta1", default: 0.9, .within(0, 1), "weight of the momentum in the step's direction")
  }
  private static var beta2: Setting<Double> {
    Setting("beta2", default: 0.99, .from(0, below: 1), "decay of the momentum")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "decoupled: w shrinks by η λ w a step")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    weightDecay = configuration[Self.weightDecay]
    isDecoupled = configuration[SharedSettings.isDecoupled(true)]
    m = Buffer(zeros: groups.count)
  }
}

extension Lion {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
  }
}
