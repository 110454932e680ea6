import Catalog
import Foundation
import Plans
import PlanSyntax
import Problems
import Records
import Runs
import Studies
import Testing
import TestSupport

@Suite struct PlanTests {
  private func load(_ text: String, _ overrides: [String] = []) throws -> Experiment {
    try PlanDecoder.load(text: text, path: "plan.yaml", overrides: overrides, in: .standard)
      .experiment
  }

  private let minimal = """
    experiment: minimal
    problem: {name: quadratic, dimension: 3}
    optimizers: [{OPT}]
    learning_rates: [0.1]
    seeds: 1
    steps: 10
    """

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

  // MARK: Entries within entries

  @Test func `an entry may be a setting, and its settings axes`() throws {
    let plan = minimal.replacing(
      "{OPT}",
      with:
        "{name: schedule-free, base: {name: adagrad, epsilon: [1e-8, 1e-6]}, momentum: [0.8, 0.9]}"
    )
    let experiment = try load(plan)
    #expect(experiment.count == 4)
    var epsilons: Set<SettingValue> = []
    for arm in experiment.arms {
      guard case .entry("adagrad", let settings)? = arm.optimizer.settings["base"] else {
        return #expect(Bool(false))
      }
      // Complete: defaults included.
      #expect(settings.keys.sorted() == ["epsilon", "initial_sum", "weight_decay"])
      epsilons.insert(settings["epsilon"]!)
    }
    #expect(epsilons == [.number(1e-8), .number(1e-6)])
    #expect(Set(experiment.arms.map(\.optimizerLabel.description)).count == 4)
    #expect(
      experiment.arms.map(\.optimizerLabel.description)[0]
        == "schedule-free(base=adagrad(epsilon=1e-08), momentum=0.8)")
    let copy = try #require(try Experiment(json: experiment.json, in: .standard))
    #expect(copy.arms.map(\.optimizer) == experiment.arms.map(\.optimizer))
    #expect(copy.ids([0, 1, 2, 3]) == experiment.ids([0, 1, 2, 3]))
    let several = try load(
      minimal.replacing("{OPT}", with: "{name: schedule-free, base: [sgd, {name: lion}]}"))
    #expect(several.count == 2)
    let changed = try load(plan, ["optimizers.0.base.name=rmsprop"])
    #expect(changed.count == 4)
  }

  @Test(
    arguments: [
      ("{name: adagradd}", "unknown value 'adagradd'; did you mean 'adagrad'"),
      ("{name: schedule-free}", "unknown value 'schedule-free'"),
      ("{name: adagrad, epsilonn: 1}", "unknown key 'epsilonn'; did you mean 'epsilon'"),
      ("{name: adagrad, epsilon: x}", "expected a number"),
      ("{name: adagrad, epsilon: -1}", "-1 is not allowed"),
      ("{epsilon: 1}", "'name' is missing"),
      ("[]", "the list is empty"),
      ("nothing", "unknown value 'nothing'"),
      ("3", "unknown value '3'"),
    ])
  func `mistakes within an entry are named with their place`(base: String, message: String) {
    let plan = minimal.replacing("{OPT}", with: "{name: schedule-free, base: \(base)}")
    #expect {
      _ = try load(plan)
    } throws: { error in
      "\(error)".contains(message) && "\(error)".contains("optimizers[0].base")
        && "\(error)".hasPrefix("plan.yaml:3")
    }
  }

  @Test func `labels show what varies and nothing else`() throws {
    let experiment = try load(full)
    #expect(
      Set(experiment.arms.map(\.optimizerLabel.description)) == [
        "adamw(weight_decay=0)", "adamw(weight_decay=0.01)", "schedule-free-adamw", "dadapt-adam",
        "sgd",
      ])
    #expect(
      Set(experiment.arms.map(\.scheduleLabel.description)) == [
        "cosine", "wsd(cooldown=0.1)", "wsd(cooldown=0.2)", "constant",
      ])
    #expect(
      Set(experiment.arms.map(\.problemLabel.description)) == [
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

  @Test func `an experiment can list its cells, each with seeds of its own`() throws {
    let experiment = try load(full)
    // All of them, listed: the same runs in the same order.
    let all = experiment.cellRuns.map { runs in
      let place = experiment.place(runs.lowerBound)
      return Experiment.Cell(
        arm: place.arm, batch: place.batch, rate: place.rate, seeds: experiment.seeds)
    }
    let listed = experiment.listing(all)
    #expect(listed.count == experiment.count && listed.cellRuns == experiment.cellRuns)
    for number in stride(from: 0, to: experiment.count, by: 7) {
      #expect(listed.place(number) == experiment.place(number))
      #expect(listed.spec(number).id == experiment.spec(number).id)
    }
    // A rate with one seed, another with two.
    var some = Array(all.prefix(2))
    some[0].seeds = [7]
    some[1].seeds = [8, 9]
    let part = experiment.listing(some)
    #expect(part.count == 3 && part.cellRuns == [0..<1, 1..<3])
    #expect((0..<3).map { part.place($0).seed } == [7, 8, 9])
    #expect(part.place(2).rate == some[1].rate)
    #expect(experiment.listing([]).count == 0)
  }

  @Test func `an experiment survives its JSON`() throws {
    let experiment = try load(full)
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(experiment.json.canonical.utf8))
    let copy = try #require(try Experiment(json: json, in: .standard))
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
    #expect(
      error?.description == "plan.yaml: steps: -5 is not allowed; must be from 1 to 1000000000")
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
      let plan = try PlanDecoder.load(path: file.path, in: .standard)
      #expect(plan.experiment.count > 0)
      #expect(plan.experiment.name == file.deletingPathExtension().lastPathComponent)
    }
  }

  @Test func `files of the same name stay apart`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("a", "0 1:1\n1 1:2\n"), ("b", "0 1:3\n1 1:4\n")] {
      let sub = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: true)
      try text.write(
        to: sub.appendingPathComponent("d.libsvm"), atomically: true, encoding: .utf8)
    }
    let plan = try PlanDecoder.load(
      text: minimal.replacing("OPT", with: "name: sgd").replacing(
        "{name: quadratic, dimension: 3}",
        with: "{name: mlp, file: [a/d.libsvm, b/d.libsvm], evaluation_fraction: 0}"),
      path: folder.appendingPathComponent("plan.yaml").path, in: .standard)
    #expect(plan.experiment.count == 2)
    #expect(Set(plan.experiment.arms.map(\.problemLabel.description)).count == 2)
    let files = plan.laboratory.files
    let tables = try plan.experiment.arms.map { arm in
      let reference = try #require(arm.problem.settings["file"]?.description)
      return try #require(files[reference, as: LabelledTable.self]).features
    }
    #expect(tables == [[1, 2], [3, 4]])
    #expect(files["none", as: LabelledTable.self] == nil)
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
}
