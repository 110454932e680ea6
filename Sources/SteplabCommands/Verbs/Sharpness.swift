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

struct SharpnessVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sharpness",
    abstract: "Measure the sharpness along training, and where it comes to rest.",
    usage: "steplab sharpness --problem <p> --optimizer <o> --rate <rate> [<options>]",
    discussion: """
      Trains, and measures the largest eigenvalue of the Hessian of the training loss as it goes: \
      preconditioned, where the optimizer divides by something. Compares it with the value at \
      which the rate is the largest stable one, 2/rate for gradient descent. Problem, optimizer \
      and schedule are names of 'steplab list', or mappings as in plans. Nothing is kept; in a \
      plan, 'study: {name: sharpness}' records the same for every run.

      EXAMPLES
        steplab sharpness --problem two-layer-linear --optimizer sgd --rate 0.5
        steplab sharpness --problem mlp --optimizer adam --rate 1e-3 --plot s.svg
      """)

  @Option(help: ArgumentHelp("Problem, by name or as a mapping.", valueName: "name"))
  var problem: String

  @Option(help: ArgumentHelp("Optimizer, by name or as a mapping.", valueName: "name"))
  var optimizer: String

  @Option(help: ArgumentHelp("Schedule, by name or as a mapping.", valueName: "name"))
  var schedule = "constant"

  @Option(help: ArgumentHelp("Peak learning rate.", valueName: "rate"))
  var rate: String

  @Option(help: ArgumentHelp("Training steps.", valueName: "n"))
  var steps = 2000

  @Option(
    help: ArgumentHelp(
      "Steps from one measurement to the next; 0 for 200 of them.", valueName: "n"))
  var every = 0

  @Option(help: ArgumentHelp("Examples in a batch, or full.", valueName: "n"))
  var batchSize = "full"

  @Option(help: ArgumentHelp("Runs, each with a seed of its own.", valueName: "n"))
  var seeds = 3

  @Option(help: ArgumentHelp("How many of the largest eigenvalues, up to 10.", valueName: "n"))
  var eigenvalues = 1

  @Option(help: ArgumentHelp("Residual over eigenvalue to stop at.", valueName: "tolerance"))
  var tolerance = "1e-4"

  @Option(help: ArgumentHelp("Most products of a measurement.", valueName: "n"))
  var iterations = 100

  @Option(help: ArgumentHelp("float32 or float64, of the training.", valueName: "precision"))
  var precision = "float64"

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a setting, such as problem.hidden=[8]. Repeatable.", valueName: "path=value"))
  var assignments: [String] = []

  @Option(help: ArgumentHelp("Draw loss and sharpness.", valueName: "file.svg"))
  var plot: String?

  @OptionGroup var workers: WorkerOptions

  @OptionGroup var json: JSONOption

  /// The plan's keys that components of the command line go to.
  private static let places = [
    "problem.": "problem.", "optimizer.": "optimizers.0.", "schedule.": "schedules.0.",
  ]

  func validate() throws {
    for assignment in assignments
    where !Self.places.keys.contains(where: assignment.hasPrefix) {
      throw ValidationError(
        "--set changes a setting of problem, optimizer or schedule, such as problem.hidden=[8], "
          + "found '\(assignment)'")
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
      guard experiment.count == experiment.seeds.count else {
        throw UsageError(
          "one problem, one optimizer, one schedule and one rate, found "
            + "\(experiment.count / experiment.seeds.count) combinations; several go into a plan "
            + "with 'study: {name: sharpness}'")
      }
      let records = try carryOutUnkept(
        RunList((0..<experiment.count).map { experiment.spec($0) }), called: "runs",
        in: plan.laboratory, options: workers.sweepOptions(),
        ifInterrupted: "Interrupted; measurements of sharpness are not kept.")
      try show(SharpnessResults(experiment, records, in: laboratory))
      let failures = records.compactMap { record in
        if case .failed(let reason) = record.outcome { reason } else { nil }
      }
      if let reason = failures.first {
        Terminal.message("\(failures.count) runs failed; the first: \(reason)")
        throw ExitStatus.failed.code
      }
    }
  }

  /// The options as a plan with one arm, so that everything is validated as plans are.
  private func loadPlan(in laboratory: Laboratory) throws(PlanError) -> LoadedPlan {
    let interval = every == 0 ? max(1, steps / 200) : every
    return try PlanDecoder.load(
      members: [
        ("experiment", .value("sharpness")), ("problem", .entry(problem, option: "--problem")),
        ("optimizers", .list(.entry(optimizer, option: "--optimizer"))),
        ("schedules", .list(.entry(schedule, option: "--schedule"))),
        ("learning_rates", .list(.value(rate))), ("steps", .value("\(steps)")),
        ("seeds", .value("\(seeds)")), ("batch_sizes", .list(.value(batchSize))),
        ("precision", .value(precision)),
        ("record", .mapping([("every", .value("\(max(1, interval))"))])),
        (
          "study",
          .mapping([
            ("name", .value(SharpnessStudy.about.id)), ("every", .value("\(interval)")),
            ("eigenvalues", .value("\(eigenvalues)")), ("tolerance", .value(tolerance)),
            ("iterations", .value("\(iterations)")),
          ])
        ),
      ],
      overrides: assignments.map { assignment in
        let (name, place) = Self.places.first { assignment.hasPrefix($0.key) } ?? ("", "")
        return place + assignment.dropFirst(name.count)
      }, in: laboratory)
  }

  private static func usageError(_ error: PlanError) -> UsageError {
    UsageError(
      error, study: "study",
      options: [
        ("study.", "--"), ("optimizers[0]", "--optimizer"), ("schedules[0]", "--schedule"),
        ("learning_rates[0]", "--rate"), ("learning_rates", "--rate"),
        ("batch_sizes[0]", "--batch-size"), ("batch_sizes", "--batch-size"),
        ("problem", "--problem"), ("seeds", "--seeds"), ("precision", "--precision"),
        ("record.every", "--every"), ("record", "--every"), ("steps", "--steps"),
      ])
  }

  private func show(_ results: SharpnessResults) throws {
    if json.json {
      Terminal.output(results.json.canonical + "\n")
    } else {
      Terminal.output(results.text)
    }
    guard let plot else { return }
    let file = try FigureFile(plot)
    if let figure = results.figure(name: file.name) {
      try file.write(figure)
    } else {
      Terminal.message("There is nothing to draw: no run has two measurements.")
    }
  }
}
