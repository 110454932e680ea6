import Catalog

/// A closed form with a name, for claims that refer to it.
public struct Formula: Sendable {
  /// Its settings are the parameters. A parameter whose default is `none` has to be given.
  public let declaration: Declaration
  private let value: @Sendable (Configuration) -> Double?

  /// - Parameter value: `nil` where the formula has none, such as 0/0
  init(_ declaration: Declaration, _ value: @escaping @Sendable (Configuration) -> Double?) {
    self.declaration = declaration
    self.value = value
  }

  /// The parameters that have no default.
  public var requiredParameters: [String] {
    declaration.settings.filter { $0.defaultValue == .none }.map(\.name)
  }

  /// The value for the given parameters; for those that are not given the surroundings', then the
  /// defaults.
  ///
  /// - Parameters:
  ///   - given: what somebody chose; all of it has to be among the parameters
  ///   - surroundings: numbers by name, of which those that are no parameters are not looked at
  /// - Throws: if a parameter has no value, or one out of its range, or if the formula has no value
  public func value(
    _ given: [String: SettingValue] = [:], in surroundings: [String: Double] = [:]
  ) throws(ConfigurationError) -> Double {
    var parameters = given
    for setting in declaration.settings where parameters[setting.name] == nil {
      parameters[setting.name] = surroundings[setting.name].map(SettingValue.number)
    }
    let configuration = try declaration.configuration(parameters)
    for name in requiredParameters where configuration.values[name] == SettingValue.none {
      throw .invalid(
        owner: declaration.id, setting: name, reason: "neither the claim nor the cell gives it")
    }
    guard let value = value(configuration), !value.isNaN else {
      throw .invalid(
        owner: declaration.id, setting: nil, reason: "has no value for these parameters")
    }
    return value
  }
}
