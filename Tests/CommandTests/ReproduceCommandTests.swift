import Foundation
import TestSupport
import Testing

@Suite struct ReproduceCommandTests {
  private static let plan = """
    experiment: tiny
    description: Why it may not be reproduced.
    problem: {name: quadratic, dimension: 3, largest: 1}
    optimizers: [{name: sgd, momentum: [0.0, 0.9]}]
    learning_rates: [0.5, 3.0]
    seeds: 6
    steps: 20
    precision: float64
    study: {name: transient-growth}
    quick: [seeds=2]
    claims:
      - id: T1
        statement: The rates are at most twice the boundary.
        source: arithmetic
        measure: fraction
        predicted: 2
        rule: {name: at-most}
        expected: true
      - id: T2
        statement: Momentum makes iterates grow beyond any bound.
        source: nobody
        measure: amplification
        predicted: 1e9
        rule: {name: at-least, of: every-seed}
        expected: EXPECTED
    """

  private func setUp(expected: Bool = false) throws -> (folder: Command.Folder, options: [String]) {
    let folder = try Command.Folder()
    let plans = folder.path + "/plans"
    try FileManager.default.createDirectory(atPath: plans, withIntermediateDirectories: true)
    _ = try folder.write(Self.plan.replacing("EXPECTED", with: "\(expected)"), "plans/tiny.yaml")
    _ = try folder.write("experiment: other\nwhatever: 1\n", "plans/other.yaml")
    return (folder, ["--experiments", plans, "--results", folder.path + "/results"])
  }

  @Test func `verdicts are printed in 80 columns and written`() throws {
    let (folder, options) = try setUp()
    let result = try Command.run(["reproduce", "--check"] + options)
    #expect(result.status == 0, "\(result.messages)")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(result.output.contains("2 claims: 1 reproduced, 1 not reproduced, 0 inconclusive"))
    for name in ["claims.md", "claims.tsv", "claims.html", "claims/T1.svg", "tiny/report.html"] {
      #expect(try !folder.read("results/\(name)").isEmpty)
    }
    let page = String(decoding: try folder.read("results/claims.html"), as: UTF8.self)
    #expect(page.contains("Why it may not be reproduced."))
  }

  @Test func `an expected claim that fails is 2 with --check only`() throws {
    let (folder, options) = try setUp(expected: true)
    defer { withExtendedLifetime(folder) {} }
    let checked = try Command.run(["reproduce", "--check"] + options)
    #expect(checked.status == 2 && checked.output.contains("but not reproduced: T2"))
    #expect(try Command.run(["reproduce"] + options).status == 0)
    #expect(try Command.run(["reproduce", "T1", "--check"] + options).status == 0)
  }

  @Test func `quick results are small, under a name of their own, and labelled`() throws {
    let (folder, options) = try setUp()
    let result = try Command.run(["reproduce", "T1", "--quick", "--json"] + options)
    #expect(result.status == 0, "\(result.messages)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["schemaVersion"] as? Int == 1 && document["quick"] as? Bool == true)
    #expect(document["total"] as? Int == 2 && document["reproduced"] as? Int == 1)
    let claims = try #require(document["claims"] as? [[String: Any]])
    let cells = try #require(claims[0]["cells"] as? [[String: Any]])
    #expect(claims.count == 1 && cells.count == 4 && cells.allSatisfy { $0["seeds"] as? Int == 2 })
    #expect(try !folder.read("results/tiny-quick/report.html").isEmpty)
    let text = try Command.run(["reproduce", "T1", "--quick"] + options)
    #expect(text.output.hasPrefix("Quick") && text.output.contains("reproduced (quick)"))
    #expect(text.output.contains("A selection: 1 of 2 claims."))
    // The store has everything already.
    #expect(text.messages.contains(" 0 measurements"), "\(text.messages)")
  }

  @Test func `the beginning of ids means all, and --set changes the plans and is told`() throws {
    let (folder, options) = try setUp()
    let result = try Command.run(["reproduce", "T", "--set", "seeds=8", "--json"] + options)
    #expect(result.status == 0, "\(result.messages)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let claims = try #require(document["claims"] as? [[String: Any]])
    let cells = try #require(claims[0]["cells"] as? [[String: Any]])
    #expect(claims.count == 2 && cells.allSatisfy { $0["seeds"] as? Int == 8 })
    let page = String(decoding: try folder.read("results/claims.md"), as: UTF8.self)
    #expect(page.contains("The plans were changed: seeds=8."))
    #expect(page.contains("`steplab reproduce T1 --set 'seeds=8' --experiments"))
    for (assignment, word) in [
      ("seeds", "path=value"), ("claims.0.rule.factor=9", "'claims'"), ("experiment=x", "'exp"),
    ] {
      let refused = try Command.run(["reproduce", "--set", assignment] + options)
      #expect(refused.status == 64 && refused.messages.contains(word), "\(refused.messages)")
    }
    let wrong = try Command.run(["reproduce", "--set", "optimizers.7.name=adam"] + options)
    #expect(wrong.status == 65 && wrong.messages.contains("tiny.yaml"), "\(wrong.messages)")
    #expect(wrong.messages.contains("the plan has no 'optimizers.7.name'"))
  }

