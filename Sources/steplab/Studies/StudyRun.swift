import Experiments
import Records
import Reports
import Studies

/// A plan's study, computed as far as the store lacks it, with the experiment's own folder.
enum StudyRun {
  /// - Throws: the exit status 130 if it is interrupted
  static func compute(
    _ plan: LoadedPlan, store: RunStore, workers: Int, results: String
  ) throws -> StudyTable {
    try store.save(plan.experiment)
    guard
      let study = try MeasuredStudy(
        plan.experiment, files: plan.files, store: store, results: results)
    else { throw UsageError("\(plan.experiment.name): the study measures no cells") }
    let progress = try study.compute(workers: workers)
    do {
      _ = try study.write(progress, workers: workers)
    } catch ReportError.toolMissing {
      // The caller draws figures of its own and says so.
    }
    return try study.computation.table()
  }
}
