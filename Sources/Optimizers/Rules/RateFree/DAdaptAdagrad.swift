import Catalog
import Compute

/// D-Adaptation for Adagrad: dual averaging whose step length is d times the rate, so the rate is a
/// multiplier (base 1). Momentum is an average of the iterates z.
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 3. A new d counts from the next step
/// on, so one pass suffices: it moves 32 bytes per single-precision parameter.
public struct DAdaptAdagrad: DistanceEstimatingRule {
  @Setting(.iterateMomentum) public var momentum = 0.0
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.atLeast(1e-30), "added to the root of the sum of squares") public var epsilon = 1e-6
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "dadapt-adagrad", "Adagrad with the step length found by D-Adaptation",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptAdagradState(self, groups)
  }
}

private struct DAdaptAdagradState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptAdagrad
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var start: Buffer<S>
  private var α: Buffer<S>
  private var s: Buffer<S>
  private var hasSeenGradient = false
  private var weightedGradients = 0.0

  /// What the sum of squared gradients starts from, in the authors' implementation.
  private static var initialSum: Double { 1e-6 }

  init(_ rule: DAdaptAdagrad, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    start = Buffer(zeros: groups.count)
    α = Buffer(repeating: S(Self.initialSum), count: groups.count)
    s = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !hasSeenGradient {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      hasSeenGradient = sumOfSquares(gradient) > 0 || rule.weightDecay > 0
      guard hasSeenGradient else { return }
      start.assign(w)
    }
    let λ = distance.d * rate
    distance.effectiveRate = λ

    let fresh = S(1 - rule.momentum), stepLength = S(λ), ε = S(rule.epsilon)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (α, s) = (groups.lanes(&self.α), groups.lanes(&self.s))
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      let decay = S(rule.weightDecay) * span.decay
      var norms = WeightedNorms<S>()
      for i in span.lanes {
        let g = gradient[i] + decay * w[i]
        let αᵢ = α[i] + g * g
        let sᵢ = s[i] + stepLength * g
        let inverse = 1 / (S.squareRoot(αᵢ) + ε)
        norms.add(g, sᵢ, inverse: inverse, at: i)
        w[i] = w[i] + fresh * (start[i] - sᵢ * inverse - w[i])
        α[i] = αᵢ
        s[i] = sᵢ
      }
      return norms.totals
    }
    guard sums[2] > 0 else { return }
    weightedGradients += λ * λ * sums[0]
    if rate > 0 { distance.update((sums[1] - weightedGradients) / sums[2]) }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 5, writes: 3)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.scale, &α)
    body(.direction, &s)
  }
}
