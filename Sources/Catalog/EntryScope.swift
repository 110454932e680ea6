/// A part of a catalogue that a setting chooses from, such as the schedules that can be parts of
/// others.
public struct EntryGroup: Hashable, Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }
}

/// What the values of settings refer to: entries of catalogues, and files.
///
/// A laboratory makes one from its catalogues. An empty one is enough where no setting is an entry or
/// a file.
public struct EntryScope: Sendable {
  /// An entry, and how it becomes a value of a setting.
  public struct Member: Sendable {
    public let declaration: Declaration
    let make: @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any Sendable

    public init(
      _ declaration: Declaration,
      make:
        @escaping @Sendable (Configuration, EntryScope) throws(ConfigurationError) ->
        any Sendable = { (configuration, _) in
          EntryReference(configuration.owner, configuration.values)
        }
    ) {
      self.declaration = declaration
      self.make = make
    }
  }

  private var members: [EntryGroup: Lazy<[Member]>] = [:]
  /// What was read from the files that settings name.
  public var files = FileContents()

  public init() {}

  /// The members of a group, in the order of their catalogue.
  public subscript(group: EntryGroup) -> [Member] { members[group]?.value ?? [] }

  /// Gives a group its members, which are found when they are first asked for.
  public mutating func set(_ group: EntryGroup, to members: @escaping @Sendable () -> [Member]) {
    self.members[group] = Lazy(members)
  }

  /// The declarations of the entries of a group, in the order of their catalogue.
  public func declarations(of group: EntryGroup) -> [Declaration] {
    self[group].map(\.declaration)
  }

  /// The value of a setting that names an entry.
  ///
  /// - Returns: `nil` if the entry has another type
  public func value<Value>(
    _ reference: EntryReference, in group: EntryGroup, as: Value.Type = Value.self
  ) throws(ConfigurationError) -> Value? {
    guard let member = self[group].first(where: { $0.declaration.id == reference.name }) else {
      throw .unknownName(
        kind: group.name, found: reference.name, allowed: declarations(of: group).map(\.id))
    }
    return try member.make(member.declaration.configuration(reference.settings, in: self), self)
      as? Value
  }
}
