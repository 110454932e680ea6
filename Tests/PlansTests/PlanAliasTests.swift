import Foundation
import Plans
import PlanSyntax
import Studies
import Testing
import TestSupport

/// Anchors and aliases are refused wherever the parser sees them, at once, and nowhere else.
@Suite(.timeLimit(.minutes(1))) struct PlanAliasTests {
  private static let plan = """
    experiment: minimal
    description: DESCRIPTION
    problem: {name: quadratic, dimension: 3}
    optimizers: [{name: sgd}]
    learning_rates: [0.1]
    seeds: 1
    steps: 10

    """

  private func error(_ text: String) -> PlanError? {
    #expect(throws: PlanError.self) {
      try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    }
  }

  private func expectRefused(
    _ text: String, line: Int, column: Int, _ location: SourceLocation = #_sourceLocation
  ) {
    for text in [text, "\u{FEFF}" + text] {
      let error = error(text)
      #expect(
        error?.description == "plan.yaml:\(line):\(column): anchors and aliases (& and *) are not "
          + "supported; put text in quotes", sourceLocation: location)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `behind comments and quotes, with any line ends`(lineEnd: String) {
    for (lines, place) in [
      (["# c", "x: [\(HostileYAML.laughs)]", "? *a8", ": 1"], (2, 5)),
      (["x: [a ', \(HostileYAML.laughs), {? *a8 : 1}]"], (1, 10)),
      (["# 'c", "x: &a 1"], (2, 4)), (["x: it's # '", "y: [a, &b 'c', *b]"], (2, 8)),
      (["x: \"a # \\\" b\"", "y: *x"], (2, 4)), (["x: 'a''b'", "&y y: 1"], (2, 1)),
      (["x: |", "  & *a", "y: {a: !!str &b c}"], (3, 8)), (["- - &a", "    - 1"], (1, 5)),
      (["x:", "  *y : 1"], (2, 3)), (["x: *emphasis*"], (1, 4)), (["x: & y"], (1, 4)),
      (["x: 1", "--- &a [*a]"], (2, 5)),
    ] {
      expectRefused(
        lines.joined(separator: lineEnd) + lineEnd, line: place.0, column: place.1)
    }
  }

  @Test(arguments: [
    "\"*bold* & [others\"", "'it''s *a, &b'", "Adam's & [others] 2 * 3 &c *d", "a # &b *c [[[",
    "|\n  &a\n  *b: ' [[[\n", ">-\n  * an item & 'another\n", "\"a \\\" *b\"", "a*b&c",
  ])
  func `in text they are allowed`(description: String) throws {
    for lineEnd in ["\n", "\r\n"] {
      let text = ("# 'comment & *a\n" + Self.plan.replacing("DESCRIPTION", with: description))
        .replacing("\n", with: lineEnd)
      #expect(
        try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment.count == 1)
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "- ? ", "[{a: "])
  func `deep nesting is refused however quotes stand before it`(opening: String) {
    for start in ["", "- it's\n- # 'c\n  "] {
      let error = error(start + String(repeating: opening, count: 100_000) + "1")
      #expect(error?.message == "nested deeper than 64 levels", "\(String(describing: error))")
    }
  }

  @Test func `other encodings are not YAML`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
      let file = folder.appendingPathComponent("plan.yaml")
      try "x: [\(HostileYAML.laughs)]\n? *a8\n: 1\n".write(
        to: file, atomically: true, encoding: encoding)
      #expect(throws: PlanError.self) { try PlanDecoder.load(path: file.path, in: .standard) }
    }
  }

  @Test func `wherever YAML is read`() throws {
    let plan = Self.plan.replacing("DESCRIPTION", with: "''")
    let value = "{x: a ', y: [\(HostileYAML.laughs)], ? *a8 : 1}"
    let words = "anchors and aliases"
    let set = #expect(throws: PlanError.self) {
      try PlanDecoder.load(
        text: plan, path: "plan.yaml", overrides: ["description=\(value)"], in: .standard)
    }
    #expect(set?.message.hasPrefix(words) == true && set?.file.hasPrefix("--set") == true)
    let option = #expect(throws: PlanError.self) {
      try PlanDecoder.load(
        members: [("problem", .entry(value, option: "--problem"))], in: .standard)
    }
    #expect(option?.message.hasPrefix(words) == true && option?.file == "--problem")
    let schedule = #expect(throws: PlanError.self) {
      try NamedSchedules.load(value, assignments: [], in: .standard)
    }
    #expect(schedule?.message.hasPrefix(words) == true)
    let setting = #expect(throws: PlanError.self) {
      try NamedSchedules.load("cosine", assignments: ["floor=\(value)"], in: .standard)
    }
    #expect(setting?.message.hasPrefix(words) == true)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "# c\r\nclaims: \(value)\r\n".write(
      to: folder.appendingPathComponent("c.yaml"), atomically: true, encoding: .utf8)
    let claims = #expect(throws: PlanError.self) {
      try ClaimPlans(below: folder.path, in: .standard)
    }
    #expect(claims?.message.hasPrefix(words) == true && claims?.line == 2)
  }
}
