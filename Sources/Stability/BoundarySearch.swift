import Catalog
import Compute
import Optimizers
import RandomStreams

/// How a boundary of stability is measured.
public struct BoundaryOptions: Sendable, Hashable {
  /// Steps with a gradient of zero at the minimiser before the run, in which averages and
  /// corrections of bias settle. The boundary of a schedule-free rule at step t is below its limit by
  /// a fraction of about β/(2(1 − β)t).
  public var burnIn = 200_000
  /// The steps of a run, at least ``leastHorizon``.
  public var horizon = 2_000
  /// The largest half width of the final bracket, in parts of the rate.
  public var precision = 1e-5
  /// Whether second moments and their like stay fixed, and curvatures are eigenvalues of P⁻¹H. A
  /// rule whose step is not linear even then runs with all its state alive, as it does without.
  public var holdsScales = true

  /// A line is fitted to halves of the second half.
  public static let leastHorizon = 16

  public init(
    burnIn: Int = 200_000, horizon: Int = 2_000, precision: Double = 1e-5, holdsScales: Bool = true
  ) {
    self.burnIn = burnIn
    self.horizon = horizon
    self.precision = precision
    self.holdsScales = holdsScales
  }
}

/// A measured boundary of stability.
public struct BoundaryResult: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// Bounded below, unbounded above a rate, to within a half width in parts of the rate.
    case boundary(rate: Double, halfWidth: Double)
    case boundedThroughout(upTo: Double)
    case unboundedThroughout(downTo: Double)
  }

  public let outcome: Outcome
  /// How many runs it took.
  public let runs: Int
  /// Whether what the rule divides by was held fixed, and curvatures were eigenvalues of P⁻¹H.
  public let heldScales: Bool

  /// The boundary, if there is one.
  public var rate: Double? {
    if case .boundary(let rate, _) = outcome { rate } else { nil }
  }
}

/// Measures, by bisection on runs of its implementation, the largest constant rate at which an
/// optimizer stays bounded on a quadratic with its minimiser at 0.
///
/// A run starts at a random displacement from the minimiser, the same for all rates of a seed. It is
/// bounded or not by the norm ‖g‖ of its gradients, the largest magnitude of an element, in the fit
/// the root of the sum of squares of two successive ones:
///
/// - unbounded as soon as it has grown by 10¹⁵⁰ or is not finite;
/// - bounded as soon as it has shrunk by 10⁻¹⁵⁰;
/// - else unbounded if a straight line through log ‖g‖ over the second half of the horizon, by least
///   squares, rises by more than three times its standard error and, over that half, by more than
///   10⁻³, and if lines over both parts of that half rise as significantly. If the iteration is not
///   linear it must also rise above all that there was in the first half, by a factor of e: limit
///   cycles, and bursts out of a small gradient, are bounded.
///
/// A mode that turns more slowly than in two horizons looks as if it grew while it does so.
///
/// With held scales a factor of 10⁵⁰ ends a run, which takes place so near to the minimiser that no
/// gradient of it changes the preconditioner.
///
/// - Parameters:
///   - spectrum: the eigenvalues of the Hessian, or of P⁻¹H with held scales; not empty, ≥ 0, the
///     largest above 0
///   - seed: of the displacement
/// - Throws: if the rule has no meaning for such parameters
public func searchBoundary(
  _ optimizer: PreparedOptimizer, spectrum: [Double], seed: UInt64,
  options: BoundaryOptions = BoundaryOptions()
) throws(ConfigurationError) -> BoundaryResult {
  let largest = spectrum.max() ?? 0
  precondition(largest > 0 && spectrum.allSatisfy { $0 >= 0 && $0.isFinite }, "a spectrum")
  precondition(
    options.horizon >= BoundaryOptions.leastHorizon && options.precision > 0 && options.burnIn >= 0,
    "options")
  var runs = try BoundaryRuns(
    optimizer, spectrum: spectrum, seed: seed, options: options, scale: 1 / largest)
  let bracket = try bracketBoundary(around: 1 / largest, span: 1e8) {
    rate throws(ConfigurationError) in
    try runs.isBounded(rate)
  }
  let outcome: BoundaryResult.Outcome
  switch bracket {
  case .stable(let upTo): outcome = .boundedThroughout(upTo: upTo)
  case .unstable(let downTo): outcome = .unboundedThroughout(downTo: downTo)
  case .between(var lower, var upper):
    while upper - lower > options.precision * (upper + lower) {
      let middle = 0.5 * (lower + upper)
      if try runs.isBounded(middle) { lower = middle } else { upper = middle }
    }
    outcome = .boundary(
      rate: 0.5 * (lower + upper), halfWidth: (upper - lower) / (upper + lower))
  }
  return BoundaryResult(outcome: outcome, runs: runs.count, heldScales: runs.holdsScales)
}
