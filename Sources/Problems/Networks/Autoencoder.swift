import Catalog

/// Dense layers to a narrow code and back, trained to give back their input. What is known of the data's
/// classes says nothing of their reconstruction.
public struct Autoencoder: ProblemDefinition {
  @Setting(
    .within(1, 65536), "widths on the way to the code; the way back has them in reverse")
  public var hidden = [32]
  @Setting(.within(1, 65536), "width of the code, which is linear") public var code = 2
  @Setting(.activation) public var activation = Activation.relu
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var data = DataSettings(GaussianMixture())

  public init() {}

  public static let about = About(
    "autoencoder",
    "dense layers to a narrow code and back, half the mean square of the difference",
    Citation("Hinton and Salakhutdinov 2006, doi 10.1126/science.1127647"))

  public static let facts: [Truth.Fact] = []

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let source = try ExampleSource(data, of: Self.about.id)
    let architecture = AutoencoderArchitecture(
      inputs: try source.shape.features(of: Self.about.id), hidden: hidden, code: code,
      activation: activation,
      scale: scale)
    return try NetworkBlueprint(architecture, .reconstruction, on: source, of: Self.about.id)
  }
}
