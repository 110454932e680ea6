import DelimitedText

/// Reads CSV, TSV and their relatives with a header.
enum DelimitedTable {
  static func read(
    _ bytes: [UInt8], from start: Int, chosen: [ColumnRole: String], file: String
  ) throws(TrainingLogError) -> LogTable {
    let delimiter = detectDelimiter(bytes, from: start)
    var records = DelimitedRecords(bytes, from: start, delimiter: delimiter)
    guard let header = try records.next(of: file) else {
      throw .malformed(file: file, line: nil, reason: "is empty")
    }
    let columns = header.fields.map(records.text)
    if isAllNumbers(bytes, from: start) {
      throw .malformed(
        file: file, line: header.line,
        reason: "the first row is all numbers; begin with a header such as step,train_loss")
    }
    let roles = try ColumnRoles(columns, chosen: chosen, file: file)
    var rows: [LogRow] = []
    while let record = try records.next(of: file) {
      guard record.fields.count == columns.count else {
        throw .malformed(
          file: file, line: record.line, reason: mismatch(record, records, columns.count))
      }
      var row = LogRow(line: record.line)
      row.run = roles.run.map { records.text(record.fields[$0]) }
      for (role, position) in roles.positions {
        let text = records.text(record.fields[position])
        do {
          row.values[role] = try NumberCell.value(
            text, column: columns[position], file: file, line: record.line)
        } catch {
          // With few columns the wrong delimiter may give the right number of cells.
          guard NumberCell(text) == .other,
            let other = otherDelimiter(record, records, columns.count)
          else { throw error }
          throw .malformed(
            file: file, line: record.line,
            reason: "\(columns[position]): expected a number, found '\(excerpt(text))'; the row "
              + "seems separated by \(other.name)")
        }
      }
      rows.append(row)
    }
    guard !rows.isEmpty else {
      throw .malformed(file: file, line: nil, reason: "has a header and no rows")
    }
    return LogTable(columns: columns, roles: roles, rows: rows)
  }

  /// Whether the first row is no header, by any delimiter that splits it.
  private static func isAllNumbers(_ bytes: [UInt8], from start: Int) -> Bool {
    DelimitedRecords.Delimiter.allCases.contains { delimiter in
      var records = DelimitedRecords(bytes, from: start, delimiter: delimiter)
      guard let first = (try? records.next()) ?? nil else { return false }
      return first.fields.map(records.text).allSatisfy { text in
        NumberCell(text).isNumber || NumberCell(text) == .decimalComma
      }
    }
  }

  /// The one that occurs most often in the header, outside of quotes.
  private static func detectDelimiter(
    _ bytes: [UInt8], from start: Int
  ) -> DelimitedRecords.Delimiter {
    var best: (delimiter: DelimitedRecords.Delimiter, count: Int) = (.comma, 1)
    for delimiter in [DelimitedRecords.Delimiter.tab, .comma, .semicolon] {
      var records = DelimitedRecords(bytes, from: start, delimiter: delimiter)
      // With the wrong delimiter a quote may seem misplaced.
      let count = ((try? records.next()) ?? nil)?.fields.count ?? 0
      if count > best.count { best = (delimiter, count) }
    }
    if best.count > 1 { return best.delimiter }
    // A name may have spaces in it: only where the rows have as many cells as the header.
    var records = DelimitedRecords(bytes, from: start, delimiter: .space)
    if let header = (try? records.next()) ?? nil, header.fields.count > 1 {
      guard let first = (try? records.next()) ?? nil else { return .space }
      if first.fields.count == header.fields.count { return .space }
    }
    return .comma
  }

  private static func mismatch(
    _ record: DelimitedRecords.Record, _ records: DelimitedRecords, _ expected: Int
  ) -> String {
    let count = record.fields.count
    var text = "\(count) \(count == 1 ? "cell" : "cells") where the header has \(expected)"
    if let other = otherDelimiter(record, records, expected) {
      text += "; the row seems separated by \(other.name)"
    } else if record.range.upperBound == records.bytes.count, count < expected {
      text += "; the file ends within this line"
    }
    return text
  }

  /// A delimiter that explains the row better than the header's.
  private static func otherDelimiter(
    _ record: DelimitedRecords.Record, _ records: DelimitedRecords, _ expected: Int
  ) -> DelimitedRecords.Delimiter? {
    let line = records.bytes[record.range]
    let candidates = [DelimitedRecords.Delimiter.tab, .semicolon, .comma].filter {
      $0 != records.delimiter
    }
    let counts = candidates.map { other in line.count { $0 == other.rawValue } }
    if let exact = counts.firstIndex(where: { $0 > 0 && $0 + 1 == expected }) {
      return candidates[exact]
    }
    // Commas may also be decimal ones, so only tabs and semicolons count as evidence by themselves.
    return zip(candidates, counts).first { $0.0 != .comma && $0.1 > 0 }?.0
  }
}
