import Catalog
import Compute
import Theory

/// Gradient descent divided by a running root mean square of the gradient, with ε outside the root;
/// centred by subtracting the squared mean, with momentum on the normalised gradient.
///
/// - v ← β₂v + (1 − β₂)g², w ← w − η g/(√v + ε)
///
/// Hinton 2012 (Coursera lecture 6e); centring and momentum by Graves 2013, arXiv 1308.0850,
/// equations 38 to 41. Moves 20 bytes per single-precision parameter in one pass, 8 more each with
/// momentum and with centring.
public struct RMSProp: OptimizerRule {
  @Setting(.secondMoment) public var beta2 = 0.99
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.coupledWeightDecay) public var weightDecay = 0.0
  @Setting(.from(0, below: 1), "β on the normalised gradient; 0 for none") public var momentum = 0.0
  @Setting("divide by the standard deviation instead") public var centred = false

  public init() {}

  public static let about = About(
    "rmsprop", "divided by a running root mean square; centred, with momentum",
    Citation("Hinton 2012, Coursera lecture 6e; Graves 2013", arXiv: "1308.0850"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    RMSPropState(self, groups)
  }
}

private struct RMSPropState<S: Scalar>: Optimizer {
  private let rule: RMSProp
  private let groups: ParameterGroups<S>
  private var v: Buffer<S>
  private var mean: Buffer<S>
  private var m: Buffer<S>
  private var isStarted = false

  init(_ rule: RMSProp, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    v = Buffer(zeros: groups.count)
    mean = Buffer(zeros: rule.centred ? groups.count : 0)
    m = Buffer(zeros: rule.momentum > 0 ? groups.count : 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    isStarted = true
    let β = S(rule.momentum), β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2), ε = S(rule.epsilon)
    let (w, gradient, v) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.v))
    switch (rule.centred, rule.momentum > 0) {
    case (false, false):
      let update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
      groups.forEachSpan { span in
        var update = update
        update.decay = S(rule.weightDecay) * span.decay
        update.gradientRate = S(rate) * span.rate
        S.adaptiveStep(w, v, gradient, lanes: span.lanes, update)
      }
    case (false, true):
      let m = groups.lanes(&self.m)
      groups.forEachSpan { span in
        let η = S(rate) * span.rate, λ = S(rule.weightDecay) * span.decay
        for i in span.lanes {
          let g = gradient[i] + λ * w[i]
          let vᵢ = β2 * v[i] + fresh2 * (g * g)
          let mᵢ = β * m[i] + g / (S.squareRoot(vᵢ) + ε)
          w[i] = w[i] - η * mᵢ
          v[i] = vᵢ
          m[i] = mᵢ
        }
      }
    case (true, false):
      let mean = groups.lanes(&self.mean)
      groups.forEachSpan { span in
        let η = S(rate) * span.rate, λ = S(rule.weightDecay) * span.decay
        for i in span.lanes {
          let g = gradient[i] + λ * w[i]
          let vᵢ = β2 * v[i] + fresh2 * (g * g)
          let meanᵢ = β2 * mean[i] + fresh2 * g
          w[i] = w[i] - η * g / (Self.deviation(vᵢ, meanᵢ) + ε)
          v[i] = vᵢ
          mean[i] = meanᵢ
        }
      }
    case (true, true):
      let (mean, m) = (groups.lanes(&self.mean), groups.lanes(&self.m))
      groups.forEachSpan { span in
        let η = S(rate) * span.rate, λ = S(rule.weightDecay) * span.decay
        for i in span.lanes {
          let g = gradient[i] + λ * w[i]
          let vᵢ = β2 * v[i] + fresh2 * (g * g)
          let meanᵢ = β2 * mean[i] + fresh2 * g
          let mᵢ = β * m[i] + g / (Self.deviation(vᵢ, meanᵢ) + ε)
          w[i] = w[i] - η * mᵢ
          v[i] = vᵢ
          mean[i] = meanᵢ
          m[i] = mᵢ
        }
      }
    }
  }

  /// √(v − mean²). The difference, at least 0 in exact arithmetic, is kept from rounding below it.
  @inline(__always)
  private static func deviation(_ v: S.Lanes, _ mean: S.Lanes) -> S.Lanes {
    S.squareRoot(S.positivePart(v - mean * mean))
  }

  var memoryPasses: [MemoryPass] {
    let states = 1 + (rule.centred ? 1 : 0) + (rule.momentum > 0 ? 1 : 0)
    return [MemoryPass(reads: 2 + states, writes: 1 + states)]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.scale, &v)
    if rule.centred { body(.scale, &mean) }
    if rule.momentum > 0 { body(.direction, &m) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard isStarted else { return false }
    guard rule.centred else {
      groups.writeScale(&scale, secondMoment: v, epsilon: rule.epsilon)
      return true
    }
    let (v, mean) = (groups.lanes(v), groups.lanes(mean)), ε = S(rule.epsilon)
    groups.writeScale(&scale) { i in Self.deviation(v[i], mean[i]) + ε }
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return StabilityLimit.heavyBall(momentum: rule.momentum, curvature: λ)
  }
}
