import Catalog
import Foundation
import Yams

/// Reads a plan's YAML into nodes.
enum PlanText {
  /// Far above any sensible plan; what is deeper or longer would only cost stack and memory.
  static let largestSize = 4 << 20
  static let deepestNesting = 64

  static func parse(_ text: String, file: String) throws(PlanError) -> PlanNode {
    // Some editors begin a file with a byte order mark.
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    try checkSize(text, file)
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw PlanError(file: file, message: "the plan is empty")
      }
      return PlanNode(node: node, path: "", file: file)
    } catch let error as PlanError {
      throw error
    } catch let error as YamlError {
      throw planError(error, file)
    } catch {
      throw PlanError(file: file, message: "\(error)")
    }
  }

  private static func checkSize(_ text: String, _ file: String) throws(PlanError) {
    guard text.utf8.count <= largestSize else {
      throw PlanError(
        file: file, message: "\(text.utf8.count) bytes; a plan has at most \(largestSize)")
    }
    var depth = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let structure = structure(of: line)
      var dashes = 0, isStart = true
      var last: UInt8 = UInt8(ascii: " ")
      for byte in structure {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        case UInt8(ascii: "-") where isStart, UInt8(ascii: "?") where isStart: dashes += 1
        case UInt8(ascii: " "), UInt8(ascii: "\t"): break
        default: isStart = false
        }
        guard depth <= deepestNesting, dashes <= deepestNesting else {
          throw PlanError(
            file: file, line: number + 1, message: "nested deeper than \(deepestNesting) levels")
        }
        // Aliases of aliases stand for exponentially many nodes.
        let opensToken = " \t[{,:-".utf8.contains(last)
        if opensToken, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
          throw PlanError(
            file: file, line: number + 1,
            message: "anchors and aliases (& and *) are not supported; put text in quotes")
        }
        last = byte
      }
    }
  }

  /// A line's bytes without comments and quoted text, in which nothing has a structure. A stray
  /// `&` between blanks is text as well.
  private static func structure(of line: Substring) -> [UInt8] {
    var result: [UInt8] = []
    var quote: UInt8?
    var last: UInt8 = UInt8(ascii: " ")
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      defer { last = byte }
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      let opensToken = " \t[{,:".utf8.contains(last)
      if opensToken, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "#"), last == UInt8(ascii: " ") || index == 0 {
        break
      } else if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"),
        index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: " ")
      {
        continue
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func planError(_ error: YamlError, _ file: String) -> PlanError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let detail = context.map { " (\($0.text))" } ?? ""
      return PlanError(
        file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)\(detail)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return PlanError(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "the key '\(duplicates.first ?? "?")' occurs twice")
    default:
      return PlanError(file: file, message: "not YAML: \(error)")
    }
  }
}
