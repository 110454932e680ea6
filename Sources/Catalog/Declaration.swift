/// Where a method comes from.
public struct Citation: Sendable, Hashable {
  public let text: String
  /// Such as `1711.05101`.
  public let arXiv: String?

  public init(_ text: String, arXiv: String? = nil) {
    self.text = text
    self.arXiv = arXiv
  }

  public var description: String { arXiv.map { "\(text), arXiv \($0)" } ?? text }
}

/// What a catalogue entry says about itself.
public struct Declaration: Sendable {
  /// The name in plans, in kebab case.
  public let id: String
  /// One line.
  public let summary: String
  public let citation: Citation
  public let settings: [SettingDeclaration]

  public init(
    id: String, summary: String, citation: Citation, settings: [SettingDeclaration] = []
  ) {
    self.id = id
    self.summary = summary
    self.citation = citation
    self.settings = settings
  }

  /// The complete, validated values: what was given, defaults for the rest.
  public func configuration(
    _ given: [String: SettingValue] = [:]
  ) throws(ConfigurationError) -> Configuration {
    // Sorted, so that of several mistakes the same one is always reported.
    for name in given.keys.sorted() where !settings.contains(where: { $0.name == name }) {
      throw .unknownSetting(owner: id, found: name, allowed: settings.map(\.name))
    }
    var values: [String: SettingValue] = [:]
    for setting in settings {
      values[setting.name] = try setting.validated(
        given[setting.name] ?? setting.defaultValue, of: id)
    }
    return Configuration(owner: id, values: values)
  }
}

/// The validated settings of one entry. Made by ``Declaration/configuration(_:)`` only, so a
/// lookup of a declared setting cannot fail.
public struct Configuration: Sendable, Hashable {
  public let owner: String
  public let values: [String: SettingValue]

  init(owner: String, values: [String: SettingValue]) {
    self.owner = owner
    self.values = values
  }

  public subscript<Value>(setting: Setting<Value>) -> Value {
    let name = setting.declaration.name
    guard let raw = values[name], let value = Value(settingValue: raw) else {
      preconditionFailure("'\(owner)' reads the setting '\(name)' that it does not declare")
    }
    return value
  }
}
