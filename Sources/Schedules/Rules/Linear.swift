import Catalog

/// η(k) = peak × (1 − (1 − floor) k / T): a straight line from the peak to the floor.
public struct Linear: Schedule {
  @Setting(.floor) public var floor = 0.0
  @Setting(.decayLength) public var length: Duration? = nil

  public init() {}

  public static let about = About(
    "linear", "a straight line from the peak to the floor",
    Citation("Defazio et al. 2023", arXiv: "2310.07831"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(1 - length.progress(at: step, of: horizon), from: floor)
  }
}
