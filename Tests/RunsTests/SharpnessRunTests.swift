import Catalog
import Compute
import Foundation
import Optimizers
import Plans
import PlanSyntax
import Problems
import Records
import Runs
import Stability
import Studies
import Testing

/// Sharpness as runs record it.
@Suite struct SharpnessRunTests {
  private static let network =
    "{name: mlp, data: chebyshev, degree: 6, points: 20, hidden: [6, 4], activation: tanh}"

  private func experiment(
    problem: String = network, optimizer: String = "{name: sgd}", rate: String = "0.1",
    steps: Int = 60, record: Int = 10, precision: String = "float64", batch: String = "full",
    study: String = ""
  ) throws -> Experiment {
    try PlanDecoder.load(
      text: """
        experiment: sharp
        problem: \(problem)
        optimizers: [\(optimizer)]
        learning_rates: [\(rate)]
        batch_sizes: [\(batch)]
        seeds: 1
        steps: \(steps)
        precision: \(precision)
        record: {every: \(record)}
        \(study.isEmpty ? "" : "study: \(study)")
        """, path: "plan.yaml", in: .standard
    ).experiment
  }

  private let executor = RunExecutor(.standard)

  @Test func `the study gives every run the settings, and no other run changes`() throws {
    let plain = try experiment()
    let other = try experiment(study: "{name: range-test}")
    #expect(plain.spec(0).sharpness == nil && other.spec(0).id == plain.spec(0).id)
    let standard = try experiment(study: "{name: sharpness}")
    #expect(standard.spec(0).sharpness == SharpnessSettings(every: 10))
    let own = try experiment(
      study: "{name: sharpness, every: 7, eigenvalues: 3, tolerance: 1e-5, iterations: 20}")
    let settings = SharpnessSettings(every: 7, eigenvalues: 3, tolerance: 1e-5, iterations: 20)
    #expect(own.spec(0).sharpness == settings)
    // As the store keeps it.
    let copy = try #require(try Experiment(json: own.json, in: .standard))
    #expect(copy.spec(0).sharpness == settings && copy.spec(0).id == own.spec(0).id)
    for bad in ["every: -1", "eigenvalues: 0", "eigenvalues: 11", "tolerance: 0", "iterations: 0"] {
      #expect(throws: PlanError.self, "\(bad)") {
        try experiment(study: "{name: sharpness, \(bad)}")
      }
    }
  }

  @Test func `points are where either interval falls, and sharpness where its own does`() throws {
    let run = executor.run(
      try experiment(steps: 25, study: "{name: sharpness, every: 7, eigenvalues: 2}").spec(0))
    #expect(run.outcome == .finished)
    #expect(run.curve.column("step") == [0, 7, 10, 14, 20, 21, 25])
    let sharpness = run.curve.column("sharpness")
    #expect(sharpness.map { $0 != nil } == [true, true, false, true, false, true, true])
    #expect(run.curve.column("sharpness_2").map { $0 != nil } == sharpness.map { $0 != nil })
    #expect(run.curve.column("sharpness_residual").compactMap(\.self).allSatisfy { $0 <= 1e-4 })
    // Plain gradient descent divides by nothing.
    #expect(!run.curve.columns.contains("preconditioned_sharpness"))
    for (first, second) in zip(sharpness, run.curve.column("sharpness_2")) {
      #expect(first.map { $0 >= second! } ?? true)
    }
  }

  @Test(
    arguments: [
      ("{name: sgd, momentum: 0.9}", "full"), ("{name: adam}", "5"),
      ("{name: schedule-free-sgd}", "7"),
    ], ["float32", "float64"])
  func `measuring leaves the training bit for bit as it was`(
    method: (optimizer: String, batch: String), precision: String
  ) throws {
    for problem in [
      Self.network, "{name: mlp, hidden: [5], examples: 40, dropout: 0.3, normalization: batch}",
      "{name: mlp, hidden: [5], streaming: true, examples: 40}",
    ] {
      func run(_ study: String) throws -> RunRecord {
        executor.run(
          try experiment(
            problem: problem, optimizer: method.optimizer, rate: "0.01", precision: precision,
            batch: method.batch, study: study
          ).spec(0))
      }
      let without = try run(""), with = try run("{name: sharpness, every: 4}")
      #expect(without.outcome == .finished && with.outcome == .finished)
      #expect(with.curve.column("sharpness")[0] != nil)
      #expect(with.metrics.trainLoss == without.metrics.trainLoss)
      #expect(with.metrics.loss == without.metrics.loss)
      let steps = with.curve.column("step")
      for point in 0..<without.curve.count {
        let row = try #require(steps.firstIndex(of: without.curve[point, 0]))
        for column in without.curve.columns.indices {
          #expect(with.curve[row, column] == without.curve[point, column])
        }
      }
    }
  }

  /// Gradient descent leaves the Hessian of a quadratic as it is.
  @Test(arguments: ["float32", "float64"])
  func `of a quadratic it is the largest eigenvalue at every step`(precision: String) throws {
    let run = executor.run(
      try experiment(
        problem: "{name: quadratic, dimension: 30, largest: 7, gradient_noise: 1}", rate: "0.01",
        precision: precision, batch: "4", study: "{name: sharpness}"
      ).spec(0))
    for value in run.curve.column("sharpness") { #expect(abs(try #require(value) - 7) < 1e-6) }
  }

  @Test func `fewer parameters than eigenvalues leave the rest missing`() throws {
    let run = executor.run(
      try experiment(
        problem: "{name: quadratic, spectrum: list, eigenvalues: [4, 1]}",
        study: "{name: sharpness, eigenvalues: 3}"
      ).spec(0))
    #expect(run.curve.column("sharpness").allSatisfy { abs($0! - 4) < 1e-6 })
    #expect(run.curve.column("sharpness_2").allSatisfy { abs($0! - 1) < 1e-6 })
    #expect(run.curve.column("sharpness_3").allSatisfy { $0 == nil })
  }

  /// For a rule with a preconditioner: H before the step, P after it. On ½Σλᵢxᵢ², with P of the
  /// optimizer's own, it is max λᵢ/Pᵢ.
  @Test(arguments: ["float32", "float64"])
  func `preconditioned it takes the P of the step`(precision: String) throws {
    let eigenvalues = [5.0, 3, 1]
    let experiment = try experiment(
      problem: "{name: quadratic, spectrum: list, eigenvalues: [5, 3, 1]}",
      optimizer: "{name: adam}", rate: "0.01", steps: 30, record: 5, precision: precision,
      study: "{name: sharpness}")
    let spec = experiment.spec(0)
    let run = executor.run(spec)
    try #require(run.curve.columns.contains("preconditioned_sharpness"))
    let measured = run.curve.column("preconditioned_sharpness")

    let laboratory = Laboratory.standard
    let problem = try laboratory.problem(spec.problem).make(seed: spec.seed, as: Double.self)
    var optimizer: ConfiguredOptimizer<Double> = try laboratory.optimizer(spec.optimizer)
      .make(for: problem.layout)
    var w = problem.initialParameters(), gradient = w, scale = w
    for step in 0..<30 {
      _ = problem.loss(at: w, on: .full, gradient: &gradient)
      optimizer.step(&w, gradient: gradient, rate: 0.01)
      guard step.isMultiple(of: 5) else { continue }
      #expect(optimizer.preconditioner(into: &scale))
      let exact = zip(eigenvalues, scale).map { $0 / $1 }.max()!
      let value = try #require(measured[step / 5])
      #expect(abs(value - exact) < (precision == "float32" ? 1e-4 : 1e-6) * exact)
    }
    // At the end that of the last step.
    let exact = zip(eigenvalues, scale).map { $0 / $1 }.max()!
    #expect(measured.count == 7 && exact > 0 && measured[6] != nil)
  }

  @Test func `a measurement that does not converge is recorded with its residual`() throws {
    let run = executor.run(
      try experiment(study: "{name: sharpness, tolerance: 1e-8, iterations: 2}").spec(0))
    #expect(run.curve.column("sharpness").allSatisfy { $0 != nil })
    #expect(run.curve.column("sharpness_residual").contains { $0! > 1e-3 })
  }

  @Test func `a run that diverges keeps what was measured`() throws {
    let run = executor.run(
      try experiment(
        problem: "{name: quadratic, spectrum: list, eigenvalues: [10]}", rate: "0.3", record: 1,
        study: "{name: sharpness}"
      ).spec(0))
    #expect(run.outcome == .diverged(step: 5))
    #expect(run.curve.column("sharpness").allSatisfy { abs($0! - 10) < 1e-6 })
  }

  @Test func `stability boundaries are closed forms`() throws {
    func rate(_ rule: some OptimizerRule, _ curvature: Double) throws -> Double? {
      try StabilityBoundary.largestStableRate(of: PreparedOptimizer(rule))(curvature)
    }
    #expect(try rate(SGD(), 4) == 0.5)
    let heavyBall = try #require(try rate(SGD { $0.momentum = 0.9 }, 4))
    #expect(abs(heavyBall - 0.95) < 1e-12)
    let adam = try #require(try rate(Adam(), 2))
    #expect(abs(adam - 19) < 1e-10)
    #expect(try rate(Lion(), 2) == nil)
  }
}
