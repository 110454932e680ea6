import Catalog
import Compute

/// Schedule-free gradient descent: gradients are taken at y, the model is evaluated at the average
/// x.
///
/// - y ← y + c(z − y) − η(1 − β(1 − c))g, z ← z − ηg
///
/// Defazio et al. 2024, arXiv 2405.15682, Algorithm 1 with weight decay at y. Moves 20 bytes per
/// single-precision parameter in one pass.
public struct ScheduleFreeSGD<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta, weightDecay: Double
  private var average: ScheduleFreeAverage
  private var z: Buffer<S>
  private var isStarted = false

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ y: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    if !isStarted { z.assign(y) }
    isStarted = true
    let averageWeight = average.weight(rate: rate)
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

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  public static var hasOwnEvaluationPoint: Bool { true }

  public func evaluationPoint(of y: Buffer<S>, into x: inout Buffer<S>) {
    guard isStarted else { return x.assign(y) }
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
