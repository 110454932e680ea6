import Records
import Reports

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
