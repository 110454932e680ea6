import Catalog
import Claims
import Foundation
import Records
import Testing
import TestSupport

@Suite struct ClaimTests {
  private static func rule(_ name: String, _ settings: [String: SettingValue]) -> RunSpec.Component
  {
    let entry = try! ClaimRuleEntry.standard[name]
    return RunSpec.Component(try! entry.declaration.configuration(settings))
  }

  private static func claim(
    _ prediction: Claim.Prediction?, _ rule: RunSpec.Component, isExpected: Bool = true
  ) -> Claim {
    Claim(
      id: "A2.b", statement: "heavy ball", source: "arXiv 2103.00065", quantity: "boundary",
      cells: ["optimizer": .text("sgd"), "momentum": .number(0.9)], prediction: prediction,
      rule: rule, isExpected: isExpected)
  }

  static let claims = [
    claim(.number(3), rule("within", ["tolerance": .number(0.01)])),
    claim(.number(.infinity), rule("at-most", ["of": .text("every-seed")]), isExpected: false),
    claim(.quantity("closed_form"), rule("within-factor", [:])),
    claim(.formula("heavy-ball", ["curvature": .number(2)]), rule("at-least", [:])),
    claim(.formula("heavy-ball", [:]), rule("at-least", ["factor": .number(0.5)])),
    claim(.number(1), rule("share", ["upper": .number(2), "least": .number(0.8)])),
    claim(
      .number(1.9),
      rule("ratio", ["along": .text("steps"), "of": .texts(["9", "8"]), "upper": .number(2)])),
    claim(nil, rule("ordering", ["along": .text("optimizer"), "order": .texts(["a", "1"])])),
    claim(nil, rule("trend", ["along": .text("warmup"), "direction": .text("decreasing")])),
  ]

  @Test(arguments: claims) func `a claim survives its JSON`(claim: Claim) throws {
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(claim.json.canonical.utf8))
    // Whole numbers come back as such, which means the same.
    let copy = try #require(Claim(json: json))
    #expect(copy.json.canonical == claim.json.canonical)
    #expect(copy.verdictRule == claim.verdictRule)
    var bare = claim
    bare.cells = [:]
    #expect(Claim(json: bare.json) == bare)
  }

  @Test(arguments: ["id", "statement", "source", "quantity", "rule", "expected"])
  func `a claim that lacks something is none`(key: String) {
    guard case .object(var members) = Self.claims[0].json else { return }
    members[key] = nil
    #expect(Claim(json: .object(members)) == nil)
    members[key] = .array([])
    #expect(Claim(json: .object(members)) == nil)
  }

  @Test func `rules are made of their settings`() {
    #expect(
      Self.claims.map(\.verdictRule) == [
        .within(tolerance: 0.01, of: .median), .atMost(factor: 1, of: .everySeed),
        .withinFactor(10, of: .median), .atLeast(factor: 1, of: .median),
        .atLeast(factor: 0.5, of: .median),
        .share(lower: nil, upper: 2, least: 0.8),
        .ratio(
          along: AxisGroup("steps"), of: ClaimRule.RatioCells(NamedCell("9"), over: NamedCell("8")),
          lower: nil, upper: 2),
        .ordering(along: AxisGroup("optimizer"), [NamedCell("a"), NamedCell("1")]),
        .trend(along: Axis("warmup"), .decreasing),
      ])
    var unknown = Self.claims[0]
    unknown.rule = RunSpec.Component(name: "guess", settings: [:])
    #expect(unknown.verdictRule == nil)
  }

  @Test func `only rules that compare no cells need a prediction`() {
    for claim in Self.claims {
      let entry = try! ClaimRuleEntry.standard[claim.rule.name]
      #expect(entry.needsPrediction == (claim.verdictRule?.isComparison == false))
    }
    #expect(Set(Self.claims.map(\.rule.name)) == Set(ClaimRuleEntry.standard.names))
  }

  @Test func `rules read as sentences`() {
    #expect(
      Self.claims.compactMap(\.verdictRule).map(\.description) == [
        "within 1 %", "at most predicted, every seed", "within a factor of 10",
        "at least predicted", "at least 0.5 × predicted",
        "at most 2 × predicted in at least 80 % of the runs",
        "of 9 over that of 8 at most 2 × predicted", "a < 1", "decreasing along warmup",
      ])
  }

  @Test(
    arguments: [
      ("ordering", [:]), ("ordering", ["along": .text("optimizer")]),
      ("ordering", ["along": .text("optimizer"), "order": .texts(["a"])]),
      ("ordering", ["along": .text("optimizer"), "order": .texts(["a", "a"])]),
      ("ordering", ["order": .texts(["a", "b"])]), ("trend", [:]),
      ("share", [:]), ("share", ["lower": .number(2), "upper": .number(1)]),
      ("ratio", ["along": .text("optimizer"), "upper": .number(2)]),
      ("ratio", ["of": .texts(["a", "b"]), "upper": .number(2)]),
      ("ratio", ["along": .text("optimizer"), "of": .texts(["a", "b"])]),
      ("ratio", ["along": .text("optimizer"), "of": .texts(["a", "a"]), "upper": .number(2)]),
      (
        "ratio",
        [
          "along": .text("optimizer"), "of": .texts(["a", "b"]), "lower": .number(2),
          "upper": .number(1.9),
        ]
      ),
    ] as [(String, [String: SettingValue])])
  func `a comparison without axis or order is refused`(
    name: String, settings: [String: SettingValue]
  ) throws {
    let entry = try ClaimRuleEntry.standard[name]
    let configuration = try entry.declaration.configuration(settings)
    #expect(throws: ConfigurationError.self) { try entry.prepare(configuration) }
  }
}
