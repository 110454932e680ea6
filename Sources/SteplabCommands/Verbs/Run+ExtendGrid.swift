import Plans
import Runs
import Studies

extension Run {
  /// Only methods that are compared have a tuned peak that the grids of a sweep can grow for.
  func checkGrids(of experiment: Experiment) throws {
    guard extendGrid, experiment.comparison == nil else { return }
    let found = experiment.study.map { "has the study '\($0.component.name)'" } ?? "has no study"
    throw UsageError(
      "--extend-grid is for plans with the study 'compare', whose grids grow until every tuned peak "
        + "is inside; '\(experiment.name)' \(found)")
  }

  /// Sweeps larger grids until the tuned peaks are inside of them.
  func extendGrids(
    _ plan: inout LoadedPlan, _ result: inout SweepResult, _ store: RunStore,
    _ options: SweepOptions
  ) throws {
    let original = plan.experiment
    while result.ending == .completed {
      guard let study = ComparisonStudy(plan.experiment, in: plan.laboratory) else { return }
      let comparison = try study.comparison(from: store)
      guard let larger = study.extended(comparison, from: original) else { return }
      Terminal.message(
        "A tuned peak is on the edge of its grid: \(larger.count) runs instead of "
          + "\(plan.experiment.count).")
      plan = plan.with(larger)
      try store.save(larger)
      var line = ProgressLine()
      let computed = result.progress.computed
      result = try Sweep(
        plan, selection: Array(0..<larger.count), store: store, options: options
      )
      .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
      line.finish()
      announce(result, seconds: line.seconds)
      result.progress.computed += computed
    }
  }
}
