import Catalog
import Optimizers
import Problems
import Records
import Schedules

/// An arm of a plan as its study looks at it before anything is measured: what a study needs is
/// refused here, with its place in the plan, and not after an hour of other measurements.
public struct StudiedArm {
  public let laboratory: Laboratory
  /// The study's name.
  public let study: String
  public let problem: StudiedProblem
  /// The optimizer's name and settings.
  public let optimizer: RunSpec.Component
  /// The optimizer as tables name it, with the settings that are not the defaults.
  public let optimizerLabel: EntryLabel
  /// The schedule as tables name it.
  public let scheduleLabel: EntryLabel
  public let schedule: ConfiguredSchedule
  /// The steps of a run.
  public let steps: Int
  /// The rates of the grid, ascending, whether the study measures each or chooses among them.
  public let rates: [Double]
  /// The batch sizes of the grid.
  public let batches: [BatchSize]

  /// The arm of a single run, as a study looks at it when it is measured.
  ///
  /// - Parameters:
  ///   - run: the point of the grid
  ///   - rates: those that the study chooses among; its peak rate if there are none
  ///   - study: the study's name
  ///   - laboratory: what the run can name, with the files that it needs
  /// - Throws: if the laboratory has no such problem, optimizer or schedule
  public init(
    of run: RunSpec, choosing rates: [Double], for study: String, in laboratory: Laboratory
  ) throws(ConfigurationError) {
    self.laboratory = laboratory
    self.study = study
    problem = StudiedProblem(
      try laboratory.problem(run.problem), label: run.problem.name, seed: run.seed)
    optimizer = run.optimizer
    optimizerLabel = EntryLabel(run.optimizer.name, [])
    scheduleLabel = EntryLabel(run.schedule.name, [])
    schedule = try laboratory.schedule(run.schedule)
    try schedule.validate(steps: run.steps)
    steps = run.steps
    self.rates = rates.isEmpty ? [run.peakRate] : rates
    batches = [run.batch]
  }

  init(
    _ choice: ArmChoice, for study: String, in laboratory: Laboratory
  ) {
    self.laboratory = laboratory
    self.study = study
    problem = choice.studied
    optimizer = .init(choice.optimizer.configuration)
    optimizerLabel = choice.optimizer.label
    scheduleLabel = choice.schedule.label
    schedule = choice.configuredSchedule
    steps = choice.steps.count
    rates = choice.rates
    batches = choice.batches
  }

  // MARK: What studies need

  /// The optimizer with its settings.
  public func preparedOptimizer() throws(StudyObjection) -> PreparedOptimizer {
    do { return try laboratory.optimizer(optimizer) } catch {
      throw StudyObjection(.optimizer(error.setting), error.message)
    }
  }

  /// Objects to a problem that does not state what a study is made of.
  ///
  /// - Parameters:
  ///   - facts: what the problem has to state, all of it
  ///   - alternative: facts of other problems that would do as well
  /// - Throws: if a fact is missing; the objection names problems that state all
  public func needs(
    _ facts: Truth.Fact..., orElse alternative: [Truth.Fact] = []
  ) throws(StudyObjection) {
    var stated = problem.facts
    let canState = Set(stated).isSuperset(of: facts)
    if canState { stated = problem.truth.facts }
    let missing = facts.filter { !stated.contains($0) }
    guard !missing.isEmpty else { return }
    let able = laboratory.problems.filter { entry in
      [facts, alternative].contains { !$0.isEmpty && Set(entry.facts).isSuperset(of: $0) }
    }.map(\.declaration.id)
    throw StudyObjection(
      .problem(),
      "'\(problem.label)' does not state its \(Self.list(missing.map(\.rawValue)))"
        + (canState ? " with these settings" : "") + ", and '\(study)' needs "
        + "\(Self.list(facts.map(\.rawValue))); allowed: \(able.joined(separator: ", "))")
  }

  private static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  /// Objects to a run that begins where it should lead to.
  public func needsDistance() throws(StudyObjection) {
    guard let distance = problem.initialDistance, !(distance > 0) else { return }
    throw StudyObjection(
      .problem("distance"),
      "the run starts at the minimiser, and '\(study)' needs a distance above 0 from it")
  }

  /// Objects to a largest eigenvalue of 0.
  public func needsCurvature() throws(StudyObjection) {
    guard let largest = problem.truth.spectrum?.first, !(largest > 0) else { return }
    throw StudyObjection(
      .problem(), "'\(study)' needs a curvature above 0, and the largest eigenvalue is 0")
  }

  /// Objects to a full batch whose evaluation would exhaust the memory.
  public func needsFullBatch() throws(StudyObjection) {
    guard let reason = problem.outline.objection(to: .full, of: problem.label) else { return }
    throw StudyObjection(.problem("examples"), "'\(study)' measures on the full batch: \(reason)")
  }

  /// Objects to a schedule whose rates depend on the losses, and returns any other.
  @discardableResult public func plannedSchedule() throws(StudyObjection) -> RateSchedule {
    guard case .planned(let planned) = schedule else {
      let allowed = laboratory.schedules.filter { !$0.isFeedback }.map(\.declaration.id)
      throw StudyObjection(
        .schedule(),
        "'\(study)' needs a schedule that does not depend on losses, found '\(scheduleLabel)'; "
          + "allowed: \(allowed.joined(separator: ", "))")
    }
    return planned
  }

  /// Objects to a schedule whose phases are longer than a run that the study makes of it.
  public func needsSchedule(fitting horizon: Int) throws(StudyObjection) {
    do { try schedule.validate(steps: horizon) } catch {
      throw StudyObjection(
        .schedule(error.setting), "\(error.message), at the horizon \(horizon) of '\(study)'")
    }
  }

  /// Objects to a grid of fewer than two learning rates, which has no ratio to be continued by. That
  /// they are above 0 is a rule of all plans.
  public func needsSeveralRates() throws(StudyObjection) {
    guard rates.count < 2 else { return }
    throw StudyObjection(
      .learningRates,
      "'\(study)' continues a grid of learning rates by its ratio, and needs at least two for "
        + "'\(optimizerLabel)', above 0; found \(rates.map { compact($0) }.joined(separator: ", "))"
    )
  }
}
