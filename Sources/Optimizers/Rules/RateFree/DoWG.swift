import Catalog
import Compute

/// Distance over weighted gradients: gradient descent with the step length r̄ₜ²/√vₜ, where r̄ₜ is the
/// largest distance from the start so far and vₜ = Σ r̄ₖ²‖gₖ‖². The rate is a multiplier (base 1).
/// The model is evaluated at the average of the iterates weighted by r̄ₖ².
///
/// Khaled, Mishchenko and Jin 2023, arXiv 2305.16284, Algorithm 1. Two passes, because the step
/// length depends on sums over all parameters: 12 and 20 bytes per single-precision parameter.
public struct DoWG<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let weightDecay, relativeDistance: Double
  private let averages: Bool
  private var start: Buffer<S>
  private var average: Buffer<S>
  private var isStarted = false
  private var largestDistance = 0.0
  private var weightedGradients = 0.0
  private var weightSum = 0.0
  private var stepLength = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let w = groups.lanes(&parameters), gradient = groups.lanes(gradient)
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      let λ = S(weightDecay) * span.decay
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
      largestDistance = relativeDistance * (1 + sums[1].squareRoot())
      self.start.assign(parameters)
      isStarted = true
    }
    let weight = largestDistance * largestDistance
    weightedGradients += weight * sums[0]
    weightSum += weight
    // As long as there was no gradient there is no way to go.
    stepLength = weightedGradients > 0 ? rate * weight / weightedGradients.squareRoot() : 0

    let η = S(stepLength), c = S(weight / weightSum)
    guard averages else {
      return groups.forEachSpan { span in
        let λ = S(weightDecay) * span.decay
        for i in span.lanes { w[i] = w[i] - η * (gradient[i] + λ * w[i]) }
      }
    }
    let x̄ = groups.lanes(&average)
    groups.forEachSpan { span in
      let λ = S(weightDecay) * span.decay
      for i in span.lanes {
        x̄[i] = x̄[i] + c * (w[i] - x̄[i])
        w[i] = w[i] - η * (gradient[i] + λ * w[i])
      }
    }
  }

  public var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 3, writes: 0),
      averages ? MemoryPass(reads: 3, writes: 2) : MemoryPass(reads: 2, writes: 1),
    ]
  }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(averages && isStarted ? average : w)
  }

  public static var diagnosticNames: [String] { ["distance", "effective_rate"] }
  public var diagnostics: [Double] { [largestDistance, stepLength] }
}

extension DoWG {
  public static var declaration: Declaration {
    Declaration(
      id: "dowg", summary: "distance over weighted gradients, evaluated at a weighted average",
      citation: Citation("Khaled, Mishchenko and Jin 2023", arXiv: "2305.16284"),
      settings: [
        DoGOptions.relativeDistance.declaration, decay.declaration,
        IterateAverage<S>.isUsed.declaration,
      ])
  }

  private static var decay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    weightDecay = configuration[Self.decay]
    relativeDistance = configuration[DoGOptions.relativeDistance]
    averages = configuration[IterateAverage<S>.isUsed]
    start = Buffer(zeros: groups.count)
    average = Buffer(zeros: averages ? groups.count : 0)
  }
}

extension DoWG {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    if averages { body(.iterate, &average) }
  }
}
