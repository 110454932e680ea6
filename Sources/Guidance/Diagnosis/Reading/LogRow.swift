/// A row of a file, reduced to what has a role. `nil` stands for an empty cell.
struct LogRow {
  var line: Int
  var run: String?
  var values: [ColumnRole: Double] = [:]

  var hasLoss: Bool { values[.train] != nil || values[.validation] != nil }
}

/// The columns and the rows of a file, whatever its format.
struct LogTable {
  var columns: [String]
  var roles: ColumnRoles
  var rows: [LogRow]
}
