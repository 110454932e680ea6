/// Reads the JSON object of one line into pairs of key and value; nested objects are flattened with
/// a dot between the keys. `NaN`, `Infinity` and `-Infinity`, which JSON lacks and Python writes,
/// are numbers.
struct JSONLineParser {
  enum Value: Equatable {
    case null
    case number(Double)
    case text(String)
    /// A truth value or a list.
    case other
  }

  /// What is wrong, and where: the byte's place in the line, counted from 1.
  struct Fault: Error {
    let column: Int
    let reason: String
  }

  private static let deepest = 64
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var pairs: [(key: String, value: Value)] = []

  /// - Parameter line: without its line end
  static func pairs(
    _ line: ArraySlice<UInt8>
  ) throws(Fault) -> [(key: String, value: Value)] {
    var parser = JSONLineParser(bytes: line, position: line.startIndex)
    parser.passSpace()
    guard parser.peek == UInt8(ascii: "{") else {
      throw parser.fault("expected an object, found \(parser.found)")
    }
    try parser.object(prefix: "", depth: 1)
    parser.passSpace()
    guard parser.peek == nil else { throw parser.fault("expected the line's end") }
    return parser.pairs
  }

  private init(bytes: ArraySlice<UInt8>, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private func fault(_ reason: String) -> Fault {
    Fault(column: position - bytes.startIndex + 1, reason: reason)
  }

  /// What stands at the position, in words.
  private var found: String {
    switch peek {
    case nil: "the line's end"
    case UInt8(ascii: "["): "a list"
    case UInt8(ascii: "\"")?: "a text"
    case let byte? where byte >= 0x20 && byte < 0x7F:
      "'\(Character(UnicodeScalar(byte)))'"
    default: "a byte that JSON does not have here"
    }
  }

  private mutating func passSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  private mutating func object(prefix: String, depth: Int) throws(Fault) {
    guard depth <= Self.deepest else { throw fault("objects nested deeper than \(Self.deepest)") }
    position += 1
    passSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      passSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("expected a key, found \(found)") }
      let key = prefix + (try string())
      passSpace()
      guard peek == UInt8(ascii: ":") else { throw fault("expected ':', found \(found)") }
      position += 1
      passSpace()
      if peek == UInt8(ascii: "{") {
        try object(prefix: key + ".", depth: depth + 1)
      } else {
        pairs.append((key, try value(depth: depth + 1)))
      }
      passSpace()
      guard try goesOn(closing: UInt8(ascii: "}")) else { return }
    }
  }

  /// Whether a comma follows rather than the closing bracket.
  private mutating func goesOn(closing: UInt8) throws(Fault) -> Bool {
    guard let byte = peek, byte == closing || byte == UInt8(ascii: ",") else {
      throw fault(
        "expected ',' or '\(Character(UnicodeScalar(closing)))', found \(found)")
    }
    position += 1
    return byte != closing
  }

  private mutating func value(depth: Int) throws(Fault) -> Value {
    guard depth <= Self.deepest else { throw fault("values nested deeper than \(Self.deepest)") }
    switch peek {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "["):
      try list(depth: depth)
      return .other
    case UInt8(ascii: "{"):
      // Only within lists, whose content has no name.
      let kept = pairs
      try object(prefix: "", depth: depth)
      pairs = kept
      return .other
    default: return try word()
    }
  }

  private mutating func list(depth: Int) throws(Fault) {
    position += 1
    passSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      return
    }
    repeat {
      passSpace()
      _ = try value(depth: depth + 1)
      passSpace()
    } while try goesOn(closing: UInt8(ascii: "]"))
  }

  /// A number or one of the words.
  private mutating func word() throws(Fault) -> Value {
    let start = position
    while let byte = peek, Self.isOfWord(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true", "false": return .other
    default:
      if case .number(let value) = NumberCell(text) { return .number(value) }
      position = start
      throw fault(
        text.isEmpty ? "expected a value, found \(found)" : "'\(excerpt(text))' is no JSON")
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private mutating func string() throws(Fault) -> String {
    let opening = position
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20: throw fault("a control character in a text")
      default: content.append(byte)
      }
    }
    position = opening
    throw fault("a text is opened and never closed")
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    guard let byte = peek else { throw fault("a text ends in a backslash") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      let digits = bytes[position..<min(position + 4, bytes.endIndex)]
      guard digits.count == 4,
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw fault("\\u needs four hexadecimal digits") }
      position += 4
      // Halves of a pair, which names of columns do not need, become the replacement character.
      return Array(String(UnicodeScalar(code).map(Character.init) ?? "\u{FFFD}").utf8)
    default: throw fault("an escape that JSON does not have")
    }
  }
}
