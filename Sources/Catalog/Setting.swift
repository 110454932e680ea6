/// The values that a numeric setting may take, or the elements of a list.
public struct Bounds: Sendable, Hashable {
  public var lower: Double?
  public var upper: Double?
  public var includesLower = true
  public var includesUpper = true

  public static let any = Bounds()
  public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }
  public static func above(_ lower: Double) -> Bounds {
    Bounds(lower: lower, includesLower: false)
  }
  public static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }
  /// lower ≤ x ≤ upper
  public static func within(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }
  /// lower ≤ x < upper
  public static func from(_ lower: Double, below upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, includesUpper: false)
  }
  /// lower < x ≤ upper
  public static func above(_ lower: Double, upTo upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, includesLower: false)
  }

  public func contains(_ x: Double) -> Bool {
    guard !x.isNaN else { return false }
    if let lower, includesLower ? x < lower : x <= lower { return false }
    if let upper, includesUpper ? x > upper : x >= upper { return false }
    return true
  }

  /// Such as `≥ 0`, `from 0 to 1`; empty where everything is allowed.
  public var description: String {
    switch (lower, upper) {
    case (nil, nil): ""
    case (let lower?, nil): (includesLower ? "≥ " : "> ") + compact(lower)
    case (nil, let upper?): (includesUpper ? "≤ " : "< ") + compact(upper)
    case (let lower?, let upper?):
      if includesLower, includesUpper {
        "from \(compact(lower)) to \(compact(upper))"
      } else {
        (includesLower ? "≥ " : "> ") + compact(lower) + " and "
          + (includesUpper ? "≤ " : "< ") + compact(upper)
      }
    }
  }
}

/// One parameter of a catalogue entry: name, meaning, kind, default and what is allowed.
///
/// Everything that has to know a parameter (plan validation, `steplab list`, the documentation
/// tables, the tests over the catalogue) derives from this declaration.
public struct SettingDeclaration: Sendable {
  /// As written in plans, in snake case.
  public let name: String
  public let summary: String
  public let kind: SettingKind
  public let isOptional: Bool
  public let defaultValue: SettingValue
  public let bounds: Bounds
  /// The words that a text may be; any text if empty.
  public let choices: [String]
  /// Looks up what an entry may be; asked only when needed, because a catalogue may hold the owner
  /// of this setting itself.
  private let entries: @Sendable () -> [Declaration]

  fileprivate init(
    name: String, summary: String, kind: SettingKind, isOptional: Bool, defaultValue: SettingValue,
    bounds: Bounds, choices: [String], entries: @escaping @Sendable () -> [Declaration]
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.isOptional = isOptional
    self.defaultValue = defaultValue
    self.bounds = bounds
    self.choices = choices
    self.entries = entries
  }

  /// What is allowed, in words; empty where everything of the right kind is.
  public var allowed: String {
    let names = kind == .entry || kind == .entries ? entries().map(\.id) : choices
    return names.isEmpty ? bounds.description : names.joined(separator: ", ")
  }

  /// The declaration of an entry that this setting may be.
  ///
  /// - Parameters:
  ///   - name: the entry's
  ///   - owner: what has this setting, for messages
  public func entry(
    named name: String, of owner: String
  ) throws(ConfigurationError) -> Declaration {
    let all = entries()
    guard let entry = all.first(where: { $0.id == name }) else {
      throw .unknownChoice(
        owner: owner, setting: self.name, found: name, allowed: all.map(\.id))
    }
    return entry
  }

  /// The value in the form of this kind, or what is wrong with it.
  func validated(_ value: SettingValue, of owner: String) throws(ConfigurationError) -> SettingValue
  {
    let value = converted(value)
    switch (kind, value) {
    case (_, .none) where isOptional: return value
    case (.flag, .flag), (.file, .text), (.texts, .texts): return value
    case (.text, .text(let word)):
      guard choices.isEmpty || choices.contains(word) else {
        throw .unknownChoice(owner: owner, setting: name, found: word, allowed: choices)
      }
    case (.entry, .entry(let name, let given)):
      return .entry(name, try entry(named: name, of: owner).configuration(given).values)
    case (.entries, .entries(let list)):
      var complete: [EntryReference] = []
      for part in list {
        let declaration = try entry(named: part.name, of: owner)
        complete.append(
          EntryReference(part.name, try declaration.configuration(part.settings).values))
      }
      return .entries(complete)
    case (.integer, .integer(let x)): try check([Double(x)], value, owner)
    case (.number, .number(let x)): try check([x], value, owner)
    case (.integers, .integers(let list)): try check(list.map(Double.init), value, owner)
    case (.numbers, .numbers(let list)): try check(list, value, owner)
    default:
      throw .wrongType(
        owner: owner, setting: name, found: value.description, expected: kind.expectation)
    }
    return value
  }

