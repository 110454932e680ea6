import Catalog
import ElementaryFunctions

/// The ladder of a learning-rate range test: from a fraction of the peak at the first step up to
/// the peak at the last, in equal ratios or in equal differences.
public struct Ladder: Schedule {
  public enum Spacing: String, SettingChoice { case exponential, linear }

  @Setting(.above(0, upTo: 1), "the rate of the first step over the peak") public var from = 1e-8
  @Setting("equal ratios from step to step (exponential) or equal differences (linear)")
  public var spacing = Spacing.exponential

  public init() {}

  public static let about = About(
    "ladder", "rises over the whole run: a learning-rate range test",
    Citation("Smith 2017", arXiv: "1506.01186"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    guard horizon.steps > 1 else { return 1 }
    let progress = min(1, Double(step) / Double(horizon.steps - 1))
    return switch spacing {
    case .exponential: Double.pow(from, 1 - progress)
    case .linear: from + (1 - from) * progress
    }
  }
}
