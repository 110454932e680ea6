import Catalog

/// A closed form with a name, for claims that refer to it.
public struct Formula: CatalogueEntry {
  public static let kind = "formula"

  /// The name, summary and source; the settings are the parameters of the formula. A parameter
  /// whose default is `none` has to be given.
  public let declaration: Declaration
  private let value: @Sendable (Configuration) throws(ConfigurationError) -> Double?

  /// A formula of parameters that are declared as settings.
  ///
  /// - Parameters:
  ///   - about: name, summary and source
  ///   - parameters: the type whose settings are the parameters of the formula
  ///   - value: computes the formula; `nil` where it has no value, such as 0/0
  public init<Parameters: Settings>(
    _ about: About, of parameters: Parameters.Type,
    _ value: @escaping @Sendable (Parameters) -> Double?
  ) {
    declaration = Declaration(about) { [Parameters()] }
    self.value = { (configuration) throws(ConfigurationError) in
      value(try Parameters(configuration))
    }
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
    guard let value = try value(configuration), !value.isNaN else {
      throw .invalid(
        owner: declaration.id, setting: nil, reason: "has no value for these parameters")
    }
    return value
  }
}
