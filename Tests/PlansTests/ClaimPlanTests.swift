import Catalog
import Claims
import Foundation
import Plans
import PlanSyntax
import Records
import Studies
import Testing

@Suite struct ClaimPlanTests {
  static let plan = """
    experiment: claims-here
    problem: {name: quadratic, dimension: 3}
    optimizers: [{name: sgd, momentum: [0.5, 0.9]}]
    learning_rates: [0.1]
    seeds: 2
    steps: 10
    study: {name: transient-growth}
    quick: [seeds=1, optimizers.0.momentum=0.5]
    claims:
      - id: A8.a
        statement: >-
          Iterates grow
          transiently.
        source: "nobody, arXiv 2507.09846"
        measure: amplification
        where: {optimizer: sgd, momentum: 0.9}
        predicted: 1e3
        rule: {name: within-factor, factor: 5}
        expected: true
      - {id: A8-b, statement: s, source: t, measure: fraction, predicted: heavy-ball, rule: RULE}
      - {id: C, statement: s, source: t, measure: fraction, predicted: PREDICTED, rule: {name: at-most}}
      - {id: D, statement: s, source: t, measure: amplification, rule: COMPARISON}

    """
    .replacing("RULE", with: "{name: within, tolerance: 0.01, of: every-seed}")
    .replacing("PREDICTED", with: "{name: heavy-ball, curvature: 1}")
    .replacing("COMPARISON", with: "{name: trend, along: momentum, direction: decreasing}")

  func load(_ text: String) throws -> Experiment {
    try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
  }

