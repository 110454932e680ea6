import Catalog
import Foundation

/// η(k) = peak × (floor + (1 − floor) ½ (1 + cos(π k / T))).
public struct Cosine: Schedule {
  public static let declaration = Declaration(
    id: "cosine", summary: "half a cosine wave from the peak to the floor",
    citation: Citation("Loshchilov and Hutter 2017", arXiv: "1608.03983"),
    settings: [Floor.setting.declaration])

  let floor: Double

  public init(_ configuration: Configuration) { floor = configuration[Floor.setting] }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(halfCosine(horizon.progress(at: step)), from: floor)
  }
}

/// ½ (1 + cos πp): from 1 at p = 0 to 0 at p = 1.
func halfCosine(_ progress: Double) -> Double { 0.5 * (1 + cos(.pi * progress)) }
