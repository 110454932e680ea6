/// How many examples a gradient is taken over.
public enum BatchSize: Sendable, Hashable {
  case full
  case examples(Int)

  /// `full` or the number.
  public var description: String {
    switch self {
    case .full: "full"
    case .examples(let count): String(count)
    }
  }
}
