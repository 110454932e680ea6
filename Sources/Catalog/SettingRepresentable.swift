/// A Swift type that a setting can have.
public protocol SettingRepresentable: Sendable {
  /// The kind of values that the type is written as.
  static var kind: SettingKind { get }
  /// Whether the setting may be left empty (`none`).
  static var isOptional: Bool { get }
  /// The words that a text may be; any text if empty.
  static var choices: [String] { get }
  /// What an entry may be; `nil` for types that are no entries.
  static var entryGroup: EntryGroup? { get }
  /// The value as it stands in plans.
  var settingValue: SettingValue { get }
  /// The value that stands in a plan, with the entries and files that the scope has; `nil` if it is
  /// of another kind.
  init?(settingValue: SettingValue, in scope: EntryScope) throws(ConfigurationError)
  /// Throws if a value that code has set is not allowed, for what bounds and choices cannot tell, such
  /// as the settings of an entry. The arguments are the names of what has the setting and of the
  /// setting, for messages.
  func validate(of owner: String, setting: String) throws(ConfigurationError)
}

extension SettingRepresentable {
  public func validate(of owner: String, setting: String) throws(ConfigurationError) {}
  public static var isOptional: Bool { false }
  public static var choices: [String] { [] }
  public static var entryGroup: EntryGroup? { nil }
}

/// An enumeration of words that a setting chooses from.
public protocol SettingChoice: SettingRepresentable, RawRepresentable, CaseIterable
where RawValue == String {}

extension SettingChoice {
  public static var kind: SettingKind { .text }
  public static var choices: [String] { allCases.map(\.rawValue) }
  public var settingValue: SettingValue { .text(rawValue) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .text(let word) = settingValue else { return nil }
    self.init(rawValue: word)
  }
}

extension Bool: SettingRepresentable {
  public static var kind: SettingKind { .flag }
  public var settingValue: SettingValue { .flag(self) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .flag(let value) = settingValue else { return nil }
    self = value
  }
}

extension Int: SettingRepresentable {
  public static var kind: SettingKind { .integer }
  public var settingValue: SettingValue { .integer(self) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .integer(let value) = settingValue else { return nil }
    self = value
  }
}

extension Double: SettingRepresentable {
  public static var kind: SettingKind { .number }
  public var settingValue: SettingValue { .number(self) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    switch settingValue {
    case .number(let value): self = value
    case .integer(let value): self = Double(value)
    default: return nil
    }
  }
}

extension String: SettingRepresentable {
  public static var kind: SettingKind { .text }
  public var settingValue: SettingValue { .text(self) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .text(let value) = settingValue else { return nil }
    self = value
  }
}

/// A data file: a path in a plan (relative to it), a name and a digest of its content in a run's
/// specification.
public struct FileReference: SettingRepresentable, Hashable {
  public static var kind: SettingKind { .file }
  public let text: String

  public init(_ text: String) { self.text = text }

  public var settingValue: SettingValue { .text(text) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .text(let text) = settingValue else { return nil }
    self.text = text
  }
}

/// An entry of another catalogue, such as the rule that a wrapper wraps, with the settings that are
/// given; a configuration completes them.
public struct EntryReference: SettingRepresentable, Hashable {
  public static var kind: SettingKind { .entry }
  public let name: String
  public let settings: [String: SettingValue]

  public init(_ name: String, _ settings: [String: SettingValue] = [:]) {
    self.name = name
    self.settings = settings
  }

  public var settingValue: SettingValue { .entry(name, settings) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .entry(let name, let settings) = settingValue else { return nil }
    self.init(name, settings)
  }
}

extension Array: SettingRepresentable where Element: SettingListElement {
  public static var kind: SettingKind { Element.listKind }
  public static var entryGroup: EntryGroup? { Element.listGroup }
  public var settingValue: SettingValue { Element.listValue(self) }
  public func validate(of owner: String, setting: String) throws(ConfigurationError) {
    for element in self { try element.validate(of: owner, setting: setting) }
  }
  public init?(settingValue: SettingValue, in scope: EntryScope) throws(ConfigurationError) {
    guard let list = try Element.list(from: settingValue, in: scope) else { return nil }
    self = list
  }
}

extension Optional: SettingRepresentable where Wrapped: SettingRepresentable {
  public static var kind: SettingKind { Wrapped.kind }
  public static var isOptional: Bool { true }
  public static var choices: [String] { Wrapped.choices }
  public static var entryGroup: EntryGroup? { Wrapped.entryGroup }
  public var settingValue: SettingValue { self?.settingValue ?? .none }
  public func validate(of owner: String, setting: String) throws(ConfigurationError) {
    try self?.validate(of: owner, setting: setting)
  }
  public init?(settingValue: SettingValue, in scope: EntryScope) throws(ConfigurationError) {
    if settingValue == .none {
      self = Self.none
    } else if let value = try Wrapped(settingValue: settingValue, in: scope) {
      self = .some(value)
    } else {
      return nil
    }
  }
}

/// A type that a list setting can have as elements.
public protocol SettingListElement: SettingRepresentable {
  static var listKind: SettingKind { get }
  /// What entries in the list may be; `nil` for types that are no entries.
  static var listGroup: EntryGroup? { get }
  static func listValue(_ list: [Self]) -> SettingValue
  /// `nil` if the value is of another kind.
  static func list(
    from value: SettingValue, in scope: EntryScope
  ) throws(ConfigurationError) -> [Self]?
}

extension SettingListElement {
  public static var listGroup: EntryGroup? { nil }
}

extension Int: SettingListElement {
  public static var listKind: SettingKind { .integers }
  public static func listValue(_ list: [Int]) -> SettingValue { .integers(list) }
  public static func list(from value: SettingValue, in scope: EntryScope) -> [Int]? {
    if case .integers(let list) = value { list } else { nil }
  }
}

extension Double: SettingListElement {
  public static var listKind: SettingKind { .numbers }
  public static func listValue(_ list: [Double]) -> SettingValue { .numbers(list) }
  public static func list(from value: SettingValue, in scope: EntryScope) -> [Double]? {
    switch value {
    case .numbers(let list): list
    case .integers(let list): list.map(Double.init)
    default: nil
    }
  }
}

extension String: SettingListElement {
  public static var listKind: SettingKind { .texts }
  public static func listValue(_ list: [String]) -> SettingValue { .texts(list) }
  public static func list(from value: SettingValue, in scope: EntryScope) -> [String]? {
    if case .texts(let list) = value { list } else { nil }
  }
}

extension EntryReference: SettingListElement {
  public static var listKind: SettingKind { .entries }
  public static func listValue(_ list: [EntryReference]) -> SettingValue { .entries(list) }
  public static func list(from value: SettingValue, in scope: EntryScope) -> [EntryReference]? {
    if case .entries(let list) = value { list } else { nil }
  }
}
