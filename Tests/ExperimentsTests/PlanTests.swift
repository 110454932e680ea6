import Catalog
import Experiments
import Foundation
import Records
import TestSupport
import Testing

@Suite struct PlanTests {
  private func load(_ text: String, _ overrides: [String] = []) throws -> Experiment {
    try PlanDecoder.load(text: text, path: "plan.yaml", overrides: overrides).experiment
  }

  private let full = """
    experiment: full
    description: Everything at once
    problems:
      - {name: mlp, hidden: [[8], [8, 8]], examples: 50}
      - {name: quadratic, dimension: 4}
      - {name: quadratic, dimension: 4, gradient_noise: 0.5}
    optimizers:
      - {name: adamw, weight_decay: [0.0, 0.01]}
      - {name: schedule-free-adamw, schedules: [constant]}
      - {name: dadapt-adam}
      - {name: sgd, learning_rates: 0.5, schedules: [cosine, wsd]}
    schedules:
      - {name: cosine, warmup: 0.05}
      - {name: wsd, warmup: 5, cooldown: [0.1, 0.2]}
      - {name: constant}
    learning_rates: {from: 1e-4, to: 1e-1, per_decade: 3}
    batch_sizes: [16, full]
    seeds: 3
    steps: [100, 200]
    precision: float64
    record: {every: 7}
    """

  @Test func `the axes multiply as the plan says`() throws {
    let experiment = try load(full)
    // Per problem and horizon: adamw 2 × 4 schedules × 10 rates, schedule-free 1 × 10,
    // dadapt 4 × 1, sgd 3 × 1.
    let perBatch = 2 * 4 * 10 + 10 + 4 + 3
    // Problems: two networks and a noisy quadratic with two batch sizes, an exact one with one.
    #expect(experiment.count == perBatch * (2 + 2 + 2 + 1) * 2 * 3)
    #expect(experiment.precision == .float64 && experiment.recordEvery == 7)
    let ids = experiment.ids(Array(0..<experiment.count))
    #expect(Set(ids).count == ids.count)
    #expect(ids[17] == experiment.spec(17).id)
  }

