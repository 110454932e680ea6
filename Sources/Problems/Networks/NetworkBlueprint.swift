import Catalog
import Compute
import RandomStreams

/// The form of a network, from which it can be made in either precision.
public protocol NetworkArchitecture: Sendable {
  /// The network, with its memory and without parameters.
  ///
  /// - Parameter context: what its own random parts, such as dropout, are drawn from; `nil` for one
  ///   that only its size is wanted of
  func network<S: Scalar>(_ context: ProblemContext?) -> Network<S>
}

extension NetworkArchitecture {
  /// Where its parameters lie.
  public var layout: ParameterLayout { (network(nil) as Network<Float>).layout }
}

/// A network, the data that it learns, and the loss: what instances of most problems are made from.
public struct NetworkBlueprint: ProblemBlueprint {
  public let outline: ProblemOutline
  private let architecture: any NetworkArchitecture
  private let loss: OutputLoss
  private let source: ExampleSource

  /// The blueprint of a network that learns examples.
  ///
  /// - Parameters:
  ///   - architecture: the form of the network, whose input and outputs are those of `source` and
  ///     `loss`
  ///   - loss: what is computed from the network's outputs and the targets
  ///   - source: where the examples come from
  ///   - owner: the name of what has the settings, for messages
  /// - Throws: if the loss is for other targets, or the network does not fit into memory
  public init(
    _ architecture: any NetworkArchitecture, _ loss: OutputLoss, on source: ExampleSource,
    of owner: String
  ) throws(ConfigurationError) {
    switch (loss, source.shape.target) {
    case (.crossEntropy, .classes), (.crossEntropy, .nextTokens), (.logistic, .classes),
      (.squaredError, .classes), (.squaredError, .values), (.reconstruction, _):
      break
    default:
      throw .invalid(
        owner: owner, setting: "loss", reason: "is for other targets than those of the data")
    }
    self.architecture = architecture
    self.loss = loss
    self.source = source
    let network: Network<Float> = architecture.network(nil)
    let largest = SupervisedTask<Float>.mostValues
    for (count, what) in [
      (network.layout.count, "parameters"),
      (network.valuesPerExample, "values that the layers keep of an example"),
    ] where count > largest {
      throw .invalid(
        owner: owner, setting: nil,
        reason: "\(count) \(what); at most \(largest) are supported")
    }
    outline = ProblemOutline(
      sampling: source.sampling, parameterCount: network.layout.count,
      largestBatch: min(source.largestBatch, largest / max(network.valuesPerExample, 1)),
      fullBatch: source.trainingCount)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    NetworkProblem(task(context))
  }

  /// With what is known of the data, as far as it says something of the loss.
  func task<S: Scalar>(_ context: ProblemContext) -> (SupervisedTask<S>, Truth) {
    var truth = Truth()
    let task = SupervisedTask<S>(
      architecture.network(context), source, loss, context: context, truth: &truth)
    return (task, truth)
  }
}

/// A problem that is a supervised task.
private final class NetworkProblem<S: Scalar>: Problem {
  private let task: SupervisedTask<S>
  let truth: Truth

  init(_ made: (task: SupervisedTask<S>, truth: Truth)) {
    task = made.task
    truth = made.truth
  }

  var layout: ParameterLayout { task.network.layout }

  func initialParameters() -> Buffer<S> { task.initialParameters() }

  func loss(at parameters: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    task.loss(at: parameters, on: batch, gradient: &gradient)
  }

  func trainingLoss(at parameters: Buffer<S>) -> Double { task.trainingLoss(at: parameters) }

  func evaluate(at parameters: Buffer<S>) -> Evaluation { task.evaluate(at: parameters) }

  var measureNames: [String] { task.measureNames }
}
