import ArgumentParser
import Experiments
import Records
import Reports

struct Export: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, tsv }

  static let configuration = CommandConfiguration(
    abstract: "Print all runs of the store.",
    discussion: """
      JSON Lines, one run a line with its whole specification, or TSV with the metrics.

      EXAMPLES
        steplab export > runs.jsonl
        steplab export --format tsv | column -t -s $'\\t' | less -S
      """)

  @Option(help: ArgumentHelp("jsonl or tsv.", valueName: "format"))
  var format = Format.jsonl

  @Flag(help: "With the curves (JSON Lines only).")
  var curves = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    Interruption.install()
    try reportingErrors {
      let store = try RunStore(folder: results.results, create: false)
      if format == .tsv { Terminal.output(RunExport.header) }
      try store.forEachRun { spec, record in
        Terminal.output(
          format == .tsv
            ? RunExport.line(spec, record)
            : RunExport.json(spec, record, curve: curves).canonical + "\n")
      }
    }
  }
}

/// A run in the formats of `export` and `show`.
enum RunExport {
  private static let columns = [
    "run", "problem", "optimizer", "schedule", "batch", "steps", "peak_rate", "seed", "precision",
    "outcome", "diverged_at", "initial_loss", "train_loss", "loss", "best_loss", "accuracy",
    "seconds",
  ]

  static var header: String { columns.joined(separator: "\t") + "\n" }

  static func line(_ spec: JSONValue, _ record: RunRecord) -> String {
    let metrics = record.metrics
    return TSVFormat.line([
      .text(RunTables.shortID(record.id)), .text(spec["problem"]?["name"]?.string ?? ""),
      .text(spec["optimizer"]?["name"]?.string ?? ""),
      .text(spec["schedule"]?["name"]?.string ?? ""),
      .text(spec["batch"]?.string ?? spec["batch"]?.canonical ?? ""),
      .text(spec["steps"]?.canonical ?? ""), .optional(spec["peak_rate"]?.number),
      .text(spec["seed"]?.string ?? ""), .text(spec["precision"]?.string ?? ""),
      .text(record.outcome.word), record.outcome.step.map(Table.Field.integer) ?? .missing,
      .optional(metrics.initialLoss), .optional(metrics.trainLoss), .optional(metrics.loss),
      .optional(metrics.bestLoss), .optional(metrics.accuracy), .number(record.seconds),
    ])
  }

  static func json(_ spec: JSONValue, _ record: RunRecord, curve: Bool) -> JSONValue {
    let metrics = record.metrics
    var members: [String: JSONValue] = [
      "run": .string(record.id), "spec": spec, "outcome": .string(record.outcome.word),
      "step": record.outcome.step.map(JSONValue.integer) ?? .null,
      "reason": record.outcome.reason.map(JSONValue.string) ?? .null,
      "initial_loss": .optional(metrics.initialLoss), "train_loss": .optional(metrics.trainLoss),
      "loss": .optional(metrics.loss), "best_loss": .optional(metrics.bestLoss),
      "accuracy": .optional(metrics.accuracy), "seconds": .number(record.seconds),
    ]
    if curve {
      let columns = record.curve.columns.map { name in
        (name, JSONValue.array(record.curve.column(name).map(JSONValue.optional)))
      }
      members["curve"] = .object(Dictionary(uniqueKeysWithValues: columns))
    }
    return .document(members)
  }
}
