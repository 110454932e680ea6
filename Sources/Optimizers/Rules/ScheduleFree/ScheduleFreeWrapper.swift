import Catalog
import Compute

/// Any rule made schedule-free: the base rule moves z by gradients that are taken at y, and the
/// model is evaluated at the average x of the z.
///
/// Defazio et al. 2024, arXiv 2405.15682, section 3. With a base that finds its own step length
/// d · rate, that is what the weights of the average are made from. Beside the base's traffic it
/// moves 16 and 12 bytes per single-precision parameter, where the rules of this family that are
/// written as one (``ScheduleFreeSGD``, ``ScheduleFreeAdamW``) need a single pass.
public struct ScheduleFreeWrapper<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta, weightDecay: Double
  private var average: ScheduleFreeAverage
  private var base: any Optimizer<S>
  private var z: Buffer<S>
  private var isStarted = false

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted { z.assign(parameters) }
    isStarted = true
    // From y to x, with the weight decay at y.
    let extrapolation = S(1 - 1 / beta), decayRate = S(rate * weightDecay), β = S(beta)
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

  public var memoryPasses: [MemoryPass] {
    guard !base.memoryPasses.isEmpty else { return [] }
    return [MemoryPass(reads: 2, writes: 2)] + base.memoryPasses + [MemoryPass(reads: 2, writes: 1)]
  }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard isStarted else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta, groups: groups, into: &x)
  }

  /// The base's: the catalogue adds their names to this rule's, which has none.
  public var diagnostics: [Double] { base.diagnostics }
}

extension ScheduleFreeWrapper {
  public static var declaration: Declaration {
    Declaration(
      id: "schedule-free", summary: "any rule with iterate averaging in place of a schedule",
      citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
      settings: [
        baseRule.declaration, momentum.declaration, weightDecay.declaration,
        ScheduleFreeAverage.averagingPower.declaration,
        ScheduleFreeAverage.rateWeightPower.declaration,
      ])
  }

  private static var baseRule: Setting<EntryReference> {
    Setting(
      "base", default: EntryReference("sgd"),
      among: { OptimizerCatalog.all.filter { !$0.hasOwnEvaluationPoint }.map(\.ruleDeclaration) },
      "the rule that moves z, such as {name: adagrad}")
  }
  private static var momentum: Setting<Double> { ScheduleFreeAverage.interpolation("momentum") }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "decoupled, taken at y; the base's own is taken at z")
  }

  public init(
    _ configuration: Configuration, groups: ParameterGroups<S>
  ) throws(ConfigurationError) {
    self.groups = groups
    beta = configuration[Self.momentum]
    weightDecay = configuration[Self.weightDecay]
    average = ScheduleFreeAverage(configuration)
    let reference = configuration[Self.baseRule]
    let entry = try OptimizerCatalog.entry(named: reference.name)
    base = try entry.makeRule(
      entry.ruleDeclaration.configuration(reference.settings), groups: groups)
    z = Buffer(zeros: groups.count)
  }
}

extension ScheduleFreeWrapper {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
    base.forEachState(body)
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    base.preconditioner(into: &scale)
  }

  /// Once the average x moves slowly, y − x is (1 − β)(z − x): to the base, which moves z, the
  /// curvature is (1 − β)λ.
  public func largestStableRate(curvature λ: Double) -> Double? {
    guard beta < 1, groups.commonDecay(weightDecay) == 0 else { return nil }
    return base.largestStableRate(curvature: (1 - beta) * λ)
  }
}
