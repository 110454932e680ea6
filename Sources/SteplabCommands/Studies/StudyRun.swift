import Foundation
import Plans
import Records
import Reports
import Runs
import Studies

/// A plan's study, computed as far as the store lacks it, with the experiment's own folder.
enum StudyRun {
  /// The study's cells with what the store has of them, before anything is computed.
  static func cells(_ plan: LoadedPlan, store: RunStore) throws -> StudyTable {
    if let study = try StudyComputation(plan.experiment, in: plan.laboratory, store: store) {
      return try study.table()
    }
    return try tableOfRuns(plan, store: store)
  }

  /// The cells of a study that is made of a sweep's runs.
  private static func tableOfRuns(_ plan: LoadedPlan, store: RunStore) throws -> StudyTable {
    if let study = SharpnessStudy(plan.experiment, in: plan.laboratory) {
      return try study.table(from: store)
    }
    if let study = ComparisonStudy(plan.experiment, in: plan.laboratory) {
      return try study.table(from: store)
    }
    throw UsageError("\(plan.experiment.name): the study measures no cells")
  }

  /// - Returns: the table, and how many measurements or runs failed
  /// - Throws: the exit status 130 if it is interrupted
  static func compute(
    _ plan: LoadedPlan, store: RunStore, workers: Int, results: String
  ) throws -> (table: StudyTable, failed: Int) {
    try store.save(plan.experiment)
    if let study = try MeasuredStudy(
      plan.experiment, in: plan.laboratory, store: store, results: results)
    {
      let progress = try study.compute(workers: workers)
      try writingWithoutGnuplot { _ = try study.write(progress, workers: workers) }
      return (try study.computation.table(failures: progress.failures), progress.failed)
    }
    var line = ProgressLine()
    let options = SweepOptions(workers: workers)
    let result = try Sweep(
      plan, selection: Array(0..<plan.experiment.count), store: store, options: options
    )
    .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
    line.finish()
    Terminal.message(
      "\(plan.experiment.name): \(result.progress.computed) runs in "
        + "\(String(format: "%.1f", line.seconds)) s")
    guard result.ending == .completed else {
      Terminal.message("Interrupted; what is done is saved. The same command continues.")
      throw ExitStatus.interrupted.code
    }
    let output = ExperimentResults(
      plan.experiment, in: plan.laboratory, store: store, results: results)
    let computed = result.progress.computed
    let provenance = RunProvenance.now(
      plan.experiment, computed: computed, seconds: line.seconds, workers: workers)
    try writingWithoutGnuplot {
      _ = try output.write(provenance: computed > 0 ? provenance : nil)
    }
    return (try tableOfRuns(plan, store: store), result.progress.failed)
  }

  /// The caller draws figures of its own, and says so if they cannot be drawn.
  private static func writingWithoutGnuplot(_ body: () throws -> Void) throws {
    do { try body() } catch ReportError.toolMissing {}
  }
}
