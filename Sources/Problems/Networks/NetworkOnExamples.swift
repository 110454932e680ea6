import Compute
import RandomStreams

/// Examples whose numbers come from elsewhere.
package struct GivenExamples: Sendable {
  package var inputs: [Double] = []
  package var values: [Double] = []
  package var tokens: [Int] = []
  package var labels: [Int] = []

  package init(
    inputs: [Double] = [], values: [Double] = [], tokens: [Int] = [], labels: [Int] = []
  ) {
    self.inputs = inputs
    self.values = values
    self.tokens = tokens
    self.labels = labels
  }
}

/// A network on given examples, all in one batch, for comparisons with other programs.
package final class NetworkOnExamples<S: Scalar> {
  private let task: SupervisedTask<S>

  /// - Precondition: the examples have the shape, and it is the architecture's.
  package init(
    _ architecture: any NetworkArchitecture, _ loss: OutputLoss, shape: ExampleShape, count: Int,
    _ given: GivenExamples
  ) {
    var examples = Examples<S>(shape, count: count)
    precondition(
      given.inputs.count == examples.inputs.count && given.values.count == examples.values.count
        && given.tokens.count == examples.tokens.count
        && given.labels.count == examples.labels.count, "examples of another shape")
    examples.inputs = Buffer(given.inputs.map { S($0) })
    examples.values = Buffer(given.values.map { S($0) })
    examples.tokens = given.tokens.map(Int32.init)
    examples.labels = given.labels.map(Int32.init)
    let context = ProblemContext(seed: 0)
    task = SupervisedTask(
      architecture.network(nil),
      DataSet(training: examples, evaluation: examples, source: nil, context: context), loss,
      context: context)
  }

  package var layout: ParameterLayout { task.network.layout }

  package func initialParameters(_ stream: inout RandomStream) -> Buffer<S> {
    task.network.initialParameters(&stream)
  }

  package func loss(at parameters: Buffer<S>, gradient: inout Buffer<S>) -> Double {
    task.loss(at: parameters, on: .full, gradient: &gradient)
  }

  /// The outputs as in training, row by row.
  package func outputs(at parameters: Buffer<S>) -> [Double] { task.outputs(at: parameters) }

  /// An evaluation's measures, by their names.
  package func measures(at parameters: Buffer<S>) -> [String: Double] {
    let evaluation = task.evaluate(at: parameters)
    return Dictionary(uniqueKeysWithValues: zip(task.measureNames, evaluation.measures))
  }
}
