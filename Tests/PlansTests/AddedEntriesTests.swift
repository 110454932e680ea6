import Catalog
import Compute
import Optimizers
import Plans
import PlanSyntax
import Problems
import RandomStreams
import Records
import Runs
import Schedules
import Studies
import Testing

/// Gradient descent at a share of the rate.
private struct SharedStep: OptimizerRule {
  @Setting(.above(0, upTo: 1), "of the step") var share = 0.5

  static let about = About("shared-step", "a share of a step", Citation("Steplab"))

  func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    State<S>(share: share)
  }

  private struct State<S: Scalar>: Optimizer {
    let share: Double
    var memoryPasses: [MemoryPass] { [] }

    mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
      for i in parameters.indices { parameters[i] -= S(share * rate) * gradient[i] }
    }
  }
}

/// Half the rate from a step on.
private struct Halved: Schedule {
  @Setting(.atLeast(0), "the first step at half the rate") var from = 3

  static let about = About("halved", "half the rate in the end", Citation("Steplab"))

  func factor(at step: Int, of horizon: Horizon) -> Double { step < from ? 1 : 0.5 }
}

/// Classes that are intervals.
private struct Stripes: DataGenerator, ExampleGenerator {
  @Setting(.within(2, 9), "classes of stripes") var classes = 4

  static let about = About("stripes", "intervals, a class each", Citation("Steplab"))

  var shape: ExampleShape { ExampleShape(input: .features(1), target: .classes(classes)) }

  func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    for i in 0..<examples.count {
      let label = draw.nextClass(at: i, of: classes, from: &stream)
      examples.inputs[i] = S((Double(label) + stream.uniform()) / Double(classes))
      examples.labels[i] = Int32(label)
    }
  }
}

/// ½ ‖w‖² from a distance.
private struct Bowl: ProblemDefinition, ProblemBlueprint {
  @Setting(.above(0), "of the start") var distance = 1.0

  static let about = About("bowl", "half the squared distance", Citation("Steplab"))
  static var facts: [Truth.Fact] { [] }

  var outline: ProblemOutline { ProblemOutline(sampling: .exact, parameterCount: 1) }

  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> { Instance<S>(distance) }

  private final class Instance<S: Scalar>: Problem {
    private let distance: Double
    init(_ distance: Double) { self.distance = distance }

    let layout = ParameterLayout(count: 1)
    var truth: Truth { Truth() }
    func initialParameters() -> Buffer<S> { [S(distance)] }
    func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
      gradient[0] = w[0]
      return trainingLoss(at: w)
    }
    func trainingLoss(at w: Buffer<S>) -> Double { 0.5 * Double(w[0] * w[0]) }
    func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }
  }
}

/// Entries of another package stand beside those of this one.
@Suite struct AddedEntriesTests {
  private static func laboratory() throws -> Laboratory {
    try Laboratory.standard.adding(
      optimizers: [OptimizerEntry(SharedStep.self)], schedules: [ScheduleEntry(Halved.self)],
      problems: [ProblemEntry(Bowl.self)], dataGenerators: [DataGeneratorEntry(Stripes.self)])
  }

  private func plan(
    problem: String = "{name: bowl, distance: 2}", optimizer: String = "shared-step",
    schedule: String = "constant", rate: Double = 0.2, in laboratory: Laboratory
  ) throws -> LoadedPlan {
    try PlanDecoder.load(
      text: """
        experiment: own
        problem: \(problem)
        optimizers: [{name: \(optimizer)}]
        schedules: [{name: \(schedule)}]
        learning_rates: [\(rate)]
        seeds: 1
        steps: 6
        precision: float64
        """, path: "plan.yaml", in: laboratory)
  }

  private func run(_ plan: LoadedPlan) -> RunRecord {
    RunExecutor(plan.laboratory).run(plan.experiment.spec(0))
  }

