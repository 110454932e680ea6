import Catalog
import Compute

/// The sign of an interpolation between momentum and gradient; every parameter moves by the rate.
///
/// - w ← (1 − ηλ)w − η sign(β₁m + (1 − β₁)g)
/// - m ← β₂m + (1 − β₂)g
///
/// Chen et al. 2023, arXiv 2302.06675, Algorithm 2. Moves 20 bytes per single-precision parameter
/// in one pass.
public struct Lion: OptimizerRule {
  @Setting(.lionBeta1) public var beta1 = 0.9
  @Setting(.lionBeta2) public var beta2 = 0.99
  @Setting(.decoupledWeightDecay) public var weightDecay = 0.0
  @Setting(.decoupled) public var decoupled = true

  public init() {}

  public static let about = About(
    "lion", "the sign of momentum interpolated with the gradient",
    Citation("Chen et al. 2023", arXiv: "2302.06675"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    LionState(self, groups)
  }
}

private struct LionState<S: Scalar>: Optimizer {
  private let rule: Lion
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>

  init(_ rule: Lion, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let β1 = S(rule.beta1), fresh1 = S(1 - rule.beta1)
    let β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2)
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let decayRate = S(rule.decoupled ? rate * rule.weightDecay : 0)
    let (w, gradient, m) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.m))
    groups.forEachSpan { span in
      S.lionStep(
        w, m, gradient, lanes: span.lanes,
        keep: 1 - decayRate * span.rate * span.decay, decay: coupledDecay * span.decay,
        rate: S(rate) * span.rate, beta1: β1, fresh1: fresh1, beta2: β2, fresh2: fresh2)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
  }
}

/// What Lion and its D-Adaptation have in common.
extension SettingTerms {
  static var lionBeta1: SettingTerms {
    SettingTerms(.within(0, 1), "weight of the momentum in the step's direction")
  }

  static var lionBeta2: SettingTerms {
    SettingTerms(.from(0, below: 1), "decay of the momentum")
  }
}
