import Catalog
import Compute

/// D-Adaptation for gradient descent: the step length is d · rate / ‖g₀‖, where d is a growing
/// estimate of the distance from the initial point to the solution, so the rate is a multiplier
/// (base 1). Momentum is an average of the iterates z of dual averaging.
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 4 (in its inner-product form). A new d
/// counts from the next step on, so one pass suffices: it moves 24 bytes per single-precision
/// parameter.
public struct DAdaptSGD: DistanceEstimatingRule {
  @Setting(.iterateMomentum) public var momentum = 0.0
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "dadapt-sgd", "gradient descent with the step length found by D-Adaptation",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptSGDState(self, groups)
  }
}

private struct DAdaptSGDState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptSGD
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var start: Buffer<S>
  private var s: Buffer<S>
  private var firstGradientNorm = 0.0
  private var numerator = 0.0

  init(_ rule: DAdaptSGD, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    start = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if firstGradientNorm == 0 {
      firstGradientNorm = sumOfSquares(gradient).squareRoot()
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      guard firstGradientNorm > 0 else { return }
      start.assign(w)
    }
    let λ = distance.d * rate / firstGradientNorm
    distance.effectiveRate = λ

    let β = S(rule.momentum), fresh = S(1 - rule.momentum), stepLength = S(λ)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (s, start) = (groups.lanes(&self.s), groups.lanes(self.start))
    let sums = groups.sum { span in
      let decay = S(rule.weightDecay) * span.decay
      var correlation = LaneSum<S>(), squares = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + decay * w[i]
        correlation.add(g * s[i], at: i)
        let sᵢ = s[i] + stepLength * g
        squares.add(sᵢ * sᵢ, at: i)
        w[i] = β * w[i] + fresh * (start[i] - sᵢ)
        s[i] = sᵢ
      }
      return SIMD2(correlation.total, squares.total)
    }
    numerator += λ * sums[0]
    if sums[1] > 0 { distance.update(2 * numerator / sums[1].squareRoot()) }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 2)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.direction, &s)
  }
}
