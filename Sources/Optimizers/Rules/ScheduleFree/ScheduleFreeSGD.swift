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
public struct ScheduleFreeSGD<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let weightDecay: Double
  private var beta: Double
  /// β of the point that the next step leads to, where a schedule prescribes it.
  private var nextBeta: Double?
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var isStarted = false

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
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
      let η = S(rate) * span.rate, ηy = rateOfY * span.rate, λ = S(weightDecay) * span.decay
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
      let η = S(rate) * span.rate, λ = S(weightDecay) * span.decay
      for i in span.lanes {
        let g = gradient[i] + λ * y[i]
        let u = y[i] - ofPoint * z[i]
        z[i] = z[i] - η * g
        y[i] = ofNewPoint * z[i] + ofAverage * u
      }
    }
    beta = nextBeta
  }

  public static var acceptsInterpolation: Bool { true }

  public mutating func setInterpolation(_ β: Double) {
    if isStarted || nextBeta != nil { nextBeta = β } else { (beta, nextBeta) = (β, β) }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard isStarted, beta > 0 else { return x.assign(y) }
    recoverAverage(from: y, z, interpolation: beta, groups: groups, into: &x)
  }
}

extension ScheduleFreeSGD {
  public static var declaration: Declaration {
    Declaration(
      id: "schedule-free-sgd",
      summary: "gradient descent with iterate averaging in place of a schedule",
      citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
      settings: [
        momentum.declaration, weightDecay.declaration,
        ScheduleFreeAverage.averagingPower.declaration,
        ScheduleFreeAverage.rateWeightPower.declaration,
      ])
  }

  private static var momentum: Setting<Double> { ScheduleFreeAverage.interpolation("momentum") }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled: λy is added to the gradient")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta = configuration[Self.momentum]
    weightDecay = configuration[Self.weightDecay]
    average = ScheduleFreeAverage(configuration)
    z = Buffer(zeros: groups.count)
  }
}

extension ScheduleFreeSGD {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.iterate, &z)
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    isStarted && groups.writeRateMultipliers(&scale)
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    guard beta < 1, let decay = groups.commonDecay(weightDecay) else { return nil }
    return StabilityLimit.scheduleFree(beta: beta, curvature: λ + decay)
  }
}
