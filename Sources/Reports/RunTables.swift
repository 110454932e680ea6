import Catalog
import Records

/// `runs.tsv` and `curves.tsv`: every run and every recorded point, written line by line, because
/// an experiment may have more runs than fit into memory.
public struct RunTables {
  private let settingColumns: [String]
  private let diagnosticColumns: [String]

  /// - Parameters:
  ///   - settingColumns: settings that vary, such as `optimizer.weight_decay`
  ///   - diagnosticColumns: the diagnostics that any optimizer of the experiment records
  public init(settingColumns: [String], diagnosticColumns: [String]) {
    self.settingColumns = settingColumns
    self.diagnosticColumns = diagnosticColumns
  }

  /// The identity that the tables name a run by: enough of the digest to be unique.
  public static func shortID(_ id: String) -> String { String(id.prefix(16)) }

  public var runHeader: String {
    ([
      "run", "problem", "optimizer", "schedule", "batch", "steps", "peak_rate", "seed",
    ] + settingColumns + [
      "outcome", "diverged_at", "initial_loss", "train_loss", "loss", "best_loss", "accuracy",
    ]).joined(separator: "\t") + "\n"
  }

  /// - Parameter settings: the values of the setting columns
  public func line(_ row: RunRow, settings: [String: SettingValue]) -> String {
    let method = row.cell.method
    let metrics = row.metrics
    var fields: [Table.Field] = [
      .text(Self.shortID(row.id)), .text(method.problem), .text(method.optimizer),
      .text(method.schedule), .text(method.batch.description), .integer(method.steps),
      .number(row.cell.peakRate), .text(String(row.seed)),
    ]
    fields += settingColumns.map { settings[$0].map { .text($0.description) } ?? .missing }
    fields += [
      .text(row.outcome?.word ?? "missing"), row.outcome?.step.map(Table.Field.integer) ?? .missing,
      .optional(metrics.initialLoss), .optional(metrics.trainLoss), .optional(metrics.loss),
      .optional(metrics.bestLoss), .optional(metrics.accuracy),
    ]
    return TSVFormat.line(fields)
  }

  public var curveHeader: String {
    (["run"] + Curve.standardColumns + diagnosticColumns).joined(separator: "\t") + "\n"
  }

  /// The points of a run, a line each.
  public func lines(_ record: RunRecord) -> String {
    let curve = record.curve
    let id = Self.shortID(record.id)
    let positions = (Curve.standardColumns + diagnosticColumns).map {
      curve.columns.firstIndex(of: $0)
    }
    var text = ""
    for point in 0..<curve.count {
      text += id
      for (column, position) in positions.enumerated() {
        text += "\t"
        guard let position, let value = curve[point, position] else { continue }
        text += column == 0 ? String(Int(value)) : compact(value)
      }
      text += "\n"
    }
    return text
  }
}
