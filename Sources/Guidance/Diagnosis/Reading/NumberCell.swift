/// A cell of a log, read as a number.
enum NumberCell: Equatable {
  /// Empty, or a word that stands for nothing.
  case gap
  /// NaN and infinities included.
  case number(Double)
  case decimalComma
  case other

  init(_ text: String) {
    switch text.lowercased() {
    case "", "na", "n/a", "null", "none": self = .gap
    case "nan", "-nan", "+nan": self = .number(.nan)
    case "inf", "+inf", "infinity", "+infinity": self = .number(.infinity)
    case "-inf", "-infinity": self = .number(-.infinity)
    default:
      // The restriction keeps out hexadecimal numbers and payloads of NaN.
      let isPlain = text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
      }
      if isPlain, let value = Double(text) {
        self = .number(value)
      } else if Self.hasDecimalComma(text) {
        self = .decimalComma
      } else {
        self = .other
      }
    }
  }

  private static func hasDecimalComma(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: ",") } == 1
      && NumberCell(text.replacing(",", with: ".")).isFiniteNumber
  }

  var isFiniteNumber: Bool { if case .number(let value) = self { value.isFinite } else { false } }
  var isNumber: Bool { if case .number = self { true } else { false } }

  /// The number, `nil` for a gap.
  ///
  /// - Parameters:
  ///   - text: of the cell
  ///   - column: the name of its column, for messages
  static func value(
    _ text: String, column: String, file: String, line: Int
  ) throws(TrainingLogError) -> Double? {
    switch NumberCell(text) {
    case .gap: return nil
    case .number(let value): return value
    case .decimalComma:
      throw .malformed(
        file: file, line: line,
        reason: "\(column): '\(text)' has a decimal comma; write \(text.replacing(",", with: "."))")
    case .other:
      throw .malformed(
        file: file, line: line, reason: "\(column): expected a number, found '\(excerpt(text))'")
    }
  }
}

/// Text from a file in a message: short, on one line, without control characters.
func excerpt(_ text: String) -> String {
  let shown = text.prefix(40).unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control ? "�" : String(scalar)
  }.joined()
  return text.count > 40 ? shown + "…" : shown
}
