import Foundation
import Optimizers
import Plans
import Records
import Runs
import Studies
import Testing

/// Runs that branch off another.
@Suite struct RunFanTests {
  private let executor = RunExecutor(.standard)

  private func spec(
    _ schedule: String, steps: Int, rate: Double = 0.01, optimizer: String = "{name: sgd}",
    problem: String = "{name: quadratic, dimension: 5, gradient_noise: 0.1}",
    precision: String = "float64", batch: String = "4", more: String = ""
  ) throws -> RunSpec {
    var spec = try PlanDecoder.load(
      text: """
        experiment: one
        problem: \(problem)
        optimizers: [\(optimizer)]
        schedules: [\(schedule)]
        learning_rates: [\(rate)]
        batch_sizes: [\(batch)]
        seeds: 1
        steps: \(steps)
        precision: \(precision)
        record: {every: 7}
        \(more)
        """, path: "plan.yaml", in: .standard
    ).experiment.spec(0)
    // A plan's rates are not for methods that find their own.
    spec.peakRate = rate
    return spec
  }

  /// Each of them as it is by itself.
  @discardableResult
  private func check(_ trunk: RunSpec, _ branches: [RunSpec]) throws -> RunFan {
    let fan = try executor.runFan(trunk: trunk, branches: branches)
    #expect(fan.branches.count == branches.count)
    for (record, spec) in zip([fan.trunk] + fan.branches, [trunk] + branches) {
      let alone = executor.run(spec)
      let name = "\(spec.optimizer.name), \(spec.schedule.canonicalName), \(spec.steps) steps"
      #expect(record.outcome == alone.outcome, "\(name)")
      #expect(record.metrics == alone.metrics && record.id == alone.id, "\(name)")
      #expect(record.curve == alone.curve, "\(name)")
    }
    return fan
  }

  // MARK: Every optimizer

  static let cases = OptimizerEntry.standard.names.flatMap { name in
    Precision.allCases.map { (name, $0.rawValue) }
  }

  @Test(arguments: cases)
  func `a branch is the run that was scheduled that way from the start`(
    optimizer: String, precision: String
  ) throws {
    func spec(_ schedule: String, _ steps: Int, rate: Double = 0.01) throws -> RunSpec {
      try self.spec(
        schedule, steps: steps, rate: rate, optimizer: "{name: \(optimizer)}",
        precision: precision)
    }
    let fan = try check(
      spec("{name: constant}", 40),
      [
        spec("{name: wsd, cooldown: 5}", 25), spec("{name: constant}", 40),
        spec("{name: constant}", 40, rate: 0.02), spec("{name: cosine}", 40),
        spec("{name: constant}", 30), spec("{name: wsd, cooldown: 10}", 40),
      ])
    // A cooldown begins at the peak, as cosine does.
    #expect(fan.sharedSteps == [21, 40, 0, 1, 30, 31])
    #expect(fan.trunk.outcome == .finished)
    #expect(fan.stepsSpent == 40 + 4 + 0 + 40 + 39 + 0 + 9)
    // What a branch does must not be seen by those after it, nor by the trunk.
    #expect(fan.branches[1].curve == fan.trunk.curve)
  }

  // MARK: Every kind of problem

  @Test(arguments: [
    "{name: mlp, hidden: [8], dropout: 0.3, examples: 50, evaluation_examples: 20}",
    "{name: mlp, hidden: [8], normalization: batch, examples: 50, evaluation_examples: 20}",
    "{name: mlp, data: spirals, streaming: true, hidden: [8], evaluation_examples: 20}",
    "{name: transformer, width: 8, length: 6, vocabulary: 5, evaluation_examples: 20}",
    "{name: cnn, examples: 50, evaluation_examples: 20}",
    "{name: lstm, examples: 50, evaluation_examples: 20}",
    "{name: power-law-regression, dimension: 20}", "{name: quadratic, gradient_noise: 1}",
    "{name: river-valley, gradient_noise: 1}",
    "{name: logistic-regression, examples: 30, evaluation_examples: 20}",
  ])
  func `the problem's randomness belongs to the step`(problem: String) throws {
    for (optimizer, precision) in [
      ("{name: adamw, clip_norm: 1}", "float32"), ("{name: schedule-free-adamw}", "float64"),
    ] {
      func spec(_ schedule: String, _ steps: Int) throws -> RunSpec {
        try self.spec(
          schedule, steps: steps, optimizer: optimizer, problem: problem, precision: precision)
      }
      let fan = try check(
        spec("{name: wsd, cooldown: 6, warmup: 5}", 36),
        [
          spec("{name: wsd, cooldown: 4, warmup: 5}", 14),
          spec("{name: wsd, cooldown: 6, warmup: 5}", 26),
          spec("{name: constant, warmup: 5}", 9),
        ])
      #expect(fan.sharedSteps == [11, 21, 9])
      #expect(fan.stepsSpent == 36 + 3 + 5)
    }
  }

