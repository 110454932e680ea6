/// Splits delimited text into records as RFC 4180 says: quoted fields may hold delimiters, line
/// ends and doubled quotes. Lines may end in CR, LF or both. Blank lines and lines that begin with
/// `#` are passed over.
struct DelimitedRecords {
  enum Delimiter: UInt8, CaseIterable {
    case tab = 0x09
    case comma = 0x2C
    case semicolon = 0x3B
    /// Any number of spaces and tabs.
    case space = 0x20

    var name: String {
      switch self {
      case .tab: "tabs"
      case .comma: "','"
      case .semicolon: "';'"
      case .space: "spaces"
      }
    }
  }

  struct Record {
    /// Of its first line, counted from 1.
    let line: Int
    let range: Range<Int>
    let fields: [Field]
  }

  struct Field {
    /// Without the quotes around it.
    let range: Range<Int>
    let isQuoted: Bool
  }

  let bytes: [UInt8]
  let file: String
  let delimiter: Delimiter
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], from start: Int, delimiter: Delimiter, file: String) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    position = start
  }

  /// The next record; `nil` at the end.
  mutating func next() throws(TrainingLogError) -> Record? {
    while position < bytes.count {
      let content = firstContent
      guard content < bytes.count else { return nil }
      if Self.endsLine(bytes[content]) {
        position = content
        passLineEnd()
      } else if bytes[content] == UInt8(ascii: "#") {
        while position < bytes.count, !Self.endsLine(bytes[position]) { position += 1 }
        passLineEnd()
      } else {
        return try record()
      }
    }
    return nil
  }

  /// Where the line's content begins: an empty first field of a table with tabs is content.
  private var firstContent: Int {
    var start = position
    while start < bytes.count, bytes[start] == 0x20 || (bytes[start] == 0x09 && delimiter != .tab) {
      start += 1
    }
    return start
  }

  private mutating func record() throws(TrainingLogError) -> Record {
    let (first, start) = (line, position)
    var fields: [Field] = []
    if delimiter == .space { position = firstContent }
    while true {
      fields.append(try field())
      if position >= bytes.count { break }
      if Self.endsLine(bytes[position]) { break }
      position += 1
      if delimiter == .space {
        position = firstContent
        if position >= bytes.count || Self.endsLine(bytes[position]) { break }
      }
    }
    let end = position
    passLineEnd()
    return Record(line: first, range: start..<end, fields: fields)
  }

  /// Ends at a delimiter, a line end or the end of the text.
  private mutating func field() throws(TrainingLogError) -> Field {
    var start = position
    if delimiter != .space {
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
      while position < bytes.count, !separates(bytes[position]), !Self.endsLine(bytes[position]) {
        position += 1
      }
      return Field(range: min(start, position)..<position, isQuoted: false)
    }
    return try quotedField(from: start)
  }

  private mutating func quotedField(from start: Int) throws(TrainingLogError) -> Field {
    let opening = line
    position = start + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == byte else { break }
        position += 2
      } else if Self.endsLine(byte) {
        passLineEnd()
      } else {
        position += 1
      }
    }
    guard position < bytes.count else {
      throw .malformed(file: file, line: opening, reason: "a quote is opened and never closed")
    }
    let range = start + 1..<position
    position += 1
    while position < bytes.count, bytes[position] == 0x20, delimiter != .space { position += 1 }
    guard position == bytes.count || separates(bytes[position]) || Self.endsLine(bytes[position])
    else {
      throw .malformed(
        file: file, line: line, reason: "text follows a closing quote without a delimiter between")
    }
    return Field(range: range, isQuoted: true)
  }

  private func separates(_ byte: UInt8) -> Bool {
    byte == delimiter.rawValue || (delimiter == .space && byte == 0x09)
  }

  static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  /// A field's text, without spaces around it.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.range], as: UTF8.self)
    if field.isQuoted { return text.replacing("\"\"", with: "\"") }
    return String(text.drop { $0 == " " || $0 == "\t" }.trimmingSuffix { $0 == " " || $0 == "\t" })
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
