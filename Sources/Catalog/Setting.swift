/// A setting of a catalogue entry, declared where it is stored: its default, what is allowed, what it
/// means. Its name in plans is the property's in snake case.
///
/// ```swift
/// public struct AdamW: OptimizerRule {
///   @Setting(.from(0, below: 1), "decay of the first moment") public var beta1 = 0.9
///   @Setting(.atLeast(0), "decoupled: w shrinks by η λ w a step") public var weightDecay = 0.01
/// ```
///
/// The default is the value that the property has in `init()`. A value that code gives the property is
/// held against ``Bounds`` when the entry is made ready for use, as one from a plan is.
@propertyWrapper
public struct Setting<Value: SettingRepresentable>: Sendable {
  public var wrappedValue: Value
  private let terms: SettingTerms

  /// A setting with a default of its own and terms that other settings have too.
  public init(wrappedValue: Value, _ terms: SettingTerms) {
    self.wrappedValue = wrappedValue
    self.terms = terms
  }

  /// A setting of which not every value of its type is allowed.
  ///
  /// - Parameters:
  ///   - wrappedValue: the default
  ///   - bounds: the numbers that are allowed, or the elements of a list
  ///   - summary: the meaning in a few words, without a full stop
  ///   - name: the name in plans, where it is not the property's
  public init(wrappedValue: Value, _ bounds: Bounds, _ summary: String, name: String? = nil) {
    self.init(wrappedValue: wrappedValue, SettingTerms(bounds, summary, name: name))
  }

  /// A setting of which every value of its type is allowed.
  public init(wrappedValue: Value, _ summary: String, name: String? = nil) {
    self.init(wrappedValue: wrappedValue, SettingTerms(.any, summary, name: name))
  }
}

/// What a setting means and allows, apart from its default, so that several entries can have it alike.
public final class SettingTerms: Sendable {
  let name: String?
  let bounds: Bounds
  let summary: String
  let choices: [String]?
  let group: EntryGroup?

  /// The terms of a setting.
  ///
  /// - Parameters:
  ///   - bounds: the numbers that are allowed, or the elements of a list
  ///   - summary: the meaning in a few words, without a full stop
  ///   - name: the name in plans, where it is not the property's
  ///   - choices: the words that are allowed, where not all of an enumeration are
  ///   - group: the entries that are allowed, where the type does not say so
  public init(
    _ bounds: Bounds, _ summary: String, name: String? = nil, choices: [String]? = nil,
    among group: EntryGroup? = nil
  ) {
    self.name = name
    self.bounds = bounds
    self.summary = summary
    self.choices = choices
    self.group = group
  }
}

extension Setting: SettingSlot {
  func declarations(property: String) -> [SettingDeclaration] { [declaration(property)] }

  private func declaration(_ property: String) -> SettingDeclaration {
    SettingDeclaration(
      name: terms.name ?? snakeCase(property), summary: terms.summary, kind: Value.kind,
      isOptional: Value.isOptional, defaultValue: wrappedValue.settingValue, bounds: terms.bounds,
      choices: terms.choices ?? Value.choices, group: terms.group ?? Value.entryGroup)
  }

  func validate(property: String, as owner: String) throws(ConfigurationError) {
    try wrappedValue.validate(of: owner, setting: terms.name ?? snakeCase(property))
  }

  func write(property: String, to values: inout [String: SettingValue]) {
    values[terms.name ?? snakeCase(property)] = wrappedValue.settingValue
  }

  mutating func read(
    _ declared: [SettingDeclaration], from values: [String: SettingValue], of owner: String,
    in scope: EntryScope
  ) throws(ConfigurationError) {
    let declaration = declared[0]
    guard let given = values[declaration.name] else {
      throw .invalid(owner: owner, setting: declaration.name, reason: "is missing")
    }
    let valid = try declaration.validated(given, of: owner, in: scope)
    guard let value = try Value(settingValue: valid, in: scope) else {
      throw .wrongType(
        owner: owner, setting: declaration.name, found: valid.description,
        expected: Value.kind.expectation)
    }
    wrappedValue = value
  }
}

/// Such as `weight_decay` for `weightDecay`.
func snakeCase(_ property: String) -> String {
  property.reduce(into: "") { name, letter in
    name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
  }
}
