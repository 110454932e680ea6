import Catalog
import Compute
import Optimizers
import Problems
import TestSupport
import Testing

/// The network against PyTorch: loss, gradients and training trajectories.
@Suite struct NetworkReferenceTests {
  static let cases = try! ReferenceFiles.decode("mlp", as: ModelCase.self)

  private func problem(_ example: ModelCase) throws -> any Problem<Double> {
    let sizes = try #require(example.model.sizes)
    var files = DataFiles()
    files["reference"] = LabelledTable(
      features: example.data.x!.data, labels: example.data.y!.map(Double.init), columns: sizes[0])
    let entry = try ProblemCatalog.entry(named: "mlp")
    let settings = try entry.declaration.configuration([
      "file": .text("reference"), "evaluation_fraction": .number(0),
      "hidden": .integers(Array(sizes.dropFirst().dropLast())),
      "activation": .text(example.model.activation!),
    ])
    _ = try entry.outline(settings, files: files)
    return entry.make(settings, context: ProblemContext(seed: 0, files: files))
  }

  @Test(arguments: cases) func `loss and gradients`(example: ModelCase) throws {
    let problem = try problem(example)
    #expect(problem.layout.segments.map(\.name) == example.parameters.map { $0.name! })
    #expect(problem.layout.segments.map(\.shape) == example.parameters.map(\.shape))
    let w = Buffer<Double>(example.parameters.flatMap(\.data))
    var gradient = Buffer<Double>(zeros: w.count)
    let loss = problem.loss(at: w, on: .full, gradient: &gradient)
    #expect(abs(loss - example.loss) <= 1e-12 * example.loss)
    for (segment, expected) in zip(problem.layout.segments, example.gradients) {
      #expect(relativeDeviation(segment.range.map { gradient[$0] }, from: expected.data) < 1e-11)
    }
  }

  @Test(arguments: cases) func `fifty steps of SGD and AdamW`(example: ModelCase) throws {
    for run in example.trajectories {
      let problem = try problem(example)
      let entry = try OptimizerCatalog.entry(named: run.optimizer.name.lowercased())
      let decay = run.optimizer.hyperparameters["weight_decay"]!
      var optimizer = try entry.make(
        entry.declaration.configuration(["weight_decay": .number(decay)]), layout: problem.layout,
        as: Double.self)
      var w = Buffer<Double>(example.parameters.flatMap(\.data))
      var gradient = Buffer<Double>(zeros: w.count)
      for step in 0...50 {
        let loss = problem.loss(at: w, on: .full, gradient: &gradient)
        let tolerance = max(1e-12, 100 * run.noise[step])
        #expect(abs(loss - run.losses[step]) <= tolerance * run.losses[step], "step \(step)")
        guard step < 50 else { break }
        optimizer.step(&w, gradient: gradient, rate: run.optimizer.hyperparameters["lr"]!)
      }
      let expected = run.finalParameters.flatMap(\.data)
      #expect(relativeDeviation(Array(w), from: expected) < 1e-9)
    }
  }
}
