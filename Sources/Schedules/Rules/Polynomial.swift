import Catalog
import ElementaryFunctions

/// η(k) = peak × (floor + (1 − floor) (1 − k / T)ᵖ).
public struct Polynomial: Schedule {
  @Setting(.above(0), "p; 1 is a straight line") public var power = 2.0
  @Setting(.floor) public var floor = 0.0
  @Setting(.decayLength) public var length: Duration? = nil

  public init() {}

  public static let about = About(
    "polynomial", "a power of the remaining fraction of the run",
    Citation("Chen et al. 2018, the poly policy of DeepLab", arXiv: "1606.00915"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(Double.pow(1 - length.progress(at: step, of: horizon), power), from: floor)
  }
}
