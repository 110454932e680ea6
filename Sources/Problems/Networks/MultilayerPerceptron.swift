import Catalog
import Compute

/// A classifier of dense layers, trained on the mean softmax cross-entropy.
public final class MultilayerPerceptron<S: Scalar>: Problem {
  private let network: DenseNetwork<S>
  private let data: ClassificationData<S>
  private let context: ProblemContext
  public let truth: Truth
  public var layout: ParameterLayout { network.layout }

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    data = loadValidated(configuration, context, &truth)
    network = DenseNetwork(
      sizes: [data.featureCount] + configuration[Self.hidden] + [data.classCount],
      activation: configuration[Self.activation])
    self.truth = truth
    self.context = context
  }

  public func initialParameters() -> Buffer<S> {
    var stream = context.stream(.initialisation)
    return network.initialParameters(&stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    network.loss(at: w, on: data.training, rows: batch.rows, gradient: &gradient)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func trainingLoss(at w: Buffer<S>) -> Double {
    network.evaluate(at: w, on: data.training).loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation {
    network.evaluate(at: w, on: data.evaluation)
  }
}

extension MultilayerPerceptron {
  public static var declaration: Declaration {
    Declaration(
      id: "mlp", summary: "a classifier of dense layers on generated data or a file",
      citation: Citation("Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0"),
      settings: [hidden.declaration, activation.declaration]
        + ClassificationSource.settings(data: .spirals))
  }

  private static var hidden: Setting<[Int]> {
    Setting("hidden", default: [32, 32], .within(1, 65536), "widths of the hidden layers")
  }
  private static var activation: Setting<Activation> {
    Setting(
      "activation", default: .relu,
      "between layers; also sets the initial scale, √(2/inputs) for relu, √(1/inputs) for tanh")
  }

  public static var facts: [Truth.Fact] {
    [.bayesAccuracy]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let source = try ClassificationSource(configuration, files: files)
    let sizes = [source.featureCount] + configuration[hidden] + [source.classCount]
    return ProblemOutline(
      sampling: .finite(examples: source.trainingCount),
      parameterCount: try checkedParameterCount(
        sizes: sizes, source: source, of: configuration))
  }
}
