import Analysis
import Catalog

/// A table to be written in one of several formats.
public struct Table: Sendable, Hashable {
  public enum Field: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    /// A number with an interval, for people; machine-readable tables have columns of their own.
    case estimate(Double, Interval?)
    case missing

    public static func optional(_ value: Double?) -> Field { value.map(Field.number) ?? .missing }
    public static func optional(_ value: Int?) -> Field { value.map(Field.integer) ?? .missing }
    public static func optional(_ value: String?) -> Field { value.map(Field.text) ?? .missing }
    public static func optional(_ value: Double?, _ interval: Interval?) -> Field {
      value.map { .estimate($0, interval) } ?? .missing
    }

    /// A number for people, alone or with an interval, in as many digits as it is good for.
    public static func rounded(
      _ value: Double?, _ interval: Interval? = nil, digits: Int
    ) -> Field {
      .optional(value.map { NumberFormat.estimate($0, interval, digits: digits) })
    }
  }

  public var columns: [String]
  /// A row with a single field is a heading across the table, where there are more columns.
  public var rows: [[Field]]

  public init(columns: [String], rows: [[Field]] = []) {
    self.columns = columns
    self.rows = rows
  }
}

/// A way to write a table.
public protocol TableFormat {
  func text(of table: Table) -> String
}

extension Table {
  /// Whether a column holds numbers, which are set flush right.
  package func isNumeric(_ column: Int) -> Bool {
    rows.contains { row in
      guard !isHeading(row) else { return false }
      return switch row[column] {
      case .integer, .number, .estimate: true
      case .text, .missing: false
      }
    }
  }

  package func isHeading(_ row: [Field]) -> Bool { row.count == 1 && columns.count > 1 }
}

/// Numbers as people read them.
public enum NumberFormat {
  /// Four significant digits, without trailing zeros; `∞` for a diverged loss.
  public static func short(_ x: Double, digits: Int = 4) -> String {
    guard x.isFinite else { return x.isNaN ? "–" : x > 0 ? "∞" : "−∞" }
    guard x != 0 else { return "0" }
    let magnitude = Int(log10Floor(abs(x)))
    if magnitude < -4 || magnitude > 5 { return scientific(x, digits: digits) }
    let decimals = max(0, digits - 1 - magnitude)
    return trimmed(fixed(x, decimals: decimals))
  }

  /// `0.412 [0.401, 0.430]`
  public static func estimate(_ x: Double, _ interval: Interval?, digits: Int = 4) -> String {
    guard let interval else { return short(x, digits: digits) }
    return "\(short(x, digits: digits)) [\(short(interval.lower, digits: digits)), "
      + "\(short(interval.upper, digits: digits))]"
  }

  package static func field(_ field: Table.Field) -> String {
    switch field {
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value): short(value)
    case .estimate(let value, let interval): estimate(value, interval)
    case .missing: "–"
    }
  }
}
