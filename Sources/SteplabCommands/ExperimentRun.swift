import Foundation
import Plans
import Records
import Runs
import Studies

/// An experiment from its plan to its store: all work that its grid and its study are, as far as the store
/// lacks it. It is the same for every verb.
struct ExperimentRun {
  /// The plan, whose grid may have been extended, or its searches gone on.
  private(set) var plan: LoadedPlan
  let store: RunStore
  let options: SweepOptions
  /// Whether lines of progress say which experiment it is.
  var namesExperiment = false

  /// How much was done of all parts, as far as the store keeps it.
  private(set) var computed = 0
  private(set) var failed = 0
  private(set) var seconds = 0.0
  /// Of the grid.
  private(set) var grid = SweepProgress()
  private(set) var failures: [String: String] = [:]

  init(_ plan: LoadedPlan, store: RunStore, options: SweepOptions) {
    self.plan = plan
    self.store = store
    self.options = options
  }

  private var sweep: StudiedSweep {
    StudiedSweep(plan.experiment, in: plan.laboratory, store: store)
  }

  private var studyOfRuns: (any StudyOfRuns)? { plan.experiment.studyOfRuns }

  /// Carries out what is asked for of the grid, and what searches that begin there ask for until they end.
  ///
  /// - Parameter selection: the part of the plan
  /// - Throws: the exit status if it is interrupted, or stopped by a failure
  mutating func carryOutGrid(_ selection: Selection = Selection()) throws {
    try store.save(plan.experiment)
    let original = plan.experiment
    // A search that was interrupted goes on where it was; one of another arithmetic is made anew.
    if !options.renews {
      plan = plan.with(try original.withSearches(in: plan.laboratory, from: store))
    }
    try carryOutGrid(selection.isEverything ? nil : try selection.numbers(in: plan.experiment))
    guard original.searchesPeaks else { return }
    while let larger = try studyOfRuns?.extended(sweep, from: original) {
      let known = Set((0..<plan.experiment.count).map(plan.experiment.place))
      plan = plan.with(larger)
      let numbers = try selection.numbers(in: larger).filter { !known.contains(larger.place($0)) }
      // What others have begun and not ended asks for runs that are theirs.
      guard !numbers.isEmpty else { continue }
      let before = computed
      try carryOutGrid(numbers, announces: false)
      Terminal.message(
        "The searches for peak rates asked for \(numbers.count) more runs: \(computed - before) computed."
      )
    }
  }

  private mutating func carryOutGrid(_ numbers: [Int]?, announces: Bool = true) throws {
    let isNamed = namesExperiment || plan.experiment.isMeasured
    let result = try carryOut(
      plan.experiment.work(in: plan.laboratory, keepingIn: store), numbers,
      named: isNamed ? plan.experiment.name : nil, announces: announces)
    grid = result.progress
    failures.merge(result.failures) { $1 }
  }

  /// Carries out larger grids as long as the study asks for them.
  mutating func extendGrid() throws {
    let original = plan.experiment
    while let larger = try studyOfRuns?.extended(sweep, from: original) {
      Terminal.message(
        "A tuned peak is on the edge of its grid: \(larger.count) runs instead of "
          + "\(plan.experiment.count).")
      plan = plan.with(larger)
      try carryOutGrid()
    }
  }

  /// What the study asks for after the grid first; `nil` if that is nothing.
  func furtherRunsTitle() throws -> String? {
    try studyOfRuns?.furtherRuns(stage: 0, of: sweep)?.title
  }

  /// Carries out what the study asks for after the grid, which is complete.
  mutating func carryOutFurtherRuns() throws {
    var stage = 0
    while let further = try studyOfRuns?.furtherRuns(stage: stage, of: sweep) {
      Terminal.message("\(further.title): \(further.runs.count) runs")
      let result = try carryOut(
        RunWork(further.runs, in: plan.laboratory), named: nil, announces: false)
      if let reason = result.firstFailure { Terminal.message("first failure: \(reason)") }
      stage += 1
    }
  }

  private mutating func carryOut(
    _ work: any Workload, _ selection: [Int]? = nil, named name: String?, announces: Bool = true
  ) throws -> SweepResult {
    var line = ProgressLine(work.kind, of: name, renews: options.renews)
    let result = try Sweep(work, selection: selection, store: store, options: options)
      .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
    line.finish()
    if announces || result.progress.failed > 0 { line.announce(result) }
    computed += result.kept
    failed += result.progress.failed
    seconds += line.seconds
    switch result.ending {
    case .interrupted:
      Terminal.message("Interrupted; what is done is saved. The same command continues.")
      throw ExitStatus.interrupted.code
    case .stoppedByFailure: throw ExitStatus.failed.code
    case .completed: return result
    }
  }

  // MARK: Results

  /// Writes the experiment's folder.
  func write(to results: String) throws -> WrittenReport {
    let provenance = RunProvenance.now(
      plan.experiment, computed: computed, seconds: seconds, workers: options.workers)
    return try ExperimentResults(
      plan.experiment, in: plan.laboratory, store: store, results: results
    ).write(provenance: computed > 0 ? provenance : nil, failures: failures)
  }

  /// By which arithmetics what the store has was computed.
  func arithmetic() throws -> ArithmeticMixture {
    try plan.experiment.arithmetic(in: plan.laboratory, from: store)
  }

  /// The cells of the study with what was measured.
  func table() throws -> StudyTable? {
    try plan.experiment.table(in: plan.laboratory, from: store, failures: failures)
  }
}

/// Carries out runs that are shown at once and kept nowhere.
///
/// - Parameters:
///   - runs: the runs
///   - noun: what progress calls them, in the plural
///   - laboratory: what they can name, with the files that they need
///   - options: how many are carried out at once
///   - message: what is said of an interruption
/// - Returns: the records, in the order of the runs
/// - Throws: the exit status if it is interrupted, after a message
func carryOutUnkept(
  _ runs: RunList, called noun: String, in laboratory: Laboratory, options: SweepOptions,
  ifInterrupted message: String
) throws -> [RunRecord] {
  let store = try RunStore()
  Interruption.install()
  var line = ProgressLine(unkept: noun)
  let result = try Sweep(RunWork(runs, in: laboratory), store: store, options: options)
    .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
  Interruption.uninstall()
  line.finish()
  let records = try store.records(runs.ids(Array(0..<runs.count))).compactMap(\.self)
  guard result.ending == .completed, records.count == runs.count else {
    Terminal.message(message)
    throw ExitStatus.interrupted.code
  }
  return records
}
