import DelimitedText

extension RateTable {
  /// Reads a step and a rate from each row of delimited text.
  ///
  /// Tabs, semicolons, commas or blanks separate, the first of them that the first line has. A first
  /// line without numbers is a header, whose names say where step and rate are; without one a row
  /// has these two and nothing else. Empty cells keep their place. Empty lines and what follows a
  /// `#` outside of quotes are left out, but for a header behind such a sign just above the first row.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file
  ///   - file: its name, for messages
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
  /// The words of the last line above the first row, if that is a comment, and its number.
  private let commentedHeader: (words: [String], line: Int)?

  init(_ bytes: [UInt8], file: String) throws(RateTableError) {
    guard ![[0xFF, 0xFE], [0xFE, 0xFF]].contains(where: bytes.starts) else {
      throw RateTableError(file: file, line: nil, reason: "is UTF-16; save it as UTF-8")
    }
    // Some editors begin a file with a byte order mark.
    let whole = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = Self.withoutComments(whole)
    self.file = file
    commentedHeader = Self.commentedHeader(of: whole)
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
        let places: RateTableColumns
        if let known = columns { places = known } else { places = try self.columns(above: cells) }
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

  /// Of a table without a header in the open: some programs write it behind a `#`.
  private func columns(
    above cells: [String]
  ) throws(RateTableColumns.Objection) -> RateTableColumns {
    guard let header = commentedHeader, header.words.count == cells.count,
      header.words.contains(where: RateTableColumns.knows)
    else { return .unnamed }
    return try RateTableColumns(names: header.words, line: header.line)
  }

  private static func commentedHeader(
    of bytes: ArraySlice<UInt8>
  ) -> (words: [String], line: Int)? {
    var last: (words: [String], line: Int)?
    let lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")
    let end = bytes.contains(lineFeed) ? lineFeed : carriageReturn
    for (number, line) in bytes.split(separator: end, omittingEmptySubsequences: false).enumerated()
    {
      let text = String(decoding: line.prefix(10_000), as: UTF8.self)
      let words = text.split { " ,;\t\r".contains($0) }
      guard let first = words.first else { continue }
      guard first.hasPrefix("#") else { break }
      let names = words.map { String($0.drop { $0 == "#" }) }.filter { !$0.isEmpty }
      last = (names, number + 1)
    }
    return last
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
