import Catalog
import Compute
import Foundation
import Optimizers
import Plans
import PlanSyntax
import Problems
import Records
import Runs
import Studies
import Testing

@Suite struct CurvatureNoiseTests {
  private func plan(
    problem: String, optimizer: String = "{name: sgd}", rate: Double = 0.05, seeds: Int = 1,
    steps: Int = 40, batch: String = "4", study: String = ""
  ) -> String {
    """
    experiment: noise
    problem: \(problem)
    optimizers: [\(optimizer)]
    learning_rates: [\(rate)]
    batch_sizes: [\(batch)]
    seeds: \(seeds)
    steps: \(steps)
    precision: float64
    study: {name: curvature-noise\(study)}
    """
  }

  /// Noise of variance σ² in every component whatever the parameters: Σ = σ²I.
  @Test func `isotropic noise has the covariance that it states`() throws {
    let study = try ComputedStudy(
      plan(
        problem: "{name: quadratic, dimension: 3, largest: 4, smallest: 1, gradient_noise: 0.5}",
        study: ", readings: 3, examples: 20000"))
    #expect(study.table.cells.map { $0.coordinates[Axis("step")]?.number } == [0, 20, 40])
    for cell in study.table.cells {
      let values = cell.samples[0].values
      // Relative standard errors are √(2/3n) and about √(2/n), 0.6 and 1 %.
      #expect(try abs(#require(values["trace"]) / 0.75 - 1) < 0.03)
      #expect(try abs(#require(values["top"]) / 0.25 - 1) < 0.06)
      #expect(try abs(#require(values["sharpness"]) - 4) < 1e-8)
      #expect(try abs(#require(values["trace_ratio"]) * 4 / #require(values["trace"]) - 1) < 1e-8)
      #expect(try abs(#require(values["top_ratio"]) * 4 / #require(values["top"]) - 1) < 1e-8)
      #expect(values["diverged"] == 0)
    }
  }

  /// Of linear regression at its minimiser, with label noise of variance σ²: Σ = σ²H.
  @Test func `a model that is right has a covariance in proportion to the Hessian`() throws {
    let study = try ComputedStudy(
      plan(
        problem: "{name: least-squares, dimension: 3, label_noise: 0.3, distance: 1e-9}",
        rate: 1e-12, study: ", readings: 2, examples: 40000"))
    let values = study.table.cells[0].samples[0].values
    #expect(try abs(#require(values["top_ratio"]) / 0.09 - 1) < 0.05)
  }

