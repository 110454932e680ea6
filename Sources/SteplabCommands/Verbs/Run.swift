import Analysis
import ArgumentParser
import Foundation
import Plans
import Records
import Reports
import Runs

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

  @Option(
    help: ArgumentHelp("Threads; results do not depend on it. [default: cores]", valueName: "n"))
  var workers: Int?

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
      "Run every Nth run, beginning with the Ith; merge and report later.", valueName: "i/n"))
  var shard: String?

  @Flag(
    help: "In a comparison, let grids grow until every tuned peak is inside of its grid.")
  var extendGrid = false

  @Flag(help: "Show what would be run.")
  var dryRun = false

  @Flag(help: "Stop at the first failed run.")
  var failFast = false

  func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers must be from 1 to 1024, found \(workers)")
    }
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
      if dryRun { return try DryRun(plan.experiment, selection, results.results).show(json.json) }
      try run(plan, selection)
    }
  }

  private func run(_ plan: LoadedPlan, _ selection: Selection) throws {
    let numbers = try selection.numbers(in: plan.experiment)
    let store = try RunStore(folder: results.results)
    try store.save(plan.experiment)
    if let study = try MeasuredStudy(
      plan.experiment, in: plan.laboratory, store: store, results: results.results)
    {
      return try measure(study, selection.isEverything ? nil : numbers)
    }
    Interruption.install()
    var options = workers.map { SweepOptions(workers: $0) } ?? SweepOptions()
    options.failsFast = failFast
    var line = ProgressLine()
    var result = try Sweep(plan, selection: numbers, store: store, options: options)
      .run(shouldStop: { Interruption.isRequested }, report: { line.show($0) })
    line.finish()
    announce(result, seconds: line.seconds)
    var plan = plan
    if extendGrid { try extendGrids(&plan, &result, store, options) }
    let study = try result.ending == .completed ? computeStudy(plan, store, options) : nil
    Interruption.uninstall()

    let computed = result.progress.computed + (study?.computed ?? 0)
    let output = ExperimentResults(
      plan.experiment, in: plan.laboratory, store: store, results: results.results)
    switch study?.ending ?? result.ending {
    case .interrupted:
      Terminal.message("Interrupted; what is done is saved. The same command continues.")
      throw ExitStatus.interrupted.code
    case .stoppedByFailure: throw ExitStatus.failed.code
    case .completed: break
    }
    if selection.isShard {
      if json.json {
        Terminal.output(
          JSONValue.document([
            "experiment": .string(plan.experiment.name), "shard": .string(shard ?? ""),
            "selected": .integer(result.progress.total),
            "computed": .integer(result.progress.computed),
            "diverged": .integer(result.progress.diverged),
            "failed": .integer(result.progress.failed), "store": .string(store.path),
          ]).canonical + "\n")
      }
      Terminal.message(
        "Shard done. When all are: steplab merge STORE..., then steplab report \(output.folder)")
    } else {
      let provenance = RunProvenance.now(
        plan.experiment, computed: computed, seconds: line.seconds, workers: options.workers)
      let report = try writing { try output.write(provenance: computed > 0 ? provenance : nil) }
      showSummary(report, output, asJSON: json.json, ["computed": .integer(computed)])
    }
    if result.progress.failed + (study?.failed ?? 0) > 0 { throw ExitStatus.failed.code }
  }

  /// A study that takes the place of the sweep.
  private func measure(_ study: MeasuredStudy, _ numbers: [Int]?) throws {
    let workers = workers ?? SweepOptions().workers
    Interruption.install()
    let progress = try study.compute(
      selection: numbers, workers: workers, failsFast: failFast)
    Interruption.uninstall()
    if let shard {
      if json.json {
        Terminal.output(
          JSONValue.document([
            "experiment": .string(study.computation.experiment.name), "shard": .string(shard),
            "selected": .integer(progress.total), "computed": .integer(progress.computed),
            "failed": .integer(progress.failed),
          ]).canonical + "\n")
      }
      Terminal.message(
        "Shard done. When all are: steplab merge STORE..., then steplab report \(study.folder)")
    } else {
      let report = try writing { try study.write(progress, workers: workers) }
      showStudy(report, study, asJSON: json.json, ["computed": .integer(progress.computed)])
    }
    if progress.failed > 0 { throw ExitStatus.failed.code }
  }

  /// What the plan asks for beside the sweep. It needs all of the sweep's seeds and arms.
  private func computeStudy(
    _ plan: LoadedPlan, _ store: RunStore, _ options: SweepOptions
  ) throws -> RangeTestRuns.Progress? {
    guard let tests = RangeTestRuns(plan.experiment, in: plan.laboratory, store: store) else {
      return nil
    }
    guard restrictions.isEmpty, shard == nil else {
      Terminal.message(
        "The range tests are left for a start of the plan without --only and --shard, which "
          + "computes nothing else again.")
      return nil
    }
    return try tests.compute(options: options)
  }

  func announce(_ result: SweepResult, seconds: Double) {
    let progress = result.progress
    var text = "\(progress.computed) runs computed in \(String(format: "%.1f", seconds)) s"
    if progress.computed > 0 {
      text += " (\(ProgressLine.rate(Double(progress.computed) / seconds))/s)"
    }
    if progress.diverged > 0 { text += ", \(progress.diverged) diverged" }
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    Terminal.message(text)
    if let reason = result.firstFailure { Terminal.message("first failure: \(reason)") }
  }

}
