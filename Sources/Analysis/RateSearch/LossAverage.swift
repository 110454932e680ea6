/// What stands for the final losses of all seeds at a rate.
public enum LossAverage: String, Sendable, CaseIterable {
  case mean, median

  /// Of losses; +∞ for a mean with a diverged run in it.
  ///
  /// - Precondition: not empty
  public func callAsFunction(_ losses: [Double]) -> Double {
    switch self {
    case .mean: Statistics.mean(losses)
    case .median: Statistics.median(losses)
    }
  }
}
