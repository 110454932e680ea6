import Catalog
import Compute
import Theory

/// Gradient descent divided by the root of the sum of all squared gradients so far, with ε outside
/// the root.
///
/// - s ← s + g², w ← w − η g/(√s + ε)
///
/// Duchi, Hazan and Singer 2011 (JMLR 12), Figure 1 with diagonal matrices. Moves 20 bytes per
/// single-precision parameter in one pass.
public struct Adagrad: OptimizerRule {
  @Setting(.atLeast(1e-30), "added to the root of the sum") public var epsilon = 1e-10
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.atLeast(0), "the sum of squares before the first step") public var initialSum = 0.0

  public init() {}

  public static let about = About(
    "adagrad", "divided by the root of the sum of squared gradients",
    Citation("Duchi, Hazan and Singer 2011, JMLR 12, 2121–2159"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdagradState(self, groups)
  }
}

private struct AdagradState<S: Scalar>: Optimizer {
  private let rule: Adagrad
  private let groups: ParameterGroups<S>
  private var sum: Buffer<S>
  private var isStarted = false

  init(_ rule: Adagrad, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    sum = Buffer(repeating: S(rule.initialSum), count: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    isStarted = true
    let (w, gradient, sum) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.sum))
    // The sum of squares is a second moment that forgets nothing.
    let update = AdaptiveStep<S>(beta2: 1, fresh2: 1, epsilon: S(rule.epsilon))
    groups.forEachSpan { span in
      var update = update
      update.decay = S(rule.weightDecay) * span.decay
      update.gradientRate = S(rate) * span.rate
      S.adaptiveStep(w, sum, gradient, lanes: span.lanes, update)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.scale, &sum)
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard isStarted else { return false }
    groups.writeScale(&scale, secondMoment: sum, epsilon: rule.epsilon)
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return StabilityLimit.gradientDescent(curvature: λ)
  }
}
