import Catalog
import Compute
import Theory

/// Stochastic gradient descent with momentum in PyTorch's convention, m ← βm + (1 − τ)g: the
/// momentum multiplies the effective step by about 1/(1 − β). Weight decay is coupled: λw is added
/// to the gradient.
///
/// - g ← g + λw
/// - m ← βm + (1 − τ)g
/// - w ← w − ηm, or w − η(g + βm) with Nesterov's momentum
///
/// Moves 12 bytes per single-precision parameter, 20 with momentum, in one pass.
public struct SGD<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let momentum, dampening, weightDecay: Double
  private let nesterov: Bool
  private var m: Buffer<S>
  private var isFirstStep = true

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let β = S(momentum), fresh = S(isFirstStep ? 1 : 1 - dampening)
    isFirstStep = false
    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    guard momentum > 0 else {
      return groups.forEachSpan { span in
        let η = S(rate) * span.rate, λ = S(weightDecay) * span.decay
        for i in span.lanes { w[i] = w[i] - η * (gradient[i] + λ * w[i]) }
      }
    }
    // Nesterov's step is η(g + βm), else ηm.
    let ahead: S = nesterov ? 1 : 0, along = nesterov ? β : 1
    let m = groups.lanes(&self.m)
    groups.forEachSpan { span in
      let η = S(rate) * span.rate
      S.momentumStep(
        w, m, gradient, lanes: span.lanes, decay: S(weightDecay) * span.decay,
        gradientRate: ahead * η, momentumRate: along * η, beta: β, fresh: fresh)
    }
  }

  public var memoryPasses: [MemoryPass] {
    [momentum == 0 ? MemoryPass(reads: 2, writes: 1) : MemoryPass(reads: 3, writes: 2)]
  }
}

extension SGD {
  public static var declaration: Declaration {
    Declaration(
      id: "sgd", summary: "gradient descent, momentum m ← βm + (1 − τ)g, Nesterov, coupled L2",
      citation: Citation(
        "Polyak 1964, doi 10.1016/0041-5553(64)90137-5; Sutskever et al. 2013 (ICML)"),
      settings: [
        momentum.declaration, dampening.declaration, nesterov.declaration, weightDecay.declaration,
      ])
  }

  private static var momentum: Setting<Double> {
    Setting("momentum", default: 0, .from(0, below: 1), "β; 0 for none")
  }
  private static var dampening: Setting<Double> {
    Setting("dampening", default: 0, .within(0, 1), "τ; the first step is not dampened")
  }
  private static var nesterov: Setting<Bool> {
    Setting("nesterov", default: false, "step along g + βm instead of m")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λw is added to the gradient")
  }

  public init(
    _ configuration: Configuration, groups: ParameterGroups<S>
  ) throws(ConfigurationError) {
    self.groups = groups
    momentum = configuration[Self.momentum]
    dampening = configuration[Self.dampening]
    nesterov = configuration[Self.nesterov]
    weightDecay = configuration[Self.weightDecay]
    m = Buffer(zeros: momentum == 0 ? 0 : groups.count)
    if nesterov, momentum == 0 || dampening != 0 {
      throw .invalid(
        owner: "sgd", setting: "nesterov",
        reason: "Nesterov's step needs a momentum above 0 and no dampening")
    }
  }
}

extension SGD {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    if m.count > 0 { body(.direction, &m) }
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    !isFirstStep && groups.writeRateMultipliers(&scale)
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    guard let decay = groups.commonDecay(weightDecay) else { return nil }
    let λ = λ + decay
    guard momentum > 0 else { return StabilityLimit.gradientDescent(curvature: λ) }
    return nesterov
      ? StabilityLimit.nesterov(momentum: momentum, curvature: λ)
      : StabilityLimit.heavyBall(momentum: momentum, dampening: dampening, curvature: λ)
  }
}
