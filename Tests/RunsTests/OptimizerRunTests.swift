import Catalog
import Compute
import Optimizers
import Plans
import Problems
import Records
import Runs
import Studies
import Testing

/// Runs with every optimizer of the catalogue.
@Suite struct OptimizerRunTests {
  static let ids = OptimizerEntry.standard.names

  /// A quadratic whose gradient becomes NaN at one step.
  private final class Poisoned<S: Scalar>: Problem {
    init(at step: Int) { poisonedStep = step }

    private let poisonedStep: Int
    private var step = 0
    let layout = ParameterLayout(count: 5)
    var truth: Truth { Truth() }
    func initialParameters() -> Buffer<S> { Buffer(repeating: 1, count: 5) }

    func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
      for i in w.indices { gradient[i] = 3 * w[i] }
      if step == poisonedStep { gradient[3] = .nan }
      step += 1
      return trainingLoss(at: w)
    }
    func trainingLoss(at w: Buffer<S>) -> Double { w.reduce(0) { $0 + 1.5 * Double($1 * $1) } }
    func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }
  }

  private func spec(_ optimizer: String, _ settings: String = "") throws -> RunSpec {
    try PlanDecoder.load(
      text: """
        experiment: one
        problem: {name: quadratic, dimension: 5}
        optimizers: [{name: \(optimizer), learning_rates: [0.01]\(settings)}]
        seeds: 1
        steps: 20
        record: {every: 5}
        """, path: "plan.yaml", in: .standard
    ).experiment.spec(0)
  }

  @Test(arguments: ids) func `a NaN in the gradient of step 7 is a divergence at step 7`(
    id: String
  ) throws {
    let spec = try spec(id), executor = RunExecutor(.standard)
    let single = try executor.run(spec, on: Poisoned<Float>(at: 7), sampling: .exact)
    let double = try executor.run(spec, on: Poisoned<Double>(at: 7), sampling: .exact)
    #expect(single.outcome == .diverged(step: 7))
    #expect(double.outcome == .diverged(step: 7))
  }

  @Test(arguments: ids) func `without it the run finishes and records its diagnostics`(
    id: String
  ) throws {
    let spec = try spec(id, ", clip_norm: 100")
    let run = try RunExecutor(.standard).run(spec, on: Poisoned<Double>(at: 1000), sampling: .exact)
    #expect(run.outcome == .finished)
    let names = try Laboratory.standard.optimizer(spec.optimizer).diagnosticNames
    #expect(names.last == "clipped_steps")
    #expect(run.curve.columns == Curve.standardColumns + names)
    for name in names { #expect(run.curve.column(name).allSatisfy { $0 != nil }, "\(name)") }
    #expect(run.curve.column("clipped_steps").allSatisfy { $0 == 0 })
  }

  /// For plain gradient descent the update is the rate times the gradient.
  @Test func `the norm of the update is that of the step it stands beside`() throws {
    let run = try RunExecutor(.standard).run(
      spec("sgd"), on: Poisoned<Double>(at: 1000), sampling: .exact)
    let updates = run.curve.column("update_norm"), gradients = run.curve.column("gradient_norm")
    #expect(updates.count == 5 && updates[4] == nil)
    for (update, gradient) in zip(updates, gradients).dropLast() {
      #expect(abs(update! - 0.01 * gradient!) < 1e-15)
    }
  }

  @Test func `a clipped run counts its clipped steps`() throws {
    let run = try RunExecutor(.standard).run(
      spec("sgd", ", clip_norm: 6.5"), on: Poisoned<Double>(at: 1000), sampling: .exact)
    // ‖g‖ is 3√5 = 6.71 at first and 0.195 less after each clipped step.
    #expect(run.curve.column("clipped_steps") == [0, 2, 2, 2, 2])
  }
}
