import Catalog

/// A network with long short-term memory.
public struct MemoryNetwork: ProblemDefinition {
  @SettingGroup public var recurrence = RecurrentSettings()
  @SettingGroup public var data = DataSettings(Adding(), form: .sequence)

  public init() {}

  public static let about = About(
    "lstm", "long short-term memory over sequences, a dense layer on the last output",
    Citation("Hochreiter and Schmidhuber 1997, doi 10.1162/neco.1997.9.8.1735"))

  public static let facts: [Truth.Fact] = [.lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    try recurrence.blueprint(.memory, on: data, of: Self.about.id)
  }
}
