/// Splits delimited text into records as RFC 4180 says: quoted fields may hold delimiters, line
/// ends and doubled quotes. Lines may end in CR, LF or both. Blank lines and lines that begin with
/// `#` are passed over.
public struct DelimitedRecords: Sendable {
  public enum Delimiter: UInt8, Sendable, CaseIterable {
    case tab = 0x09
    case comma = 0x2C
    case semicolon = 0x3B
    /// Any number of spaces and tabs.
    case space = 0x20

    /// For messages.
    public var name: String {
      switch self {
      case .tab: "tabs"
      case .comma: "','"
      case .semicolon: "';'"
      case .space: "spaces"
      }
    }
  }

  public struct Record: Sendable {
    /// Of its first line, counted from 1.
    public let line: Int
    /// Where its bytes are, the line end not included.
    public let range: Range<Int>
    public let fields: [Field]
  }

  /// A cell, as the place of its bytes; `text` reads it.
  public struct Field: Sendable {
    /// Without the quotes around it.
    let range: Range<Int>
    let isQuoted: Bool
  }

  public let bytes: [UInt8]
  public let delimiter: Delimiter
  private var position: Int
  private var line = 1

  /// - Parameter start: where the text begins, such as behind a byte order mark
  public init(_ bytes: [UInt8], from start: Int, delimiter: Delimiter) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = start
  }

  /// The next record; `nil` at the end.
  ///
  /// - Throws: where quotes are misplaced
  public mutating func next() throws(DelimitedTextError) -> Record? {
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

  private mutating func record() throws(DelimitedTextError) -> Record {
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
  private mutating func field() throws(DelimitedTextError) -> Field {
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

  private mutating func quotedField(from start: Int) throws(DelimitedTextError) -> Field {
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
      throw DelimitedTextError(line: opening, reason: "a quote is opened and never closed")
    }
    let range = start + 1..<position
    position += 1
    while position < bytes.count, bytes[position] == 0x20, delimiter != .space { position += 1 }
    guard position == bytes.count || separates(bytes[position]) || Self.endsLine(bytes[position])
    else {
      throw DelimitedTextError(
        line: line, reason: "text follows a closing quote without a delimiter between")
    }
    return Field(range: range, isQuoted: true)
  }

  private func separates(_ byte: UInt8) -> Bool {
    byte == delimiter.rawValue || (delimiter == .space && byte == 0x09)
  }

  /// Whether a byte is a carriage return or a line feed.
  public static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  /// A field's text, without spaces around it.
  public func text(_ field: Field) -> String {
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
