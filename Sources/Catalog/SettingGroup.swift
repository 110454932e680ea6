/// Settings that several entries have in common, as a property of each: in plans they stand among the
/// entry's own.
@propertyWrapper
public struct SettingGroup<Value: SettingGroupContent>: Sendable {
  public var wrappedValue: Value

  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
}

/// What a ``SettingGroup`` holds: ``Settings``, or values whose declarations depend on the entry that
/// has them.
public protocol SettingGroupContent: Sendable {
  /// The declarations of the settings, with the present values as defaults.
  var settingDeclarations: [SettingDeclaration] { get }
  /// The values by their names in plans.
  var settingValues: [String: SettingValue] { get }
  /// Throws if a value that was set in code is not allowed, or if values do not go together. The
  /// argument is the name of what has the settings, for messages.
  func check(as owner: String) throws(ConfigurationError)
  /// Takes over values by their names in plans.
  mutating func read(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError)
}

extension Settings where Self: SettingGroupContent {
  public mutating func read(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) {
    self = try Self(values, of: owner, in: scope)
  }
}

extension SettingGroup: SettingSlot {
  func declarations(property: String) -> [SettingDeclaration] { wrappedValue.settingDeclarations }

  func validate(property: String, as owner: String) throws(ConfigurationError) {
    try wrappedValue.check(as: owner)
  }

  func write(property: String, to values: inout [String: SettingValue]) {
    values.merge(wrappedValue.settingValues) { $1 }
  }

  mutating func read(
    _ declared: [SettingDeclaration], from values: [String: SettingValue], of owner: String,
    in scope: EntryScope
  ) throws(ConfigurationError) {
    try wrappedValue.read(values, of: owner, in: scope)
  }
}
