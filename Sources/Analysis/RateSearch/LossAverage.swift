/// What stands for the final losses of all seeds at a rate.
public enum LossAverage: String, Sendable, CaseIterable {
  case mean, median

  /// Of losses; +∞ for a mean with a diverged run in it, and without losses.
  public func callAsFunction(_ losses: [Double]) -> Double {
    guard !losses.isEmpty else { return .infinity }
    return switch self {
    case .mean: Statistics.mean(losses)
    case .median: Statistics.median(losses)
    }
  }
}
