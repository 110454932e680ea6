import Catalog
import Compute

/// A linear classifier or regression on frozen random features: convex, with the features of a
/// network at its initialisation (Rahimi and Recht 2007).
public final class LinearProbe<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, loss, outputs) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      Self.network(configuration, source, outputs: outputs, context),
      source, loss, context: context, truth: &truth)
    self.truth = truth
  }
}

extension LinearProbe {
  public static var declaration: Declaration {
    Declaration(
      id: "linear-probe",
      summary: "a linear model on the frozen features of a random dense layer; convex",
      citation: Citation("Rahimi and Recht 2007, Random features for large-scale kernel machines"),
      settings: [
        width.declaration, NetworkSettings.activation.declaration,
        NetworkSettings.initialization.declaration, NetworkSettings.initialScale.declaration,
        NetworkSettings.loss.declaration, NetworkSettings.labelSmoothing.declaration,
      ] + ExampleSource.settings(default: .spirals, kinds: ExampleSource.flatKinds))
  }

  private static var width: Setting<Int> {
    Setting("random_features", default: 256, .within(1, 65536), "width of the frozen layer")
  }

  public static var facts: [Truth.Fact] { [.bayesAccuracy, .lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, _, outputs) = try parts(configuration, files: files)
    // The frozen weights are not among the parameters.
    let frozen = source.shape.inputWidth.multipliedFullWidth(by: configuration[width])
    guard frozen.high == 0, frozen.low <= 100_000_000 else {
      throw .invalid(
        owner: configuration.owner, setting: "random_features",
        reason: "\(configuration[width]) features of \(source.shape.inputWidth) inputs; at most "
          + "100000000 frozen weights are supported")
    }
    let network: Network<Float> = LinearProbe<Float>.network(
      configuration, source, outputs: outputs, nil)
    return try NetworkSettings.outline(network, source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, OutputLoss, outputs: Int) {
    let source = try ExampleSource(configuration, files: files, kinds: ExampleSource.flatKinds)
    let (loss, outputs) = try NetworkSettings.loss(configuration, for: source)
    return (source, loss, outputs)
  }

  /// - Parameter context: `nil` for an outline, which needs no features
  fileprivate static func network(
    _ configuration: Configuration, _ source: ExampleSource, outputs: Int,
    _ context: ProblemContext?
  ) -> Network<S> {
    let width = configuration[width]
    let scale = NetworkSettings.scale(configuration)
    var layers: [any Layer<S>] = []
    if let context {
      var own = ParameterLayout()
      let features = DenseLayer<S>(
        "features", inputs: source.shape.inputWidth, outputs: width,
        activation: configuration[NetworkSettings.activation], scale: scale, in: &own)
      var stream = context.stream(.initialisation, index: 1)
      layers.append(FrozenLayers([features], layout: own, stream: &stream))
    }
    var layout = ParameterLayout()
    layers.append(
      DenseLayer<S>(
        "probe", inputs: width, outputs: outputs, scale: scale, isLast: true, in: &layout))
    return Network(layers, layout: layout)
  }
}
