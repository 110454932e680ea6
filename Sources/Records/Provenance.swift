/// The origin of results: everything that one would need to repeat them.
public struct Provenance: Sendable, Hashable {
  public var entries: [String: JSONValue]

  public init(entries: [String: JSONValue] = [:]) { self.entries = entries }

  public var json: JSONValue { .object(entries) }
}
