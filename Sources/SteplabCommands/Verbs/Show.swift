import ArgumentParser
import Presentation
import Records
import Reports
import Runs

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one run: specification, outcome and curve.",
    discussion: """
      EXAMPLES
        steplab show 3f2a9c
        steplab show 3f2a9c0b17d4e855 --json
      """)

  @Argument(help: ArgumentHelp("The run's identity, or how it begins.", valueName: "run-id"))
  var id: String

  @OptionGroup var results: ResultsOptions
  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors {
      let store = try RunStore(folder: results.results, create: false)
      let matches = try store.runs(withPrefix: id.lowercased(), limit: 10)
      guard let (spec, record) = matches.first else {
        throw UsageError("no run in \(store.path) begins with '\(id)'")
      }
      guard matches.count == 1 else {
        let ids = matches.map { RunTables.shortID($0.record.id) }.joined(separator: ", ")
        throw UsageError(
          "several runs begin with '\(id)': \(ids)\(matches.count == 10 ? ", …" : "")")
      }
      if json.json {
        Terminal.output(RunExport.json(spec, record, curve: true).canonical + "\n")
      } else {
        Terminal.output(text(spec, record))
      }
    }
  }

  private func text(_ spec: JSONValue, _ record: RunRecord) -> String {
    let curve = record.curve
    let table = Table(
      Array(0..<curve.count),
      curve.columns.enumerated().map { position, name in
        Column(name) { .optional(curve[$0, position]) }
      })
    var outcome = record.outcome.word
    if let step = record.outcome.step { outcome += " at step \(step)" }
    if let reason = record.outcome.reason { outcome += ": \(reason)" }
    return "run         \(record.id)\noutcome     \(outcome)\n"
      + "arithmetic  \(arithmetic(of: record))\n"
      + "seconds     \(NumberFormat.short(record.seconds))\nspec        \(spec.pretty)\n\n"
      + TerminalFormat(width: 100).text(of: table)
  }

  private func arithmetic(of record: RunRecord) -> String {
    record.arithmetic == .present
      ? record.arithmetic.text
      : "\(record.arithmetic); this program computes with \(Arithmetic.present)"
  }
}
