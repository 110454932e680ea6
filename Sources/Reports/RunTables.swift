import Catalog
import Presentation
import Records

/// `runs.tsv` and `curves.tsv`: every run and every recorded point, written line by line, because
/// an experiment may have more runs than fit into memory.
public struct RunTables {
  private let runColumns: [Column<Run>]
  private let curveColumns: [String]

  /// A row of `runs.tsv`.
  private struct Run {
    let row: RunRow
    let settings: [String: SettingValue]
  }

  /// - Parameters:
  ///   - settingColumns: settings that vary, such as `optimizer.weight_decay`
  ///   - diagnosticColumns: the diagnostics that any optimizer of the experiment records
  public init(settingColumns: [String], diagnosticColumns: [String]) {
    runColumns =
      [Column("run") { .text(Self.shortID($0.row.id)) }]
      + MethodColumns.ofRuns.of(\.row.cell.method) + [
        Column("peak_rate") { .number($0.row.cell.peakRate) },
        Column("seed") { .text(String($0.row.seed)) },
      ]
      + settingColumns.map { name in Column(name) { .optional($0.settings[name]?.description) } }
      + [
        Column("outcome") { .text($0.row.outcome?.word ?? "missing") },
        Column("diverged_at") { .optional($0.row.outcome?.step) },
      ] + MetricsColumns.all.of(\.row.metrics)
    curveColumns = Curve.standardColumns + diagnosticColumns
  }

  /// The identity that the tables name a run by: enough of the digest to be unique.
  public static func shortID(_ id: String) -> String { String(id.prefix(16)) }

  public var runHeader: String { TSVFormat.header(runColumns) }

  /// - Parameter settings: the values of the setting columns
  public func line(_ row: RunRow, settings: [String: SettingValue]) -> String {
    TSVFormat.line(Run(row: row, settings: settings), runColumns)
  }

  public var curveHeader: String { TSVFormat.header(["run"] + curveColumns) }

  /// The points of a run, a line each.
  public func lines(_ record: RunRecord) -> String {
    let curve = record.curve
    let id = Self.shortID(record.id)
    let positions = curveColumns.map { curve.columns.firstIndex(of: $0) }
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
