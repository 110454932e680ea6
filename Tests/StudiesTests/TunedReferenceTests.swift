import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

/// The tuned method that methods without a rate are compared with.
@Suite struct TunedReferenceTests {
  /// Gradient descent on a quadratic of one curvature ends at D(1 − ηλ)ᵀ, best at the rate that is
  /// nearest to 1/λ.
  @Test func `the reference is tuned and compared above the floor`() throws {
    let study = try ComputedStudy(
      rateFreePlan(
        problem: "{name: quadratic, dimension: 1, largest: 2, distance: 3}",
        study:
          ", reference: {name: sgd}, peaks: grid, from: 0.1, to: 1, per_decade: 4, tuning_seeds: 2",
        steps: 3))
    // Of 0.1, 0.1778, 0.3162, 0.5623, 1.
    #expect(try study.value("tuned_peak") == 0.5623)
    #expect(try study.value("tuning_runs") == 10)
    let reference: Double = pow(3 * pow(1 - 0.5623 * 2, 3.0), 2.0)
    #expect(try abs(study.value("reference_loss") / reference - 1) < 1e-9)
    let ratio = try study.value("final_loss") / reference
    #expect(try abs(study.value("loss_ratio") / ratio - 1) < 1e-9)
    #expect(try study.value("on_edge") == 0)
  }

  /// Rates up to 0.1 are too small for a curvature of 2, rates from 1 on too large; a grid of one
  /// rate has no inside.
  @Test(arguments: [("0.001", "0.1", 1.0), ("0.6", "10", 1), ("0.1", "0.1", 0)])
  func `a reference that was tuned to an end of its grid is marked`(
    from: String, to: String, mark: Double
  ) throws {
    let study = try ComputedStudy(
      rateFreePlan(
        problem: "{name: quadratic, dimension: 1, largest: 2, distance: 3}",
        study: ", reference: {name: sgd}, peaks: grid, from: \(from), to: \(to), per_decade: 1",
        steps: 3))
    #expect(study.values("on_edge")[0].allSatisfy { $0 == mark })
    let alone = try ComputedStudy(rateFreePlan(steps: 3))
    #expect(alone.table.cells[0].samples[0].missing["on_edge"] == "no reference")
  }

  @Test func `a searched reference is tuned between and beyond the rates where its search begins`()
    throws
  {
    let study = try ComputedStudy(
      rateFreePlan(
        problem: "{name: quadratic, dimension: 1, largest: 2, distance: 3}",
        study: ", reference: {name: sgd}, from: 0.001, to: 0.01, per_decade: 1, tuning_seeds: 2",
        steps: 1))
    // 1/λ leads to the minimum in one step.
    #expect(try abs(study.value("tuned_peak") / 0.5 - 1) < 0.01)
    #expect(try study.value("on_edge") == 0)
    #expect(try study.value("reference_loss") < 9 * 1e-4)
    let runs = try study.value("tuning_runs")
    #expect(runs > 2 * 4 && runs.truncatingRemainder(dividingBy: 2) == 0)
  }

  /// Measurements from before the mark have it too.
  @Test func `the mark is not kept but follows from what is`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-study-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let loaded = try PlanDecoder.load(
      text: rateFreePlan(study: ", reference: {name: sgd}, peaks: grid, to: 1e-3", steps: 3),
      path: "plan.yaml",
      in: .standard)
    let store = try RunStore(folder: folder)
    _ = try Sweep(loaded.experiment.work(in: loaded.laboratory), store: store).run()
    let kept = try #require(try store.measurements(loaded.experiment.measurements)[0])
    #expect(kept.values["tuned_peak"] == 1e-3 && kept.values["on_edge"] == nil)
    let table = try loaded.experiment.table(in: loaded.laboratory, from: store)
    #expect(table?.cells[0].samples[0].values["on_edge"] == 1)
  }

  /// Label noise leaves a loss of ½σ². Medians and the last run, from runs that are made one by one.
  @Test func `what is compared is above the floor, and tuned on seeds of its own`() throws {
    let text = rateFreePlan(
      problem: "{name: least-squares, dimension: 3, label_noise: 1, distance: 2}",
      study:
        ", reference: {name: sgd}, peaks: grid, from: 0.1, to: 1, per_decade: 8, tuning_seeds: 3",
      steps: 12, more: "batch_sizes: [2]")
    let study = try ComputedStudy(text)
    let experiment = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
    let executor = RunExecutor(.standard)
    let rates = [0.1, 0.1334, 0.1778, 0.2371, 0.3162, 0.4217, 0.5623, 0.7499, 1]
    var hasOther = false
    for (number, measurement) in experiment.measurements.enumerated() {
      let sample = study.table.cells[0].samples[number]
      let own = executor.run(measurement.run).metrics
      #expect(sample.values["final_loss"] == own.loss)
      #expect(sample.values["excess_ratio"] == (own.loss! - 0.5) / (own.initialLoss! - 0.5))

      func reference(_ rate: Double, _ seed: UInt64) -> Double {
        var run = measurement.run
        run.optimizer = RunSpec.Component(name: "sgd", settings: [:])
        (run.peakRate, run.seed) = (rate, seed)
        return executor.run(run).metrics.loss ?? .infinity
      }
      let seeds = (1...3).map { UInt64(number) + $0 << 40 }
      let medians = rates.map { rate in seeds.map { reference(rate, $0) }.sorted()[1] }
      let best = rates[medians.indices.min { medians[$0] < medians[$1] }!]
      let other = reference(best, UInt64(number))
      #expect(sample.values["tuned_peak"] == best)
      #expect(sample.values["reference_loss"] == other)
      #expect(sample.values["loss_ratio"] == (own.loss! - 0.5) / (other - 0.5))
      // The measured seed would have chosen another one, or this test would not tell.
      hasOther = hasOther || rates.contains { reference($0, UInt64(number)) < other }
    }
    #expect(hasOther)
  }
}

/// A plan of this study.
func rateFreePlan(
  _ optimizer: String = "{name: dadapt-sgd, d0: 0.001}",
  problem: String = "{name: absolute-loss, examples: 1, dimension: 1, distance: 2}",
  schedule: String = "{name: constant}", study: String = "", steps: Int = 60,
  more: String = ""
) -> String {
  """
  experiment: rate-free
  problem: \(problem)
  optimizers: [\(optimizer)]
  schedules: [\(schedule)]
  learning_rates: [1]
  seeds: 2
  steps: \(steps)
  precision: float64
  \(more)
  study: {name: lr-free\(study)}
  """
}
