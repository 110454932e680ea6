import Catalog
import Compute

/// Dual averaging with the step length found by D-Adaptation: gradients are summed with weights
/// λ = d · rate, and w = w₀ − γs with γ = 1/√Σ‖gₖ‖². The rate is a multiplier (base 1). The model is
/// evaluated at the average of the iterates with the same weights λ.
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 1, with a schedule's rates in its
/// weights. d is the maximum of the lower bounds d̂ themselves, where `dadapt-sgd` steps by twice its
/// bound: with exact subgradients of a convex function d never exceeds the distance D from w₀ to any
/// minimiser, as long as `d0` does not, for any rates and any `growth_rate`. With weight decay that is
/// a minimiser of the decayed objective, whose subgradients these must be. The convergence theorem is
/// about the average; `average: false` evaluates at w.
///
/// γ depends on the norm of the whole gradient, so two passes are needed: 8 and 32 bytes per
/// single-precision parameter.
public struct DAdaptDualAveraging: DistanceEstimatingRule {
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity
  @Setting(.average) public var average = true

  public init() {}

  public static let about = About(
    "dadapt-dual-averaging", "dual averaging by D-Adaptation, evaluated at a weighted average",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public var hasOwnEvaluationPoint: Bool { true }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptDualAveragingState(self, groups)
  }
}

private struct DAdaptDualAveragingState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptDualAveraging
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var start: Buffer<S>
  private var s: Buffer<S>
  private var average: Buffer<S>
  private var squaredGradients = 0.0
  private var weightedSquares = 0.0
  private var weightSum = 0.0

  init(_ rule: DAdaptDualAveraging, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    start = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
    average = Buffer(zeros: rule.average ? groups.count : 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    // Not even the gradient counts: a smaller γ would move w.
    guard rate > 0 else { return }
    let w = groups.lanes(&parameters), gradient = groups.lanes(gradient)
    let square = squaredNorm(gradient, at: w), earlier = squaredGradients
    squaredGradients += square
    // Without a gradient there is nothing to estimate from, and nothing to move along.
    guard squaredGradients != 0 else { return }
    if earlier == 0 { start.assign(parameters) }

    let λ = distance.d * rate
    // The first γ is that of the first step as well.
    let γₖ = 1 / (earlier > 0 ? earlier : squaredGradients).squareRoot()
    let γ = 1 / squaredGradients.squareRoot()
    weightedSquares += γₖ * λ * λ * square
    weightSum += λ
    distance.effectiveRate = γ * λ
    let norm = move(w, gradient, weight: S(λ), scale: S(γ), share: S(λ / weightSum)).squareRoot()
    if norm > 0 { distance.update((γ * norm * norm - weightedSquares) / (2 * norm)) }
  }

  @inline(__always)
  private func squaredNorm(
    _ gradient: UnsafePointer<S.Lanes>, at w: UnsafeMutablePointer<S.Lanes>
  ) -> Double {
    groups.sum { span in
      let decay = S(rule.weightDecay) * span.decay
      var squares = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + decay * w[i]
        squares.add(g * g, at: i)
      }
      return SIMD2(squares.total, 0)
    }[0]
  }

  /// s ← s + λg, x̄ ← x̄ + (λ/Σλ)(w − x̄), w ← w₀ − γs.
  ///
  /// - Returns: ‖s‖²
  @inline(__always)
  private mutating func move(
    _ w: UnsafeMutablePointer<S.Lanes>, _ gradient: UnsafePointer<S.Lanes>,
    weight λ: S, scale γ: S, share c: S
  ) -> Double {
    let s = groups.lanes(&self.s), start = groups.lanes(self.start)
    guard rule.average else {
      return groups.sum { span in
        let decay = S(rule.weightDecay) * span.decay
        var squares = LaneSum<S>()
        for i in span.lanes {
          let sᵢ = s[i] + λ * (gradient[i] + decay * w[i])
          squares.add(sᵢ * sᵢ, at: i)
          w[i] = start[i] - γ * sᵢ
          s[i] = sᵢ
        }
        return SIMD2(squares.total, 0)
      }[0]
    }
    let x̄ = groups.lanes(&average)
    return groups.sum { span in
      let decay = S(rule.weightDecay) * span.decay
      var squares = LaneSum<S>()
      for i in span.lanes {
        let sᵢ = s[i] + λ * (gradient[i] + decay * w[i])
        squares.add(sᵢ * sᵢ, at: i)
        x̄[i] = x̄[i] + c * (w[i] - x̄[i])
        w[i] = start[i] - γ * sᵢ
        s[i] = sᵢ
      }
      return SIMD2(squares.total, 0)
    }[0]
  }

  var memoryPasses: [MemoryPass] {
    [
      MemoryPass(reads: 2, writes: 0),
      rule.average ? MemoryPass(reads: 5, writes: 3) : MemoryPass(reads: 4, writes: 2),
    ]
  }

  func evaluationPoint(of w: Buffer<S>, into point: inout Buffer<S>) {
    point.assign(rule.average && weightSum != 0 ? average : w)
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.direction, &s)
    if rule.average { body(.iterate, &average) }
  }
}
