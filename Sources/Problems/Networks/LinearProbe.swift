import Catalog
import Compute

/// A linear classifier or regression on frozen random features: convex, with the features of a
/// network at its initialisation (Rahimi and Recht 2007).
public struct LinearProbe: ProblemDefinition {
  @Setting(.within(1, 65536), "width of the frozen layer") public var randomFeatures = 256
  @Setting(.activation) public var activation = Activation.relu
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var loss = LossSettings()
  @SettingGroup public var data = DataSettings(Spirals())

  public init() {}

  public static let about = About(
    "linear-probe", "a linear model on the frozen features of a random dense layer; convex",
    Citation("Rahimi and Recht 2007, Random features for large-scale kernel machines"))

  public static let facts: [Truth.Fact] = [.bayesAccuracy, .lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    let inputs = try source.shape.features(of: owner)
    // The frozen weights are not among the parameters.
    let frozen = inputs.multipliedFullWidth(by: randomFeatures)
    guard frozen.high == 0, frozen.low <= 100_000_000 else {
      throw .invalid(
        owner: owner, setting: "random_features",
        reason: "\(randomFeatures) features of \(inputs) inputs; at most 100000000 frozen weights "
          + "are supported")
    }
    let architecture = ProbeArchitecture(
      inputs: inputs, features: randomFeatures, outputs: outputs, activation: activation,
      scale: scale)
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}

/// A dense layer on the features of a frozen one, which are drawn where there is a seed.
private struct ProbeArchitecture: NetworkArchitecture {
  let inputs, features, outputs: Int
  let activation: Activation
  let scale: InitialScale

  func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layers: [any Layer<S>] = []
    if let context {
      var own = ParameterLayout()
      let frozen = DenseLayer<S>(
        "features", inputs: inputs, outputs: features, activation: activation, scale: scale,
        in: &own)
      var stream = context.stream(.initialisation, index: 1)
      layers.append(FrozenLayers([frozen], layout: own, stream: &stream))
    }
    var layout = ParameterLayout()
    layers.append(
      DenseLayer<S>(
        "probe", inputs: features, outputs: outputs, scale: scale, isLast: true, in: &layout))
    return Network(layers, layout: layout)
  }
}
