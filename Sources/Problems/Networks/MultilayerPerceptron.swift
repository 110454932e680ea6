import Catalog

/// A model of dense layers, on classes or values.
public struct MultilayerPerceptron: ProblemDefinition {
  @Setting(.within(1, 65536), "widths of the hidden layers") public var hidden = [32, 32]
  @Setting(.activation) public var activation = Activation.relu
  @Setting(
    "between a hidden layer's products and its activation; batch evaluates by the statistics of up to "
      + "4096 training examples, without a moving average")
  public var normalization = HiddenNormalization.none
  @Setting(.from(0, below: 1), "probability with which training sets hidden units to zero")
  public var dropout = 0.0
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var loss = LossSettings()
  @SettingGroup public var data = DataSettings(Spirals())

  public init() {}

  public static let about = About(
    "mlp", "dense layers, on generated data or a file, for classes or values",
    Citation("Rumelhart, Hinton and Williams 1986, doi 10.1038/323533a0"))

  public static let facts: [Truth.Fact] = [.bayesAccuracy, .lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    var architecture = DenseArchitecture(
      sizes: [try source.shape.features(of: owner)] + hidden + [outputs], activation: activation,
      normalization: normalization, dropout: dropout)
    architecture.scale = scale
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}
