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
public struct Adagrad<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let epsilon, weightDecay: Double
  private var sum: Buffer<S>
  private var isStarted = false

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    isStarted = true
    let (w, gradient, sum) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.sum))
    // The sum of squares is a second moment that forgets nothing.
    let update = AdaptiveStep<S>(beta2: 1, fresh2: 1, epsilon: S(epsilon))
    groups.forEachSpan { span in
      var update = update
      update.decay = S(weightDecay) * span.decay
      update.gradientRate = S(rate) * span.rate
      S.adaptiveStep(w, sum, gradient, lanes: span.lanes, update)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }
}

extension Adagrad {
  public static var declaration: Declaration {
    Declaration(
      id: "adagrad", summary: "divided by the root of the sum of squared gradients",
      citation: Citation("Duchi, Hazan and Singer 2011, JMLR 12, 2121–2159"),
      settings: [epsilon.declaration, weightDecay.declaration, initialSum.declaration])
  }

  private static var epsilon: Setting<Double> {
    Setting("epsilon", default: 1e-10, .atLeast(1e-30), "added to the root of the sum")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }
  private static var initialSum: Setting<Double> {
    Setting("initial_sum", default: 0, .atLeast(0), "the sum of squares before the first step")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    sum = Buffer(repeating: S(configuration[Self.initialSum]), count: groups.count)
  }
}

extension Adagrad {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.scale, &sum)
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard isStarted else { return false }
    groups.writeScale(&scale, secondMoment: sum, epsilon: epsilon)
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    guard groups.commonDecay(weightDecay) == 0 else { return nil }
    return StabilityLimit.gradientDescent(curvature: λ)
  }
}
