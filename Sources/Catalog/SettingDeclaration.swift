/// One setting of a catalogue entry: name, meaning, kind, default and what is allowed.
///
/// Everything that has to know a setting (plan validation, `steplab list`, the documentation
/// tables, the tests over the catalogue) derives from this declaration, which itself derives from a
/// ``Setting``.
public struct SettingDeclaration: Sendable {
  /// The name in plans, in snake case.
  public let name: String
  /// The meaning in a few words, without a full stop.
  public let summary: String
  public let kind: SettingKind
  public let isOptional: Bool
  public let defaultValue: SettingValue
  public let bounds: Bounds
  /// The words that a text may be; any text if empty.
  public let choices: [String]
  /// What an entry may be; `nil` for settings of other kinds.
  public let group: EntryGroup?
  /// The setting of the kind ``SettingKind/wordOrEntry`` beside which this one stands for some of
  /// its words; `nil` for settings that mean something by themselves.
  public var companion: String?

  public init(
    name: String, summary: String, kind: SettingKind, isOptional: Bool, defaultValue: SettingValue,
    bounds: Bounds = .any, choices: [String] = [], group: EntryGroup? = nil
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.isOptional = isOptional
    self.defaultValue = defaultValue
    self.bounds = bounds
    self.choices = choices
    self.group = group
  }

  /// What is allowed, in words; empty where everything of the right kind is.
  public func allowed(in scope: EntryScope) -> String {
    let names = group.map { scope.declarations(of: $0).map(\.id) } ?? []
    let words = choices + names
    return words.isEmpty ? bounds.description : words.joined(separator: ", ")
  }

  /// The declaration of an entry that this setting may be.
  ///
  /// - Parameters:
  ///   - name: the name of the entry
  ///   - owner: the name of what has this setting, for messages
  ///   - scope: the entries that there are
  /// - Throws: if the setting's ``group`` has no entry of this name
  public func choice(
    _ name: String, of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) -> Declaration {
    let all = group.map(scope.declarations) ?? []
    guard let entry = all.first(where: { $0.id == name }) else {
      throw .unknownChoice(
        owner: owner, setting: self.name, found: name, allowed: choices + all.map(\.id))
    }
    return entry
  }

  /// The value in the form of this setting's kind: whole numbers become numbers where numbers are
  /// asked for, and entries get the settings that were not given.
  ///
  /// - Parameters:
  ///   - value: what was given
  ///   - owner: the name of what has this setting, for messages
  ///   - scope: the entries that the setting may be
  /// - Throws: if the value is of another kind, or not allowed
  public func validated(
    _ value: SettingValue, of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) -> SettingValue {
    let value = converted(value)
    switch (kind, value) {
    case (_, .none) where isOptional: return value
    case (.flag, .flag), (.file, .text), (.texts, .texts): return value
    case (.text, .text(let word)):
      guard choices.isEmpty || choices.contains(word) else {
        throw .unknownChoice(owner: owner, setting: name, found: word, allowed: choices)
      }
    case (.wordOrEntry, .text(let word)):
      guard choices.contains(word) else {
        let entry = try choice(word, of: owner, in: scope)
        return .entry(word, try entry.configuration(in: scope).values)
      }
    case (.wordOrEntry, .entry(let word, let given)) where choices.contains(word):
      // Whose settings stand beside it.
      guard let first = given.keys.sorted().first else { return .text(word) }
      throw .invalid(
        owner: owner, setting: name,
        reason: "the settings of '\(word)' are those of '\(owner)': write \(first) beside \(name)")
    case (.entry, .entry(let name, let given)), (.wordOrEntry, .entry(let name, let given)):
      let entry = try choice(name, of: owner, in: scope)
      return .entry(name, try entry.configuration(given, in: scope).values)
    case (.entries, .entries(let list)):
      var complete: [EntryReference] = []
      for part in list {
        let declaration = try choice(part.name, of: owner, in: scope)
        complete.append(
          EntryReference(
            part.name, try declaration.configuration(part.settings, in: scope).values))
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

  /// A value that was read from JSON in the form of this kind; nothing is checked and nothing completed,
  /// so that the canonical text stays what it was.
  package func typed(_ value: SettingValue, in scope: EntryScope) -> SettingValue {
    func inner(_ reference: EntryReference) -> EntryReference {
      let members = group.map { scope[$0] } ?? []
      let own = members.first { $0.declaration.id == reference.name }?.declaration
      return EntryReference(
        reference.name, own?.typed(reference.settings, in: scope) ?? reference.settings)
    }
    switch converted(value) {
    case .entry(let name, let settings): return inner(EntryReference(name, settings)).settingValue
    case .entries(let list): return .entries(list.map(inner))
    case let value: return value
    }
  }

  /// Whole numbers are numbers too, and JSON has a word for infinity.
  private func converted(_ value: SettingValue) -> SettingValue {
    switch (kind, value) {
    case (.number, .integer(let x)): .number(Double(x))
    case (.numbers, .integers(let list)): .numbers(list.map(Double.init))
    case (.number, .text("inf")): .number(.infinity)
    case (.number, .text("-inf")): .number(-.infinity)
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