  @Test func `measurements of sharpness go on as well`() throws {
    func spec(_ schedule: String, _ steps: Int) throws -> RunSpec {
      try self.spec(
        schedule, steps: steps, optimizer: "{name: adam}",
        problem: "{name: mlp, hidden: [4], examples: 20, evaluation_examples: 20}", batch: "full",
        more: "study: {name: sharpness, every: 5, eigenvalues: 2}")
    }
    let fan = try check(
      spec("{name: constant}", 20), [spec("{name: wsd, cooldown: 4}", 16)])
    #expect(fan.sharedSteps == [13])
    #expect(fan.trunk.curve.columns.contains { $0.contains("sharpness") })
  }

  // MARK: Divergence

  /// The loss quadruples with every step, so that a thousandfold is exceeded at step 5.
  @Test func `a trunk that diverges takes along the branches that come later`() throws {
    func spec(_ schedule: String, _ steps: Int) throws -> RunSpec {
      try self.spec(
        schedule, steps: steps, rate: 0.3,
        problem: "{name: quadratic, spectrum: list, eigenvalues: [10]}", batch: "full")
    }
    let fan = try check(
      spec("{name: constant}", 20),
      [
        spec("{name: wsd, cooldown: 4}", 12), spec("{name: wsd, cooldown: 2}", 4),
        spec("{name: linear}", 9), spec("{name: constant}", 5), spec("{name: constant}", 6),
      ])
    #expect(fan.sharedSteps == [9, 3, 1, 5, 6])
    let outcomes = fan.branches.map(\.outcome)
    #expect(fan.trunk.outcome == .diverged(step: 5))
    #expect(outcomes[0] == .diverged(step: 5) && outcomes[1] == .finished)
    // After five steps the loss is above the limit, which a run of five steps finds at its end.
    #expect(outcomes[3] == .diverged(step: 5) && outcomes[4] == .diverged(step: 5))
    let linear = fan.branches[2].steps(of: try spec("{name: linear}", 9))
    #expect(fan.stepsSpent == 5 + 0 + 1 + (linear - 1) + 0 + 0)
  }

  // MARK: What cannot be shared

  @Test func `runs share what has the same rates, and nothing that depends on losses`() throws {
    func shared(
      _ first: RunSpec, _ second: RunSpec
    ) throws -> Int {
      try check(first, [second])
      return try executor.sharedSteps(first, second)
    }
    func spec(_ schedule: String, _ steps: Int, seed: UInt64 = 0, every: Int = 7) throws -> RunSpec
    {
      var spec = try self.spec(schedule, steps: steps, optimizer: "{name: schedule-free-sgd}")
      spec.seed = seed
      spec.recordEvery = every
      return spec
    }
    let constant = try spec("{name: constant}", 40)
    #expect(try shared(constant, spec("{name: inverse-sqrt}", 40)) == 1)
    #expect(try shared(spec("{name: inverse-sqrt}", 40), spec("{name: inverse-sqrt}", 20)) == 20)
    // A warmup that is a fraction of the run is another one for another horizon.
    #expect(
      try shared(
        spec("{name: constant, warmup: 0.1}", 40), spec("{name: constant, warmup: 0.1}", 20)) == 0)
    #expect(
      try shared(
        spec("{name: constant, warmup: 4}", 40), spec("{name: constant, warmup: 4}", 20)) == 20)
    // β is k / T, which belongs to the point that a step leads to.
    #expect(
      try shared(
        spec("{name: linear-decay-averaging}", 40), spec("{name: linear-decay-averaging}", 20)) == 0
    )
    #expect(try shared(constant, spec("{name: linear-decay-averaging}", 40)) == 0)
    let plateau = try spec("{name: reduce-on-plateau}", 40)
    #expect(try shared(plateau, plateau) == 0)
    #expect(try shared(constant, spec("{name: constant}", 40, seed: 1)) == 0)
    #expect(try shared(constant, spec("{name: constant}", 40, every: 5)) == 0)
    var factor = constant
    factor.divergenceFactor = 10
    #expect(try shared(constant, factor) == 0)
  }

  @Test func `what a run by itself would fail on is thrown`() throws {
    var branch = try spec("{name: wsd, cooldown: 30}", steps: 40)
    let trunk = branch
    branch.steps = 20
    #expect(throws: (any Error).self) { try executor.runFan(trunk: trunk, branches: [branch]) }
  }
}

extension RunSpec.Component {
  fileprivate var canonicalName: String { json.canonical }
}
