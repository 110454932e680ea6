import Foundation
import Plans
import PlanSyntax
import Studies
import Testing

/// Bad plans: every mistake is named with its place, and nothing traps.
@Suite struct PlanMistakeTests {
  private func load(_ text: String) throws -> Experiment {
    try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
  }

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
    ("seeds: 1", "seeds: 0", ":5:8: seeds", ["0 is not allowed", "from 1 to 100000"]),
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
    (
      "steps: 10", "steps: 10\nstudy: {name: cliping}", ":7:15: study.name",
      ["unknown study 'cliping'", "did you mean 'clipping'?"]
    ),
    (
      "steps: 10", "steps: 10\nstudy: {name: stability-boundary}", ":4:17: learning_rates",
      ["looks for rates itself"]
    ),
    (
      "learning_rates: [0.1]\n", "study: {name: warmup-tolerance, from: 2, to: 1}\n",
      ":4:39: study.from", ["2 is not below `to`, 1"]
    ),
    (
      "steps: 10", "steps: 10\nstudy: {name: effective-step, time: [1, 2]}", ":7:8: study",
      ["one value for each setting"]
    ),
    ("name: sgd", "name: sdg", ":3", ["unknown optimizer 'sdg'", "did you mean 'sgd'?"]),
    ("name: sgd", "nmae: sgd", ":3", ["'name' is missing"]),
    ("name: sgd", "name: sgd, momentun: 0.9", ":3", ["did you mean 'momentum'?"]),
    (
      "name: sgd", "name: sgd, momentum: 1.5", ":3:36: optimizers[0].momentum",
      ["1.5 is not allowed; must be ≥ 0 and < 1"]
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
    (
      "dimension: 3", "spectrum: lisst", ":2:38: problem.spectrum",
      ["unknown value 'lisst'; did you mean 'list'?"]
    ),
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
      ["longer than the 10 steps"]
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
    ("steps: 10", "steps: &a [*a]", ":6", ["aliases"]),
    ("steps: 10", "steps: [10, 10]", ":6", ["occurs twice"]),
    ("steps: 10", "steps: 0x10", ":6", ["whole number"]),
    ("steps: 10", "steps: 10 # [[[[ & * x", "", []),
    ("experiment: minimal", "experiment: minimal\ndescription: ''", "", []),
    ("experiment: minimal", "\u{FEFF}experiment: minimal", "", []),
    ("experiment: minimal", "experiment: minimal\ndescription: Adam's & [others]", "", []),
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
      "{name: quadratic, dimension: 3}",
      "{name: linear-probe, data: gaussian-mixture, features: 100000, random_features: 65536}",
      ":2", ["random_features", "at most"]
    ),
    (
      "{name: quadratic, dimension: 3}",
      "{name: mlp, streaming: true, evaluation_examples: 1000000, hidden: [4096]}", ":1",
      ["does not fit into memory"]
    ),
    (
      "{name: quadratic, dimension: 3}", "{name: mlp, hidden: [65536], examples: 1000000}", ":1",
      ["at most"]
    ),
    (
      "name: sgd",
      "name: sgd, momentum: \(axis), dampening: \(axis), weight_decay: \(axis)", ":3",
      ["combinations"]
    ),
    ("experiment: minimal", "experiment: steplab.sqlite", ":1", ["has something else there"]),
    ("experiment: minimal", "experiment: kernels", ":1", ["has something else there"]),
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
        path: folder.appendingPathComponent("plan.yaml").path, in: .standard)
    }
    #expect(error?.description.contains("d.libsvm:2: expected index:value, found '1:x'") == true)
    #expect(error?.line == 2)
  }

  @Test func `missing, empty and foreign files are no plans`() {
    #expect(throws: PlanError.self) {
      try PlanDecoder.load(path: "/nowhere/plan.yaml", in: .standard)
    }
    #expect(throws: PlanError.self) { try PlanDecoder.load(path: "/", in: .standard) }
    for text in ["", "# nothing\n", "[1, 2]", "word", "\u{0}\u{1}\u{2}", "{a: {b: }"] {
      #expect(throws: PlanError.self) { try load(text) }
    }
  }
}
