import ArgumentParser
import Catalog
import Experiments
import Records
import Reports
import Schedules

struct ScheduleVerb: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json }

  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Print or plot the learning rate of every step.",
    usage: "steplab schedule <name>[,<name>…] --steps <t> [<options>]",
    discussion: """
      Prints exactly what training uses: step k from 0 to T − 1. A name is one of 'steplab list \
      schedules', file:PATH for a table of steps and rates, a mapping as in plans, or all: every schedule \
      that needs neither a file nor losses. \
      --set changes a setting of every schedule that has it, name.setting=value of one; a list \
      is an axis.

      EXAMPLES
        steplab schedule cosine,wsd --steps 1000 --peak 3e-4 --set warmup=0.05
        steplab schedule wsd --steps 400 --set shape=[linear,square] --plot wsd.svg
      """)

  @Argument(help: ArgumentHelp("Schedules, separated by commas.", valueName: "name"))
  var names: String

  @Option(help: ArgumentHelp("Length of the run.", valueName: "t"))
  var steps: Int

  @Option(help: ArgumentHelp("Peak learning rate.", valueName: "rate"))
  var peak = 1.0

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Change a setting. Repeatable.", valueName: "setting=value"))
  var assignments: [String] = []

  @Option(help: ArgumentHelp("tsv or json.", valueName: "format"))
  var format = Format.tsv

  @Option(
    help: ArgumentHelp(
      "Losses of a run, for a schedule that depends on them: a log as 'steplab diagnose' reads.",
      valueName: "file"))
  var losses: String?

  @Option(help: ArgumentHelp("Draw a figure, and print nothing.", valueName: "file.svg"))
  var plot: String?

  func validate() throws {
    guard (1...1_000_000_000).contains(steps) else {
      throw ValidationError("--steps must be from 1 to 1000000000, found \(steps)")
    }
    guard peak > 0, peak.isFinite else {
      throw ValidationError("--peak must be > 0, found \(compact(peak))")
    }
    for assignment in assignments where !assignment.dropFirst().contains("=") {
      throw ValidationError("--set expects setting=value, such as floor=0.1, found '\(assignment)'")
    }
    if let plot { _ = try FigureFile(plot) }
  }

  func run() throws {
    try reportingErrors {
      let elements: [NamedSchedules.Element]
      do throws(PlanError) {
        elements = try NamedSchedules.load(names, assignments: assignments)
      } catch {
        // Everything but a table of rates stands on the command line.
        guard !error.path.hasSuffix("path") else { throw error }
        throw UsageError("\(error)")
      }
      for element in elements { try element.schedule.validate(steps: steps) }
      let columns = try elements.map {
        try RateColumn($0, steps: steps, peak: peak, losses: losses)
      }
      if let plot { return try draw(columns, FigureFile(plot)) }
      switch format {
      case .tsv: printTable(columns)
      case .json: printDocument(columns)
      }
    }
  }

  /// In portions: a run may have more steps than fit into memory as text.
  private func printTable(_ columns: [RateColumn]) {
    let fields = columns.flatMap { column in
      [(column.label, column.rate)]
        + (column.interpolation.map { [("\(column.label) interpolation", $0)] } ?? [])
    }
    let single = columns.count == 1
    let names = fields.map(\.0)
    let header = single ? ["rate"] + (names.count > 1 ? ["interpolation"] : []) : names
    var text = TSVFormat.line((["step"] + header).map(Table.Field.text))
    for step in 0..<steps {
      text += TSVFormat.line([.integer(step)] + fields.map { .number($0.1(step)) })
      if text.utf8.count > 1 << 16 {
        Terminal.output(text)
        text = ""
      }
    }
    Terminal.output(text)
  }

  private func printDocument(_ columns: [RateColumn]) {
    let schedules = columns.map { column -> JSONValue in
      var members: [String: JSONValue] = [
        "label": .string(column.label), "name": .string(column.configuration.owner),
        "settings": .object(column.configuration.values.mapValues(\.json)),
        "rates": .array((0..<steps).map { .number(column.rate($0)) }),
      ]
      if let interpolation = column.interpolation {
        members["interpolation"] = .array((0..<steps).map { .number(interpolation($0)) })
      }
      if let decisions = column.decisions {
        members["decisions"] = .array(
          decisions.map { .object(["step": .integer($0.step), "rate": .number($0.rate)]) })
      }
      return .object(members)
    }
    Terminal.output(
      JSONValue.document([
        "steps": .integer(steps), "peak": .number(peak), "schedules": .array(schedules),
      ]).canonical + "\n")
  }

  private func draw(_ columns: [RateColumn], _ file: FigureFile) throws {
    var sampled = Array(stride(from: 0, to: steps, by: max(1, steps / 1000)))
    if let last = sampled.last, last != steps - 1 { sampled.append(steps - 1) }
    let inputs = columns.map { column in
      SchedulesFigure.Input(
        label: column.label, points: sampled.map { ($0, column.rate($0)) })
    }
    guard let figure = SchedulesFigure.make(inputs, name: file.name, peak: peak) else { return }
    try file.write(figure)
  }
}

/// The rates of one schedule over a run.
private struct RateColumn {
  let label: String
  let configuration: Configuration
  let rate: (Int) -> Double
  /// β, where the schedule prescribes it.
  let interpolation: ((Int) -> Double)?
  /// What the losses led to, where the schedule depends on them.
  let decisions: [RateController.Decision]?

  init(_ element: NamedSchedules.Element, steps: Int, peak: Double, losses: String?) throws {
    label = element.label
    configuration = element.configuration
    switch element.schedule {
    case .planned(let schedule):
      rate = { schedule.rate(at: $0, of: steps, peak: peak) }
      interpolation =
        schedule.prescribesInterpolation
        ? { schedule.interpolation(at: $0, of: steps) ?? 0 } : nil
      decisions = nil
    case .feedback(var controller):
      guard let losses else {
        throw UsageError(
          "the rates of '\(element.label)' depend on the losses of a run: give them with --losses")
      }
      let values = try LossColumn.read(losses, count: steps - 1)
      var rates: [Double] = []
      for loss in values {
        rates.append(controller.rate(of: steps, peak: peak))
        controller.observe(loss: loss, of: steps, peak: peak)
      }
      rates.append(controller.rate(of: steps, peak: peak))
      rate = { [rates] in rates[$0] }
      interpolation = nil
      decisions = controller.decisions.filter { $0.step < steps }
    }
  }
}
