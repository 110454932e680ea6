/// What was read from the files that a plan names, once for all of its runs.
///
/// They are looked up by reference (file name and digest of the content), not by path, so that a run's
/// identity does not depend on where the files lie.
public struct FileContents: Sendable {
  private var contents: [ObjectIdentifier: [String: any Sendable]] = [:]

  public init() {}

  /// The content of a file in the form in which it was read, such as a table of rates.
  public subscript<Content: Sendable>(reference: String, as type: Content.Type) -> Content? {
    get { contents[ObjectIdentifier(type)]?[reference] as? Content }
    set { contents[ObjectIdentifier(type), default: [:]][reference] = newValue }
  }
}
