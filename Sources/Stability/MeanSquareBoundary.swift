import Catalog
import Compute
import Foundation
import Optimizers
import RandomStreams

/// How a boundary in mean square is estimated.
public struct MeanSquareOptions: Sendable, Hashable {
  /// The size of the population. The bias of an estimate falls faster than 1/particles.
  public var particles = 1024
  /// Steps that are measured, and steps before them in which directions and momenta settle.
  public var steps = 96
  public var warmIn = 32
  /// The half width of the final bracket of rates, in parts of the rate.
  public var precision = 1e-4
  /// Steps at the minimiser before the first, as in ``BoundaryOptions/burnIn``.
  public var burnIn = 200_000

  public init(
    particles: Int = 1024, steps: Int = 96, warmIn: Int = 32, precision: Double = 1e-4,
    burnIn: Int = 200_000
  ) {
    self.particles = particles
    self.steps = steps
    self.warmIn = warmIn
    self.precision = precision
    self.burnIn = burnIn
  }
}

/// Estimates the largest constant rate at which the mean square of an optimizer's iterates stays
/// bounded on streaming least squares: labels without noise, minimiser 0, and in every step a fresh
/// batch of Gaussian features with independent components.
///
/// A mean square is carried by trajectories that are too rare to be met by simulating a few. So a
/// population of copies of (parameters, optimizer) goes with the winners: each takes steps of the
/// real implementation on batches of its own, and copies are redrawn in proportion to their squares
/// as soon as those differ so much that fewer than half of them count. The growth per step is the
/// ratio of the population's mean squares, averaged in logarithm after a warm-in. The rate at which
/// it is 0 is found by bisection and interpolation with the same random numbers for all rates.
///
/// An estimate is of one seed; an interval comes from several. What a rule divides by is held fixed,
/// as in ``searchBoundary(_:spectrum:seed:options:)``, and then the variances are those of P^(−½)x.
///
/// - Parameters:
///   - variances: of the features, > 0, not empty
///   - batchSize: B, at least 1
/// - Returns: `nil` if the rule's step is not linear even with what it divides by held fixed, or
///   there is no boundary within a factor of 10⁸ of 1/λmax
/// - Throws: if the settings do not go together
public func estimateMeanSquareBoundary(
  _ configuration: Configuration, variances: [Double], batchSize: Int, seed: UInt64,
  options: MeanSquareOptions = MeanSquareOptions()
) throws(ConfigurationError) -> Double? {
  precondition(batchSize > 0 && !variances.isEmpty && variances.allSatisfy { $0 > 0 }, "features")
  precondition(options.particles > 1 && options.steps > 0 && options.warmIn >= 0, "options")
  let start = 1 / variances.max()!
  var resting = try RestingOptimizer(
    configuration, dimension: variances.count, steps: options.burnIn, rate: 256 * start)
  let held = HeldIteration(
    try resting.optimizer(for: start), dimension: variances.count, rate: start)
  guard resting.objection == nil,
    LinearIteration.isLinear(held, curvatures: Buffer(variances), rate: start)
  else { return nil }

  let draws = PopulationDraws(
    GaussianGradients(variances: variances, batchSize: batchSize), options, seed: seed)
  func logGrowth(_ rate: Double) throws(ConfigurationError) -> Double {
    let iteration = HeldIteration(
      try resting.optimizer(for: rate), dimension: variances.count, rate: rate)
    var population = Population(iteration, draws, options)
    return population.logGrowth(rate: rate)
  }
  let bracket = try bracketBoundary(around: start, span: 1e8) {
    rate throws(ConfigurationError) in
    try logGrowth(rate) < 0
  }
  guard case .between(let lower, let upper) = bracket else { return nil }
  return try root(between: lower, upper, precision: options.precision, of: logGrowth)
}

/// A zero between a rate at which a function is below 0 and one at which it is not, by regula falsi
/// in the form of the Illinois algorithm.
private func root(
  between lower: Double, _ upper: Double, precision: Double,
  of function: (Double) throws(ConfigurationError) -> Double
) throws(ConfigurationError) -> Double {
  var (a, b) = (lower, upper)
  var (fa, fb) = (try function(a), try function(b))
  var lastSide = 0
  while b - a > precision * (a + b) {
    var middle = (a * fb - b * fa) / (fb - fa)
    // Where growth is not finite there is nothing to interpolate.
    if !(middle > a && middle < b) { middle = 0.5 * (a + b) }
    // A step inside the bracket that is shorter than the precision would never end it.
    middle = min(max(middle, a + 0.5 * precision * (a + b)), b - 0.5 * precision * (a + b))
    let value = try function(middle)
    if value < 0 {
      (a, fa) = (middle, value)
      if lastSide == -1 { fb *= 0.5 }
      lastSide = -1
    } else {
      (b, fb) = (middle, value)
      if lastSide == 1 { fa *= 0.5 }
      lastSide = 1
    }
  }
  return 0.5 * (a + b)
}
