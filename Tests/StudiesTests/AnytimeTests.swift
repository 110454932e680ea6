import Foundation
import Plans
import PlanSyntax
import Records
import Runs
import Testing
import TestSupport

@Suite struct AnytimeTests {
  /// One eigenvalue 4, distance 3: after steps at the rates η the loss is 18 Π(1 − 4η)².
  private func plan(
    _ schedule: String, rates: String = "[0.1]", study: String = "", steps: Int = 8,
    problem: String = "{name: quadratic, spectrum: list, eigenvalues: [4], distance: 3}",
    batch: String = "full", seeds: Int = 1, more: String = ""
  ) -> String {
    """
    experiment: horizons
    problem: \(problem)
    optimizers: [{name: sgd}]
    schedules: [\(schedule)]
    learning_rates: \(rates)
    batch_sizes: [\(batch)]
    seeds: \(seeds)
    steps: \(steps)
    precision: float64
    study: {name: anytime\(study)}
    \(more)
    """
  }

  private func loss(_ rates: [Double]) -> Double {
    18 * rates.reduce(1) { $0 * (1 - 4 * $1) * (1 - 4 * $1) }
  }

  private func column(_ study: ComputedStudy, _ quantity: String) throws -> [Double] {
    try study.table.cells.indices.map { try study.value(quantity, $0) }
  }

