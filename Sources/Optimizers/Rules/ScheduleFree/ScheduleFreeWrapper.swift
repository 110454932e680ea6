import Catalog
import Compute

/// Any rule made schedule-free: the base rule moves z by gradients that are taken at y, and the
/// model is evaluated at the average x of the z.
///
/// Defazio et al. 2024, arXiv 2405.15682, section 3. With a base that finds its own step length
/// d · rate, that is what the weights of the average are made from. Beside the base's traffic it
/// moves 16 and 12 bytes per single-precision parameter, where the rules of this family that are
/// written as one (``ScheduleFreeSGD``, ``ScheduleFreeAdamW``) need a single pass.
public struct ScheduleFreeWrapper: OptimizerRule {
  @Setting("the rule that moves z, such as {name: adagrad}") public var base = BaseRule(SGD())
  @Setting(.interpolation) public var momentum = 0.9
  @Setting(.weightDecay("decoupled, taken at y; the base's own is taken at z"))
  public var weightDecay = 0.0
  @Setting(.averagingPower) public var averagingPower = 0.0
  @Setting(.rateWeightPower) public var rateWeightPower = 2.0

  public init() {}

  public static let about = About(
    "schedule-free", "any rule with iterate averaging in place of a schedule",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var rateRole: RateRole { base.rule.rateRole }
  public var diagnosticNames: [String] { base.rule.diagnosticNames }
  public var hasCommonStepLength: Bool { base.rule.hasCommonStepLength }

  public func start<S: Scalar>(
    _ groups: ParameterGroups<S>
  ) throws(ConfigurationError) -> any Optimizer<S> {
    ScheduleFreeWrapperState(self, groups, base: try base.rule.start(groups))
  }
}

private struct ScheduleFreeWrapperState<S: Scalar>: Optimizer {
  private let rule: ScheduleFreeWrapper
  private let groups: ParameterGroups<S>
  private var average: ScheduleFreeAverage
  private var base: any Optimizer<S>
  private var z: Buffer<S>
  private var isStarted = false

  init(_ rule: ScheduleFreeWrapper, _ groups: ParameterGroups<S>, base: any Optimizer<S>) {
    self.rule = rule
    self.groups = groups
    self.base = base
    average = ScheduleFreeAverage(
      averagingPower: rule.averagingPower, rateWeightPower: rule.rateWeightPower)
    z = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted { z.assign(parameters) }
    isStarted = true
    // From y to x, with the weight decay at y.
    let extrapolation = S(1 - 1 / rule.momentum), β = S(rule.momentum)
    let decayRate = S(rate * rule.weightDecay)
    do {
      let (y, z) = (groups.lanes(&parameters), groups.lanes(&self.z))
      groups.forEachSpan { span in
        let λ = decayRate * span.rate * span.decay
        for i in span.lanes {
          let zᵢ = z[i] - λ * y[i]
          let yᵢ = y[i] - (1 - β) * λ * y[i]
          y[i] = yᵢ + extrapolation * (zᵢ - yᵢ)
          z[i] = zᵢ
        }
      }
    }
    base.step(&z, gradient: gradient, rate: rate)
    let c = S(average.weight(rate: rate * (base.estimatedDistance ?? 1)))
    let (x, z) = (groups.lanes(&parameters), groups.lanes(self.z))
    groups.forEachSpan { span in
      for i in span.lanes {
        let xᵢ = x[i] + c * (z[i] - x[i])
        x[i] = xᵢ + (1 - β) * (z[i] - xᵢ)
      }
    }
  }

  var memoryPasses: [MemoryPass] {
    guard !base.memoryPasses.isEmpty else { return [] }
    return [MemoryPass(reads: 2, writes: 2)] + base.memoryPasses + [MemoryPass(reads: 2, writes: 1)]
  }

  func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard isStarted else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: rule.momentum, groups: groups, into: &x)
  }

  var diagnostics: [Double] { base.diagnostics }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    base.forEachState(body)
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    base.preconditioner(into: &scale)
  }

  /// Once the average x moves slowly, y − x is (1 − β)(z − x): to the base, which moves z, the
  /// curvature is (1 − β)λ.
  func largestStableRate(curvature λ: Double) -> Double? {
    guard rule.momentum < 1, groups.commonDecay(rule.weightDecay) == 0 else { return nil }
    return base.largestStableRate(curvature: (1 - rule.momentum) * λ)
  }
}
