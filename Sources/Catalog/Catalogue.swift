/// An entry of a ``Catalogue``.
public protocol CatalogueEntry: Sendable {
  /// What an entry is, such as `optimizer`, for messages.
  static var kind: String { get }
  var declaration: Declaration { get }
}

/// Entries in an order, each known by its name.
public struct Catalogue<Entry: CatalogueEntry>: Sendable {
  private let entries: [Entry]
  private let positions: [String: Int]

  /// A catalogue of entries in this order.
  ///
  /// - Throws: if two entries have one name
  public init(_ entries: [Entry]) throws(ConfigurationError) {
    var positions: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      guard positions.updateValue(position, forKey: entry.declaration.id) == nil else {
        throw .invalid(
          owner: entry.declaration.id, setting: nil,
          reason: "is already the name of another \(Entry.kind); give one of them another name")
      }
    }
    self.entries = entries
    self.positions = positions
  }

  /// Of entries whose names are known to differ.
  package static func of(_ entries: [Entry]) -> Catalogue {
    do { return try Catalogue(entries) } catch { preconditionFailure("\(error)") }
  }

  /// The catalogue with more entries after these.
  ///
  /// - Throws: if one of them has a name that there is already
  public func adding(_ more: [Entry]) throws(ConfigurationError) -> Catalogue {
    try Catalogue(entries + more)
  }

  /// The entry of a name; the error for another one has the nearest.
  public subscript(name: String) -> Entry {
    get throws(ConfigurationError) {
      guard let position = positions[name] else {
        throw .unknownName(kind: Entry.kind, found: name, allowed: names)
      }
      return entries[position]
    }
  }

  public var names: [String] { entries.map(\.declaration.id) }
  public var declarations: [Declaration] { entries.map(\.declaration) }
}

extension Catalogue: RandomAccessCollection {
  public var startIndex: Int { entries.startIndex }
  public var endIndex: Int { entries.endIndex }
  public subscript(position: Int) -> Entry { entries[position] }
}
