import Catalog
import Compute

/// A model of dense layers, on classes or values.
public final class MultilayerPerceptron<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture, loss) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      architecture.network(seed: context.seed), source, loss,
      context: context, truth: &truth)
    self.truth = truth
  }
}

extension MultilayerPerceptron {
  public static var declaration: Declaration {
    Declaration(
      id: "mlp", summary: "dense layers, on generated data or a file, for classes or values",
      citation: Citation("Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0"),
      settings: [
        hidden.declaration, NetworkSettings.activation.declaration, normalization.declaration,
        NetworkSettings.dropout.declaration, NetworkSettings.initialization.declaration,
        NetworkSettings.initialScale.declaration, NetworkSettings.loss.declaration,
        NetworkSettings.labelSmoothing.declaration,
      ] + ExampleSource.settings(default: .spirals, kinds: ExampleSource.flatKinds))
  }

  private static var hidden: Setting<[Int]> {
    Setting("hidden", default: [32, 32], .within(1, 65536), "widths of the hidden layers")
  }
  private static var normalization: Setting<HiddenNormalization> {
    Setting(
      "normalization", default: .none,
      "between a hidden layer's products and its activation; batch evaluates by the statistics of "
        + "up to 4096 training examples, without a moving average")
  }

  public static var facts: [Truth.Fact] { [.bayesAccuracy, .lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture, _) = try parts(configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, DenseArchitecture, OutputLoss) {
    let source = try ExampleSource(configuration, files: files, kinds: ExampleSource.flatKinds)
    let (loss, outputs) = try NetworkSettings.loss(configuration, for: source)
    var architecture = DenseArchitecture(
      sizes: [source.shape.inputWidth] + configuration[hidden] + [outputs],
      activation: configuration[NetworkSettings.activation],
      normalization: configuration[normalization])
    architecture.dropout = configuration[NetworkSettings.dropout]
    architecture.scale = NetworkSettings.scale(configuration)
    return (source, architecture, loss)
  }
}

extension ExampleSource {
  /// The data that a model of plain features can use.
  static var flatKinds: [Kind] {
    [.spirals, .moons, .gaussianMixture, .teacher, .chebyshev, .bars]
  }
  /// Those of them that have classes.
  static var classKinds: [Kind] { flatKinds.filter { $0 != .chebyshev } }
}
