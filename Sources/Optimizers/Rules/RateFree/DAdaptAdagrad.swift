import Catalog
import Compute

/// D-Adaptation for Adagrad: dual averaging whose step length is d times the rate, so the rate is a
/// multiplier (base 1). Momentum is an average of the iterates z.
///
/// Defazio and Mishchenko 2023, arXiv 2301.07733, Algorithm 3. A new d counts from the next step
/// on, so one pass suffices: it moves 32 bytes per single-precision parameter.
public struct DAdaptAdagrad<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let momentum, weightDecay, epsilon: Double
  private var distance: DistanceEstimate
  private var start: Buffer<S>
  private var α: Buffer<S>
  private var s: Buffer<S>
  private var hasSeenGradient = false
  private var weightedGradients = 0.0
  private var effectiveRate = 0.0

  /// What the sum of squared gradients starts from, in the authors' implementation.
  private static var initialSum: Double { 1e-6 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !hasSeenGradient {
      // Without a gradient there is nothing to estimate from, and nothing to move along.
      hasSeenGradient = sumOfSquares(gradient) > 0 || weightDecay > 0
      guard hasSeenGradient else { return }
      start.assign(w)
    }
    let λ = distance.d * rate
    effectiveRate = λ

    let fresh = S(1 - momentum), stepLength = S(λ), ε = S(epsilon)
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (α, s) = (groups.lanes(&self.α), groups.lanes(&self.s))
    let start = groups.lanes(self.start)
    let sums = groups.sum { span in
      let decay = S(weightDecay) * span.decay
      var gradients = LaneSum<S>(), squares = LaneSum<S>(), norm = LaneSum<S>()
      for i in span.lanes {
        let g = gradient[i] + decay * w[i]
        let αᵢ = α[i] + g * g
        let sᵢ = s[i] + stepLength * g
        let inverse = 1 / (S.squareRoot(αᵢ) + ε)
        gradients.add(g * g * inverse, at: i)
        squares.add(sᵢ * sᵢ * inverse, at: i)
        norm.add(S.magnitude(sᵢ), at: i)
        w[i] = w[i] + fresh * (start[i] - sᵢ * inverse - w[i])
        α[i] = αᵢ
        s[i] = sᵢ
      }
      return SIMD4(gradients.total, squares.total, norm.total, 0)
    }
    guard sums[2] > 0 else { return }
    weightedGradients += λ * λ * sums[0]
    if rate > 0 { distance.update((sums[1] - weightedGradients) / sums[2]) }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 5, writes: 3)] }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { distance.d }
  public var diagnostics: [Double] { distance.diagnostics + [effectiveRate] }
}

extension DAdaptAdagrad {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-adagrad", summary: "Adagrad with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        momentum.declaration, weightDecay.declaration, epsilon.declaration,
        SharedSettings.initialDistance.declaration, SharedSettings.growthRate.declaration,
      ])
  }

  private static var momentum: Setting<Double> {
    Setting("momentum", default: 0, .from(0, below: 1), "w ← βw + (1 − β)z; 0 for none")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }
  private static var epsilon: Setting<Double> {
    Setting("epsilon", default: 1e-6, .atLeast(1e-30), "added to the root of the sum of squares")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    momentum = configuration[Self.momentum]
    weightDecay = configuration[Self.weightDecay]
    epsilon = configuration[Self.epsilon]
    distance = DistanceEstimate(
      initial: configuration[SharedSettings.initialDistance],
      growthRate: configuration[SharedSettings.growthRate])
    start = Buffer(zeros: groups.count)
    α = Buffer(repeating: S(Self.initialSum), count: groups.count)
    s = Buffer(zeros: groups.count)
  }
}

extension DAdaptAdagrad {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &start)
    body(.scale, &α)
    body(.direction, &s)
  }
}
