import Catalog
import Compute
import Experiments
import Optimizers
import Problems
import Records
import Schedules

/// The parts of a run in double precision, for studies that step through it themselves.
struct StudiedRun {
  let spec: RunSpec
  let problem: any Problem<Double>
  /// The rule of ``optimizer`` with its settings.
  let prepared: PreparedOptimizer
  let optimizer: ConfiguredOptimizer<Double>
  let schedule: RateSchedule
  /// Where minibatches come from, for studies that take the run's batch size and not the full batch.
  let sampling: Sampling
  let batch: Batch

  init(_ spec: RunSpec, in laboratory: Laboratory) throws(ConfigurationError) {
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

  /// The minimiser of a problem with an exact gradient.
  func minimiser(of study: String) throws(ConfigurationError) -> [Double] {
    guard let minimiser = problem.truth.minimiser else {
      throw .invalid(
        owner: study, setting: nil,
        reason: "'\(spec.problem.name)' does not state a minimiser; a quadratic does")
    }
    return minimiser
  }

  /// A lower and an upper bound of the Hessian's eigenvalues.
  func spectrum(of study: String) throws(ConfigurationError) -> [Double] {
    guard let spectrum = problem.truth.spectrum, let largest = spectrum.first, largest > 0 else {
      throw .invalid(
        owner: study, setting: nil,
        reason: "'\(spec.problem.name)' does not state its spectrum; a quadratic does")
    }
    return spectrum
  }
}

extension PreparedOptimizer {
  /// Whether its step is −ηg and nothing else, but for clipping.
  var isGradientDescent: Bool {
    guard let rule = rule as? SGD else { return false }
    return rule.momentum == 0 && rule.dampening == 0 && rule.weightDecay == 0
      && options.layerDecay == 1 && options.headMultiplier == 1
  }

  /// Whether its step is −ηg and nothing else.
  var isPlainGradientDescent: Bool {
    isGradientDescent && options.clipNorm == .infinity && options.clipValue == .infinity
  }
}

/// ‖w − c‖.
func distance(_ w: Buffer<Double>, from centre: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<w.count {
    let offset = w.base[i] - centre[i]
    sum += offset * offset
  }
  return sum.squareRoot()
}
