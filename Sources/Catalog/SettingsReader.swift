/// One stored property of ``Settings``: a ``Setting`` or a ``SettingGroup``.
protocol SettingSlot: Decodable, Sendable {
  func declarations(property: String) -> [SettingDeclaration]
  func validate(property: String, as owner: String) throws(ConfigurationError)
  func write(property: String, to values: inout [String: SettingValue])
  /// - Parameter declared: what ``declarations(property:)`` returned
  mutating func read(
    _ declared: [SettingDeclaration], from values: [String: SettingValue], of owner: String,
    in scope: EntryScope
  ) throws(ConfigurationError)
}

extension SettingSlot {
  /// Slots are read by ``SettingsReader``, which knows their terms, and by nothing else.
  public init(from decoder: any Decoder) throws { throw NotSettings(what: "\(Self.self)") }
}

/// Reads settings of one type from values by their names in plans. Finding out which settings a type
/// has takes longer than reading them: an entry keeps its reader.
package struct SettingsReader<Owner: Settings>: Sendable {
  private let slots: [String: DeclaredSlot]

  package init() {
    slots = Dictionary(
      uniqueKeysWithValues: Owner().slots.map { property, slot in
        (property, DeclaredSlot(slot: slot, declared: slot.declarations(property: property)))
      })
  }

  /// The settings from values by their names in plans.
  ///
  /// - Parameters:
  ///   - values: a value for every setting that the type declares; values of other names are not
  ///     looked at
  ///   - owner: the name of what has the settings, for messages
  ///   - scope: what settings that are entries themselves may be
  /// - Throws: if a value is missing or not allowed, or if values do not go together
  package func read(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) -> Owner {
    let settings: Owner
    do {
      settings = try Owner(
        from: SettingsDecoder(slots: slots, values: values, owner: owner, scope: scope))
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw .invalid(owner: owner, setting: nil, reason: "\(error)")
    }
    try settings.validate(as: owner)
    return settings
  }

  /// The settings from the configuration of the entry that these are all settings of, or some.
  package func read(
    _ configuration: Configuration, in scope: EntryScope
  ) throws(ConfigurationError) -> Owner {
    try read(configuration.values, of: configuration.owner, in: scope)
  }
}

/// A slot with its default, and what it declares.
private struct DeclaredSlot: Sendable {
  var slot: any SettingSlot
  let declared: [SettingDeclaration]
}

/// What was to be decoded is not made of settings, or not from a plan.
private struct NotSettings: Error, CustomStringConvertible {
  let what: String
  var description: String { "\(what) is no setting" }
}

/// Gives each stored property the slot that it has by default, with the value that is given.
private struct SettingsDecoder: Decoder {
  let slots: [String: DeclaredSlot]
  let values: [String: SettingValue]
  let owner: String
  let scope: EntryScope

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Container<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw NotSettings(what: "a list")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    throw NotSettings(what: "a value")
  }

  private struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: SettingsDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { decoder.slots.keys.compactMap(Key.init) }

    func contains(_ key: Key) -> Bool { decoder.slots[key.stringValue] != nil }

    func decodeNil(forKey key: Key) -> Bool { !contains(key) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      guard let declared = decoder.slots[key.stringValue] else {
        throw NotSettings(what: "'\(key.stringValue)'")
      }
      var slot = declared.slot
      try slot.read(
        declared.declared, from: decoder.values, of: decoder.owner, in: decoder.scope)
      guard let result = slot as? T else { throw NotSettings(what: "'\(key.stringValue)'") }
      return result
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw NotSettings(what: "'\(key.stringValue)'") }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw NotSettings(what: "'\(key.stringValue)'")
    }

    func superDecoder() throws -> any Decoder { throw NotSettings(what: "a superclass") }

    func superDecoder(forKey key: Key) throws -> any Decoder {
      throw NotSettings(what: "'\(key.stringValue)'")
    }
  }
}
