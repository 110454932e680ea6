import Analysis
import Foundation
import Plans
import PlanSyntax
import Records
import Runs
import Studies
import Testing
import TestSupport

@Suite struct ComparisonStudyTests {
  /// A plan that is swept into a store of its own.
  private final class Swept {
    let plan: LoadedPlan
    let store: RunStore
    let study: ComparisonStudy
    private let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-study-\(UUID().uuidString)").path

    init(rates: String, study: String = ComparisonStudyTests.study) throws {
      plan = try PlanDecoder.load(
        text: ComparisonStudyTests.text(rates: rates, study: study), path: "plan.yaml",
        in: .standard)
      store = try RunStore(folder: folder)
      self.study = try #require(plan.experiment.study?.study as? ComparisonStudy)
      try sweep(plan.experiment)
    }

    func sweep(_ experiment: Experiment) throws {
      _ = try Sweep(experiment.work(in: plan.laboratory), store: store).run()
    }

    func sweep(of experiment: Experiment? = nil) -> StudiedSweep {
      StudiedSweep(experiment ?? plan.experiment, in: plan.laboratory, store: store)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private static let study = "{name: compare, peaks: grid, tuning_seeds: 2}"
  private static let together =
    "{name: compare, peaks: grid, tuning_seeds: 2, tuned_settings: [momentum]}"

  private static func text(
    rates: String, seeds: String = "3", study: String = study
  ) -> String {
    """
    experiment: comparison
    problem: {name: power-law-regression, dimension: 8, label_noise: 0.2}
    optimizers:
      - {name: sgd, momentum: [0.0, 0.9]}
      - {name: dog, learning_rates: [1.0]}
    schedules: [{name: linear}, {name: constant}]
    learning_rates: \(rates)
    batch_sizes: [4]
    seeds: \(seeds)
    steps: 60
    record: {every: 10}
    study: \(study)
    """
  }

  /// The same numbers from runs that are made one by one.
  @Test func `peaks are tuned on seeds of their own and compared on the plan's`() throws {
    let swept = try Swept(rates: "[0.01, 0.1, 0.5, 4]")
    let experiment = swept.plan.experiment
    #expect(experiment.comparedSeeds == [0, 1, 2])
    #expect(experiment.seeds == [0, 1, 2, 1_000_000, 1_000_001])
    // Two optimizers with four rates, one with one; two schedules; five seeds.
    #expect(experiment.count == 2 * (4 + 4 + 1) * 5)
    let table = try #require(try swept.study.table(of: swept.sweep()))
    #expect(table.cells.count == 6)
    let executor = RunExecutor(.standard)
    for (arm, cell) in zip(experiment.arms.indices, table.cells) {
      func losses(_ rate: Double, _ seeds: [UInt64]) -> [Double] {
        seeds.map { seed in
          let record = executor.run(
            experiment.spec(
              at: .init(arm: arm, batch: .examples(4), rate: rate, seed: seed)))
          return record.metrics.loss ?? .infinity
        }
      }
      let rates = experiment.arms[arm].rates
      let medians = rates.map { rate -> Double in
        let both = losses(rate, [1_000_000, 1_000_001])
        return (both[0] + both[1]) / 2
      }
      let best = try #require(medians.indices.min { medians[$0] < medians[$1] })
      let expected = losses(rates[best], [0, 1, 2])
      for (seed, sample) in cell.samples.enumerated() {
        #expect(sample.seed == UInt64(seed))
        #expect(sample.values["tuned_peak"] == rates[best])
        #expect(sample.values["loss"] == expected[seed])
        #expect(sample.values["trials"] == Double(2 * rates.count))
        // The risk is measured without the noise of labels: its floor is 0.
        let excess = try #require(sample.values["excess_loss"])
        #expect(excess == expected[seed])
        let all = rates.map { losses($0, [UInt64(seed)])[0] }
        #expect(
          sample.values["diverged_fraction"]
            == Double(all.count { $0 == .infinity }) / Double(all.count))
        #expect((sample.values["sensitivity"] == nil) == (rates.count == 1))
        if rates.count == 1 { #expect(sample.missing["sensitivity"] == "a single rate") }
        let steps = try #require(sample.values["steps_to_target"])
        #expect(sample.values["gradients_to_target"] == 4 * steps)
      }
    }
  }

  /// As if the better momentum had been a method of its own.
  /// Two schedules of sgd with two momenta; dog has a grid of one.
  @Test func `unless they are named, methods that search set the targets`() throws {
    func targets(_ baselines: String, _ choose: (String) -> Bool) throws {
      let swept = try Swept(
        rates: "[0.01, 0.1]", study: "{name: compare, peaks: grid, tuning_seeds: 2\(baselines)}")
      let task = try #require(try swept.study.comparison(of: swept.sweep()).tasks.first)
      let losses = try task.methods.filter { choose($0.method.optimizer) }
        .map { try #require($0.losses) }
      let expected = (0..<3).map { seed in Statistics.median(losses.map { $0[seed] }) }
      #expect(losses.count < task.methods.count && task.targets == expected)
    }
    try targets("") { $0.hasPrefix("sgd") }
    try targets(", baselines: [dog]") { $0.hasPrefix("dog") }
  }

  @Test func `settings can be tuned with the peak`() throws {
    let rates = "[0.01, 0.1, 0.5]"
    let apart = try Swept(rates: rates)
    let together = try Swept(
      rates: rates, study: Self.together)
    let comparison = try together.study.comparison(of: together.sweep())
    let methods = comparison.tasks[0].methods
    #expect(Set(methods.map(\.method.optimizer)) == ["sgd", "dog"] && methods.count == 4)
    for method in methods where method.method.optimizer == "sgd" {
      let others = try apart.study.comparison(of: apart.sweep()).tasks[0].methods.filter {
        $0.method.optimizer.hasPrefix("sgd") && $0.method.schedule == method.method.schedule
      }
      let best = try #require(others.min { $0.tuningLoss! < $1.tuningLoss! })
      #expect(method.losses == best.losses && method.tunedRate == best.tunedRate)
      #expect("sgd(\(method.runs.variant))" == best.method.optimizer)
      #expect(method.trials == 2 * 3 * 2)
    }
    let table = try #require(try together.study.table(of: together.sweep()))
    #expect(table.cells.map { $0.label(on: Axis("optimizer")) } == ["sgd", "sgd", "dog", "dog"])
    #expect(table.cells.allSatisfy { $0.parameters["momentum"] == nil })
  }

  @Test func `a setting that no optimizer has cannot be tuned`() {
    #expect {
      try PlanDecoder.load(
        text: Self.text(
          rates: "[1]", study: "{name: compare, peaks: grid, tuned_settings: [momentun]}"),
        path: "plan.yaml",
        in: .standard)
    } throws: { "\($0)".contains("'momentun'") && "\($0)".contains("did you mean 'momentum'?") }
  }

  @Test func `grids grow until the tuned peaks are inside of them`() throws {
    let swept = try Swept(rates: "[1e-4, 1e-3]")
    let original = swept.plan.experiment
    let study = swept.study
    var experiment = original
    var grown = 0
    while let larger = try study.extended(swept.sweep(of: experiment), from: original) {
      grown += 1
      try swept.sweep(larger)
      experiment = larger
    }
    #expect(grown > 1)
    let arms = experiment.arms
    // By the ratio of the grid, upwards; a grid of one rate is no grid.
    #expect(arms[0].rates.starts(with: [1e-4, 1e-3, 1e-2, 0.1]))
    #expect(arms[4].rates == [1] && arms[5].rates == [1])
    for method in try study.comparison(of: swept.sweep(of: experiment)).tasks[0].methods
    where method.runs.rates.count > 1 { #expect(method.edge == .none) }
    // From the plan again it comes to the same.
    #expect(experiment.json.canonical != original.json.canonical)
    let stored = try Experiment(json: experiment.json, in: .standard)
    #expect(stored?.json.canonical == experiment.json.canonical)
  }

  /// The tuned peak lies on the edge of every variant's grid: they grow together.
  @Test func `grids of variants grow as one`() throws {
    let swept = try Swept(
      rates: "[1e-4, 1e-3]", study: Self.together)
    let comparison = try swept.study.comparison(of: swept.sweep())
    #expect(comparison.tasks[0].methods.filter { $0.edge == .upper }.count == 2)
    let larger = try #require(
      try swept.study.extended(swept.sweep(), from: swept.plan.experiment))
    // Two momenta with two schedules each; a grid of one rate stays.
    let grids = larger.arms.map(\.rates)
    #expect(grids == Array(repeating: [1e-4, 1e-3, 1e-2], count: 4) + [[1], [1]])
  }

  @Test func `seeds that are tuned on cannot be compared`() {
    #expect(throws: PlanError.self) {
      try PlanDecoder.load(
        text: Self.text(rates: "[1]", seeds: "[1, 1000001]"), path: "plan.yaml", in: .standard)
    }
  }
}
