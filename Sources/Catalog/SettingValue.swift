/// The value of a setting, as it stands in a plan and in a run's specification.
public indirect enum SettingValue: Hashable, Sendable {
  case none
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case integers([Int])
  case numbers([Double])
  case texts([String])
  /// An entry of a catalogue with its settings.
  case entry(String, [String: SettingValue])
  /// Several of them in an order that matters.
  case entries([EntryReference])
}

extension SettingValue: CustomStringConvertible {
  /// The value as one would write it in a plan.
  public var description: String {
    switch self {
    case .none: "none"
    case .flag(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): compact(value)
    case .text(let value): value
    case .integers(let values): "[" + values.map(String.init).joined(separator: ", ") + "]"
    case .numbers(let values): "[" + values.map(compact).joined(separator: ", ") + "]"
    case .texts(let values): "[" + values.joined(separator: ", ") + "]"
    case .entry(let name, let settings):
      settings.isEmpty
        ? name
        : "\(name)("
          + settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
          .joined(separator: ", ") + ")"
    case .entries(let list):
      "[" + list.map(\.settingValue.description).joined(separator: ", ") + "]"
    }
  }
}

/// A number in its shortest round-trip form, without a trailing `.0`.
public func compact(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// What a setting accepts, before its bounds are looked at.
public enum SettingKind: String, Sendable, Codable {
  case flag, integer, number, text, file, integers, numbers, texts, entry, entries

  /// As it appears in messages: "expected …".
  public var expectation: String {
    switch self {
    case .flag: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a word"
    case .file: "a path"
    case .integers: "a list of whole numbers"
    case .numbers: "a list of numbers"
    case .texts: "a list of words"
    case .entry: "a name, or a mapping with a name and settings"
    case .entries: "a list of names, or of mappings with a name and settings"
    }
  }

  /// Whether a value of this kind is itself a list, so that an axis over it is a list of lists.
  public var isList: Bool {
    switch self {
    case .integers, .numbers, .texts, .entries: true
    case .flag, .integer, .number, .text, .file, .entry: false
    }
  }
}

/// A Swift type that a setting can have.
public protocol SettingRepresentable: Sendable {
  static var kind: SettingKind { get }
  /// Whether the setting may be left empty (`none`).
  static var isOptional: Bool { get }
  var settingValue: SettingValue { get }
  /// `nil` if the value is of another kind.
  init?(settingValue: SettingValue)
}

extension SettingRepresentable {
  public static var isOptional: Bool { false }
}

extension Bool: SettingRepresentable {
  public static var kind: SettingKind { .flag }
  public var settingValue: SettingValue { .flag(self) }
  public init?(settingValue: SettingValue) {
    guard case .flag(let value) = settingValue else { return nil }
    self = value
  }
}

extension Int: SettingRepresentable {
  public static var kind: SettingKind { .integer }
  public var settingValue: SettingValue { .integer(self) }
  public init?(settingValue: SettingValue) {
    guard case .integer(let value) = settingValue else { return nil }
    self = value
  }
}

extension Double: SettingRepresentable {
  public static var kind: SettingKind { .number }
  public var settingValue: SettingValue { .number(self) }
  public init?(settingValue: SettingValue) {
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
  public init?(settingValue: SettingValue) {
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
  public init?(settingValue: SettingValue) {
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
  public init?(settingValue: SettingValue) {
    guard case .entry(let name, let settings) = settingValue else { return nil }
    self.init(name, settings)
  }
}

extension Array: SettingRepresentable where Element: SettingListElement {
  public static var kind: SettingKind { Element.listKind }
  public var settingValue: SettingValue { Element.listValue(self) }
  public init?(settingValue: SettingValue) {
    guard let list = Element.list(from: settingValue) else { return nil }
    self = list
  }
}

extension Optional: SettingRepresentable where Wrapped: SettingRepresentable {
  public static var kind: SettingKind { Wrapped.kind }
  public static var isOptional: Bool { true }
  public var settingValue: SettingValue { self?.settingValue ?? .none }
  public init?(settingValue: SettingValue) {
    if settingValue == .none {
      self = Self.none
    } else if let value = Wrapped(settingValue: settingValue) {
      self = .some(value)
    } else {
      return nil
    }
  }
}

/// A type that a list setting can have as elements.
public protocol SettingListElement: Sendable {
  static var listKind: SettingKind { get }
  static func listValue(_ list: [Self]) -> SettingValue
  static func list(from value: SettingValue) -> [Self]?
}

extension Int: SettingListElement {
  public static var listKind: SettingKind { .integers }
  public static func listValue(_ list: [Int]) -> SettingValue { .integers(list) }
  public static func list(from value: SettingValue) -> [Int]? {
    if case .integers(let list) = value { list } else { nil }
  }
}

extension Double: SettingListElement {
  public static var listKind: SettingKind { .numbers }
  public static func listValue(_ list: [Double]) -> SettingValue { .numbers(list) }
  public static func list(from value: SettingValue) -> [Double]? {
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
  public static func list(from value: SettingValue) -> [String]? {
    if case .texts(let list) = value { list } else { nil }
  }
}

extension EntryReference: SettingListElement {
  public static var listKind: SettingKind { .entries }
  public static func listValue(_ list: [EntryReference]) -> SettingValue { .entries(list) }
  public static func list(from value: SettingValue) -> [EntryReference]? {
    if case .entries(let list) = value { list } else { nil }
  }
}
