import Analysis
import Foundation
import PlanSyntax
import Plans
import Records
import Runs
import Studies
import TestSupport
import Testing

/// Comparisons whose peaks are searched.
@Suite struct SearchedComparisonTests {
  private static func plan(_ study: String = "") throws -> LoadedPlan {
    try PlanDecoder.load(
      text: """
        experiment: searched
        problem: {name: power-law-regression, dimension: 8, label_noise: 0.2}
        optimizers:
          - {name: sgd, momentum: [0.0, 0.9]}
          - {name: dog, learning_rates: [1.0]}
        schedules: [{name: linear}, {name: constant}]
        learning_rates: [0.01, 0.1, 1]
        batch_sizes: [4]
        seeds: 4
        steps: 40
        record: {every: 10}
        study: {name: compare, tuning_seeds: 3, most_tuning_seeds: 6\(study)}
        """, path: "plan.yaml", in: .standard)
  }

  /// A store in memory with what was computed of a plan.
  private final class Stored {
    let plan: LoadedPlan
    let store: RunStore
    let study: ComparisonStudy

    init(_ plan: LoadedPlan) throws {
      self.plan = plan
      store = try RunStore()
      study = try #require(plan.experiment.study?.study as? ComparisonStudy)
    }

    func sweep(of experiment: Experiment) -> StudiedSweep {
      StudiedSweep(experiment, in: plan.laboratory, store: store)
    }

    func carryOut(_ experiment: Experiment, _ selection: [Int]? = nil) throws {
      _ = try Sweep(experiment.work(in: plan.laboratory), selection: selection, store: store).run()
    }

    /// Carries out a part of the plan with its searches.
    ///
    /// - Parameter rounds: after which it is stopped
    @discardableResult
    func finish(_ selection: Selection = Selection(), rounds: Int = .max) throws -> Experiment {
      var experiment = plan.experiment, round = 1
      try carryOut(experiment, selection.numbers(in: experiment))
      while round < rounds,
        let larger = try study.extended(sweep(of: experiment), from: plan.experiment)
      {
        experiment = larger
        try carryOut(experiment, selection.numbers(in: experiment))
        round += 1
      }
      return experiment
    }

