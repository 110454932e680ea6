import Catalog

/// Why a training log cannot be diagnosed.
public enum TrainingLogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or one of its lines (counted from 1), is not what a log is.
  case malformed(file: String, line: Int?, reason: String)
  /// The columns that were asked for are not those of the file.
  case columns(file: String, ConfigurationError)

  /// The reason with the place, such as `log.csv:17: …`.
  public var description: String {
    switch self {
    case .malformed(let file, let line, let reason):
      file + (line.map { ":\($0)" } ?? "") + ": " + reason
    case .columns(let file, let error): "\(file): \(error)"
    }
  }
}
