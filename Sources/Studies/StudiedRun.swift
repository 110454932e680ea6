import Catalog
import Compute
import Optimizers
import Plans
import Problems
import Records
import Schedules

/// The parts of a run in double precision, for studies that step through it themselves.
public struct StudiedRun {
  /// The run that the parts are of.
  public let spec: RunSpec
  /// The instance of the run's problem, made from its seed.
  public let problem: any Problem<Double>
  /// The rule of ``optimizer`` with its settings.
  public let prepared: PreparedOptimizer
  /// The run's optimizer in its initial state, for the problem's parameters; step a copy.
  public let optimizer: ConfiguredOptimizer<Double>
  /// The run's schedule, whose phases fit into its steps.
  public let schedule: RateSchedule
  /// Where minibatches come from, for studies that take the run's batch size and not the full batch.
  public let sampling: Sampling
  /// The full batch, without noise.
  public let batch: Batch

  /// The parts of a run, each before the first step.
  ///
  /// - Parameters:
  ///   - spec: the run
  ///   - laboratory: where the names of its problem, optimizer and schedule are looked up
  /// - Throws: if an entry is unknown, its settings are not allowed or do not go together, or the
  ///   schedule depends on losses or does not fit into the run
  public init(_ spec: RunSpec, in laboratory: Laboratory) throws(ConfigurationError) {
    self.spec = spec
    let preparedProblem = try laboratory.problem(spec.problem)
    sampling = preparedProblem.outline.sampling
    problem = preparedProblem.make(seed: spec.seed)
    prepared = try laboratory.optimizer(spec.optimizer)
    optimizer = try prepared.make(for: problem.layout)
    guard case .planned(let planned) = try laboratory.schedule(spec.schedule) else {
      throw .invalid(
        owner: spec.schedule.name, setting: nil,
        reason: "this study needs a schedule that does not depend on losses")
    }
    try planned.validate(steps: spec.steps)
    schedule = planned
    batch = .full
  }

  /// The minimiser of a problem that states it: a coordinate for each parameter.
  ///
  /// - Parameter study: the name of the study, for the message
  /// - Throws: if the problem does not state a minimiser
  public func minimiser(of study: String) throws(ConfigurationError) -> [Double] {
    guard let minimiser = problem.truth.minimiser else {
      throw .invalid(
        owner: study, setting: nil,
        reason: "'\(spec.problem.name)' does not state a minimiser; a quadratic does")
    }
    return minimiser
  }

  /// The eigenvalues of a problem's constant Hessian, largest first; the first is above 0.
  ///
  /// - Parameter study: the name of the study, for the message
  /// - Throws: if the problem does not state its spectrum
  public func spectrum(of study: String) throws(ConfigurationError) -> [Double] {
    guard let spectrum = problem.truth.spectrum, let largest = spectrum.first, largest > 0 else {
      throw .invalid(
        owner: study, setting: nil,
        reason: "'\(spec.problem.name)' does not state its spectrum; a quadratic does")
    }
    return spectrum
  }
}

extension PreparedOptimizer {
  /// Whether its step is −ηg, with the rate η and the gradient g, and nothing else but clipping.
  public var isGradientDescent: Bool {
    guard let rule = rule as? SGD else { return false }
    return rule.momentum == 0 && rule.dampening == 0 && rule.weightDecay == 0
      && options.layerDecay == 1 && options.headMultiplier == 1
  }

  /// Whether its step is −ηg, with the rate η and the gradient g, and nothing else.
  public var isPlainGradientDescent: Bool {
    isGradientDescent && options.clipNorm == .infinity && options.clipValue == .infinity
  }
}

/// ‖w − c‖, the Euclidean distance.
///
/// - Parameters:
///   - w: the parameters
///   - centre: c, a coordinate for each parameter
public func distance(_ w: Buffer<Double>, from centre: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<w.count {
    let offset = w.base[i] - centre[i]
    sum += offset * offset
  }
  return sum.squareRoot()
}
