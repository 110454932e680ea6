import Catalog
import Foundation

/// η(k) = peak × (floor + (1 − floor) (1 − k / T)ᵖ).
public struct Polynomial: Schedule {
  static let power = Setting("power", default: 2.0, .above(0), "p; 1 is a straight line")

  public static let declaration = Declaration(
    id: "polynomial", summary: "a power of the remaining fraction of the run",
    citation: Citation("Chen et al. 2018, the poly policy of DeepLab", arXiv: "1606.00915"),
    settings: [power.declaration, Floor.setting.declaration, DecayLength.setting.declaration])

  let power, floor: Double
  let length: DecayLength

  public init(_ configuration: Configuration, context: ScheduleContext) {
    power = configuration[Self.power]
    floor = configuration[Floor.setting]
    length = DecayLength(configuration)
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(pow(1 - length.progress(at: step, of: horizon), power), from: floor)
  }
}
