import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam whose adaptive step length is rectified for the variance that the second moment has in the
/// first steps; while that variance is intractable, plain momentum.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η r m̂ √(1 − β₂ᵗ)/(√v + ε) once there is a rectification r, before that w − ηm̂
///
/// Liu et al. 2020, arXiv 1908.03265, Algorithm 2. Moves 28 bytes per single-precision parameter in
/// one pass.
public struct RectifiedAdam: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.9
  @Setting(.secondMoment) public var beta2 = 0.999
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.coupledUnlessDecoupled) public var weightDecay = 0.0
  @Setting(.decoupled) public var decoupled = false

  public init() {}

  public static let about = About(
    "radam", "Adam rectified for the second moment's variance in the first steps",
    Citation("Liu et al. 2020", arXiv: "1908.03265"))

  public var diagnosticNames: [String] { ["rectification"] }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    RectifiedAdamState(self, groups)
  }
}

private struct RectifiedAdamState<S: Scalar>: Optimizer {
  private let rule: RectifiedAdam
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  init(_ rule: RectifiedAdam, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let rectification = Rectification(beta2: rule.beta2, step: stepsTaken, threshold: 5)
    let β1 = S(rule.beta1), β2 = S(rule.beta2), ε = S(rule.epsilon)
    let fresh1 = S(1 - rule.beta1), fresh2 = S(1 - rule.beta2)
    // Where there is no rectification, w − ηm̂ is what is left with a denominator of 0·√v + 1.
    let root: S = rectification.factor == nil ? 0 : 1, rest = rectification.factor == nil ? 1 : ε
    let adaptive =
      rectification.factor.map { $0 * (1 - Double.pow(rule.beta2, t)).squareRoot() } ?? 1
    let correctedRate = S(rate * adaptive / (1 - Double.pow(rule.beta1, t)))
    let coupledDecay = S(rule.decoupled ? 0 : rule.weightDecay)
    let decayRate = S(rule.decoupled ? rate * rule.weightDecay : 0)

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: rest)
    (update.beta1, update.fresh1, update.root) = (β1, fresh1, root)
    groups.forEachSpan { span in
      var update = update
      update.decay = coupledDecay * span.decay
      update.keep = 1 - decayRate * span.rate * span.decay
      update.momentumRate = correctedRate * span.rate
      S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
    }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  var diagnostics: [Double] {
    [Rectification(beta2: rule.beta2, step: max(1, stepsTaken), threshold: 5).factor ?? 0]
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let t = Double(stepsTaken)
    let rectification = Rectification(beta2: rule.beta2, step: stepsTaken, threshold: 5).factor
    let adaptive = rectification.map { $0 * (1 - Double.pow(rule.beta2, t)).squareRoot() } ?? 1
    groups.writeScale(
      &scale, secondMoment: v, root: rectification == nil ? 0 : 1,
      epsilon: rectification == nil ? 1 : rule.epsilon,
      factor: (1 - Double.pow(rule.beta1, t)) / adaptive)
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    let decay = groups.commonDecay(rule.weightDecay)
    guard let decay, rule.decoupled || decay == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: rule.beta1, curvature: λ, decay: decay)
  }
}

/// The variance rectification of arXiv 1908.03265: with the length of the second moment's average
/// approximated by ρₜ, a factor rₜ of the step length, once ρₜ is long enough.
struct Rectification {
  /// `nil` while ρₜ ≤ threshold.
  let factor: Double?

  init(beta2: Double, step: Int, threshold: Double) {
    let power = Double.pow(beta2, Double(step))
    let limit = 2 / (1 - beta2) - 1
    let ρ = limit - 2 * Double(step) * power / (1 - power)
    factor =
      ρ > threshold
      ? ((ρ - 4) * (ρ - 2) * limit / ((limit - 4) * (limit - 2) * ρ)).squareRoot() : nil
  }
}
