import Catalog
import Compute

/// D-Adaptation for gradient descent: the step length is d · rate / ‖g₀‖, where d is a growing
/// estimate of the distance from the initial point to the solution, so the rate is a multiplier
/// (base 1). Momentum is an average of the iterates z of dual averaging.
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 4 (in its inner-product form). A new d
/// counts from the next step on, so one pass suffices: it moves 24 bytes per single-precision
/// parameter.
public struct DAdaptSGD<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let momentum, weightDecay: Double
  private var distance: DistanceEstimate
  private var start: Buffer<S>
  private var s: Buffer<S>
  private var firstGradientNorm = 0.0
  private var numerator = 0.0
  private var effectiveRate = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard rate > 0 else { return }
    if firstGradientNorm == 0 {
      firstGradientNorm = sumOfSquares(gradient).squareRoot()
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      guard firstGradientNorm > 0 else { return }
      start.assign(w)
    }
    let λ = distance.d * rate / firstGradientNorm
    effectiveRate = λ

    let β = S(momentum), fresh = S(1 - momentum), stepLength = S(λ)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (s, start) = (groups.lanes(&self.s), groups.lanes(self.start))
    let sums = groups.sum { span in
      let decay = S(weightDecay) * span.decay
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

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 2)] }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { distance.d }
  public var diagnostics: [Double] { distance.diagnostics + [effectiveRate] }
}

extension DAdaptSGD {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-sgd", summary: "gradient descent with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        momentum.declaration, weightDecay.declaration, SharedSettings.initialDistance.declaration,
        SharedSettings.growthRate.declaration,
      ])
  }

  private static var momentum: Setting<Double> {
    Setting("momentum", default: 0, .from(0, below: 1), "w ← βw + (1 − β)z; 0 for none")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    momentum = configuration[Self.momentum]
    weightDecay = configuration[Self.weightDecay]
    distance = DistanceEstimate(
      initial: configuration[SharedSettings.initialDistance],
      growthRate: configuration[SharedSettings.growthRate])
    start = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }
}

extension DAdaptSGD {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.direction, &s)
  }
}