  @Test func `labels show what varies and nothing else`() throws {
    let experiment = try load(full)
    #expect(
      Set(experiment.arms.map(\.optimizerLabel)) == [
        "adamw(weight_decay=0)", "adamw(weight_decay=0.01)", "schedule-free-adamw", "dadapt-adam",
        "sgd",
      ])
    #expect(
      Set(experiment.arms.map(\.scheduleLabel)) == [
        "cosine", "wsd(cooldown=0.1)", "wsd(cooldown=0.2)", "constant",
      ])
    #expect(
      Set(experiment.arms.map(\.problemLabel)) == [
        "mlp(hidden=[8])", "mlp(hidden=[8, 8])", "quadratic(gradient_noise=0)",
        "quadratic(gradient_noise=0.5)",
      ])
    #expect(
      experiment.varyingSettings.contains("optimizer.weight_decay")
        && !experiment.varyingSettings.contains("optimizer.momentum"))
  }

  @Test func `rates are rounded to four digits and end where they should`() throws {
    let rates = try load(full).arms[0].rates
    #expect(
      rates == [
        1e-4, 2.154e-4, 4.642e-4, 1e-3, 2.154e-3, 4.642e-3, 0.01, 0.02154, 0.04642, 0.1,
      ])
  }

  @Test func `methods that find their own step length default to a multiplier of 1`() throws {
    let arm = try #require(try load(full).arms.first { $0.optimizer.name == "dadapt-adam" })
    #expect(arm.rates == [1])
  }

  @Test func `every place is visited once, seeds fastest`() throws {
    let experiment = try load(full)
    let places = (0..<experiment.count).map(experiment.place)
    #expect(Set(places).count == places.count)
    #expect(places[..<4].map(\.seed) == [0, 1, 2, 0])
    #expect(places[0].rate == 1e-4 && places[3].rate == 2.154e-4)
    #expect(places.map(\.arm) == places.map(\.arm).sorted())
  }

  @Test func `an experiment survives its JSON`() throws {
    let experiment = try load(full)
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(experiment.json.canonical.utf8))
    let copy = try #require(Experiment(json: json))
    #expect(copy.json.canonical == experiment.json.canonical)
    let numbers = Array(0..<experiment.count)
    #expect(copy.ids(numbers) == experiment.ids(numbers))
  }

  @Test func `overrides change the plan before it is validated`() throws {
    let experiment = try load(
      full,
      [
        "steps=50", "optimizers.0.weight_decay=[0.5]", "problems.1.largest=3", "seeds=[4, 9]",
        "divergence_factor=10",
      ])
    #expect(experiment.arms.allSatisfy { $0.steps == 50 })
    #expect(experiment.seeds == [4, 9] && experiment.divergenceFactor == 10)
    #expect(experiment.arms[0].optimizer.settings["weight_decay"] == .number(0.5))
  }

  @Test(arguments: [
    "steps", "=5", "problems.9.largest=3", "optimizers.x.name=1", "steps.a=1", "seeds.x=2",
    "problems.0.hidden.x=1",
  ])
  func `overrides that lead nowhere are refused`(assignment: String) {
    #expect(throws: PlanError.self) { try load(full, [assignment]) }
  }

  @Test func `a wrong override names its key, not a line of the plan`() throws {
    let error = #expect(throws: PlanError.self) { try load(full, ["steps=-5"]) }
    #expect(error?.description == "plan.yaml: steps: -5 is not allowed; must be [1, 1000000000]")
  }

  @Test func `twenty thousand values of an axis are decoded at once`() throws {
    let values = (1...20_000).map { String(Double($0) / 1e5) }.joined(separator: ", ")
    let text = minimal.replacing("OPT", with: "name: sgd, momentum: [\(values)]")
    let start = Date()
    #expect(try load(text).count == 20_000)
    #expect(Date().timeIntervalSince(start) < 5)
  }

  @Test func `a run's identity does not depend on how a number is written`() throws {
    func ids(_ decay: String) throws -> String {
      try load(minimal.replacing("OPT", with: "name: adamw, weight_decay: \(decay)")).spec(0).id
    }
    #expect(try ids("1") == ids("1.0"))
    #expect(try ids("1") == ids("1e0"))
    #expect(try ids("0.01") == ids("1e-2"))
  }

  @Test func `every plan that is shipped decodes`() throws {
    let folder = Fixtures.root.appendingPathComponent("Experiments")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)!
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }
    #expect(files.count >= 2)
    for file in files {
      let plan = try PlanDecoder.load(path: file.path)
      #expect(plan.experiment.count > 0)
      #expect(plan.experiment.name == file.deletingPathExtension().lastPathComponent)
    }
  }

  @Test func `selections pick what they name`() throws {
    let experiment = try load(full)
    func count(_ only: [String], _ shard: String? = nil) throws -> Int {
      try Selection(only: only, shard: shard).numbers(in: experiment).count
    }
    #expect(try count(["seed=1"]) == experiment.count / 3)
    #expect(try count(["seed=1", "seed=2"]) == 2 * experiment.count / 3)
    #expect(try count(["optimizer=adamw", "batch=full", "steps=100", "rate=1e-3", "seed=0"]) == 32)
    #expect(
      try count([
        "optimizer=adamw(weight_decay=0)", "rate=0.001", "batch=16", "steps=100", "seed=0",
      ]) == 12)
    let shards = try (1...4).flatMap {
      try Selection(only: [], shard: "\($0)/4").numbers(in: experiment)
    }
    #expect(shards.sorted() == Array(0..<experiment.count))
    for bad in ["optimizer", "colour=red", "optimizer=adam", "rate=3"] {
      #expect(throws: ConfigurationError.self, "\(bad)") { try count([bad]) }
    }
    for bad in ["0/4", "5/4", "1", "a/b", "1/2/3", "-1/3"] {
      #expect(throws: ConfigurationError.self, "\(bad)") { try count([], bad) }
    }
  }

  // MARK: Bad plans

  private let minimal = """
    experiment: minimal
    problem: {name: quadratic, dimension: 3}
    optimizers: [{OPT}]
    learning_rates: [0.1]
    seeds: 1
    steps: 10
    """

  private static let axis =
    "[" + (0..<100).map { String(Double($0) / 100) }.joined(separator: ", ") + "]"

  /// What replaces what in a good plan, where the error must point, and words it must contain.
  static let mistakes: [(String, String, String, [String])] = [
    ("seeds: 1", "sedes: 1", ":5:1", ["unknown key 'sedes'", "did you mean 'seeds'?"]),
    ("seeds: 1", "", "", ["'seeds' is missing"]),
    ("seeds: 1", "seeds: 0", ":5:8: seeds", ["0 is not allowed", "[1, 100000]"]),
    ("seeds: 1", "seeds: many", ":5:8: seeds", ["expected a whole number, found 'many'"]),
    ("seeds: 1", "seeds: []", ":5:8", ["empty"]),
    ("seeds: 1", "seeds: [1, 1]", ":5:12", ["occurs twice"]),
    ("seeds: 1", "seeds: [-1]", ":5:9", ["not allowed"]),
    ("steps: 10", "steps: 0", ":6:8", ["must be"]),
    ("steps: 10", "steps: 1.5", ":6:8", ["whole number"]),
    ("steps: 10", "steps: []", ":6:8", ["empty"]),
    ("steps: 10", "steps: {a: 1}", ":6:8", ["found a mapping"]),
    ("[0.1]", "[-0.1]", ":4:18: learning_rates[0]", ["-0.1 is not allowed; must be > 0"]),
    ("[0.1]", "[0.1, x]", ":4:23: learning_rates[1]", ["expected a number, found 'x'"]),
    ("[0.1]", "[.nan]", ":4", ["expected a number"]),
    ("[0.1]", "[.inf]", ":4", ["not allowed"]),
    ("[0.1]", "[]", ":4", ["empty"]),
    ("[0.1]", "{from: 1, to: 0.1}", ":4", ["above"]),
    ("[0.1]", "{from: 1}", ":4", ["'to' is missing"]),
    ("[0.1]", "{from: 1e-3, to: 1, pre_decade: 3}", ":4", ["did you mean 'per_decade'?"]),
    ("learning_rates: [0.1]", "", "", ["'learning_rates' is missing", "sgd"]),
    ("name: sgd", "name: sdg", ":3", ["unknown optimizer 'sdg'", "did you mean 'sgd'?"]),
    ("name: sgd", "nmae: sgd", ":3", ["'name' is missing"]),
    ("name: sgd", "name: sgd, momentun: 0.9", ":3", ["did you mean 'momentum'?"]),
    (
      "name: sgd", "name: sgd, momentum: 1.5", ":3:36: optimizers[0].momentum",
      ["1.5 is not allowed; must be [0, 1)"]
    ),
    ("name: sgd", "name: sgd, momentum: []", ":3", ["empty"]),
    ("name: sgd", "name: sgd, momentum: high", ":3", ["expected a number, found 'high'"]),
    ("name: sgd", "name: sgd, momentum: '0.9'", ":3", ["expected a number"]),
    ("name: sgd", "name: sgd, nesterov: true", ":3", ["momentum above 0"]),
    ("name: sgd", "name: sgd, nesterov: yes", ":3", ["true or false"]),
    ("name: sgd", "name: sgd}, {name: sgd", ":3", ["the same as optimizers[0]"]),
    ("name: sgd", "name: sgd, schedules: [cosine]", ":3", ["no schedule 'cosine'"]),
    ("name: sgd", "name: sgd, momentum: 0.1, momentum: 0.2", ":3", ["momentum"]),
    ("optimizers: [{name: sgd}]", "optimizers: {name: sgd}", ":3", ["list of optimizers"]),
    ("optimizers: [{name: sgd}]", "optimizers: []", ":3", ["empty"]),
    ("optimizers: [{name: sgd}]", "optimizers: [sgd]", ":3", ["mapping"]),
    ("name: quadratic", "name: qadratic", ":2", ["did you mean 'quadratic'?"]),
    ("dimension: 3", "dimension: 0", ":2", ["must be"]),
    ("dimension: 3", "dimension: 1e9", ":2", ["must be"]),
    ("dimension: 3", "spectrum: lisst", ":2", ["did you mean 'list'?"]),
    ("dimension: 3", "spectrum: list", ":2", ["at least one"]),
    ("dimension: 3", "spectrum: list, eigenvalues: [1, -1]", ":2", ["≥ 0"]),
    ("{name: quadratic, dimension: 3}", "quadratic", ":2", ["mapping"]),
    ("{name: quadratic, dimension: 3}", "{name: mlp, hidden: 8}", ":2", ["expected a list"]),
    ("{name: quadratic, dimension: 3}", "{name: mlp, hidden: [0]}", ":2", ["must be"]),
    (
      "{name: quadratic, dimension: 3}", "{name: mlp, file: nowhere.libsvm}", ":2",
      ["does not exist"]
    ),
    ("{name: quadratic, dimension: 3}", "{name: mlp, file: /}", ":2", ["is a folder"]),
    ("problem:", "problems: [{name: quadratic}]\nproblem:", ":2", ["either"]),
    (
      "steps: 10", "steps: 10\nschedules: [{name: cosine, warmup: 11}]", ":7",
      ["longer than the run"]
    ),
    ("steps: 10", "steps: 10\nschedules: [{name: cosine, warmup: -1}]", ":7", ["≥ 0"]),
    ("steps: 10", "steps: 10\nschedules: [{name: wsd, cooldown: 11}]", ":7", ["does not fit"]),
    ("steps: 10", "steps: 10\nschedules: [{name: cosin}]", ":7", ["did you mean 'cosine'?"]),
    ("steps: 10", "steps: 10\nprecision: float16", ":7", ["float32, float64"]),
    ("steps: 10", "steps: 10\nbatch_sizes: [0]", ":7", ["must be"]),
    ("steps: 10", "steps: 10\nbatch_sizes: [all]", ":7", ["the word full"]),
    ("steps: 10", "steps: 10\nbatch_sizes: [8, 8]", ":7", ["twice"]),
    ("steps: 10", "steps: 10\nrecord: {evry: 1}", ":7", ["did you mean 'every'?"]),
    ("steps: 10", "steps: 10\nrecord: 5", ":7", ["mapping"]),
    ("steps: 10", "steps: 10\ndivergence_factor: 1", ":7", ["> 1"]),
    ("experiment: minimal", "experiment: ../../etc", ":1", ["not allowed"]),
    ("experiment: minimal", "experiment: .hidden", ":1", ["not allowed"]),
    ("experiment: minimal", "experiment: a/b", ":1", ["not allowed"]),
    ("experiment: minimal", "experiment: ''", ":1", ["expected a word"]),
    ("experiment: minimal", "experiment: [a]", ":1", ["found a list"]),
    ("experiment: minimal", "experiment: minimal\nexperiment: twice", "", ["experiment"]),
    ("steps: 10", "steps: [10", "", ["not YAML"]),
    ("steps: 10", "steps: &a [*a]", "", []),
    ("steps: 10", "steps: \u{1}", "", ["not YAML"]),
    ("steps: 10", "\tsteps: 10", ":6", ["not YAML"]),
    ("steps: 10", "steps: " + String(repeating: "[", count: 100_000), ":6", ["nested deeper"]),
    ("steps: 10", "steps:\n" + String(repeating: "- ", count: 100_000) + "1", ":7", ["nested"]),
    ("seeds: 1", "seeds: 100000\nrecord: {every: 1}\nbatch_sizes: [1]", "", []),
    ("[0.1]", "{from: 1e-300, to: 1e300}", "", []),
    ("steps: 10", "steps: 1e9\nrecord: {every: 1}", ":7", ["points a run"]),
    (
      "{name: quadratic, dimension: 3}",
      "{name: logistic-regression, examples: 10000000, features: 100000}", ":2", ["at most"]
    ),
    (
      "{name: quadratic, dimension: 3}", "{name: mlp, hidden: [65536], examples: 1000000}", ":2",
      ["at most"]
    ),
    (
      "name: sgd",
      "name: sgd, momentum: \(axis), dampening: \(axis), weight_decay: \(axis)", ":3",
      ["combinations"]
    ),
    ("experiment: minimal", "experiment: steplab.sqlite", ":1", ["the name of the store"]),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named with its place`(
    old: String, new: String, place: String, words: [String]
  ) throws {
    let good = minimal.replacing("OPT", with: "name: sgd")
    #expect(try load(good).count == 1)
    let bad = good.replacing(old, with: new)
    #expect(bad != good)
    do {
      // A few entries are unusual but valid; what counts is that nothing traps.
      _ = try load(bad)
      #expect(words.isEmpty)
    } catch let error as PlanError {
      #expect(error.description.hasPrefix("plan.yaml" + place), "\(error)")
      for word in words { #expect(error.description.contains(word), "\(error)") }
    }
  }

  @Test func `a batch larger than the training set names both`() throws {
    let error = #expect(throws: PlanError.self) {
      try load(
        minimal.replacing("OPT", with: "name: sgd")
          .replacing("{name: quadratic, dimension: 3}", with: "{name: mlp, examples: 40}")
          + "\nbatch_sizes: [16, 64]")
    }
    #expect(error?.description.contains("batch of 64") == true)
    #expect(error?.path == "batch_sizes[1]")
  }

  @Test func `a malformed data file names its line`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "0 1:1\n1 1:x\n".write(
      to: folder.appendingPathComponent("d.libsvm"), atomically: true, encoding: .utf8)
    let error = #expect(throws: PlanError.self) {
      try PlanDecoder.load(
        text: minimal.replacing("OPT", with: "name: sgd").replacing(
          "{name: quadratic, dimension: 3}", with: "{name: mlp, file: d.libsvm}"),
        path: folder.appendingPathComponent("plan.yaml").path)
    }
    #expect(error?.description.contains("d.libsvm:2: expected index:value, found '1:x'") == true)
    #expect(error?.line == 2)
  }

  @Test func `missing, empty and foreign files are no plans`() {
    #expect(throws: PlanError.self) { try PlanDecoder.load(path: "/nowhere/plan.yaml") }
    #expect(throws: PlanError.self) { try PlanDecoder.load(path: "/") }
    for text in ["", "# nothing\n", "[1, 2]", "word", "\u{0}\u{1}\u{2}", "{a: {b: }"] {
      #expect(throws: PlanError.self) { try load(text) }
    }
  }
}
