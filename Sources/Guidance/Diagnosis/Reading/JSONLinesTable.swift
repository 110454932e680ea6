/// Reads JSON Lines: an object a line, whose keys are columns. A line need not have all of them.
enum JSONLinesTable {
  static func read(
    _ bytes: [UInt8], from start: Int, chosen: [ColumnRole: String], file: String
  ) throws(TrainingLogError) -> LogTable {
    var columns: [String] = []
    var places: [String: Int] = [:]
    var lines: [(number: Int, cells: [(column: Int, value: JSONLineParser.Value)])] = []
    var lineNumber = 0
    for line in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      lineNumber += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      var cells: [(column: Int, value: JSONLineParser.Value)] = []
      for (key, value) in try pairs(line, lineNumber, isLast: line.endIndex == bytes.count, file) {
        let place = places[key] ?? columns.count
        if place == columns.count {
          columns.append(key)
          places[key] = place
        }
        cells.append((place, value))
      }
      lines.append((lineNumber, cells))
    }
    guard !lines.isEmpty else { throw .malformed(file: file, line: nil, reason: "is empty") }
    let roles = try ColumnRoles(columns, chosen: chosen, file: file)
    let rolesOfColumns = Dictionary(grouping: roles.positions.keys) { roles.positions[$0]! }
    var rows: [LogRow] = []
    for line in lines {
      var row = LogRow(line: line.number)
      for (column, value) in line.cells {
        if column == roles.run { row.run = text(value) }
        for role in rolesOfColumns[column] ?? [] {
          row.values[role] = try number(value, columns[column], file, line.number)
        }
      }
      rows.append(row)
    }
    return LogTable(columns: columns, roles: roles, rows: rows)
  }

  private static func pairs(
    _ line: ArraySlice<UInt8>, _ number: Int, isLast: Bool, _ file: String
  ) throws(TrainingLogError) -> [(key: String, value: JSONLineParser.Value)] {
    do {
      return try JSONLineParser.pairs(line)
    } catch {
      throw .malformed(
        file: file, line: number,
        reason: "column \(error.column): \(error.reason)"
          + (isLast ? "; the file ends within this line" : ""))
    }
  }

  private static func text(_ value: JSONLineParser.Value) -> String? {
    switch value {
    case .text(let text): text
    case .number(let value): value == value.rounded() ? "\(Int(exactly: value) ?? 0)" : "\(value)"
    case .null, .other: nil
    }
  }

  private static func number(
    _ value: JSONLineParser.Value, _ column: String, _ file: String, _ line: Int
  ) throws(TrainingLogError) -> Double? {
    switch value {
    case .null: return nil
    case .number(let value): return value
    case .text(let text):
      return try NumberCell.value(text, column: column, file: file, line: line)
    case .other:
      throw .malformed(
        file: file, line: line, reason: "\(column): expected a number, found another value")
    }
  }
}
