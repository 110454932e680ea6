import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam with decoupled weight decay, scaled by the learning rate.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← (1 − ηλ)w − η m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
///
/// Loshchilov and Hutter 2019, arXiv 1711.05101, Algorithm 2. Moves 28 bytes per single-precision
/// parameter in one pass, 36 with AMSGrad.
public struct AdamW: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.decoupledWeightDecay) public var weightDecay = 0.01
  @Setting(.amsgrad) public var amsgrad = false

  public init() {}

  public static let about = About(
    "adamw", "Adam with decoupled weight decay, scaled by the rate",
    Citation("Loshchilov and Hutter 2019", arXiv: "1711.05101"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdamWState(self, groups)
  }
}

/// Also what rules are made of that use AdamW for a part of the parameters.
struct AdamWState<S: Scalar>: Optimizer {
  private let rule: AdamW
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var largestV: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: AdamW, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    largestV = Buffer(zeros: rule.amsgrad ? groups.count : 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon)
    let fresh1 = S(1 - rule.beta1), fresh2 = S(1 - rule.beta2)
    let correctedRate = S(rate / (1 - Double.pow(rule.beta1, t)))
    let correction2 = S(1 / (1 - Double.pow(rule.beta2, t)).squareRoot())
    let decayRate = S(rate * rule.weightDecay)

    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    guard rule.amsgrad else {
      var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: ε)
      (update.beta1, update.fresh1, update.root) = (β1, fresh1, correction2)
      return groups.forEachSpan { span in
        var update = update
        update.keep = 1 - decayRate * span.rate * span.decay
        update.momentumRate = correctedRate * span.rate
        S.adaptiveStep(w, m, v, g, lanes: span.lanes, update)
      }
    }
    let largestV = groups.lanes(&self.largestV)
    groups.forEachSpan { span in
      let η = correctedRate * span.rate, keep = 1 - decayRate * span.rate * span.decay
      for i in span.lanes {
        let mᵢ = β1 * m[i] + fresh1 * g[i]
        let vᵢ = β2 * v[i] + fresh2 * (g[i] * g[i])
        let largest = S.maximum(largestV[i], vᵢ)
        w[i] = keep * w[i] - η * mᵢ / (correction2 * S.squareRoot(largest) + ε)
        m[i] = mᵢ
        v[i] = vᵢ
        largestV[i] = largest
      }
    }
  }

  var memoryPasses: [MemoryPass] {
    [rule.amsgrad ? MemoryPass(reads: 5, writes: 4) : MemoryPass(reads: 4, writes: 3)]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
    if rule.amsgrad { body(.scale, &largestV) }
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    groups.writeAdamScale(
      &scale, secondMoment: rule.amsgrad ? largestV : v, beta1: rule.beta1, beta2: rule.beta2,
      epsilon: rule.epsilon, stepsTaken: stepsTaken)
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    groups.commonDecay(rule.weightDecay).map {
      StabilityLimit.averagedMomentum(beta: rule.beta1, curvature: λ, decay: $0)
    }
  }
}