  /// Gradients of single examples one by one, their covariance as a dense matrix, and its largest
  /// eigenvalue by repeated multiplication.
  @Test(arguments: [(12, 12.0), (7, 6)])
  func `a finite training set is taken example by example`(
    examples: Int, divisor: Double
  ) throws {
    let problem =
      "{name: logistic-regression, data: moons, examples: 12, l2: 0}"
    let text = plan(
      problem: problem, steps: 5, batch: "3", study: ", readings: 2, examples: \(examples)")
    let study = try ComputedStudy(text)
    let loaded = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    let instance: any Problem<Double> = try loaded.laboratory
      .problem(loaded.experiment.arms[0].problem).make(seed: 0)
    let start = instance.initialParameters()
    var sampler = BatchSampler(seed: 1 << 40, sampling: .finite(examples: 12))
    var batch = Batch(size: .examples(1))
    let gradients = (0..<examples).map { _ in
      sampler.next(&batch)
      var gradient = Buffer<Double>(zeros: start.count)
      _ = instance.loss(at: start, on: batch, gradient: &gradient)
      return (0..<start.count).map { gradient[$0] }
    }
    let d = start.count
    let mean = (0..<d).map { i in gradients.reduce(0) { $0 + $1[i] } / Double(examples) }
    let covariance = (0..<d).map { i in
      (0..<d).map { j in
        gradients.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[j] - mean[j]) } / divisor
      }
    }
    var vector = (0..<d).map { Double($0 + 1) }, largest = 0.0
    for _ in 0..<2000 {
      let product = covariance.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      largest = product.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = product.map { $0 / largest }
    }
    let values = study.table.cells[0].samples[0].values
    let trace = (0..<d).reduce(0) { $0 + covariance[$1][$1] }
    #expect(try abs(#require(values["trace"]) / trace - 1) < 1e-10)
    #expect(try abs(#require(values["top"]) / largest - 1) < 1e-6)
    #expect(
      try abs(#require(values["effective_rank"]) * largest / trace - 1) < 1e-6)
    // The run goes on as plain descent on the same batches.
    #expect(study.table.cells[1].samples[0].values["loss"] != values["loss"])
  }

  @Test func `a run that diverges says so from then on`() throws {
    let study = try ComputedStudy(
      plan(
        problem: "{name: quadratic, dimension: 2, largest: 4, smallest: 1, gradient_noise: 0.1}",
        rate: 5, steps: 400, study: ", readings: 5, examples: 8"))
    let samples = study.table.cells.map { $0.samples[0] }
    #expect(samples.map { $0.values["diverged"] } == [0, 1, 1, 1, 1])
    #expect(samples[1].values["trace_ratio"] == nil)
    #expect(try #require(samples[4].missing["trace_ratio"]).hasPrefix("diverged at step"))
    #expect(study.progress.progress.failed == 0)
  }

  @Test func `an exact gradient, and more gradients than fit, are refused`() {
    let exact = refusal(plan(problem: "{name: quadratic, dimension: 2}", batch: "full"))
    #expect(exact?.path == "problem" && exact?.message.contains("exact gradient") == true)
    let large = refusal(
      plan(
        problem: "{name: quadratic, dimension: 10000, gradient_noise: 1}",
        study: ", examples: 6000"))
    #expect(large?.path == "study.examples" && large?.message.contains("at most 5000 do") == true)
  }

  @Test func `readings are distinct and reach from the first step to the last`() throws {
    let study = try ComputedStudy(
      plan(
        problem: "{name: quadratic, dimension: 2, gradient_noise: 1}", steps: 3,
        study: ", readings: 9, examples: 3"))
    #expect(study.table.cells.map { $0.coordinates[Axis("step")]?.number } == [0, 1, 2, 3])
  }

  private func laboratory() throws -> Laboratory {
    try Laboratory.standard.adding(
      optimizers: [OptimizerEntry(Particular.self)], problems: [ProblemEntry(Sunken.self)])
  }

  /// As a run of a sweep does not.
  @Test func `a run that begins below 0 has no limit to diverge at`() throws {
    let text = plan(
      problem: "{name: sunken}", rate: 3, steps: 4, study: ", readings: 3, examples: 3")
    let study = try ComputedStudy(text, in: try laboratory())
    // ½ · 4ᵗ − 10 begins at −9.5, and ends at 118.
    #expect(study.table.cells.map { $0.samples[0].values["diverged"] } == [0, 0, 0])
    #expect(try study.value("loss") == -9.5 && study.value("loss", 2) == 118)
    let loaded = try PlanDecoder.load(text: text, path: "plan.yaml", in: try laboratory())
    let record = RunExecutor(loaded.laboratory).run(loaded.experiment.spec(0))
    #expect(record.outcome == .finished)
  }

  /// At the step at which a sweep sees it, between readings.
  @Test func `the step of a divergence is that of the run`() throws {
    let text = plan(
      problem: "{name: quadratic, dimension: 2, largest: 4, smallest: 4, gradient_noise: 1e-9}",
      rate: 5, steps: 400, study: ", readings: 2, examples: 8")
    let loaded = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    let record = RunExecutor(loaded.laboratory).run(loaded.experiment.spec(0))
    let step = try #require(record.outcome.step)
    // Every step multiplies the loss by 19².
    #expect(step == 2)
    let sample = try ComputedStudy(text).table.cells[1].samples[0]
    #expect(sample.missing["trace"] == "diverged at step \(step)")
  }

  @Test func `a model that the optimizer does not fit is refused at its place in the plan`() throws
  {
    let text = plan(
      problem: "{name: quadratic, dimension: 3, gradient_noise: 1}", optimizer: "{name: particular}"
    )
    let laboratory = try laboratory()
    let error = #expect(throws: PlanError.self) {
      try PlanDecoder.load(text: text, path: "plan.yaml", in: laboratory)
    }
    #expect(error?.path.hasPrefix("optimizers[0]") == true)
    #expect(error?.message.contains("two parameters") == true)
  }
}

/// ½w² − 10 from w = 1, with examples that are all the same.
private struct Sunken: ProblemDefinition, ProblemBlueprint {
  static let about = About("sunken", "a bowl below 0", Citation("made up"))
  static var facts: [Truth.Fact] { [] }

  var outline: ProblemOutline {
    ProblemOutline(sampling: .finite(examples: 4), parameterCount: 1)
  }

  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> { Instance<S>() }

  private final class Instance<S: Scalar>: Problem {
    let layout = ParameterLayout(count: 1)
    var truth: Truth { Truth() }
    func initialParameters() -> Buffer<S> { [1] }
    func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
      gradient[0] = w[0]
      return trainingLoss(at: w)
    }
    func trainingLoss(at w: Buffer<S>) -> Double { 0.5 * Double(w[0] * w[0]) - 10 }
    func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }
  }
}

/// Descent of two parameters and no other number of them.
private struct Particular: OptimizerRule {
  static let about = About("particular", "of two parameters", Citation("made up"))

  func start<S: Scalar>(
    _ groups: ParameterGroups<S>
  ) throws(ConfigurationError) -> any Optimizer<S> {
    throw .invalid(owner: "particular", setting: nil, reason: "it is of two parameters")
  }
}
