import Analysis
import Catalog
import Presentation
import Records

/// The tables of a study.
public enum StudyTables {
  /// One row a cell, for programs: `study.tsv`.
  public static func cells(_ table: StudyTable) -> Table {
    typealias Row = (cell: StudyTable.Cell, estimates: [QuantityEstimate])
    return Table(
      table.cells.map { cell in
        Row(cell, table.quantities.map { QuantityEstimate($0.name, of: cell) })
      },
      labels(table.axes).of { $0.cell }
        + table.quantities.enumerated().flatMap { number, quantity in
          Column.estimate(
            quantity.name, { $0.estimates[number].median }, { $0.estimates[number].interval })
        } + [
          Column("seeds") { .integer($0.cell.samples.count) },
          Column("missing") { .integer($0.estimates.map(\.missing).max() ?? 0) },
        ])
  }

  /// One row a cell and seed, for programs: `samples.tsv`.
  public static func samples(_ table: StudyTable) -> Table {
    typealias Row = (cell: StudyTable.Cell, sample: StudySample)
    return Table(
      table.cells.flatMap { cell in cell.samples.map { Row(cell, $0) } },
      labels(table.axes).of { $0.cell }
        + [Column("seed") { .optional($0.sample.seed.map(String.init)) }]
        + table.quantities.map(\.name).flatMap { name in
          [
            Column(name) { .optional($0.sample.values[name]) },
            Column("\(name)_uncertainty") { .optional($0.sample.uncertainties[name]) },
          ]
        } + [
          Column("missing") { row in
            let reasons = row.sample.missing.sorted { $0.key < $1.key }
            return .text(reasons.map { "\($0.key): \($0.value)" }.joined(separator: "; "))
          }
        ])
  }

  /// One row a cell, for people.
  ///
  /// - Parameter shown: the names of the quantities to show
  public static func shown(_ table: StudyTable, _ shown: [String]) -> Table {
    Table(table.cells, labels(table.axes) + medians(shown))
  }

  /// The same for a narrow terminal: the whole cell is a heading over its row.
  public static func underHeadings(_ table: StudyTable, _ shown: [String]) -> Table {
    Table(table.cells, medians(shown, digits: 3)) { heading($0, table.axes) }
  }

  /// The same with a row for each quantity, for what is too wide even so.
  public static func stacked(_ table: StudyTable, _ shown: [String]) -> Table {
    typealias Row = (cell: StudyTable.Cell, median: Column<StudyTable.Cell>)
    return Table(
      table.cells.flatMap { cell in medians(shown).map { Row(cell, $0) } },
      [
        Column("quantity") { .text("  \($0.median.name)") },
        Column("median [interval]") { $0.median.field($0.cell) },
      ]
    ) { heading($0.cell, table.axes) }
  }

  private static func heading(_ cell: StudyTable.Cell, _ axes: [Axis]) -> String? {
    axes.isEmpty ? nil : cell.title(axes)
  }

  private static func labels(_ axes: [Axis]) -> [Column<StudyTable.Cell>] {
    axes.map { axis in
      Column(axis.rawValue) { cell in
        guard let place = cell.coordinates[axis] else { return .missing }
        return place.number.map(Table.Field.number) ?? .text(place.label)
      }
    }
  }

  private static func medians(
    _ shown: [String], digits: Int = 4
  ) -> [Column<StudyTable.Cell>] {
    shown.map { name in
      Column(name.replacing("_", with: " ")) { cell in
        let estimate = QuantityEstimate(name, of: cell)
        guard let median = estimate.median else { return .missing }
        func short(_ x: Double) -> String { NumberFormat.short(x, digits: digits) }
        // An interval that is narrower than the digits shown says no more than they do.
        let isNarrow =
          estimate.interval.map {
            short($0.lower) == short(median) && short($0.upper) == short(median)
          } ?? true
        return .rounded(median, isNarrow ? nil : estimate.interval, digits: digits)
      }
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
    + "widened at both ends by half of the bracket with which a search ended, or by what the spacing of its "
    + "rates leaves open; not shown where it is narrower than the "
    + "digits."
}
