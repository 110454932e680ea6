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
