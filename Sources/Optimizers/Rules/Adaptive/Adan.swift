import Catalog
import Compute
import ElementaryFunctions

/// Adam with Nesterov's momentum estimated from differences of gradients.
///
/// Xie et al. 2022, arXiv 2208.06677, Algorithm 1, with β here for 1 − β there and with bias
/// corrections. Weight decay is a proximal step, w ← w/(1 + ηλ), or a factor before the step. Moves
/// 44 bytes per single-precision parameter in one pass.
public struct Adan: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.98
  @Setting(.differences) public var beta2 = 0.92
  @Setting(.secondMoment) public var beta3 = 0.99
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.weightDecayByForm) public var weightDecay = 0.0
  @Setting(.decayForm) public var decay = DecayForm.proximal

  public init() {}

  public static let about = About(
    "adan", "adaptive Nesterov momentum from differences of gradients",
    Citation("Xie et al. 2022", arXiv: "2208.06677"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    AdanState(self, groups)
  }
}

private struct AdanState<S: Scalar>: Optimizer {
  private let rule: Adan
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var n: Buffer<S>
  private var v: Buffer<S>
  private var previous: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: Adan, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    n = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    previous = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if stepsTaken == 0 { previous.assign(gradient) }
    stepsTaken += 1
    let t = Double(stepsTaken)
    let β1 = S(rule.beta1), β2 = S(rule.beta2), β3 = S(rule.beta3), ε = S(rule.epsilon)
    let fresh1 = S(1 - rule.beta1), fresh2 = S(1 - rule.beta2), fresh3 = S(1 - rule.beta3)
    let momentumRate = S(rate / (1 - Double.pow(rule.beta1, t)))
    let differenceRate = S(rate * rule.beta2 / (1 - Double.pow(rule.beta2, t)))
    let correction3 = S(1 / (1 - Double.pow(rule.beta3, t)).squareRoot())
    let decayBefore = S(rule.decay == .factor ? rate * rule.weightDecay : 0)
    let decayAfter = S(rule.decay == .proximal ? rate * rule.weightDecay : 0)

    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, n) = (groups.lanes(&self.m), groups.lanes(&self.n))
    let (v, previous) = (groups.lanes(&self.v), groups.lanes(&self.previous))
    groups.forEachSpan { span in
      let ηm = momentumRate * span.rate, ηn = differenceRate * span.rate
      let keep = 1 - decayBefore * span.rate * span.decay
      let shrink = 1 / (1 + decayAfter * span.rate * span.decay)
      for i in span.lanes {
        let difference = g[i] - previous[i]
        let ahead = g[i] + β2 * difference
        let mᵢ = β1 * m[i] + fresh1 * g[i]
        let nᵢ = β2 * n[i] + fresh2 * difference
        let vᵢ = β3 * v[i] + fresh3 * (ahead * ahead)
        let denominator = correction3 * S.squareRoot(vᵢ) + ε
        w[i] = (keep * w[i] - (ηm * mᵢ + ηn * nᵢ) / denominator) * shrink
        m[i] = mᵢ
        n[i] = nᵢ
        v[i] = vᵢ
        previous[i] = g[i]
      }
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 6, writes: 5)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.direction, &n)
    body(.scale, &v)
    body(.direction, &previous)
  }

  /// With the bias correction of m; that of n is another.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let t = Double(stepsTaken)
    groups.writeScale(
      &scale, secondMoment: v, root: 1 / (1 - Double.pow(rule.beta3, t)).squareRoot(),
      epsilon: rule.epsilon, factor: 1 - Double.pow(rule.beta1, t))
    return true
  }
}

/// How Adan takes its weight decay.
public enum DecayForm: String, SettingChoice { case proximal, factor }

/// What Adan and its D-Adaptation have in common.
extension SettingTerms {
  static var differences: SettingTerms {
    SettingTerms(.from(0, below: 1), "decay of the gradient differences")
  }

  static var weightDecayByForm: SettingTerms {
    .weightDecay("in the form that `decay` names, scaled by the step length")
  }

  static var decayForm: SettingTerms {
    SettingTerms(.any, "w/(1 + ηλ) after the step, or (1 − ηλ)w before it")
  }
}
