import Catalog
import Compute
import Theory

/// Schedule-free gradient descent: gradients are taken at y, the model is evaluated at the average
/// x.
///
/// - y ← y + c(z − y) − η(1 − β(1 − c))g, z ← z − ηg
///
/// Defazio et al. 2024, arXiv 2405.15682, Algorithm 1 with weight decay at y. Moves 20 bytes per
/// single-precision parameter in one pass.
public struct ScheduleFreeSGD: OptimizerRule {
  @Setting(.interpolation) public var momentum = 0.9
  @Setting(.weightDecay("coupled: λy is added to the gradient")) public var weightDecay = 0.0
  @Setting(.averagingPower) public var averagingPower = 0.0
  @Setting(.rateWeightPower) public var rateWeightPower = 2.0

  public init() {}

  public static let about = About(
    "schedule-free-sgd", "gradient descent with iterate averaging in place of a schedule",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public var hasOwnEvaluationPoint: Bool { true }
  public var acceptsInterpolation: Bool { true }

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    ScheduleFreeSGDState(self, groups)
  }
}

private struct ScheduleFreeSGDState<S: Scalar>: Optimizer {
  private let rule: ScheduleFreeSGD
  private let groups: ParameterGroups<S>
  private var beta: Double
  /// β of the point that the next step leads to, where a schedule prescribes it.
  private var nextBeta: Double?
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var isStarted = false

  init(_ rule: ScheduleFreeSGD, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    beta = rule.momentum
    average = ScheduleFreeAverage(
      averagingPower: rule.averagingPower, rateWeightPower: rule.rateWeightPower)
    z = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted { z.assign(y) }
    isStarted = true
    let averageWeight = average.weight(rate: rate)
    if let nextBeta, nextBeta != beta {
      return moveInterpolation(
        to: nextBeta, &y, gradient: gradient, rate: rate, averageWeight: averageWeight)
    }
    let c = S(averageWeight), rateOfY = S(rate * (beta * (1 - averageWeight) - 1))
    let (y, gradient, z) = (groups.lanes(&y), groups.lanes(gradient), groups.lanes(&self.z))
    groups.forEachSpan { span in
      let η = S(rate) * span.rate, ηy = rateOfY * span.rate, λ = S(rule.weightDecay) * span.decay
      for i in span.lanes {
        let g = gradient[i] + λ * y[i]
        y[i] = y[i] + c * (z[i] - y[i]) + ηy * g
        z[i] = z[i] - η * g
      }
    }
  }

  /// A step from y at β to y at β': with u = βx = y − (1 − β)z the average moves as
  /// β'x' = (β'(1 − c)/β) u + β'cz', without a division of small differences.
  private mutating func moveInterpolation(
    to nextBeta: Double, _ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double,
    averageWeight: Double
  ) {
    let ofPoint = S(1 - beta), ofNewPoint = S(1 - nextBeta + nextBeta * averageWeight)
    // At β = 0 nothing is known of the average; that is where it begins.
    let ofAverage = S(beta > 0 ? nextBeta * (1 - averageWeight) / beta : 0)
    let (y, gradient, z) = (groups.lanes(&y), groups.lanes(gradient), groups.lanes(&self.z))
    groups.forEachSpan { span in
      let η = S(rate) * span.rate, λ = S(rule.weightDecay) * span.decay
      for i in span.lanes {
        let g = gradient[i] + λ * y[i]
        let u = y[i] - ofPoint * z[i]
        z[i] = z[i] - η * g
        y[i] = ofNewPoint * z[i] + ofAverage * u
      }
    }
    beta = nextBeta
  }

  mutating func setInterpolation(_ β: Double) {
    if isStarted || nextBeta != nil { nextBeta = β } else { (beta, nextBeta) = (β, β) }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard isStarted, beta > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta, groups: groups, into: &x)
  }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
  }

  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    isStarted && groups.writeRateMultipliers(&scale)
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard beta < 1, let decay = groups.commonDecay(rule.weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: beta, curvature: λ + decay)
  }
}
