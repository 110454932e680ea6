import Catalog
import Compute
import Optimizers

/// What the eigenvalues of an optimizer's iteration say about its boundary of stability.
public enum SpectralPrediction: Sendable, Hashable {
  /// The largest constant rate at which no mode grows.
  case boundary(rate: Double)
  /// No mode grows at any rate that was tried, or the boundary rises with the number of steps without
  /// end.
  case stable(upTo: Double)
  /// The iteration has no such boundary, for a reason.
  case none(reason: String)

  /// The boundary, if there is one.
  public var rate: Double? {
    if case .boundary(let rate) = self { rate } else { nil }
  }
}

/// The largest constant rate at which an optimizer is stable in a direction of some curvature, by the
/// spectral radius of one step of its implementation.
///
/// The optimizer comes to rest at the minimiser for `settledSteps` steps; then every component of
/// its state is perturbed, which for a rule that is linear with its preconditioner P held fixed
/// gives the matrix of a step. The boundary is where that matrix's spectral radius passes 1, by
/// bisection. What still changes with the number of steps t, such as the weight 1/t of a point in an
/// average, is extrapolated from t and 2t to the limit.
///
/// Modes that neither grow nor shrink count as stable: a spectral radius up to 1 + 10⁻⁹ is taken for
/// 1, which moves a boundary by less than 10⁻⁹ of itself. Windows of instability that are narrower
/// than a factor of 2 and lie below the boundary can be missed.
///
/// - Parameters:
///   - optimizer: what its clipping would do to large gradients does not matter
///   - curvature: λ > 0, an eigenvalue of the Hessian H or, with a preconditioner P, of P⁻¹H
///   - settledSteps: t, at least 1; the relative error of the extrapolation is of the order of
///     β/((1 − β)t²) for schedule-free rules
/// - Throws: if the rule has no meaning for such parameters
public func predictBoundary(
  _ optimizer: PreparedOptimizer, curvature: Double, settledSteps: Int = 200_000
) throws(ConfigurationError) -> SpectralPrediction {
  precondition(curvature > 0 && curvature.isFinite, "a curvature is positive")
  precondition(settledSteps > 0, "at least one step")
  var search = try SpectralSearch(optimizer, curvature: curvature, step: settledSteps)
  let first = try search.boundary()
  guard let early = first.rate else { return first }
  search.settle(untilStep: 2 * settledSteps)
  guard let late = try search.boundary().rate else { return first }
  // To first order in 1/t it is the reciprocal that changes linearly.
  let reciprocal = 2 / late - 1 / early
  return reciprocal * late > 1e-3 ? .boundary(rate: 1 / reciprocal) : .stable(upTo: late)
}

private struct SpectralSearch {
  private var resting: RestingOptimizer
  private let curvature: Double
  private let largestRadius = 1 + 1e-9
  private let precision = 1e-12

  /// - Parameter step: the number of the step that is looked at
  init(
    _ optimizer: PreparedOptimizer, curvature: Double, step: Int
  ) throws(ConfigurationError) {
    self.curvature = curvature
    resting = try RestingOptimizer(
      optimizer, dimension: 1, steps: step - 1, rate: 256 / curvature)
  }

  mutating func settle(untilStep step: Int) { resting.settle(untilStep: step - 1) }

  private mutating func iteration(_ rate: Double) throws(ConfigurationError) -> HeldIteration {
    HeldIteration(try resting.optimizer(for: rate), dimension: 1, rate: rate)
  }

  private mutating func isStable(_ rate: Double) throws(ConfigurationError) -> Bool {
    let step = LinearIteration(try iteration(rate), curvatures: [curvature], rate: rate)
    return step.spectralRadius.map { $0 <= largestRadius } ?? false
  }

  private mutating func isLinear(_ rate: Double) throws(ConfigurationError) -> Bool {
    LinearIteration.isLinear(try iteration(rate), curvatures: [curvature], rate: rate)
  }

  mutating func boundary() throws(ConfigurationError) -> SpectralPrediction {
    if let objection = resting.objection { return .none(reason: objection) }
    let notLinear = SpectralPrediction.none(
      reason: "its step is not linear in gradients, even with what it divides by held fixed")
    guard try isLinear(1 / curvature) else { return notLinear }
    let bracket = try bracketBoundary(around: 1 / curvature, span: 1e8) {
      rate throws(ConfigurationError) in
      try isStable(rate)
    }
    switch bracket {
    case .stable(let upTo): return .stable(upTo: upTo)
    case .unstable(let downTo):
      return .none(reason: "it is unstable at all rates from \(downTo) up")
    case .between(var lower, var upper):
      while upper - lower > precision * upper {
        let middle = 0.5 * (lower + upper)
        if try isStable(middle) { lower = middle } else { upper = middle }
      }
      return try isLinear(lower) ? .boundary(rate: 0.5 * (lower + upper)) : notLinear
    }
  }
}
