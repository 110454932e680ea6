import Analysis
import ArgumentParser
import Foundation
import Plans
import Records
import Reports
import Runs
import Studies

struct Run: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Run a plan, or what is left of it.",
    usage: "steplab run <plan> [<options>]",
    discussion: """
      Computes the runs that the store does not have yet, then writes tables, figures and \
      report.html to <results>/<experiment>/. Stop with Ctrl-C at any time and start again: \
      finished runs are kept. A \
      plan that comes with the program goes by its name: see steplab list plans.

      EXAMPLES
        steplab run quickstart
        steplab run plan.yaml --set steps=200 --only optimizer=adamw --only batch=full
        steplab run comparison.yaml --extend-grid
      """)

  @Argument(
    help: ArgumentHelp("The plan, a YAML file, or the name of a shipped plan.", valueName: "plan"),
    completion: .file(extensions: ["yaml", "yml"]))
  var plan: String

  @OptionGroup var results: ResultsOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var renewal: RenewOption

  @OptionGroup var workers: WorkerOptions

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change the plan, such as steps=200 or optimizers.0.weight_decay=0.1. Repeatable.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("only"), parsing: .singleValue,
    help: ArgumentHelp(
      "Run a part: problem, optimizer, schedule, rate, batch, seed or steps. Repeatable.",
      valueName: "axis=value"))
  var restrictions: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run every Nth run, or method whose peak is searched, beginning with the Ith; merge and report later.",
      valueName: "i/n"))
  var shard: String?

  @Flag(
    help: "In a comparison of grids, let these grow until every tuned peak is inside.")
  var extendGrid = false

  @Flag(help: "Show what would be run.")
  var dryRun = false

  @Flag(help: "Stop at the first failed run.")
  var failFast = false

  func validate() throws {
    if extendGrid, shard != nil || !restrictions.isEmpty {
      throw ValidationError("--extend-grid needs the whole plan: not with --only or --shard")
    }
    for assignment in overrides where !assignment.dropFirst().contains("=") {
      throw ValidationError("--set expects path=value, such as steps=200, found '\(assignment)'")
    }
  }

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let plan = try PlanDecoder.load(
        path: ShippedPlans.path(of: plan), overrides: overrides, in: laboratory)
      let selection = try Selection(only: restrictions, shard: shard)
      try checkGrids(of: plan.experiment)
      let options = try workers.sweepOptions()
      if dryRun {
        return try DryRun(plan.experiment, selection, results.results, renews: renewal.renew).show(
          json.json)
      }
      try run(plan, selection, options)
    }
  }

  private func run(
    _ plan: LoadedPlan, _ selection: Selection, _ options: SweepOptions
  ) throws {
    // A mistake in it is told before anything is made.
    _ = try selection.numbers(in: plan.experiment)
    var options = options
    options.failsFast = failFast
    options.renews = renewal.renew
    var run = ExperimentRun(plan, store: try openStore(results.results), options: options)
    Interruption.install()
    try run.carryOutGrid(selection)
    if extendGrid { try run.extendGrid() }
    try carryOutFurtherRuns(&run)
    Interruption.uninstall()
    if let shard {
      finishShard(run, shard)
    } else {
      try writing { try run.write(to: results.results) }
        .show(asJSON: json.json, ["computed": .integer(run.computed)])
    }
    if run.failed > 0 { throw ExitStatus.failed.code }
  }

  /// What the study asks for beside the grid. It needs all of the grid's seeds and arms.
  private func carryOutFurtherRuns(_ run: inout ExperimentRun) throws {
    guard restrictions.isEmpty, shard == nil else {
      if let title = try run.furtherRunsTitle() {
        Terminal.message(
          "The \(title) are left for a start of the plan without --only and --shard, which "
            + "computes nothing else again.")
      }
      return
    }
    try run.carryOutFurtherRuns()
  }

  private func finishShard(_ run: ExperimentRun, _ shard: String) {
    let experiment = run.plan.experiment
    if json.json {
      Terminal.output(
        JSONValue.document([
          "experiment": .string(experiment.name), "shard": .string(shard),
          "selected": .integer(run.grid.total), "computed": .integer(run.computed),
          "diverged": .integer(run.grid.diverged), "failed": .integer(run.grid.failed),
          "store": .string(run.store.path),
        ]).canonical + "\n")
    }
    let folder = ExperimentResults(
      experiment, in: run.plan.laboratory, store: run.store, results: results.results
    ).folder
    Terminal.message(
      "Shard done. When all are: steplab merge STORE..., then steplab report \(folder)")
  }

  /// Only methods that are compared have a tuned peak that the grids of a sweep can grow for.
  private func checkGrids(of experiment: Experiment) throws {
    guard extendGrid else { return }
    guard !experiment.searchesPeaks else {
      throw UsageError(
        "--extend-grid is for grids; '\(experiment.name)' searches for its peaks, beyond the ends of the "
          + "plan's rates too: leave the option out, or set study.peaks=grid")
    }
    if let study = experiment.studyOfRuns, type(of: study).canExtend { return }
    let found = experiment.study.map { "has the study '\($0.component.name)'" } ?? "has no study"
    throw UsageError(
      "--extend-grid is for plans with the study 'compare', whose grids grow until every tuned peak "
        + "is inside; '\(experiment.name)' \(found)")
  }
}
