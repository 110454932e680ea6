import Catalog
import Compute
import Optimizers
import Plans
import Problems
import Records
import Schedules

/// The parts of a run in double precision, for studies that step through it themselves.
public struct StudiedRun {
  /// The instance of the problem, made from the run's seed.
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
  public let batch = Batch.full
}

/// A run in double precision on a problem that states its spectrum and its minimiser, which it does not
/// start at.
public struct QuadraticRun {
  public let run: StudiedRun
  /// A coordinate for each parameter.
  public let minimiser: [Double]
  /// The eigenvalues of the constant Hessian, largest first; the first is above 0.
  public let spectrum: [Double]
  /// D, from the initial parameters to the minimiser; above 0.
  public let distance: Double
}

extension StudiedArm {
  /// The parts of the run.
  ///
  /// - Throws: if the schedule depends on losses, or the optimizer has no meaning for the problem
  public func parts() throws(StudyObjection) -> StudiedRun {
    let schedule = try plannedSchedule()
    let prepared = try preparedOptimizer()
    do throws(ConfigurationError) {
      return StudiedRun(
        problem: problem.instance, prepared: prepared,
        optimizer: try prepared.make(for: problem.instance.layout), schedule: schedule,
        sampling: problem.outline.sampling)
    } catch {
      throw StudyObjection(.optimizer(error.setting), error.message)
    }
  }

  /// The parts of a run on a problem whose Hessian and minimiser are known.
  ///
  /// - Throws: if the problem does not state them, has no curvature, or if the run starts at the
  ///   minimiser
  public func quadraticParts() throws(StudyObjection) -> QuadraticRun {
    try needs(.spectrum, .minimiser)
    try needsCurvature()
    try needsDistance()
    let run = try parts()
    let truth = problem.truth
    guard let minimiser = truth.minimiser, let spectrum = truth.spectrum else {
      throw StudyObjection(.problem(), "'\(problem.label)' does not state its minimiser")
    }
    return QuadraticRun(
      run: run, minimiser: minimiser, spectrum: spectrum,
      distance: Studies.distance(run.problem.initialParameters(), from: minimiser))
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
