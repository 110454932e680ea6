/// A type whose stored properties are settings, each declared as a ``Setting``.
///
/// It is made in code with types, `AdamW { $0.weightDecay = 0.1 }`, and from a plan by the catalogue.
/// The compiler writes the reading of plans: that is why it is `Decodable`.
public protocol Settings: Decodable, Sendable {
  /// The settings with all their defaults.
  init()

  /// Throws if settings that are valid one by one do not go together.
  ///
  /// - Parameter owner: what has the settings, for messages
  func validate(as owner: String) throws(ConfigurationError)
}

extension Settings {
  public func validate(as owner: String) throws(ConfigurationError) {}

  /// The settings that a closure makes of the defaults.
  public init(_ change: (inout Self) -> Void) {
    self.init()
    change(&self)
  }
}

// MARK: From and to values

extension Settings {
  /// The declarations of the settings, with the present values as defaults, in the order in which they
  /// are written.
  public var settingDeclarations: [SettingDeclaration] {
    slots.flatMap { $0.slot.declarations(property: $0.property) }
  }

  /// The values of all settings by their names in plans.
  public var settingValues: [String: SettingValue] {
    var values: [String: SettingValue] = [:]
    for (property, slot) in slots { slot.write(property: property, to: &values) }
    return values
  }

  /// The values that are not the defaults, by their names in plans.
  public var changedSettings: [String: SettingValue] {
    let defaults = Self().settingValues
    return settingValues.filter { $0.value != defaults[$0.key] }
  }

  /// The settings from values by their names in plans; values of other names are not looked at.
  ///
  /// - Parameters:
  ///   - values: a value for every setting that the type declares
  ///   - owner: the name of what has the settings, for messages
  ///   - scope: what settings that are entries themselves may be
  /// - Throws: if a value is missing or not allowed, or if values do not go together
  public init(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) {
    self = try SettingsReader<Self>().read(values, of: owner, in: scope)
  }

  /// The settings from the configuration of the entry that these are all settings of.
  package init(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) {
    try self.init(configuration.values, of: configuration.owner, in: scope)
  }

  /// Throws if a value that was set in code is not allowed, or if values do not go together.
  ///
  /// - Parameter owner: what has the settings, for messages
  public func check(as owner: String) throws(ConfigurationError) {
    let values = settingValues
    // Entries are checked by their own types.
    for declaration in Self().settingDeclarations where declaration.group == nil {
      guard let value = values[declaration.name] else { continue }
      _ = try declaration.validated(value, of: owner, in: EntryScope())
    }
    for (property, slot) in slots { try slot.validate(property: property, as: owner) }
    try validate(as: owner)
  }

  var slots: [(property: String, slot: any SettingSlot)] {
    Mirror(reflecting: self).children.compactMap { child in
      guard let label = child.label, let slot = child.value as? any SettingSlot else { return nil }
      // The stored property behind a wrapped one has an underscore.
      return (String(label.drop { $0 == "_" }), slot)
    }
  }
}
