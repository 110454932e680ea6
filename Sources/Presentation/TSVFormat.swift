import Catalog

/// Tab-separated values with a header: numbers in their shortest round-trip form, missing values
/// empty, `inf` for the loss of a diverged run. pandas, R and gnuplot read it without options.
public struct TSVFormat: TableFormat {
  public init() {}

  public func text(of table: Table) -> String {
    var text = Self.header(table.columns)
    for row in table.rows { text += Self.line(row) }
    return text
  }

  /// The names of columns with a line end.
  public static func header(_ names: [String]) -> String {
    line(names.map(Table.Field.text))
  }

  /// One row with its line end.
  public static func line(_ row: [Table.Field]) -> String {
    row.map(field).joined(separator: "\t") + "\n"
  }

  private static func field(_ field: Table.Field) -> String {
    switch field {
    case .text(let text): clean(text)
    case .integer(let value): String(value)
    case .number(let value), .estimate(let value, _): compact(value)
    case .missing: ""
    }
  }

  /// Tabs and line ends would break the table.
  private static func clean(_ text: String) -> String {
    text.contains { $0 == "\t" || $0.isNewline }
      ? String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }) : text
  }
}
