import DelimitedText

extension RateTable {
  /// Reads a step and a rate from each row of delimited text.
  ///
  /// Tabs, semicolons, commas or blanks separate, the first of them that the first line has. A first
  /// line without numbers is a header, whose names say where step and rate are; without one a row
  /// has these two and nothing else. Empty cells keep their place. Empty lines and what follows a
  /// `#` outside of quotes are left out.
  ///
  /// - Parameter file: its name, for messages
  public init(
    _ contents: some Collection<UInt8>, file: String
  ) throws(RateTableError) {
    var reader = try RateTableReader(Array(contents), file: file)
    let rows = try reader.rows()
    guard !rows.isEmpty else {
      throw RateTableError(file: file, line: nil, reason: "no steps and rates")
    }
    guard rows.contains(where: { $0.rate > 0 }) else {
      throw RateTableError(file: file, line: nil, reason: "all rates are 0")
    }
    self.init(steps: rows.map(\.step), rates: rows.map(\.rate))
  }
}

/// The rows of a table of rates, in which nothing is guessed: what could be meant in two ways is an
/// error with its line.
private struct RateTableReader {
  let file: String
  private var records: DelimitedRecords

  init(_ bytes: [UInt8], file: String) throws(RateTableError) {
    guard ![[0xFF, 0xFE], [0xFE, 0xFF]].contains(where: bytes.starts) else {
      throw RateTableError(file: file, line: nil, reason: "is UTF-16; save it as UTF-8")
    }
    // Some editors begin a file with a byte order mark.
    let text = Self.withoutComments(
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    self.file = file
    records = DelimitedRecords(text, from: 0, delimiter: Self.delimiter(of: text))
  }

  mutating func rows() throws(RateTableError) -> [(step: Int, rate: Double)] {
    var rows: [(step: Int, rate: Double)] = []
    var columns: RateTableColumns?
    while let (line, cells) = try nextCells() {
      do throws(RateTableColumns.Objection) {
        if columns == nil, cells.allSatisfy({ RateTableColumns.number($0) == nil }) {
          columns = try RateTableColumns(names: cells, line: line)
          continue
        }
        let places = columns ?? .unnamed
        columns = places
        let row = try places.row(cells)
        if let last = rows.last?.step, row.step <= last {
          throw RateTableColumns.Objection(
            "step \(row.step) does not come after step \(last)")
        }
        rows.append(row)
      } catch {
        throw RateTableError(file: file, line: line, reason: error.reason)
      }
    }
    return rows
  }

  /// Passes over lines in which no cell has anything in it.
  private mutating func nextCells() throws(RateTableError) -> (line: Int, cells: [String])? {
    do throws(DelimitedTextError) {
      while let record = try records.next() {
        let cells = record.fields.map(records.text)
        if !cells.allSatisfy(\.isEmpty) { return (record.line, cells) }
      }
      return nil
    } catch {
      throw RateTableError(file: file, line: error.line, reason: error.reason)
    }
  }

  private static func withoutComments(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isQuoted = false, isComment = false
    for byte in bytes {
      if DelimitedRecords.endsLine(byte) { isComment = false }
      if isComment { continue }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      isComment = byte == UInt8(ascii: "#") && !isQuoted
      if !isComment { result.append(byte) }
    }
    return result
  }

  /// A comma beside a tab or a semicolon is part of a number, which is an error, and not a separator
  /// within `0,5`.
  private static func delimiter(of text: [UInt8]) -> DelimitedRecords.Delimiter {
    var present: Set<UInt8> = []
    var isQuoted = false
    // What is left of a line with a comment and nothing else tells nothing.
    for byte in text.drop(while: { $0 == 0x20 || $0 == 0x09 || DelimitedRecords.endsLine($0) }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if DelimitedRecords.endsLine(byte) { break }
      present.insert(byte)
    }
    return [.tab, .semicolon, .comma].first { present.contains($0.rawValue) } ?? .space
  }
}