  private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-10 * abs($1) }
  }

  private func reasons(_ study: ComputedStudy, _ quantity: String) -> [String?] {
    study.table.cells.map { $0.samples[0].missing[quantity] }
  }

  // MARK: One mechanism for all schedules

  @Test func `a constant rate is one run that is read at every horizon`() throws {
    let study = try ComputedStudy(
      plan("{name: constant}", rates: "[0.1, 0.2, 0.4]", study: ", horizons: [1, 2, 8]"))
    #expect(study.table.axes == ["optimizer", "horizon"])
    #expect(study.table.cells.map { $0.label(on: Axis("horizon")) } == ["1", "2", "8"])
    #expect(study.table.cells.map { $0.parameters["horizon"] } == [1, 2, 8])
    let losses = [1, 2, 8].map { loss([Double](repeating: 0.2, count: $0)) }
    #expect(try isClose(column(study, "loss"), losses))
    #expect(try isClose(column(study, "excess_loss"), losses))
    #expect(try column(study, "peak") == [0.2, 0.2, 0.2])
    #expect(try column(study, "on_edge") == [0, 0, 0])
    #expect(try column(study, "steps_spent") == [1, 2, 8])
    #expect(try column(study, "separate_steps") == [1, 3, 11])
    #expect(try isClose(column(study, "steps_ratio"), [1, 2 / 3, 8 / 11]))
    // Three rates.
    #expect(try column(study, "tuning_steps") == [3, 6, 24])
    #expect(try column(study, "diverged") == [0, 0, 0])
    let none = [String?](repeating: "no cooldown follows a stable phase", count: 3)
    #expect(reasons(study, "branch_loss") == none && reasons(study, "drop") == none)
  }

  @Test func `a cooldown is a branch of one stable run`() throws {
    let study = try ComputedStudy(
      plan("{name: wsd, cooldown: 0.5}", study: ", horizons: [4, 8]"))
    // The cooldown's first rate is the peak.
    let rates = [
      [0.1, 0.1, 0.1, 0.05], [0.1, 0.1, 0.1, 0.1, 0.1, 0.075, 0.05, 0.025],
    ]
    #expect(try isClose(column(study, "loss"), rates.map(loss)))
    #expect(
      try isClose(
        column(study, "branch_loss"), [3, 5].map { loss([Double](repeating: 0.1, count: $0)) }))
    #expect(try isClose(column(study, "drop"), [1 / 0.64, 1 / (0.504 * 0.504)]))
    #expect(try column(study, "steps_spent") == [4, 9])
    #expect(try column(study, "separate_steps") == [4, 12])
    #expect(try column(study, "on_edge") == [0, 0])
  }

  @Test func `a warmup in steps is shared, a fraction of the run is not`() throws {
    let study = try ComputedStudy(
      plan(
        "{name: wsd, cooldown: 2, warmup: 2}, {name: wsd, cooldown: 2, warmup: 0.25}",
        study: ", horizons: [4, 8]"))
    let rates = [
      [0.05, 0.1, 0.1, 0.05], [0.05, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05],
      [0.1, 0.1, 0.1, 0.05], [0.05, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05],
    ]
    #expect(try isClose(column(study, "loss"), rates.map(loss)))
    #expect(try column(study, "steps_spent") == [4, 9, 4, 12])
    // The stable phase begins after the warmup.
    #expect(
      try isClose(
        column(study, "branch_loss"),
        [loss([0.05, 0.1, 0.1]), loss([0.05] + [Double](repeating: 0.1, count: 6))]
          + [loss([0.1, 0.1, 0.1]), loss([0.05] + [Double](repeating: 0.1, count: 6))]))
  }

  @Test func `cosine is a run for each horizon`() throws {
    let study = try ComputedStudy(plan("{name: cosine}", study: ", horizons: [4, 20]", steps: 20))
    let rates = [4, 20].map { horizon in
      (0..<horizon).map { 0.05 * (1 + cos(.pi * Double($0) / Double(horizon))) }
    }
    #expect(try isClose(column(study, "loss"), rates.map(loss)))
    // They begin with the same step, at the peak.
    #expect(try column(study, "steps_spent") == [4, 23])
    #expect(try column(study, "separate_steps") == [4, 24])
    #expect(reasons(study, "drop")[1] == "no cooldown follows a stable phase")
  }

  @Test func `without a choice horizons are an eighth, a quarter, a half and all`() throws {
    let study = try ComputedStudy(plan("{name: constant}", steps: 20))
    #expect(study.table.cells.map { $0.parameters["horizon"] } == [2, 5, 10, 20])
  }

  // MARK: Tuning

  /// Small rates are better for few steps, large ones for many.
  private static let stiff =
    "{name: quadratic, spectrum: list, eigenvalues: [10, 10, 10, 10, 1], distance: 3}"

  /// The best of two rates by runs from the start, with the seed that tunes for a measured one.
  private func best(_ text: String, horizon: Int, seed: UInt64) throws -> Double {
    let run = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment.spec(0)
    return [0.1, 0.18].min { first, second in
      let losses = [first, second].map { rate in
        var run = run
        (run.steps, run.peakRate, run.recordEvery) = (horizon, rate, 40)
        run.seed = seed + 1 << 40
        return RunExecutor(.standard).run(run).metrics.loss!
      }
      return losses[0] < losses[1]
    }!
  }

  @Test(
    arguments: [
      ("each-horizon", "constant", false), ("last", "constant", true), ("shared", "constant", true),
      ("each-horizon", "linear", false), ("last", "linear", true), ("shared", "linear", false),
    ])
  func `the peak is tuned for the horizons that the plan says`(
    tune: String, schedule: String, takesLast: Bool
  ) throws {
    let text = plan(
      "{name: \(schedule)}", rates: "[0.1, 0.18]", study: ", horizons: [3, 40], tune: \(tune)",
      steps: 40, problem: Self.stiff, seeds: 4)
    let study = try ComputedStudy(text)
    let peaks = study.values("peak")
    var differ = 0
    for seed in 0..<4 {
      let last = try best(text, horizon: 40, seed: UInt64(seed))
      let own = try best(text, horizon: 3, seed: UInt64(seed))
      differ += own == last ? 0 : 1
      #expect(peaks[1][seed] == last && peaks[0][seed] == (takesLast ? last : own))
      // Peaks that differ leave nothing to share, a decay its first step.
      let shared = peaks[0][seed] != last ? 0.0 : schedule == "constant" ? 3 : 1
      #expect(study.values("steps_spent")[0][seed] == 3)
      #expect(study.values("steps_spent")[1][seed] == 43 - shared)
    }
    // Else the test could not tell one way of tuning from another.
    if schedule == "constant" { #expect(differ > 0) }
    let tuning = study.values("tuning_steps").map(\.[0])
    #expect(tuning == (takesLast ? [80, 80] : [6, schedule == "constant" ? 80 : 84]))
  }

  /// By runs from the start, one by one.
  @Test func `tuning and measurement have seeds of their own`() throws {
    let text = plan(
      "{name: wsd, cooldown: 0.25}", rates: "[0.003, 0.03, 0.3]",
      study: ", horizons: [5, 40], tuning_seeds: 3", steps: 40,
      problem: "{name: power-law-regression, dimension: 20, label_noise: 1}", batch: "2", seeds: 2)
    let study = try ComputedStudy(text)
    let experiment = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
    let executor = RunExecutor(.standard)
    for (cell, horizon) in [5, 40].enumerated() {
      for seed in [0, 1] as [UInt64] {
        func loss(_ rate: Double, _ seed: UInt64) -> Double {
          var run = experiment.spec(0)
          (run.steps, run.peakRate, run.seed, run.recordEvery) = (horizon, rate, seed, 40)
          return executor.run(run).metrics.loss ?? .infinity
        }
        let medians = [0.003, 0.03, 0.3].map { rate in
          (1...3).map { loss(rate, seed + UInt64($0) << 40) }.sorted()[1]
        }
        let best = medians.indices.min { medians[$0] < medians[$1] }!
        let sample = study.table.cells[cell].samples[Int(seed)]
        #expect(sample.values["peak"] == [0.003, 0.03, 0.3][best])
        #expect(sample.values["loss"] == loss([0.003, 0.03, 0.3][best], seed))
        #expect(sample.values["on_edge"] == (best == 1 ? 0 : 1))
      }
    }
  }

  // MARK: Failure

  @Test func `divergence is an infinite loss, and counted`() throws {
    let study = try ComputedStudy(
      plan("{name: constant}", rates: "[0.9, 1]", study: ", horizons: [1, 20]", steps: 20))
    // (1 − 3.6)² is less than a thousandfold after one step.
    #expect(try column(study, "diverged") == [0, 1])
    #expect(try study.value("loss", 1) == .infinity)
    #expect(reasons(study, "peak") == [nil, "every rate diverged"])
    #expect(try study.value("on_edge") == 1 && study.value("peak") == 0.9)
  }

  @Test func `what is not known, and horizons that make no sense, are told`() throws {
    let spirals = try ComputedStudy(
      plan(
        "{name: constant}", study: ", horizons: [2]", steps: 2,
        problem: "{name: mlp, hidden: [4], examples: 20, evaluation_examples: 20}"))
    #expect(reasons(spirals, "excess_loss") == ["the smallest possible loss is not known"])
    let long = refusal(plan("{name: constant}", study: ", horizons: [2, 9]"))
    #expect(long?.path == "study.horizons[1]")
    #expect(long?.message == "9 is more than the plan's 8 steps")
    for horizons in ["[4, 2]", "[2, 2]", "[0]"] {
      #expect(throws: PlanError.self) {
        try ComputedStudy(plan("{name: constant}", study: ", horizons: \(horizons)"))
      }
    }
  }

  @Test func `schedules that depend on losses are run for each horizon`() throws {
    let feedback = try ComputedStudy(
      plan("{name: reduce-on-plateau}", study: ", horizons: [2, 4]"))
    #expect(try column(feedback, "steps_spent") == [2, 6])
    #expect(try column(feedback, "separate_steps") == [2, 6])
  }
}
