import Catalog
import Foundation
import Guidance
import Presentation
import Records
import Reports

/// A recommendation for a terminal.
struct RecommendationText {
  let text: String

  init(_ recommendation: Recommendation) {
    let width = min(Terminal.outputIsTerminal ? Terminal.width : 80, 100)
    var text = "\(recommendation.title), batch size \(recommendation.batch)\n\n"
    for entry in recommendation.entries {
      var line = "\(entry.quantity): \(entry.value.words)"
      if !entry.unit.isEmpty { line += " \(entry.unit)" }
      if let range = entry.range {
        line += " (\(Self.number(range.lowerBound))–\(Self.number(range.upperBound)))"
      }
      text += Self.indented(line, 2, width) + Self.indented(entry.rule, 6, width)
    }
    if !recommendation.notes.isEmpty {
      text += "\n" + recommendation.notes.map { Self.indented("Note: \($0)", 0, width) }.joined()
    }
    self.text =
      text + "\n# add to a plan with experiment, problem and seeds\n" + recommendation.plan
  }

  private static func indented(_ text: String, _ indent: Int, _ width: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return space
      + wrapped(text, width: width - indent - 4).replacing("\n", with: "\n    " + space) + "\n"
  }

  fileprivate static func number(_ x: Double) -> String {
    x >= 1 && x == x.rounded() && x < 1e15 ? String(Int(x)) : NumberFormat.short(x, digits: 2)
  }
}

extension Recommendation.Value {
  fileprivate var words: String {
    switch self {
    case .number(let value): RecommendationText.number(value)
    case .text(let text): text
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .number(let value): .number(value)
    case .text(let text): .string(text)
    }
  }
}

extension Recommendation {
  var json: JSONValue {
    .document([
      "scenario": .string(scenario), "title": .string(title), "optimizer": .string(optimizer),
      "batch": .integer(batch), "peak": .number(peak), "plan": .string(plan),
      "notes": .array(notes.map(JSONValue.string)),
      "recommendations": .array(
        entries.map { entry in
          .object([
            "quantity": .string(entry.quantity), "value": entry.value.json,
            "unit": .string(entry.unit), "rule": .string(entry.rule),
            "lower": .optional(entry.range?.lowerBound),
            "upper": .optional(entry.range?.upperBound),
          ])
        }),
    ])
  }
}