  @Test func `both are there, and a name twice is an error`() throws {
    let more = try Self.laboratory(), standard = Laboratory.standard
    #expect(more.optimizers.names == standard.optimizers.names + ["shared-step"])
    #expect(more.schedules.names == standard.schedules.names + ["halved"])
    #expect(more.problems.names == standard.problems.names + ["bowl"])
    #expect(more.dataGenerators.names == standard.dataGenerators.names + ["stripes"])
    #expect(more.studies.names == standard.studies.names)
    #expect(throws: ConfigurationError.self) {
      try more.adding(optimizers: [OptimizerEntry(SharedStep.self)])
    }
    #expect(throws: ConfigurationError.self) { try standard.adding(schedules: [more.schedules[0]]) }
  }

  @Test func `a laboratory without them says so`() throws {
    for change: (problem: String, optimizer: String, schedule: String) in [
      ("{name: bowl}", "sgd", "constant"), ("{name: quadratic}", "shared-step", "constant"),
      ("{name: quadratic}", "sgd", "halved"),
      ("{name: mlp, data: {name: stripes}}", "sgd", "constant"),
    ] {
      #expect(throws: PlanError.self, "\(change)") {
        try plan(
          problem: change.problem, optimizer: change.optimizer, schedule: change.schedule,
          in: .standard)
      }
    }
  }

  @Test func `a run of them follows its closed form`() throws {
    let plan = try plan(schedule: "halved", in: Self.laboratory())
    let run = run(plan)
    #expect(run.outcome == .finished)
    // Three steps of share × rate = 0.1, three of half of it.
    var w = 2.0
    for factor in [1, 1, 1, 0.5, 0.5, 0.5] { w -= 0.5 * (0.2 * factor) * w }
    let loss = try #require(run.metrics.trainLoss)
    #expect(abs(loss - 0.5 * w * w) < 1e-15)
  }

  @Test func `settings of plans reach them, and mistakes are told`() throws {
    let laboratory = try Self.laboratory()
    let plain = try plan(optimizer: "sgd", rate: 0.05, in: laboratory)
    let shared = try plan(optimizer: "shared-step, share: 0.25", in: laboratory)
    #expect(run(shared).metrics == run(plain).metrics)
    let error = #expect(throws: PlanError.self) {
      try plan(optimizer: "shared-step, share: 2", in: laboratory)
    }
    #expect(error?.path == "optimizers[0].share")
    let misspelt = #expect(throws: PlanError.self) {
      try plan(schedule: "halfed", in: laboratory)
    }
    #expect(misspelt?.message.contains("did you mean 'halved'?") == true)
  }

  @Test func `they can be parts of entries of this package`() throws {
    let laboratory = try Self.laboratory()
    let scaled = try plan(
      schedule: "scale, by: 0.5, of: {name: halved, from: 6}", rate: 0.4, in: laboratory)
    #expect(run(scaled).metrics == run(try plan(in: laboratory)).metrics)
    let wrapped = try plan(
      optimizer: "schedule-free, base: {name: shared-step, share: 0.125}", in: laboratory)
    #expect(run(wrapped).outcome == .finished)
    let arm = wrapped.experiment.arms[0]
    #expect(
      arm.optimizer.settings["base"] == .entry("shared-step", ["share": .number(0.125)]))
  }

  @Test func `a network learns their data`() throws {
    let laboratory = try Self.laboratory()
    let problem = "{name: mlp, data: {name: stripes, classes: 5}, hidden: [3], examples: 40}"
    let plan = try plan(problem: problem, in: laboratory)
    #expect(run(plan).outcome == .finished)
    let component = plan.experiment.arms[0].problem
    #expect(component.settings["data"] == .entry("stripes", ["classes": .integer(5)]))
    // 1·3 + 3 weights and biases of the hidden layer, 3·5 + 5 of the outputs.
    #expect(try laboratory.problem(component).outline.parameterCount == 26)
    // Through a store too.
    let copy = try #require(
      try Experiment(json: plan.experiment.json, in: laboratory))
    #expect(copy == plan.experiment)
  }

  @Test func `settings that would mean nothing beside their data are mistakes`() throws {
    let laboratory = try Self.laboratory()
    for (problem, path, words) in [
      (
        "{name: mlp, data: stripes, noise: 0.3}", "problem.noise",
        "means nothing beside 'data: stripes'"
      ),
      (
        "{name: mlp, data: {name: stripes}, turns: 2}", "problem.turns", "{name: stripes, …}"
      ),
      (
        "{name: mlp, data: {name: spirals, turns: 2}}", "problem.data.turns",
        "the settings of 'spirals' stand beside 'data'"
      ),
    ] {
      let error = #expect(throws: PlanError.self) { try plan(problem: problem, in: laboratory) }
      #expect(error?.path == path)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
    #expect(throws: Never.self) {
      try plan(problem: "{name: mlp, data: {name: spirals}, turns: 2}", in: laboratory)
    }
    let outside = #expect(throws: PlanError.self) {
      try plan(schedule: "scale, by: 0.5, of: halved, from: 6", in: laboratory)
    }
    #expect(outside?.message.contains("write of: {name: halved, from: …}") == true)
  }

  @Test func `a name that the laboratory lacks is an error with the nearest`() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try Self.laboratory().optimizer(RunSpec.Component(name: "shared-stop", settings: [:]))
    }
    #expect(error?.description.contains("did you mean 'shared-step'?") == true)
  }
}
