import Catalog
import Foundation
import Yams

/// Reads a plan's YAML into nodes.
package enum PlanText {
  /// Far above any sensible plan; what is longer would only cost memory.
  package static let largestSize = 4 << 20

  package static func parse(_ text: String, file: String) throws(PlanError) -> PlanNode {
    // Some editors begin a file with a byte order mark.
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    guard text.utf8.count <= largestSize else {
      throw PlanError(
        file: file, message: "\(text.utf8.count) bytes; a plan has at most \(largestSize)")
    }
    try PlanEvents.check(text, file: file)
    do {
      // The encoding is named, or else Yams asks the environment for it.
      guard let node = try Yams.compose(yaml: text, .default, .default, .utf8) else {
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
