import Analysis
import Catalog
import Records

/// The tables of a study.
public enum StudyTables {
  /// One row a cell, for programs: `study.tsv`.
  public static func cells(_ table: StudyTable) -> Table {
    var result = Table(
      columns: table.axes.map(\.rawValue)
        + table.quantities.flatMap { [$0.name, "\($0.name)_lower", "\($0.name)_upper"] }
        + ["seeds", "missing"])
    for cell in table.cells {
      let estimates = table.quantities.map { QuantityEstimate($0.name, of: cell) }
      result.rows.append(
        labels(cell, table.axes)
          + estimates.flatMap {
            [
              Table.Field.optional($0.median), .optional($0.interval?.lower),
              .optional($0.interval?.upper),
            ]
          } + [.integer(cell.samples.count), .integer(estimates.map(\.missing).max() ?? 0)])
    }
    return result
  }

  /// One row a cell and seed, for programs: `samples.tsv`.
  public static func samples(_ table: StudyTable) -> Table {
    var result = Table(
      columns: table.axes.map(\.rawValue) + ["seed"]
        + table.quantities.flatMap { [$0.name, "\($0.name)_uncertainty"] } + ["missing"])
    for cell in table.cells {
      for sample in cell.samples {
        let reasons = sample.missing.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        result.rows.append(
          labels(cell, table.axes) + [sample.seed.map { .text(String($0)) } ?? .missing]
            + table.quantities.flatMap {
              [
                Table.Field.optional(sample.values[$0.name]),
                .optional(sample.uncertainties[$0.name]),
              ]
            } + [.text(reasons.joined(separator: "; "))])
      }
    }
    return result
  }

  /// One row a cell, for people.
  ///
  /// - Parameter shown: the names of the quantities to show
  public static func shown(_ table: StudyTable, _ shown: [String]) -> Table {
    Table(
      columns: table.axes.map(\.rawValue) + columns(shown),
      rows: table.cells.map { labels($0, table.axes) + fields($0, shown) })
  }

  /// The same for a narrow terminal: the first axis is a heading over its rows where it repeats,
  /// the whole cell where the row would be too long.
  public static func underHeadings(_ table: StudyTable, _ shown: [String]) -> Table {
    var result = Table(columns: columns(shown))
    for cell in table.cells {
      if !table.axes.isEmpty { result.rows.append([.text(cell.title(table.axes))]) }
      result.rows.append(fields(cell, shown, digits: 3))
    }
    return result
  }

  /// The same with a row for each quantity, for what is too wide even so.
  public static func stacked(_ table: StudyTable, _ shown: [String]) -> Table {
    var result = Table(columns: ["quantity", "median [interval]"])
    for cell in table.cells {
      if !table.axes.isEmpty { result.rows.append([.text(cell.title(table.axes))]) }
      for (name, field) in zip(columns(shown), fields(cell, shown)) {
        result.rows.append([.text("  \(name)"), field])
      }
    }
    return result
  }

  private static func columns(_ shown: [String]) -> [String] {
    shown.map { $0.replacing("_", with: " ") }
  }

  private static func labels(_ cell: StudyTable.Cell, _ axes: [Axis]) -> [Table.Field] {
    axes.map { axis in
      guard let place = cell.coordinates[axis] else { return .missing }
      return place.number.map(Table.Field.number) ?? .text(place.label)
    }
  }

  private static func fields(
    _ cell: StudyTable.Cell, _ shown: [String], digits: Int = 4
  ) -> [Table.Field] {
    shown.map { name in
      let estimate = QuantityEstimate(name, of: cell)
      guard let median = estimate.median else { return .missing }
      func short(_ x: Double) -> String { NumberFormat.short(x, digits: digits) }
      // An interval that is narrower than the digits shown says no more than they do.
      guard let interval = estimate.interval,
        short(interval.lower) != short(median) || short(interval.upper) != short(median)
      else { return .text(short(median)) }
      return .text(NumberFormat.estimate(median, interval, digits: digits))
    }
  }

  /// Why values are missing, each reason once.
  static func notes(_ table: StudyTable, _ shown: [String]) -> String {
    var reasons: [(text: String, count: Int)] = []
    for cell in table.cells {
      for name in shown {
        let estimate = QuantityEstimate(name, of: cell)
        guard estimate.missing > 0, let reason = estimate.reason else { continue }
        let text = "\(name.replacing("_", with: " ")): \(reason)"
        if let known = reasons.firstIndex(where: { $0.text == text }) {
          reasons[known].count += estimate.missing
        } else {
          reasons.append((text, estimate.missing))
        }
      }
    }
    guard !reasons.isEmpty else { return "" }
    let listed = reasons.prefix(mostReasons).map { "\($0.text) (\($0.count) ×)" }
    let rest = reasons.count > mostReasons ? "; and \(reasons.count - mostReasons) more" : ""
    return "Not measured: " + listed.joined(separator: "; ") + rest + "."
  }

  private static let mostReasons = 6

  static let legend =
    "Medians over the seeds. Intervals: between the order statistics of the seeds that enclose the "
    + "median with 95 %, or with fewer than six seeds between the smallest and the largest value, "
    + "widened by the bracket with which a search ended; not shown where it is narrower than the "
    + "digits."
}
