import Catalog

/// The settings of both recurrent networks.
public struct RecurrentSettings: Settings, SettingGroupContent {
  @Setting(.within(1, 16384), "hidden units") public var hidden = 32
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var loss = LossSettings()

  public init() {}

  func blueprint(
    _ cell: RecurrentArchitecture.Cell, on data: DataSettings, of owner: String
  ) throws(ConfigurationError) -> NetworkBlueprint {
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    let (length, features) = try source.shape.sequence(of: owner)
    var architecture = RecurrentArchitecture(
      cell: cell, length: length, features: features, hidden: hidden, outputs: outputs)
    architecture.scale = scale
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}
