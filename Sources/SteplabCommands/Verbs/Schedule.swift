import ArgumentParser
import Catalog
import Plans
import PlanSyntax
import Presentation
import Records
import Reports
import Schedules

struct ScheduleVerb: Verb {
  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json }

  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Print or plot the learning rate of every step, or what theory says of it.",
    usage: "steplab schedule <name>[,<name>…] --steps <t> [<options>]",
    discussion: """
      Prints exactly what training uses: step k from 0 to T − 1. A name is one of 'steplab list \
      schedules', file:PATH for a table of steps and rates, a mapping as in plans, or all: every schedule \
      that needs neither a file nor losses. \
      --set changes a setting of every schedule that has it, name.setting=value of one; a list \
      is an axis.

      --bound prints what a schedule guarantees of subgradient descent on a convex function instead, by \
      the distance D from start to minimiser and the bound G on gradients: the terms of \
      Ω = T₁/γ + γ(T₂ + T₃) at the peak γ (Theorem 10 of Defazio et al. 2023, arXiv 2310.07831), the \
      best peak γ*, the bound Ω* there and its ratio to the smallest of the list, and Ω at --peak.

      EXAMPLES
        steplab schedule cosine,wsd --steps 1000 --peak 3e-4 --set warmup=0.05
        steplab schedule wsd --steps 400 --set shape=[linear,square] --plot wsd.svg
        steplab schedule linear,cosine,wsd,constant --steps 400 --bound --distance 2
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

  @Option(
    help: ArgumentHelp("tsv or json; --bound has a table of its own.", valueName: "format"))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Losses of a run, for a schedule that depends on them: a log as 'steplab diagnose' reads.",
      valueName: "file"))
  var losses: String?

  @Option(help: ArgumentHelp("Draw a figure, and print nothing.", valueName: "file.svg"))
  var plot: String?

  @Flag(help: "Print the convex bound of each schedule.")
  var bound = false

  @Option(
    help: ArgumentHelp("D of the bound: from the start to the minimiser; 1.", valueName: "d"))
  var distance: Double?

  @Option(
    help: ArgumentHelp("G of the bound: the longest gradient; 1.", valueName: "g"))
  var gradientBound: Double?

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
    for (option, value) in [("--distance", distance), ("--gradient-bound", gradientBound)] {
      guard let value else { continue }
      guard bound else { throw ValidationError("\(option) is for --bound") }
      guard value > 0, value.isFinite else {
        throw ValidationError("\(option) must be > 0, found \(compact(value))")
      }
    }
    guard !bound || plot == nil else {
      throw ValidationError("--plot draws the rates; --bound prints a table of its own")
    }
  }

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let elements: [NamedSchedules.Element]
      do throws(PlanError) {
        elements = try NamedSchedules.load(names, assignments: assignments, in: laboratory)
      } catch {
        // Everything but a table of rates stands on the command line.
        guard !error.path.hasSuffix("path") else { throw error }
        throw UsageError("\(error)")
      }
      for element in elements { try element.schedule.validate(steps: steps) }
      let columns = try elements.map {
        try RateColumn($0, steps: steps, peak: peak, losses: losses)
      }
      if bound {
        let bounds = ScheduleBounds(
          columns, steps: steps, peak: peak, distance: distance ?? 1,
          gradientBound: gradientBound ?? 1)
        return Terminal.output(bounds.text(format))
      }
      if let plot { return try draw(columns, FigureFile(plot)) }
      switch format ?? .tsv {
      case .tsv: printTable(columns)
      case .json: printDocument(columns)
      }
    }
  }

  /// In portions: a run may have more steps than fit into memory as text.
  private func printTable(_ columns: [RateColumn]) {
    let fields =
      [Column("step") { .integer($0) }]
      + columns.flatMap { $0.fields(isAlone: columns.count == 1) }
    var text = TSVFormat.header(fields)
    for step in 0..<steps {
      text += TSVFormat.line(step, fields)
      if text.utf8.count > 1 << 16 {
        guard Terminal.outputPart(text) else { return }
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
