/// What a catalogue entry says about itself, its settings included.
public struct Declaration: Sendable {
  public let about: About
  private let found: Lazy<[SettingDeclaration]>

  /// The settings in the order in which lists show them; their names differ.
  public var settings: [SettingDeclaration] { found.value }

  public init(_ about: About, settings: [SettingDeclaration] = []) {
    self.about = about
    found = Lazy { settings }
  }

  /// The declaration of one or several groups of settings, such as a rule's and those that all rules
  /// have. A setting that two of them have is one setting.
  ///
  /// - Parameters:
  ///   - about: what all of them share
  ///   - owners: makes the groups, when their settings are first asked for
  public init(_ about: About, settingsOf owners: @escaping @Sendable () -> [any Settings]) {
    self.about = about
    found = Lazy {
      var settings: [SettingDeclaration] = []
      for setting in owners().flatMap(\.settingDeclarations)
      where !settings.contains(where: { $0.name == setting.name }) {
        settings.append(setting)
      }
      return settings
    }
  }

  /// The name in plans, in kebab case.
  public var id: String { about.id }
  /// What the entry does, in one line.
  public var summary: String { about.summary }
  public var citation: Citation { about.citation }

  /// Values that were read from JSON in the forms of the declared kinds; those of other names stay as
  /// they are.
  package func typed(
    _ values: [String: SettingValue], in scope: EntryScope
  ) -> [String: SettingValue] {
    var typed = values
    for setting in settings {
      if let value = values[setting.name] { typed[setting.name] = setting.typed(value, in: scope) }
    }
    return typed
  }

  /// The complete, validated values: what was given, defaults for the rest.
  ///
  /// - Parameters:
  ///   - given: the values that were chosen, by the names of the settings
  ///   - scope: what settings that are entries themselves may be
  /// - Throws: if a value has no setting of its name, or is not allowed
  public func configuration(
    _ given: [String: SettingValue] = [:], in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> Configuration {
    let settings = settings
    // Sorted, so that of several mistakes the same one is always reported.
    for name in given.keys.sorted() where !settings.contains(where: { $0.name == name }) {
      throw .unknownSetting(owner: id, found: name, allowed: settings.map(\.name))
    }
    var values: [String: SettingValue] = [:]
    for setting in settings {
      values[setting.name] = try setting.validated(
        given[setting.name] ?? setting.defaultValue, of: id, in: scope)
    }
    return Configuration(owner: id, values: values)
  }
}

/// The complete settings of one entry, as they were validated by its ``Declaration``.
public struct Configuration: Sendable, Hashable {
  /// The name of the entry.
  public let owner: String
  /// A value for every setting, by its name in plans.
  public let values: [String: SettingValue]

  init(owner: String, values: [String: SettingValue]) {
    self.owner = owner
    self.values = values
  }

  /// Throws if these are the settings of something else.
  ///
  /// - Parameter id: the name of the entry that is to be made from them
  public func check(isOf id: String) throws(ConfigurationError) {
    guard owner == id else {
      throw .invalid(
        owner: id, setting: nil, reason: "cannot be made from the settings of '\(owner)'")
    }
  }
}
