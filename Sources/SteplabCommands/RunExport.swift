import Presentation
import Records
import Reports

/// A run in the formats of `export` and `show`.
enum RunExport {
  private typealias Run = (spec: JSONValue, record: RunRecord)

  private static let columns: [Column<Run>] =
    [
      Column("run") { .text(RunTables.shortID($0.record.id)) },
      name("problem"),
      name("optimizer"),
      name("schedule"),
      Column("batch") { .text($0.spec["batch"]?.string ?? $0.spec["batch"]?.canonical ?? "") },
      Column("steps") { .text($0.spec["steps"]?.canonical ?? "") },
      Column("peak_rate") { .optional($0.spec["peak_rate"]?.number) },
      Column("seed") { .text($0.spec["seed"]?.string ?? "") },
      Column("precision") { .text($0.spec["precision"]?.string ?? "") },
      Column("outcome") { .text($0.record.outcome.word) },
      Column("diverged_at") { .optional($0.record.outcome.step) },
    ] + MetricsColumns.all.of { $0.record.metrics } + [
      Column("seconds") { .number($0.record.seconds) }
    ]

  private static func name(_ component: String) -> Column<Run> {
    Column(component) { .text($0.spec[component]?["name"]?.string ?? "") }
  }

  static var header: String { TSVFormat.header(columns) }

  static func line(_ spec: JSONValue, _ record: RunRecord) -> String {
    TSVFormat.line((spec, record), columns)
  }

  static func json(_ spec: JSONValue, _ record: RunRecord, curve: Bool) -> JSONValue {
    let metrics = record.metrics
    var members: [String: JSONValue] = [
      "run": .string(record.id), "spec": spec, "arithmetic": .string(record.arithmetic.text),
      "outcome": .string(record.outcome.word),
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
