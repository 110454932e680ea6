import Catalog
import Foundation

/// η(k) = peak × (floor + (1 − floor) ½ (1 + cos(2π c k / T))), c the number of cycles.
public struct Cosine: Schedule {
  /// What follows where the decay is shorter than the run.
  public enum PastEnd: String, SettingChoice {
    /// The rate stays.
    case hold
    /// The wave goes on, up again.
    case climb
  }

  @Setting(.floor) public var floor = 0.0
  @Setting(.decayLength) public var length: Duration? = nil
  @Setting(.above(0, upTo: 1e6), "c, waves over the length; ½ goes from the peak to the floor")
  public var cycles = 0.5
  @Setting(
    "after a length shorter than the run: hold the last rate, or climb as the wave goes on")
  public var pastEnd = PastEnd.hold

  public init() {}

  public static let about = About(
    "cosine", "half a cosine wave from the peak to the floor",
    Citation("Loshchilov and Hutter 2017", arXiv: "1608.03983"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let progress =
      switch pastEnd {
      case .hold: length.progress(at: step, of: horizon)
      case .climb: length.position(step, horizon)
      }
    return interpolate(halfCosine(2 * cycles * progress), from: floor)
  }
}