  /// Whole numbers are numbers too.
  private func converted(_ value: SettingValue) -> SettingValue {
    switch (kind, value) {
    case (.number, .integer(let x)): .number(Double(x))
    case (.numbers, .integers(let list)): .numbers(list.map(Double.init))
    // An empty list that was written down tells nothing of what it lacks.
    case (.entries, .integers(let list)) where list.isEmpty: .entries([])
    case (.texts, .integers(let list)) where list.isEmpty: .texts([])
    default: value
    }
  }

  private func check(
    _ numbers: [Double], _ value: SettingValue, _ owner: String
  ) throws(ConfigurationError) {
    let mayBeInfinite = defaultValue == .number(.infinity)
    guard numbers.allSatisfy({ bounds.contains($0) && ($0.isFinite || mayBeInfinite) }) else {
      throw .outOfRange(
        owner: owner, setting: name, found: value.description,
        allowed: bounds == .any ? "finite" : bounds.description)
    }
  }
}

/// A setting with the Swift type of its value.
public struct Setting<Value: SettingRepresentable>: Sendable {
  public let declaration: SettingDeclaration

  public init(_ name: String, default defaultValue: Value, _ bounds: Bounds, _ summary: String) {
    self.init(name, defaultValue, bounds, summary)
  }

  /// Anything of the right kind is allowed.
  public init(_ name: String, default defaultValue: Value, _ summary: String) {
    self.init(name, defaultValue, .any, summary)
  }

  fileprivate init(
    _ name: String, _ defaultValue: Value, _ bounds: Bounds, _ summary: String,
    choices: [String] = [], entries: @escaping @Sendable () -> [Declaration] = { [] }
  ) {
    declaration = SettingDeclaration(
      name: name, summary: summary, kind: Value.kind, isOptional: Value.isOptional,
      defaultValue: defaultValue.settingValue, bounds: bounds, choices: choices, entries: entries)
  }
}

extension Setting where Value: SettingChoice {
  /// A choice among the cases of an enumeration.
  public init(_ name: String, default defaultValue: Value, _ summary: String) {
    self.init(name, default: defaultValue, among: Array(Value.allCases), summary)
  }

  /// A choice among some of them.
  public init(
    _ name: String, default defaultValue: Value, among choices: [Value], _ summary: String
  ) {
    self.init(name, defaultValue, .any, summary, choices: choices.map(\.rawValue))
  }
}

extension Setting where Value == EntryReference {
  /// An entry of a catalogue, one of `entries`.
  public init(
    _ name: String, default defaultValue: EntryReference,
    among entries: @escaping @Sendable () -> [Declaration], _ summary: String
  ) {
    self.init(name, defaultValue, .any, summary, entries: entries)
  }
}

extension Setting where Value == EntryReference? {
  /// An entry of a catalogue, one of `entries`, or none.
  public init(
    _ name: String, default defaultValue: EntryReference?,
    among entries: @escaping @Sendable () -> [Declaration], _ summary: String
  ) {
    self.init(name, defaultValue, .any, summary, entries: entries)
  }
}

extension Setting where Value == [EntryReference] {
  /// A list of entries of a catalogue, each one of `entries`.
  public init(
    _ name: String, default defaultValue: [EntryReference],
    among entries: @escaping @Sendable () -> [Declaration], _ summary: String
  ) {
    self.init(name, defaultValue, .any, summary, entries: entries)
  }
}

/// An enumeration of words that a setting chooses from.
public protocol SettingChoice: SettingRepresentable, RawRepresentable, CaseIterable
where RawValue == String {}

extension SettingChoice {
  public static var kind: SettingKind { .text }
  public var settingValue: SettingValue { .text(rawValue) }
  public init?(settingValue: SettingValue) {
    guard case .text(let word) = settingValue else { return nil }
    self.init(rawValue: word)
  }
}