    func samples(_ experiment: Experiment) throws -> [[String: Double]] {
      try #require(try study.table(of: sweep(of: experiment))).cells.flatMap {
        $0.samples.map(\.values)
      }
    }
  }

  @Test func `it begins with the plan's rates on tuning seeds, and with what is not tuned`() throws
  {
    let experiment = try Self.plan().experiment
    #expect(experiment.searchesPeaks)
    #expect(experiment.seeds == [0, 1, 2, 3] + (0..<6).map { 1_000_000 + $0 })
    // Two momenta by two schedules, three rates with three seeds; dog with the plan's own.
    #expect(experiment.count == 4 * 3 * 3 + 2 * 4)
    #expect(experiment.listedCells?.first?.seeds == [1_000_000, 1_000_001, 1_000_002])
    #expect(experiment.listedCells?.last?.seeds == [0, 1, 2, 3])
    let grid = try Self.plan(", peaks: grid").experiment
    #expect(!grid.searchesPeaks && grid.count == (4 * 3 + 2) * (4 + 3))
  }

  /// The same search, with runs that are made one by one.
  @Test func `the peak is that of the search, seed by seed`() throws {
    let stored = try Stored(Self.plan())
    let experiment = try stored.finish()
    let comparison = try stored.study.comparison(of: stored.sweep(of: experiment))
    let executor = RunExecutor(.standard)
    for (arm, cell) in zip(
      experiment.arms.indices,
      try #require(
        try stored.study.table(of: stored.sweep(of: experiment))
      ).cells)
    {
      func losses(_ rate: Double, _ seeds: [UInt64]) -> [Double] {
        seeds.map { seed in
          let spec = experiment.spec(
            at: .init(arm: arm, batch: .examples(4), rate: rate, seed: seed))
          return executor.run(spec).metrics.loss ?? .infinity
        }
      }
      var peak = 1.0
      if experiment.arms[arm].rates.count > 1 {
        let search = try #require(
          RateSearch(scan: [0.01, 0.1, 1], seeds: 3, mostSeeds: 6, average: .median))
        let replay = ReplayedSearch(search) { request in
          losses(request.rate, request.seeds.map { 1_000_000 + UInt64($0) })
        }
        let found = try #require(replay.result)
        peak = found.rate ?? found.bestTried.rate
        let method = try #require(
          comparison.tasks[0].methods.first {
            $0.method.optimizer == experiment.arms[arm].optimizerLabel.description
              && $0.method.schedule == experiment.arms[arm].scheduleLabel.description
          })
        #expect(method.trials == found.runs && method.tunedRate == peak)
        #expect(method.runs.compared.count == 9)
      }
      let expected = losses(peak, [0, 1, 2, 3])
      for (seed, sample) in cell.samples.enumerated() {
        #expect(sample.values["tuned_peak"] == peak && sample.values["loss"] == expected[seed])
      }
    }
  }

  /// Nothing is kept of a search but its runs, so that a stop at any place changes nothing.
  @Test(arguments: 1...5) func `a search that is stopped goes on to the same end`(rounds: Int)
    throws
  {
    let undisturbed = try Stored(Self.plan())
    let whole = try undisturbed.finish()
    let stopped = try Stored(Self.plan())
    let part = try stopped.finish(rounds: rounds)
    // In the middle of a round, too.
    if let larger = try stopped.study.extended(
      stopped.sweep(of: part), from: stopped.plan.experiment)
    {
      try stopped.carryOut(larger, Array(stride(from: 0, to: larger.count, by: 3)))
    }
    let again = try stopped.finish()
    #expect(again.listedCells == whole.listedCells)
    #expect(try stopped.samples(again) == undisturbed.samples(whole))
    // And from the store alone.
    let stored = try #require(try Experiment(json: whole.json, in: .standard))
    #expect(
      try stored.withSearches(in: .standard, from: undisturbed.store).listedCells
        == whole.listedCells)
  }

  @Test func `a shard has methods with their whole searches, and shards make up the plan`() throws {
    let whole = try Stored(Self.plan(", tuned_settings: [momentum]"))
    let experiment = try whole.finish()
    let parts = try Stored(whole.plan)
    for shard in ["1/3", "3/3", "2/3"] {
      try parts.finish(Selection(only: [], shard: shard))
    }
    let merged = try parts.plan.experiment.withSearches(in: .standard, from: parts.store)
    #expect(merged.listedCells == experiment.listedCells)
    #expect(try parts.samples(merged) == whole.samples(experiment))
    #expect(try parts.store.count() == whole.store.count())
    // Variants of a method are together.
    let first = try Selection(only: [], shard: "1/4").numbers(in: experiment)
    let labels = Set(first.map { experiment.arms[experiment.place($0).arm].scheduleLabel })
    let momenta = Set(first.map { experiment.arms[experiment.place($0).arm].optimizerLabel })
    #expect(labels.count == 1 && momenta.count == 2)
  }

  @Test func `one shard alone leaves the others' searches where they are`() throws {
    let stored = try Stored(Self.plan())
    let experiment = try stored.finish(Selection(only: [], shard: "2/6"))
    let methods = try stored.study.comparison(of: stored.sweep(of: experiment)).tasks[0].methods
    #expect(methods.filter { $0.losses != nil }.count == 1)
  }

  @Test(arguments: ["rate=0.1", "seed=1"]) func `a part of a search is refused`(part: String) throws
  {
    let experiment = try Self.plan().experiment
    #expect {
      try Selection(only: [part], shard: nil).numbers(in: experiment)
    } throws: {
      "\($0)".contains("searches for peak rates") && "\($0)".contains("study.peaks=grid")
    }
    #expect(
      try Selection(only: ["optimizer=dog"], shard: nil).numbers(in: experiment).count == 8)
  }

  @Test func `variants of a single rate are tuned, and the chosen one is compared`() throws {
    let plan = try PlanDecoder.load(
      text: """
        experiment: single
        problem: {name: power-law-regression, dimension: 8, label_noise: 0.2}
        optimizers: [{name: prodigy, d_coef: [1e-6, 1], learning_rates: [1.0]}]
        schedules: [{name: constant}]
        batch_sizes: [4]
        seeds: 3
        steps: 40
        study: {name: compare, tuning_seeds: 2, tuned_settings: [d_coef]}
        """, path: "plan.yaml", in: .standard)
    let stored = try Stored(plan)
    let experiment = try stored.finish()
    #expect(plan.experiment.count == 2 * 2 && experiment.count == 2 * 2 + 3)
    let method = try #require(
      try stored.study.comparison(of: stored.sweep(of: experiment)).tasks[0].methods.first)
    #expect(method.runs.variant == "d_coef=1" && method.trials == 4 && method.losses?.count == 3)
  }

  /// Comparisons that were stored before there were searches had grids.
  @Test func `a stored comparison without the setting is one of grids`() throws {
    var json = try Self.plan(", peaks: grid").experiment.json
    guard case .object(var members) = json, case .object(var study)? = members["study"],
      case .object(var settings)? = study["settings"]
    else {
      Issue.record("no study")
      return
    }
    settings["peaks"] = nil
    study["settings"] = .object(settings)
    members["study"] = .object(study)
    json = .object(members)
    let old = try #require(try Experiment(json: json, in: .standard))
    #expect(!old.searchesPeaks && old.count == (4 * 3 + 2) * (4 + 3))
  }
}
