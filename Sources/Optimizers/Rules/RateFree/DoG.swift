import Catalog
import Compute

/// Distance over gradients: gradient descent with the step length r̄ₜ/√Gₜ, where r̄ₜ is the largest
/// distance from the start so far and Gₜ the sum of squared gradient norms. The rate is a
/// multiplier (base 1). The model is evaluated at an average of the iterates.
///
/// Ivgi, Hinder and Carmon 2023, arXiv 2302.12022, equation 1. Two passes, because the step length
/// depends on sums over all parameters: 12 and 20 bytes per single-precision parameter.
public struct DoG: RateFreeRule {
  @SettingGroup public var options = DoGOptions()

  public init() {}

  public static let about = About(
    "dog", "distance over gradients, evaluated at an average",
    Citation("Ivgi, Hinder and Carmon 2023", arXiv: "2302.12022"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var diagnosticNames: [String] { ["distance", "effective_rate"] }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DoGState(self, groups)
  }
}

private struct DoGState<S: Scalar>: Optimizer {
  private let rule: DoG
  private let groups: ParameterGroups<S>
  private var start: Buffer<S>
  private var average: IterateAverage<S>
  private var isStarted = false
  private var largestDistance = 0.0
  private var squaredGradients: Double
  private var stepLength = 0.0

  init(_ rule: DoG, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    start = Buffer(zeros: groups.count)
    average = rule.options.iterateAverage(count: groups.count)
    squaredGradients = rule.options.epsilon
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let w = groups.lanes(&parameters), gradient = groups.lanes(gradient)
    let decay = S(rule.options.weightDecay), start = groups.lanes(self.start)
    let sums = groups.sum { span in
      let λ = decay * span.decay
      var gradients = LaneSum<S>(), distances = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + λ * w[i], away = w[i] - start[i]
        gradients.add(g * g, at: i)
        distances.add(away * away, at: i)
      }
      return SIMD2(gradients.total, distances.total)
    }
    squaredGradients += sums[0]
    if isStarted {
      largestDistance = max(largestDistance, sums[1].squareRoot())
      stepLength = rate * largestDistance / squaredGradients.squareRoot()
    } else {
      guard rule.options.canStart(rate: rate, squaredGradient: sums[0]) else {
        squaredGradients = rule.options.epsilon
        return
      }
      // The distance was measured from the origin: it is the norm of the start.
      largestDistance = rule.options.initialDistance(norm: sums[1].squareRoot())
      stepLength = rule.options.initialStepLength(
        rate: rate, distance: largestDistance, squaredGradients)
      self.start.assign(parameters)
      isStarted = true
    }

    let η = S(stepLength), c = S(average.nextWeight())
    guard average.isUsed else {
      return groups.forEachSpan { span in
        let λ = decay * span.decay
        for i in span.lanes { w[i] = w[i] - η * (gradient[i] + λ * w[i]) }
      }
    }
    let x̄ = average.lanes(groups)
    groups.forEachSpan { span in
      let λ = decay * span.decay
      for i in span.lanes {
        let wᵢ = w[i] - η * (gradient[i] + λ * w[i])
        x̄[i] = x̄[i] + c * (wᵢ - x̄[i])
        w[i] = wᵢ
      }
    }
  }

  var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 3, writes: 0),
      average.isUsed ? MemoryPass(reads: 3, writes: 2) : MemoryPass(reads: 2, writes: 1),
    ]
  }

  func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(average.isReady ? average.buffer : w)
  }

  var diagnostics: [Double] { [largestDistance, stepLength] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    average.forEachState(body)
  }
}

/// The settings that DoG and its layer-wise form have in common.
public struct DoGOptions: Settings, SettingGroupContent {
  @Setting(.relativeDistance) public var initialDistance = 1e-6
  @Setting(.above(0), "of the first step, instead of r(1 + ‖x₀‖)/‖g‖")
  public var firstStepLength: Double? = nil
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.atLeast(1e-30), "what the sum of squares starts from") public var epsilon = 1e-8
  @Setting(.average) public var average = true
  @Setting(.atLeast(0), "γ: the larger, the more the average follows the latest iterates")
  public var averagingGamma = 8.0

  public init() {}

  /// What stands for the distance before the first step. With a given first step length it is 0,
  /// so that from then on only ways that were gone count.
  func initialDistance(norm: Double) -> Double {
    firstStepLength == nil ? initialDistance * (1 + norm) : 0
  }

  /// Whether a first step can be made. With a given length it must be one that moves: the distance
  /// that it goes is what all later steps are made from.
  func canStart(rate: Double, squaredGradient: Double) -> Bool {
    firstStepLength == nil || (rate > 0 && squaredGradient > 0)
  }

  func initialStepLength(rate: Double, distance: Double, _ squaredGradients: Double) -> Double {
    guard rate > 0 else { return 0 }
    return firstStepLength ?? rate * distance / squaredGradients.squareRoot()
  }

  func iterateAverage<S: Scalar>(count: Int) -> IterateAverage<S> {
    IterateAverage(gamma: averagingGamma, count: average ? count : 0)
  }
}

extension SettingTerms {
  static var relativeDistance: SettingTerms {
    SettingTerms(
      .above(0),
      "r: the first distance is r(1 + ‖x₀‖); the authors advise 1e-4 with batch normalisation")
  }
}
