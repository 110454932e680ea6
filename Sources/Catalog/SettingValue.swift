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

/// What a setting accepts, before its bounds are looked at.
public enum SettingKind: String, Sendable, Codable {
  case flag, integer, number, text, file, integers, numbers, texts, entry, entries
  /// A word whose settings stand beside it, or an entry with settings of its own.
  case wordOrEntry = "word or entry"

  /// What is expected of a value of this kind, in words for messages such as "expected …".
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
    case .wordOrEntry: "a name, or a mapping with a name and settings"
    }
  }

  /// Whether a value of this kind is itself a list, so that an axis over it is a list of lists.
  public var isList: Bool {
    switch self {
    case .integers, .numbers, .texts, .entries: true
    case .flag, .integer, .number, .text, .file, .entry, .wordOrEntry: false
    }
  }
}
