import Catalog

/// A network with a plain recurrent layer.
public struct RecurrentNetwork: ProblemDefinition {
  @SettingGroup public var recurrence = RecurrentSettings()
  @SettingGroup public var data = DataSettings(Adding(), form: .sequence)

  public init() {}

  public static let about = About(
    "rnn", "a tanh recurrence over sequences, a dense layer on the last output",
    Citation("Elman 1990, doi 10.1207/s15516709cog1402_1"))

  public static let facts: [Truth.Fact] = [.lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    try recurrence.blueprint(.plain, on: data, of: Self.about.id)
  }
}
