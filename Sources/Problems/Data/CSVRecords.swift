/// Splits delimited text into the cells of its records. Lines end in LF, CR or both.
struct CSVRecords {
  struct Cell {
    /// Without the quotes around it, or without the blanks around it.
    let range: Range<Int>
    let isQuoted: Bool
  }

  let file: String
  /// The line on which the last record began, counted from 1.
  private(set) var recordLine = 1
  private let bytes: [UInt8]
  private var delimiter = UInt8(ascii: ",")
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    // A byte order mark is no part of the first name.
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    passEmptyLines()
    delimiter = detectedDelimiter
  }

  /// Replaces the cells by those of the next record; false at the end.
  mutating func next(into cells: inout [Cell]) throws(DataFileError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    passEmptyLines()
    guard position < bytes.count else { return false }
    recordLine = line
    while true {
      cells.append(try cell(number: cells.count + 1))
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    passLineEnd()
    return true
  }

  func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.range], as: UTF8.self)
    return cell.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// A finite decimal number.
  func number(_ cell: Cell) -> Double? {
    // Swift would also read hexadecimal numbers.
    guard
      bytes[cell.range].allSatisfy({
        switch $0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
          true
        default: false
        }
      }), let value = Double(text(cell)), value.isFinite
    else { return nil }
    return value
  }

  private var detectedDelimiter: UInt8 {
    var present: Set<UInt8> = []
    var isQuoted = false
    for byte in bytes[position...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, Self.endsLine(byte) { break }
      if !isQuoted { present.insert(byte) }
    }
    let candidates: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ",")]
    return candidates.first(where: present.contains) ?? UInt8(ascii: ",")
  }

  /// Blank lines and comments.
  private mutating func passEmptyLines() {
    while position < bytes.count {
      let content = bytes[position...].firstIndex { $0 != 0x20 } ?? bytes.count
      if content < bytes.count, bytes[content] == UInt8(ascii: "#") {
        position = bytes[content...].firstIndex(where: Self.endsLine) ?? bytes.count
      } else if content == bytes.count || Self.endsLine(bytes[content]) {
        position = content
      } else {
        return
      }
      passLineEnd()
    }
  }

  /// Ends before a delimiter, a line end or the end of the text.
  private mutating func cell(number: Int) throws(DataFileError) -> Cell {
    passBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while !isAtEndOfCell { position += 1 }
      var end = position
      while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
      return Cell(range: start..<end, isQuoted: false)
    }
    let opening = line
    position += 1
    let start = position
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
        position += 2
      } else if Self.endsLine(bytes[position]) {
        passLineEnd()
      } else {
        position += 1
      }
    }
    guard position < bytes.count else {
      throw DataFileError(
        file: file, line: opening, reason: "column \(number): the quote is never closed")
    }
    let range = start..<position
    position += 1
    passBlanks()
    guard isAtEndOfCell else {
      throw DataFileError(
        file: file, line: line,
        reason: "column \(number): expected a delimiter after the closing quote")
    }
    return Cell(range: range, isQuoted: true)
  }

  private var isAtEndOfCell: Bool {
    position >= bytes.count || bytes[position] == delimiter || Self.endsLine(bytes[position])
  }

  private mutating func passBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]), bytes[position] != delimiter {
      position += 1
    }
  }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
