import Catalog
import Compute

/// Distance over weighted gradients: gradient descent with the step length r̄ₜ²/√vₜ, where r̄ₜ is the
/// largest distance from the start so far and vₜ = Σ r̄ₖ²‖gₖ‖². The rate is a multiplier (base 1).
/// The model is evaluated at the average of the iterates weighted by r̄ₖ².
///
/// Khaled, Mishchenko and Jin 2023, arXiv 2305.16284, Algorithm 1. Two passes, because the step
/// length depends on sums over all parameters: 12 and 20 bytes per single-precision parameter.
public struct DoWG: RateFreeRule {
  @Setting(.relativeDistance) public var initialDistance = 1e-6
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.average) public var average = true

  public init() {}

  public static let about = About(
    "dowg", "distance over weighted gradients, evaluated at a weighted average",
    Citation("Khaled, Mishchenko and Jin 2023", arXiv: "2305.16284"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var diagnosticNames: [String] { ["distance", "effective_rate"] }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DoWGState(self, groups)
  }
}

private struct DoWGState<S: Scalar>: Optimizer {
  private let rule: DoWG
  private let groups: ParameterGroups<S>
  private var start: Buffer<S>
  private var average: Buffer<S>
  private var isStarted = false
  private var largestDistance = 0.0
  private var weightedGradients = 0.0
  private var weightSum = 0.0
  private var stepLength = 0.0

  init(_ rule: DoWG, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    start = Buffer(zeros: groups.count)
    average = Buffer(zeros: rule.average ? groups.count : 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let w = groups.lanes(&parameters), gradient = groups.lanes(gradient)
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      let λ = S(rule.weightDecay) * span.decay
      var gradients = LaneSum<S>(), distances = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + λ * w[i], away = w[i] - start[i]
        gradients.add(g * g, at: i)
        distances.add(away * away, at: i)
      }
      return SIMD2(gradients.total, distances.total)
    }
    if isStarted {
      largestDistance = max(largestDistance, sums[1].squareRoot())
    } else {
      // The distance was measured from the origin: it is the norm of the start.
      largestDistance = rule.initialDistance * (1 + sums[1].squareRoot())
      self.start.assign(parameters)
      isStarted = true
    }
    let weight = largestDistance * largestDistance
    weightedGradients += weight * sums[0]
    weightSum += weight
    // As long as there was no gradient there is no way to go.
    stepLength = weightedGradients > 0 ? rate * weight / weightedGradients.squareRoot() : 0

    let η = S(stepLength), c = S(weight / weightSum)
    guard rule.average else {
      return groups.forEachSpan { span in
        let λ = S(rule.weightDecay) * span.decay
        for i in span.lanes { w[i] = w[i] - η * (gradient[i] + λ * w[i]) }
      }
    }
    let x̄ = groups.lanes(&average)
    groups.forEachSpan { span in
      let λ = S(rule.weightDecay) * span.decay
      for i in span.lanes {
        x̄[i] = x̄[i] + c * (w[i] - x̄[i])
        w[i] = w[i] - η * (gradient[i] + λ * w[i])
      }
    }
  }

  var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 3, writes: 0),
      rule.average ? MemoryPass(reads: 3, writes: 2) : MemoryPass(reads: 2, writes: 1),
    ]
  }

  func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(rule.average && isStarted ? average : w)
  }

  var diagnostics: [Double] { [largestDistance, stepLength] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    if rule.average { body(.iterate, &average) }
  }
}