  @Test func `claims are read as they are written`() throws {
    let experiment = try load(Self.plan)
    let claims = experiment.claims
    #expect(claims.map(\.id) == ["A8.a", "A8-b", "C", "D"])
    #expect(claims[0].statement == "Iterates grow transiently.")
    #expect(claims[0].source == "nobody, arXiv 2507.09846" && claims[0].quantity == "amplification")
    #expect(claims[0].cells == ["optimizer": .text("sgd"), "momentum": .number(0.9)])
    #expect(claims[0].prediction == .number(1000) && claims[0].isExpected)
    #expect(!claims[1].isExpected && claims[1].cells.isEmpty)
    #expect(claims[1].prediction == .formula("heavy-ball", [:]))
    #expect(claims[2].prediction == .formula("heavy-ball", ["curvature": .number(1)]))
    #expect(claims[3].prediction == nil)
    #expect(
      claims.map(\.verdictRule) == [
        .withinFactor(5, of: .median), .within(tolerance: 0.01, of: .everySeed),
        .atMost(factor: 1, of: .median), .trend(along: Axis("momentum"), .decreasing),
      ])
    #expect(experiment.quickOverrides == ["seeds=1", "optimizers.0.momentum=0.5"])
    let quoted = try load(
      Self.plan.replacing("predicted: heavy-ball", with: "predicted: {quantity: amplification}"))
    #expect(quoted.claims[1].prediction == .quantity("amplification"))
    let ordered = try load(
      Self.plan.replacing(
        "{name: trend, along: momentum, direction: decreasing}",
        with: "{name: ordering, along: optimizer, order: ['sgd(momentum=0.5)', sgd]}"))
    #expect(
      ordered.claims[3].verdictRule
        == .ordering(
          along: AxisGroup("optimizer"), [NamedCell("sgd(momentum=0.5)"), NamedCell("sgd")]))
  }

  @Test func `claims and quick changes survive the store's JSON`() throws {
    let experiment = try load(Self.plan)
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(experiment.json.canonical.utf8))
    // Whole numbers come back as such, which means the same.
    let copy = try #require(try Experiment(json: json, in: .standard))
    #expect(copy.json.canonical == experiment.json.canonical)
    #expect(copy.claims.map(\.verdictRule) == experiment.claims.map(\.verdictRule))
    #expect(copy.quickOverrides == experiment.quickOverrides)
  }

  @Test func `an experiment without claims keeps its JSON`() throws {
    let text = String(Self.plan.prefix(upTo: Self.plan.range(of: "quick:")!.lowerBound))
    let experiment = try load(text)
    guard case .object(let members) = experiment.json else { return }
    #expect(members["claims"] == nil && members["quick"] == nil)
    #expect(try Experiment(json: experiment.json, in: .standard)?.claims == [])
  }

  /// What replaces what, the line of the mistake, its path and words.
  static let mistakes: [(String, String, String, [String])] = [
    ("id: C", "ix: C", ":21", ["unknown key 'ix'"]),
    ("id: C,", "", ":21:5: claims[2]", ["'id' is missing"]),
    ("id: C", "id: A8-B", ":21:10: claims[2].id", ["'A8-B' occurs twice"]),
    ("id: C", "id: 'a b'", ":21:10: claims[2].id", ["letters, digits"]),
    ("id: C", "id: -a", ":21", ["begins with"]),
    (
      "statement: s, source: t, measure: amplification", "source: t, measure: amplification", ":22",
      ["'statement' is missing"]
    ),
    ("source: t, measure: amplification", "measure: amplification", ":22", ["'source' is missing"]),
    ("measure: amplification, rule", "rule", ":22", ["'measure' is missing"]),
    (
      "measure: amplification\n", "measure: amplifikation\n", ":15:14: claims[0].measure",
      ["does not measure 'amplifikation'", "did you mean 'amplification'?"]
    ),
    ("optimizer: sgd, m", "optimiser: sgd, m", ":16", ["'optimiser' is no axis", "'optimizer'?"]),
    ("momentum: 0.9}", "momentum: .inf}", ":16", ["finite number"]),
    ("momentum: 0.9}", "momentum: []}", ":16", ["expected a word"]),
    ("{optimizer: sgd, momentum: 0.9}", "sgd", ":16:12: claims[0].where", ["mapping"]),
    (
      "predicted: 1e3\n", "predicted: heavy-bal\n", ":17:16: claims[0].predicted",
      ["unknown formula 'heavy-bal'", "did you mean 'heavy-ball'?", "a number"]
    ),
    (
      "{name: heavy-ball, curvature: 1}", "{name: heavy-ball, curvatur: 1}", ":21",
      ["did you mean 'curvature'?"]
    ),
    (
      "{name: heavy-ball, curvature: 1}", "{name: heavy-ball, momentum: 1}", ":21",
      ["claims[2].predicted.momentum", "≥ 0 and < 1"]
    ),
    (
      "{name: heavy-ball, curvature: 1}", "{name: heavy-ball, curvature: [1, 2]}", ":21",
      ["one value for each setting"]
    ),
    (
      "{name: heavy-ball, curvature: 1}", "{quantity: fractions}", ":21",
      ["does not measure 'fractions'", "'fraction'?"]
    ),
    ("{name: heavy-ball, curvature: 1}", "{quantity: fraction, name: x}", ":21", ["unknown key"]),
    ("    predicted: 1e3\n", "", ":10", ["'predicted' is missing", "within-factor"]),
    ("rule: {name: trend", "predicted: 1, rule: {name: trend", ":22", ["no use for a prediction"]),
    ("name: trend", "name: trnd", ":22", ["unknown rule 'trnd'", "did you mean 'trend'?"]),
    ("along: momentum, ", "", ":22", ["'along' is missing"]),
    (
      "name: trend, along: momentum", "name: ordering, along: optimisers", ":22",
      ["unknown key 'direction'"]
    ),
    (
      "name: trend, along: momentum, direction: decreasing",
      "name: ordering, along: optimisers, order: [a, b]", ":22",
      ["unknown value 'optimisers'", "did you mean 'optimizer'?"]
    ),
    (
      "name: trend, along: momentum, direction: decreasing",
      "name: ordering, along: optimizer, order: a", ":22", ["expected a list, found 'a'"]
    ),
    (
      "name: trend, along: momentum, direction: decreasing",
      "name: ordering, along: optimizer, order: [a]", ":22", ["at least two"]
    ),
    (
      "{name: within, tolerance: 0.01, of: every-seed}", "{name: share, upper: 1}", ":20",
      ["'transient-growth' does not tell which"]
    ),
    ("decreasing", "falling", ":22", ["increasing, decreasing"]),
    ("tolerance: 0.01", "tolerance: 0", ":20", ["must be > 0 and ≤ 1"]),
    ("every-seed", "every-sed", ":20", ["did you mean 'every-seed'?"]),
    ("expected: true", "expected: yes", ":19:15: claims[0].expected", ["true or false"]),
    ("study: {name: transient-growth}", "", ":", ["no 'study'"]),
    (
      "study: {name: transient-growth}", "study: {name: range-test}", ":10",
      ["measures nothing that a claim can name"]
    ),
    ("[seeds=1, ", "[seeds, ", ":8:9: quick[0]", ["'seeds'", "path=value"]),
    ("[seeds=1, ", "[optimizers.3.x=1, ", ":8:9: quick[0]", ["the plan has no 'optimizers.3.x'"]),
    ("quick: [seeds=1, optimizers.0.momentum=0.5]", "quick: seeds=1", ":8:8: quick", ["a list"]),
  ]

  @Test(arguments: mistakes) func `a mistake is named with its place`(
    old: String, new: String, place: String, words: [String]
  ) throws {
    let bad = Self.plan.replacing(old, with: new)
    #expect(bad != Self.plan)
    let error = #expect(throws: PlanError.self) { try load(bad) }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("plan.yaml" + place), "\(text)")
    for word in words { #expect(text.contains(word), "\(text)") }
  }

  // MARK: Folders of plans

  private func folder(_ files: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    for (name, text) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    return folder.path
  }

  @Test func `plans with claims are found at any depth, others passed over`() throws {
    let other = Self.plan.replacing("A8", with: "A9").replacing("id: C", with: "id: E")
      .replacing("id: D", with: "id: F").replacing("claims-here", with: "others-here")
    let path = try folder([
      "b/deep/one.yaml": Self.plan, "a.yml": other, "notes.txt": "[", "data.yaml": "[1, 2]",
      "plain.yaml": "experiment: ../nonsense",
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let plans = try ClaimPlans(below: path, in: .standard)
    #expect(plans.plans.map { $0.path.dropFirst(path.count) } == ["/a.yml", "/b/deep/one.yaml"])
    #expect(plans.ids == ["A9.a", "A9-b", "E", "F", "A8.a", "A8-b", "C", "D"])
    #expect(plans.ids(meantBy: "A") == ["A9.a", "A9-b", "A8.a", "A8-b"])
    #expect(plans.ids(meantBy: "A8") == ["A8.a", "A8-b"] && plans.ids(meantBy: "C") == ["C"])
    for word in ["", "A8.", "a8", "A8.ab", "8"] { #expect(plans.ids(meantBy: word) == []) }
    let quick = try plans.plans[0].load(quick: true, in: .standard).experiment
    #expect(quick.name == "others-here-quick" && quick.seeds == [0] && quick.arms.count == 1)
    let full = try plans.plans[0].load(quick: false, in: .standard).experiment
    #expect(full.name == "others-here" && full.claims.map(\.id) == plans.plans[0].claims)
  }

  @Test func `an id may occur once among all files, and every file has to be YAML`() throws {
    let twice = try folder(["a.yaml": Self.plan, "b.yaml": Self.plan.replacing("A8", with: "a8")])
    let error = #expect(throws: PlanError.self) { try ClaimPlans(below: twice, in: .standard) }
    #expect(error?.file.hasSuffix("b.yaml") == true && error?.path == "claims[0].id")
    #expect(error?.line == 10 && error?.message.contains("a.yaml") == true)
    let broken = try folder(["a.yaml": "experiment: ["])
    #expect(throws: PlanError.self) { try ClaimPlans(below: broken, in: .standard) }
    #expect(throws: PlanError.self) { try ClaimPlans(below: "/nowhere", in: .standard) }
    let oneName = Self.plan.replacing("A8", with: "A9").replacing("id: C", with: "id: E")
      .replacing("id: D", with: "id: F")
    let same = try folder(["a.yaml": Self.plan, "b.yaml": oneName])
    let clash = #expect(throws: PlanError.self) { try ClaimPlans(below: same, in: .standard) }
    #expect(clash?.path == "experiment" && clash?.message.contains("a.yaml") == true)
    for path in [twice, broken, same] { try? FileManager.default.removeItem(atPath: path) }
  }
}
