import Analysis
import Plans
import Records
import Reports
import Runs
import Studies

/// The range tests of an experiment, from and to its store.
struct RangeTestRuns {
  private let study: RangeTestStudy
  private let laboratory: Laboratory
  private let store: RunStore

  /// `nil` if the experiment has none.
  init?(_ experiment: Experiment, in laboratory: Laboratory, store: RunStore) {
    guard let study = RangeTestStudy(experiment) else { return nil }
    self.study = study
    self.laboratory = laboratory
    self.store = store
  }

  /// Computes what the store lacks: the tests, then the runs at the suggested rates.
  ///
  /// How much was computed, and how it ended.
  struct Progress {
    var ending = SweepResult.Ending.completed
    var computed = 0
    var failed = 0
  }

  func compute(options: SweepOptions) throws -> Progress {
    var progress = Progress()
    for part in 0..<2 {
      let runs = part == 0 ? study.tests : try trialRuns()
      Terminal.message(
        part == 0
          ? "range tests: \(runs.count) runs"
          : "training at the suggested rates: \(runs.count) runs")
      var line = ProgressLine()
      let result = try Sweep(runs, in: laboratory, store: store, options: options)
        .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
      line.finish()
      progress.computed += result.progress.computed
      progress.failed += result.progress.failed
      progress.ending = result.ending
      if let reason = result.firstFailure { Terminal.message("first failure: \(reason)") }
      guard result.ending == .completed else { break }
    }
    return progress
  }

  private func results() throws -> [RangeTestResult] {
    let tests = study.tests
    return study.results(try records(of: tests), in: laboratory)
  }

  private func trialRuns() throws -> RunList { study.runs(of: study.trials(of: try results())) }

  private func records(of runs: RunList) throws -> [RunRecord?] {
    var records: [RunRecord?] = []
    for start in stride(from: 0, to: runs.count, by: 2048) {
      records += try store.records(runs.ids(Array(start..<min(start + 2048, runs.count))))
    }
    return records
  }

  /// What the store has of them; `nil` if it has no range test at all.
  func report(_ summary: ExperimentSummary) throws -> RangeTestReport? {
    let results = try results()
    guard results.contains(where: { $0.missing < $0.curves.count }) else { return nil }
    let trials = study.trials(of: results)
    let records = try records(of: study.runs(of: trials))
    return RangeTestReport(
      results: results,
      scores: study.scores(results, trials, records: records, summary: summary),
      seeds: study.experiment.seeds)
  }
}
