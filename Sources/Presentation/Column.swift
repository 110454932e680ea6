import Analysis

/// A column of a table, declared once: its name, and the field that it has for a row.
///
/// A list of columns makes a ``Table`` of rows, or a file line by line, see ``TSVFormat``. Columns
/// that go together are lists, and serve every kind of row that has theirs as a part:
///
/// ```swift
/// Table(records, [Column("run") { .text($0.id) }] + MetricsColumns.all.of(\.metrics))
/// ```
///
/// A name need not be the only one of its kind, because some come from plans. Both columns are
/// written, each with its own values.
public struct Column<Row>: Sendable {
  public let name: String
  /// The column's field for a row.
  public let field: @Sendable (Row) -> Table.Field

  public init(_ name: String, _ field: @escaping @Sendable (Row) -> Table.Field) {
    self.name = name
    self.field = field
  }

  /// The column for rows that have this one's rows as a part; missing where they do not.
  public func of<Whole>(_ part: @escaping @Sendable (Whole) -> Row?) -> Column<Whole> {
    Column<Whole>(name) { [field] whole in part(whole).map(field) ?? .missing }
  }

  /// The ends of an interval, `name_lower` and `name_upper`; missing where there is none.
  public static func interval(
    _ name: String, _ interval: @escaping @Sendable (Row) -> Interval?
  ) -> [Column] {
    [
      Column("\(name)_lower") { .optional(interval($0)?.lower) },
      Column("\(name)_upper") { .optional(interval($0)?.upper) },
    ]
  }

  /// A value and the ends of its interval: `name`, `name_lower` and `name_upper`, or with another
  /// name for the ends `ends_lower` and `ends_upper`.
  public static func estimate(
    _ name: String, ends: String? = nil, _ value: @escaping @Sendable (Row) -> Double?,
    _ interval: @escaping @Sendable (Row) -> Interval?
  ) -> [Column] {
    [Column(name) { .optional(value($0)) }] + self.interval(ends ?? name, interval)
  }
}

extension Array {
  /// The columns for rows that have these columns' rows as a part; missing where they do not.
  public func of<Row, Whole>(
    _ part: @escaping @Sendable (Whole) -> Row?
  ) -> [Column<Whole>] where Element == Column<Row> {
    map { $0.of(part) }
  }
}

extension Table {
  /// A table of rows, whose columns take their fields from them.
  public init<Row>(_ rows: [Row], _ columns: [Column<Row>]) {
    self.init(columns: columns.map(\.name))
    for row in rows { append(row, columns) }
  }

  /// The same with headings: over a row stands its own, unless it is that of the row before; none
  /// where it is `nil`.
  public init<Row>(_ rows: [Row], _ columns: [Column<Row>], heading: (Row) -> String?) {
    self.init(columns: columns.map(\.name))
    var last: String?
    for row in rows {
      let text = heading(row)
      if let text, text != last { append(heading: text) }
      last = text
      append(row, columns)
    }
  }

  /// Adds a row to a table that was made with these columns.
  public mutating func append<Row>(_ row: Row, _ columns: [Column<Row>]) {
    rows.append(columns.map { $0.field(row) })
  }

  /// Adds a heading across the table.
  public mutating func append(heading: String) { rows.append([.text(heading)]) }
}

extension TSVFormat {
  /// The names of columns with a line end.
  public static func header<Row>(_ columns: [Column<Row>]) -> String {
    header(columns.map(\.name))
  }

  /// One row with its line end, of the columns that the header is of.
  public static func line<Row>(_ row: Row, _ columns: [Column<Row>]) -> String {
    line(columns.map { $0.field(row) })
  }
}