  @Test func `seeds are added until a verdict stands, and a second time none is computed`() throws {
    let (folder, options) = try setUp()
    let arguments = ["reproduce", "--until-decided"] + options
    let first = try Command.run(arguments)
    #expect(first.status == 0, "\(first.messages)")
    // Six seeds on one side do not decide, seven do; what is about every seed waits for none.
    #expect(first.messages.contains("tiny: 9 seeds instead of 6, for T1"), "\(first.messages)")
    #expect(first.output.contains("Decided after 7 seeds, looked at one by one"))
    #expect(first.output.contains("2 claims: 1 reproduced, 1 not reproduced, 0 inconclusive"))
    for line in first.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let table = try folder.read("results/claims.tsv")
    let header = String(decoding: table, as: UTF8.self).prefix { $0 != "\n" }
    #expect(header.hasSuffix("seeds_looked_at\topen\tevidence_in_favour\tevidence_against"))
    let again = try Command.run(arguments)
    #expect(try folder.read("results/claims.tsv") == table)
    #expect(again.messages.contains("0 measurements") && !again.messages.contains("computed: 1"))
    let page = String(decoding: try folder.read("results/claims.md"), as: UTF8.self)
    #expect(page.contains("`steplab reproduce T1 --until-decided --max-seeds 300 --exp"))

    let few = try Command.run(arguments + ["--max-seeds", "6"])
    #expect(few.output.contains("Not decided by 6 seeds, looked at one by one: evidence 18.1 to 1"))
    #expect(few.output.contains("2 claims: 0 reproduced, 1 not reproduced, 1 inconclusive"))
    // Seeds of a list keep their places, and others follow.
    let list = try Command.run(arguments + ["T1", "--set", "seeds=[5, 3, 1, 8, 0, 12]", "--json"])
    #expect(list.messages.contains("9 seeds instead of 6") && list.output.contains("\"seeds\":9"))
    #expect(list.output.contains("\"seeds_looked_at\":7"), "\(list.output)")
    let ended = try Command.run(arguments + ["--budget", "0.000001s"])
    #expect(ended.status == 0 && ended.messages.contains("The budget ends with 1 open claim;"))
  }

  @Test(arguments: [
    ["--budget", "30m"], ["--until-decided", "--budget", "30"],
    ["--until-decided", "--budget", "30m1h"], ["--until-decided", "--budget", "0s"],
    ["--until-decided", "--max-seeds", "0"], ["--max-seeds", "20"],
    ["--until-decided", "--budget", "100000000000000000h"],
  ]) func `budgets that mean nothing are 64`(arguments: [String]) throws {
    let (folder, options) = try setUp()
    defer { withExtendedLifetime(folder) {} }
    #expect(try Command.run(["reproduce"] + arguments + options).status == 64)
  }

  @Test func `unknown claims are 64, bad and double ones 65, and nothing is computed`() throws {
    let (folder, options) = try setUp()
    let unknown = try Command.run(["reproduce", "T11"] + options)
    #expect(unknown.status == 64 && unknown.messages.contains("the nearest of 2: T1, T2"))
    _ = try folder.write(Self.plan.replacing("EXPECTED", with: "no"), "plans/tiny.yaml")
    let bad = try Command.run(["reproduce"] + options)
    #expect(bad.status == 65 && bad.messages.contains("tiny.yaml:25:15: claims[1].expected"))
    _ = try folder.write(Self.plan.replacing("EXPECTED", with: "true"), "plans/tiny.yaml")
    _ = try folder.write(Self.plan.replacing("EXPECTED", with: "true"), "plans/zzz.yaml")
    let double = try Command.run(["reproduce"] + options)
    #expect(double.status == 65 && double.messages.contains("'T1' is a claim of"))
    #expect(double.messages.contains("zzz.yaml:12"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/results"))
    let nowhere = try Command.run(["reproduce", "--experiments", folder.path + "/nowhere"])
    #expect(nowhere.status == 65)
    #expect(try Command.run(["reproduce", "--workers", "0"]).status == 64)
    let without = try Command.Folder()
    let empty = try Command.run(["reproduce", "--experiments", without.path])
    #expect(empty.status == 64 && empty.messages.contains("has claims"))
  }

  @Test(arguments: [
    ("quick: [seeds=2]", "quick: seeds=2", "quick: expected a list of changes such as steps=200"),
    ("quick: [seeds=2]", "quick: [sedes.0=2]", "quick[0]: 'sedes.0=2': the plan has no 'sedes.0'"),
    ("seeds: 6", "seeds: x", "seeds: expected a whole number, found 'x'"),
    ("id: T1", "ix: T1", "claims[0]: unknown key 'ix'; did you mean 'id'?"),
    ("experiment: tiny", "experimnt: tiny", "unknown key 'experimnt'; did you mean 'experiment'?"),
  ])
  func `a quick version hides no mistake of its plan`(
    right: String, wrong: String, words: String
  ) throws {
    let (folder, options) = try setUp()
    let plan = Self.plan.replacing("EXPECTED", with: "true")
    _ = try folder.write(plan.replacing(right, with: wrong), "plans/tiny.yaml")
    let result = try Command.run(["reproduce", "--quick"] + options)
    #expect(result.status == 65 && result.messages.contains(words), "\(result.messages)")
    #expect(result.messages.contains("plans/tiny.yaml:"), "\(result.messages)")
  }

  @Test func `without gnuplot everything else is written, and the status is 69`() throws {
    let (folder, options) = try setUp()
    let result = try Command.run(
      ["reproduce"] + options, environment: ["PATH": folder.path])
    #expect(result.status == 69 && result.messages.contains("gnuplot"), "\(result.messages)")
    #expect(result.output.contains("2 claims:"))
    for name in ["claims.md", "claims.tsv", "claims.html", "claims/T1.gp", "tiny/report.html"] {
      #expect(try !folder.read("results/\(name)").isEmpty)
    }
  }
}
