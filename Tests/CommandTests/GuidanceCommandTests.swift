import Foundation
import Guidance
import TestSupport
import Testing

@Suite struct DiagnoseCommandTests {
  private func log(_ losses: [Double]) -> String {
    "step,train_loss\n"
      + losses.enumerated().map { "\($0.offset * 10),\($0.element)\n" }.joined()
  }

  private let falling = (0..<40).map { 2.0 * exp(-0.1 * Double($0)) }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a verdict with evidence, cause and fixes in 80 columns`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(log((0..<30).map { 2 - 1e-4 * Double($0) }), "flat.csv")
    let result = try Command.run(["diagnose", path])
    #expect(result.status == 0 && result.messages.isEmpty)
    #expect(result.output.contains("flat.csv: stuck\n"))
    for words in ["below 0.01 (stuck)", "Likely cause: ", "  1. multiply the learning rate by 10"] {
      #expect(result.output.contains(words), "\(result.output)")
    }
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `thresholds and columns are options`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(
      log((0..<30).map { 2 - 1e-4 * Double($0) }).replacing("train_loss", with: "Cost"), "f.csv")
    let result = try Command.run([
      "diagnose", path, "--columns", "train=Cost", "--threshold", "stuck=1e-4",
      "--threshold", "slow=2", "--json",
    ])
    #expect(result.status == 0, "\(result.messages)")
    let document = try object(result.output)
    #expect(document["schemaVersion"] as? Int == 1)
    let configurations = try #require(document["configurations"] as? [[String: Any]])
    #expect(configurations.map { $0["verdict"] as? String } == ["healthy"])
  }

  @Test func `several files are seeds of one configuration`() throws {
    let folder = try Command.Folder()
    let paths = try [1.0, 2, 8].enumerated().map { number, factor in
      try folder.write(log(falling.map { factor * ($0 + 0.2) }), "\(number).csv")
    }
    let result = try Command.run(["diagnose"] + paths)
    #expect(result.status == 0 && result.output.contains("3 logs: high-run-to-run-variance"))
    #expect(result.output.contains("[") && !result.output.contains("too few"))
  }

  @Test func `curves of an experiment are diagnosed by configuration`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(
      """
      experiment: rates
      problem: {name: quadratic, dimension: 20, largest: 10}
      optimizers: [{name: sgd}]
      learning_rates: [1e-6, 0.15, 0.3, 100]
      seeds: 2
      steps: 400
      precision: float64
      """, "p.yaml")
    #expect(try Command.run(["run", plan, "--results", folder.path]).status == 0)
    let curves = folder.path + "/rates/curves.tsv"
    let result = try Command.run(["diagnose", curves, "--json"])
    #expect(result.status == 0, "\(result.messages)")
    let configurations = try #require(
      try object(result.output)["configurations"] as? [[String: Any]])
    #expect(configurations.map { $0["name"] as? String }.contains("rate 0.15"))
    let verdicts = configurations.map { $0["verdict"] as? String ?? "" }
    #expect(verdicts[0...1] == ["stuck", "healthy"])
    #expect(verdicts[2...3].allSatisfy { $0 == "diverging" || $0 == "immediate-divergence" })

    let text = try Command.run(["diagnose", curves])
    #expect(text.status == 0 && text.output.contains("4 configurations: "))
    for line in text.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let runs = String(decoding: try folder.read("rates/runs.tsv"), as: UTF8.self)
    let id = try #require(runs.split(separator: "\n").dropFirst().first?.prefix(10))
    let one = try Command.run(["diagnose", curves, "--run", String(id)])
    #expect(one.status == 0 && one.output.contains(": stuck"))
    #expect(try Command.run(["diagnose", curves, "--run", "zz"]).status == 64)
  }

  @Test func `bad files are 65 with the line, misuse is 64`() throws {
    let folder = try Command.Folder()
    let bad = try folder.write("step,train_loss\n1,2\n2;1\n", "bad.csv")
    let good = try folder.write(log(falling), "good.csv")
    let result = try Command.run(["diagnose", good, bad])
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.messages.contains("bad.csv:3: 1 cell where the header has 2"))
    for (arguments, status) in [
      (["/nowhere.csv"], 65), ([folder.path], 65), ([], 64),
      ([good, "--threshold", "stukc=1"], 64),
      ([good, "--threshold", "stuck"], 64), ([good, "--threshold", "stuck=x"], 64),
      ([good, "--threshold", "stuck=2"], 64), ([good, "--threshold", "points=2.5"], 64),
      ([good, "--columns", "loss=x"], 64), ([good, "--columns", "train=lss"], 64),
      ([good, "--columns", "train"], 64),
    ] as [([String], Int32)] {
      let result = try Command.run(["diagnose"] + arguments)
      #expect(result.status == status, "\(arguments) \(result.messages)")
      #expect(result.output.isEmpty && !result.messages.isEmpty)
    }
    let nearest = try Command.run(["diagnose", good, "--columns", "train=trian_loss"])
    #expect(nearest.messages.contains("did you mean 'train_loss'?"))
  }

  @Test func `standard input is read`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let output = Pipe()
    process.standardOutput = output
    process.arguments = [
      "-c", "printf 'step loss\\n1 2\\n2 nan\\n' | '\(Command.executable.path)' diagnose -",
    ]
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text.contains("immediate-divergence"))
  }
}

@Suite struct RecommendCommandTests {
  private static let scenarios = Scenario.all.map(\.id)

  @Test(arguments: scenarios)
  func `the plan of a recommendation is one`(scenario: String) throws {
    let folder = try Command.Folder()
    for options in [[], ["--steps", "3000", "--batch", "512"], ["--dataset-size", "6000"]] {
      let result = try Command.run(["recommend", "--scenario", scenario, "--json"] + options)
      #expect(result.status == 0, "\(result.messages)")
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(document["schemaVersion"] as? Int == 1)
      let fragment = try #require(document["plan"] as? String)
      let plan = try folder.write(
        "experiment: fragment\nproblem: {name: mlp, examples: 6000}\nseeds: 1\n"
          + fragment + "\n", "p.yaml")
      let check = try Command.run(["run", plan, "--dry-run", "--results", folder.path])
      #expect(check.status == 0, "\(check.messages)\n\(fragment)")
    }
  }

  @Test(arguments: scenarios)
  func `recommendations fit into 80 columns, plans apart`(scenario: String) throws {
    let result = try Command.run(["recommend", "--scenario", scenario, "--batch", "4096"])
    #expect(result.status == 0)
    let parts = result.output.split(separator: "\n# add to a plan", maxSplits: 1)
    #expect(parts.count == 2)
    for line in parts[0].split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `every scenario is listed`() throws {
    let result = try Command.run(["list", "scenarios"])
    #expect(result.status == 0)
    let names = result.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.dropLast()
    #expect(names.map(String.init).sorted() == Self.scenarios.sorted())
  }

  @Test func `a range test's edge is used`() throws {
    let folder = try Command.Folder()
    let path = try folder.write(
      """
      {"schemaVersion":1,"rules":[{"rule":"steepest","median":0.01},
        {"rule":"edge","median":0.21,"lower":0.18,"upper":0.25}]}
      """, "range.json")
    let result = try Command.run([
      "recommend", "--scenario", "mlp", "--from-range-test", path, "--json",
    ])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["peak"] as? Double == 0.12)
  }

  @Test(arguments: [
    ("", "JSON"), ("{", "JSON"), ("[]", "schemaVersion"),
    ("{\"schemaVersion\":2}", "schemaVersion"),
    ("{\"schemaVersion\":1}", "rules"), ("{\"schemaVersion\":1,\"rules\":[]}", "'edge'"),
    ("{\"schemaVersion\":1,\"rules\":[{\"rule\":\"edge\"}]}", "rules[0].median"),
    ("{\"schemaVersion\":1,\"rules\":[{\"rule\":\"edge\",\"median\":-1}]}", "rules[0]"),
    ("{\"schemaVersion\":1,\"rules\":[{\"rule\":\"edge\",\"median\":1,\"lower\":2}]}", "rules[0]"),
  ])
  func `a malformed range test is 65, with what is missing`(text: String, words: String) throws {
    let folder = try Command.Folder()
    let path = try folder.write(text, "range.json")
    let result = try Command.run(["recommend", "--scenario", "mlp", "--from-range-test", path])
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.messages.contains("range.json") && result.messages.contains(words))
  }

  @Test(
    arguments: [
      ([], 64, "transformer"), (["--scenario", "transfomer"], 64, "did you mean 'transformer'?"),
      (["--scenario", "mlp", "--optimizer", "sgd"], 64, "allowed: adam"),
      (["--scenario", "mlp", "--batch", "0"], 64, "batch"),
      (["--scenario", "mlp", "--from-range-test", "/nowhere.json"], 65, "/nowhere.json"),
    ] as [([String], Int32, String)])
  func `misuse says what is allowed`(arguments: [String], status: Int32, words: String) throws {
    let result = try Command.run(["recommend"] + arguments)
    #expect(result.status == status && result.output.isEmpty)
    #expect(result.messages.contains(words), "\(result.messages)")
  }
}
