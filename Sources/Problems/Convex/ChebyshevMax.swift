import Catalog
import Compute

/// f(x) = ‖Ax − b‖∞ = maxᵢ |aᵢ·x − bᵢ| for a random system: Lipschitz with G = max ‖aᵢ‖, and
/// nowhere smooth. Schaipp et al. (arXiv 2501.18965) see on such a function the losses that the
/// cooldown of a real training run shows.
///
/// The minimum is the `residual` ρ, at x* alone: with 0 the system is consistent; above 0 some d + 1
/// residuals are ±ρ at x*, and the rows are such that their subgradients have 0 in their convex
/// hull. The subgradient is ±aᵢ of the first row with the largest residual, and 0 where that is 0.
public struct ChebyshevMax: ProblemDefinition, ProblemBlueprint {
  @SettingGroup public var system = LinearSystem()
  @Setting(
    .atLeast(0),
    "ρ, the minimum; above 0 the system is inconsistent and needs more rows than columns")
  public var residual = 0.0

  public init() {}

  public static let about = About(
    "chebyshev-max", "the largest |aᵢ·x − bᵢ| of a random system",
    Citation("Schaipp et al. 2025", arXiv: "2501.18965"))

  public static let facts: [Truth.Fact] = [
    .minimiser, .minimum, .initialDistance, .initialLoss, .gradientBound, .lossFloor,
  ]

  public func validate(as owner: String) throws(ConfigurationError) {
    guard residual > 0, system.examples <= system.dimension else { return }
    throw .invalid(
      owner: owner, setting: "residual",
      reason: "\(system.examples) rows for \(system.dimension) parameters; above 0 there must be "
        + "more rows")
  }

  public var outline: ProblemOutline {
    ProblemOutline(sampling: .exact, parameterCount: system.dimension)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    ChebyshevMaxProblem(self, context)
  }
}

private final class ChebyshevMaxProblem<S: Scalar>: Problem {
  private var residuals: LinearResiduals<S>

  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: ChebyshevMax, _ context: ProblemContext) {
    residuals = LinearResiduals(settings.system, context)
    layout = ParameterLayout(count: residuals.minimiser.count)
    let residual = settings.residual
    if residual > 0 {
      var stream = context.stream(.data, index: 1)
      residuals.leaveRemainders(residual, from: &stream)
    }
    var truth = Truth()
    residuals.describe(&truth, distance: settings.system.distance)
    truth.minimum = residual
    truth.lossFloor = residual
    truth.gradientBound = residuals.longestRow
    residuals.move(to: Buffer(residuals.initial.map { S($0) }))
    truth.initialLoss = abs(Self.largest(residuals).value)
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(residuals.initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    residuals.move(to: x)
    let (row, value) = Self.largest(residuals)
    let sign: S = value > 0 ? 1 : value < 0 ? -1 : 0
    let a = residuals.row(row), g = gradient.mutableBase
    for j in 0..<layout.count { g[j] = sign * a[j] }
    return abs(value)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at x: Buffer<S>) -> Double {
    residuals.move(to: x)
    return abs(Self.largest(residuals).value)
  }

  func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  /// The residual of the largest magnitude; one that is not a number counts as larger than any.
  @inline(__always)
  private static func largest(_ residuals: LinearResiduals<S>) -> (row: Int, value: Double) {
    var largest = (row: 0, value: residuals.residual(0))
    for row in 1..<max(residuals.rowCount, 1) {
      let value = residuals.residual(row)
      if !(abs(value) <= abs(largest.value)), !largest.value.isNaN { largest = (row, value) }
    }
    return largest
  }
}
