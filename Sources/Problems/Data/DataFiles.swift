/// The data files that a plan names, read once and shared by its runs.
///
/// They are looked up by reference (file name and digest of the content), not by path, so that a
/// run's identity does not depend on where the files lie.
public struct DataFiles: Sendable {
  private var tables: [String: LabelledTable] = [:]

  public init() {}

  public subscript(reference: String) -> LabelledTable? {
    get { tables[reference] }
    set { tables[reference] = newValue }
  }
}

/// A data file that cannot be used, with the line that is to blame.
public struct DataFileError: Error, Hashable, CustomStringConvertible {
  public let file: String
  public let line: Int?
  public let reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    (line.map { "\(file):\($0)" } ?? file) + ": " + reason
  }
}
