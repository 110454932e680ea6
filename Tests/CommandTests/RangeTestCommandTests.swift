import Foundation
import TestSupport
import Testing

@Suite struct RangeTestCommandTests {
  private static let quadratic =
    "{name: quadratic, dimension: 100, spectrum: power-law, largest: 10, distance: 10, "
    + "gradient_noise: 0.1}"

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let result = try Command.run(["range-test"] + arguments + ["--json"])
    #expect(result.status == 0, "\(result.messages)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func rules(_ document: [String: Any]) throws -> [String: [String: Any]] {
    let list = try #require(document["rules"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: list.map { ($0["rule"] as! String, $0) })
  }

  /// Claim F2: the rates that were published are rungs of this ladder.
  @Test func `on the quadratic of claim F2 the rules disagree as published`() throws {
    let start = ContinuousClock().now
    let document = try document([
      "--problem", Self.quadratic, "--optimizer", "sgd", "--batch-size", "1", "--seeds", "200",
      "--from", "1e-5", "--to", "10", "--steps", "100", "--smoothing", "0.02",
    ])
    #expect(ContinuousClock().now - start < .seconds(20))
    #expect(document["gradient_descent_limit"] as? Double == 0.2)
    let rules = try rules(document)
    func value(_ rule: String, _ key: String) -> Double { rules[rule]![key] as! Double }
    // Medians within a rung or two of .231, .201, 5.3e-5 and .0351, valley within a factor of two.
    for (rule, median, tolerance) in [
      ("lightning-index", 0.231, 1.16), ("fastai-steep", 0.201, 1.16), ("lightning", 5.3e-5, 1.16),
      ("fastai-minimum", 0.0351, 1.16), ("fastai-valley", 0.0123, 2),
    ] {
      let ratio = value(rule, "median") / median
      #expect(ratio < tolerance && ratio > 1 / tolerance, "\(rule) \(ratio)")
    }
    // Spreads: single seeds decide between the two steepest-descent rules; the rest is ordered as
    // published.
    let spreads = ["lightning", "fastai-valley", "fastai-minimum"].map { value($0, "spread") }
    #expect(min(value("fastai-steep", "spread"), value("lightning-index", "spread")) > spreads[0])
    #expect(spreads[0] > spreads[1] && spreads[1] > spreads[2] && spreads[2] < 2)
    #expect(value("fastai-steep", "spread") > 1000)
  }

  @Test func `the edge of gradient descent lies near two over the largest eigenvalue`() throws {
    // From the eigenvalues' scale alone: with λmax a hundredfold, everything moves by a hundredth.
    var edges: [Double] = []
    for largest in ["1", "100"] {
      let rules = try rules(
        document([
          "--problem", Self.quadratic, "--optimizer", "sgd", "--batch-size", "1", "--seeds", "20",
          "--set", "problem.largest=\(largest)", "--to", "100",
        ]))
      edges.append(try #require(rules["edge"]?["median"] as? Double) * Double(largest)! / 2)
    }
    #expect(edges.allSatisfy { $0 > 1 && $0 < 2.5 }, "\(edges)")
  }

  @Test func `the table has 80 columns, a reading and the zones; a figure is drawn`() throws {
    let folder = try Command.Folder()
    let result = try Command.run([
      "range-test", "--problem", "mlp", "--optimizer", "{name: sgd, momentum: 0.9}",
      "--batch-size", "32", "--seeds", "3", "--steps", "60", "--plot", "\(folder.path)/test.svg",
    ])
    #expect(result.status == 0, "\(result.messages)")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(result.output.contains("Reading: ") && result.output.contains("fastai-valley"))
    #expect(String(decoding: try folder.read("test.svg"), as: UTF8.self).contains("</svg>"))
  }

  @Test func `recommend takes the edge from the document`() throws {
    let folder = try Command.Folder()
    let test = try Command.run([
      "range-test", "--problem", Self.quadratic, "--optimizer", "sgd", "--batch-size", "1",
      "--json",
    ])
    let path = try folder.write(test.output, "test.json")
    let result = try Command.run(["recommend", "--scenario", "mlp", "--from-range-test", path])
    #expect(result.status == 0, "\(result.messages)")
    // The scenario's Adam at batch 64 is not what the edge was measured with.
    #expect(result.output.contains("measured with sgd") && result.output.contains("batch 1,"))
    let flat = try folder.write(
      test.output.replacing("\"reading\":\"usable\"", with: "\"reading\":\"not-learning\""),
      "flat.json")
    let refused = try Command.run(["recommend", "--scenario", "mlp", "--from-range-test", flat])
    #expect(refused.status == 65 && refused.messages.contains("not-learning"))
  }

  @Test(arguments: [
    (["--problem", "mlp", "--optimizer", "sdg"], 64, "did you mean 'sgd'"),
    (["--problem", "mpl", "--optimizer", "sgd"], 64, "did you mean 'mlp'"),
    (["--problem", "mlp", "--optimizer", "sgd", "--from", "10", "--to", "1"], 64, "not below"),
    (["--problem", "mlp", "--optimizer", "sgd", "--steps", "1"], 64, "steps"),
    (["--problem", "mlp", "--optimizer", "sgd", "--smoothing", "0"], 64, "--smoothing"),
    (["--problem", "mlp", "--optimizer", "sgd", "--seeds", "0"], 64, "--seeds"),
    (["--problem", "mlp", "--optimizer", "sgd", "--batch-size", "1e7"], 64, "larger than"),
    (["--problem", "mlp", "--optimizer", "sgd", "--ladder", "log"], 64, "exponential"),
    (["--problem", "mlp", "--optimizer", "sgd", "--from", "x"], 64, "number"),
    (["--problem", "mlp", "--optimizer", "sgd", "--set", "problem.hiden=[3]"], 64, "hidden"),
    (["--problem", "mlp"], 64, "optimizer"),
    (["--problem", "mlp", "--optimizer", "{name: sgd, momentum: [0, 0.9]}"], 64, "2 combinations"),
    (["--problem", "mlp", "--optimizer", "sgd", "--set", "steps=50"], 64, "problem or optimizer"),
  ])
  func `bad input is named`(arguments: [String], status: Int, words: String) throws {
    let result = try Command.run(["range-test"] + arguments)
    #expect(result.status == status, "\(result.messages)")
    #expect(result.messages.contains(words), "\(result.messages)")
  }

  // MARK: As a study in a plan

  private static func plan(study: Bool) -> String {
    """
    experiment: touched
    problems:
      - {name: mlp, data: spirals, hidden: [8], examples: 90, evaluation_examples: 30}
      - {name: quadratic, dimension: 20, gradient_noise: 0.3}
    optimizers:
      - {name: sgd, momentum: 0.9}
      - {name: adamw}
      - {name: schedule-free-adamw}
    schedules: [{name: constant, warmup: 0.05}]
    learning_rates: [1e-3, 1e-2]
    batch_sizes: [16]
    seeds: 3
    steps: 60
    \(study ? "study: {name: range-test, steps: 40}" : "")
    """
  }

  /// Claim F3.
  @Test func `training beside range tests is bit for bit the training without them`() throws {
    let folder = try Command.Folder()
    for study in [false, true] {
      let plan = try folder.write(Self.plan(study: study), "plan.yaml")
      let result = try Command.run([
        "run", plan, "--results", "\(folder.path)/\(study)", "--workers", "2",
      ])
      #expect(result.status == 0, "\(result.messages)")
    }
    for table in ["runs.tsv", "curves.tsv", "summary.tsv", "best.tsv"] {
      #expect(try folder.read("false/touched/\(table)") == folder.read("true/touched/\(table)"))
    }
    for name in ["rules.tsv", "suggestions.tsv", "scorecard.tsv", "plots/range-test-6.svg"] {
      #expect(try !folder.read("true/touched/\(name)").isEmpty)
    }
  }

  @Test func `a study is resumed, and reported from the store alone`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Self.plan(study: true), "plan.yaml")
    let results = "\(folder.path)/r"
    #expect(try Command.run(["run", plan, "--results", results]).status == 0)
    let tables = try ["rules.tsv", "scorecard.tsv", "suggestions.tsv"].map {
      try folder.read("r/touched/\($0)")
    }
    let second = try Command.run(["run", plan, "--results", results, "--json"])
    #expect(second.output.contains("\"computed\":0"))
    #expect(try Command.run(["report", "\(results)/touched"]).status == 0)
    let again = try ["rules.tsv", "scorecard.tsv", "suggestions.tsv"].map {
      try folder.read("r/touched/\($0)")
    }
    #expect(tables == again)
    let header = String(decoding: tables[1], as: UTF8.self).prefix { $0 != "\n" }
    #expect(header.contains("bias_lower") && header.contains("diverged_upper"))
    // One row for each method and rule.
    #expect(String(decoding: tables[1], as: UTF8.self).split(separator: "\n").count == 1 + 6 * 14)
  }
}
