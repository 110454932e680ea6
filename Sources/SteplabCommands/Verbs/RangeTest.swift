import Analysis
import ArgumentParser
import Catalog
import Foundation
import Plans
import PlanSyntax
import Records
import Reports
import Runs
import Studies

struct RangeTest: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Find from which learning rate on the loss rises, and what rules suggest.",
    usage: "steplab range-test --problem <name> --optimizer <name> [<options>]",
    discussion: """
      Trains with a rate that rises from step to step, once for each seed, and reads peak rates \
      off the losses by all rules in use, with intervals over the seeds. Problem and optimizer \
      are names of 'steplab list', or mappings as in plans. Nothing is kept: training afterwards \
      is bit for bit what it would have been. In a plan, 'study: {name: range-test}' scores the \
      rules against the sweep.

      EXAMPLES
        steplab range-test --problem mlp --optimizer adamw --batch-size 64
        steplab range-test --problem '{name: quadratic, largest: 10}' --optimizer sgd --seeds 50
      """)

  @Option(help: ArgumentHelp("Problem, by name or as a mapping.", valueName: "name"))
  var problem: String

  @Option(help: ArgumentHelp("Optimizer, by name or as a mapping.", valueName: "name"))
  var optimizer: String

  @Option(help: ArgumentHelp("First rate.", valueName: "rate"))
  var from = "1e-7"

  @Option(help: ArgumentHelp("Last rate.", valueName: "rate"))
  var to = "10"

  @Option(help: ArgumentHelp("Rates, a training step each.", valueName: "n"))
  var steps = 200

  @Option(help: ArgumentHelp("exponential or linear.", valueName: "ladder"))
  var ladder = "exponential"

  @Option(
    help: ArgumentHelp(
      "End where the smoothed loss exceeds this multiple of its smallest.", valueName: "factor"))
  var stopFactor = "4"

  @Option(
    help: ArgumentHelp("Weight of the new loss in the moving average.", valueName: "weight"))
  var smoothing = "0.05"

  @Option(help: ArgumentHelp("Examples in a batch, or full.", valueName: "n"))
  var batchSize = "full"

  @Option(help: ArgumentHelp("Tests, each with a seed of its own.", valueName: "n"))
  var seeds = 10

  @Option(help: ArgumentHelp("float32 or float64.", valueName: "precision"))
  var precision = "float32"

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a setting, such as problem.largest=10. Repeatable.", valueName: "path=value"))
  var assignments: [String] = []

  @Option(help: ArgumentHelp("Draw losses and suggestions.", valueName: "file.svg"))
  var plot: String?

  @OptionGroup var workers: WorkerOptions

  @OptionGroup var json: JSONOption

  func validate() throws {
    for assignment in assignments
    where !["problem.", "optimizer."].contains(where: assignment.hasPrefix) {
      throw ValidationError(
        "--set changes a setting of problem or optimizer, such as problem.largest=10, found "
          + "'\(assignment)'")
    }
    if let plot { _ = try FigureFile(plot) }
  }

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let plan: LoadedPlan
      do throws(PlanError) { plan = try loadPlan(in: laboratory) } catch {
        throw Self.usageError(error)
      }
      let experiment = plan.experiment
      guard let study = experiment.study?.study as? RangeTestStudy else {
        throw UsageError("the laboratory has another study in the place of 'range-test'")
      }
      let tests = RangeTests(study, of: experiment)
      guard tests.subjectCount == 1 else {
        throw UsageError(
          "a range test has one problem, one optimizer and one batch size, found "
            + "\(tests.subjectCount) combinations; several go into a plan with "
            + "'study: {name: range-test}'")
      }
      let records = try carryOutUnkept(
        tests.runs, called: "range tests", in: plan.laboratory, options: workers.sweepOptions(),
        ifInterrupted: "Interrupted; a range test keeps nothing.")
      try show(tests.results(records, in: plan.laboratory)[0], study, records)
    }
  }

  /// The options as a plan with one arm, so that everything is validated as plans are.
  private func loadPlan(in laboratory: Laboratory) throws(PlanError) -> LoadedPlan {
    try PlanDecoder.load(
      members: [
        ("experiment", .value("range-test")),
        ("problem", .entry(problem, option: "--problem")),
        ("optimizers", .list(.entry(optimizer, option: "--optimizer"))),
        ("learning_rates", .list(.value("1"))), ("steps", .value("1")),
        ("seeds", .value("\(seeds)")), ("batch_sizes", .list(.value(batchSize))),
        ("precision", .value(precision)),
        (
          "study",
          .mapping([
            ("name", .value(RangeTestStudy.about.id)), ("from", .value(from)), ("to", .value(to)),
            ("steps", .value("\(steps)")), ("ladder", .value(ladder)),
            ("stop_factor", .value(stopFactor)), ("smoothing", .value(smoothing)),
          ])
        ),
      ],
      overrides: assignments.map {
        $0.hasPrefix("optimizer.") ? "optimizers.0." + $0.dropFirst("optimizer.".count) : $0
      }, in: laboratory)
  }

  /// A mistake in an option, with its name instead of its place in the plan.
  private static func usageError(_ error: PlanError) -> UsageError {
    UsageError(
      error, study: "study",
      options: [
        ("study.", "--"), ("optimizers[0]", "--optimizer"), ("batch_sizes[0]", "--batch-size"),
        ("batch_sizes", "--batch-size"), ("problem", "--problem"), ("seeds", "--seeds"),
        ("precision", "--precision"), ("study", "--from"),
      ])
  }

  private func show(
    _ result: RangeTestResult, _ study: RangeTestStudy, _ records: [RunRecord]
  ) throws {
    if json.json {
      Terminal.output(RangeTestJSON.document(result, study).canonical + "\n")
    } else {
      Terminal.output(RangeTestText(result, study).text)
    }
    if let plot {
      let file = try FigureFile(plot)
      if let figure = RangeTestFigure.make(result, name: file.name) {
        try file.write(figure)
      } else {
        Terminal.message("There is nothing to draw: no test has two points.")
      }
    }
    let failures = records.compactMap { record in
      if case .failed(let reason) = record.outcome { reason } else { nil }
    }
    if let reason = failures.first {
      Terminal.message("\(failures.count) tests failed; the first: \(reason)")
      throw ExitStatus.failed.code
    }
  }
}
