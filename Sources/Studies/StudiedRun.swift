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
  let optimizer: ConfiguredOptimizer<Double>
  let schedule: RateSchedule
  /// Where minibatches come from, for studies that take the run's batch size and not the full batch.
  let sampling: Sampling
  let batch: Batch

  init(_ spec: RunSpec, files: PlanFiles) throws(ConfigurationError) {
    self.spec = spec
    let entry = try ProblemCatalog.entry(named: spec.problem.name)
    let settings = try entry.declaration.configuration(spec.problem.settings)
    sampling = try entry.outline(settings, files: files.data).sampling
    problem = entry.make(settings, context: ProblemContext(seed: spec.seed, files: files.data))
    optimizer = try Self.optimizer(spec.optimizer, layout: problem.layout)
    let scheduleEntry = try ScheduleCatalog.entry(named: spec.schedule.name)
    let configured = try scheduleEntry.make(
      scheduleEntry.declaration.configuration(spec.schedule.settings),
      context: ScheduleContext(tables: files.rateTables))
    guard case .planned(let planned) = configured else {
      throw .invalid(
        owner: spec.schedule.name, setting: nil,
        reason: "this study needs a schedule that does not depend on losses")
    }
    try configured.validate(steps: spec.steps)
    schedule = planned
    batch = .full
  }

  static func optimizer(
    _ component: RunSpec.Component, layout: ParameterLayout
  ) throws(ConfigurationError) -> ConfiguredOptimizer<Double> {
    let entry = try OptimizerCatalog.entry(named: component.name)
    return try entry.make(
      entry.declaration.configuration(component.settings), layout: layout)
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

extension RunSpec.Component {
  /// Whether it is the optimizer whose step is −ηg and nothing else, but for clipping.
  var isGradientDescent: Bool {
    let plain: [String: Double] = [
      "momentum": 0, "dampening": 0, "weight_decay": 0, "layer_decay": 1, "head_multiplier": 1,
    ]
    return name == "sgd" && plain.allSatisfy { settings[$0] == .number($1) }
  }

  /// The same without clipping.
  var isPlainGradientDescent: Bool {
    isGradientDescent
      && ["clip_norm", "clip_value"].allSatisfy { settings[$0] == .number(.infinity) }
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
