import Catalog
import Compute
import Optimizers

/// An optimizer at rest: after steps with a gradient of zero at the minimiser 0,
/// in which its averages and corrections of bias have settled and nothing else has happened.
///
/// Averages that weigh their points by the largest rate so far have the same weights at any constant
/// rate. It therefore rests at a rate that is larger than those it is asked for: at a constant rate
/// below that, they go on as if it had been that rate all the time.
struct RestingOptimizer {
  let dimension: Int
  private let prepared: PreparedOptimizer
  private var optimizer: ConfiguredOptimizer<Double>
  private var steps = 0
  private var rate: Double

  /// - Parameters:
  ///   - steps: how many have been taken
  ///   - rate: a first guess of the largest that will be asked for
  init(
    _ prepared: PreparedOptimizer, dimension: Int, steps: Int, rate: Double
  ) throws(ConfigurationError) {
    self.prepared = prepared
    self.dimension = dimension
    self.rate = rate
    optimizer = try prepared.make(for: ParameterLayout(count: dimension))
    settle(untilStep: steps)
  }

  /// Takes further steps at rest.
  mutating func settle(untilStep last: Int) {
    var point = Buffer<Double>(zeros: dimension)
    let gradient = point
    for _ in steps..<max(steps, last) { optimizer.step(&point, gradient: gradient, rate: rate) }
    steps = max(steps, last)
  }

  /// The optimizer for steps at a rate.
  mutating func optimizer(
    for rate: Double
  ) throws(ConfigurationError) -> ConfiguredOptimizer<Double> {
    if rate > self.rate {
      // More than is asked for, so that a search which goes up does not come here at every rate.
      self.rate = rate * 65_536
      optimizer = try prepared.make(for: ParameterLayout(count: dimension))
      let last = steps
      steps = 0
      settle(untilStep: last)
    }
    return optimizer
  }

  /// Why there is no boundary in terms of curvatures, whatever the rate.
  var objection: String? {
    if prepared.rule.hasCommonStepLength {
      return "it finds its own step length, which changes along its way"
    }
    var hasScales = false
    var optimizer = optimizer
    optimizer.forEachState { role, _ in hasScales = hasScales || role == .scale }
    guard hasScales else { return nil }
    var point = Buffer<Double>(zeros: dimension), scale = point
    optimizer.step(&point, gradient: scale, rate: rate)
    return optimizer.preconditioner(into: &scale)
      ? nil : "it divides by something that is not diagonal, or unknown"
  }
}
