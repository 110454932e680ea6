import Catalog
import Foundation

/// η(k) = peak × (floor + (1 − floor) ½ (1 + cos(2π c k / T))), c the number of cycles.
public struct Cosine: Schedule {
  /// What follows where the decay is shorter than the run.
  enum PastEnd: String, SettingChoice {
    /// The rate stays.
    case hold
    /// The wave goes on, up again.
    case climb
  }

  static let cycles = Setting(
    "cycles", default: 0.5, .above(0, upTo: 1e6),
    "c, waves over the length; ½ goes from the peak to the floor"
  )
  static let pastEnd = Setting(
    "past_end", default: PastEnd.hold,
    "after a length shorter than the run: hold the last rate, or climb as the wave goes on")

  public static let declaration = Declaration(
    id: "cosine", summary: "half a cosine wave from the peak to the floor",
    citation: Citation("Loshchilov and Hutter 2017", arXiv: "1608.03983"),
    settings: [
      Floor.setting.declaration, DecayLength.setting.declaration, cycles.declaration,
      pastEnd.declaration,
    ])

  let floor, cycles: Double
  let length: DecayLength
  let pastEnd: PastEnd

  public init(_ configuration: Configuration, context: ScheduleContext) {
    floor = configuration[Floor.setting]
    cycles = configuration[Self.cycles]
    length = DecayLength(configuration)
    pastEnd = configuration[Self.pastEnd]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let progress =
      switch pastEnd {
      case .hold: length.progress(at: step, of: horizon)
      case .climb: length.position(step, horizon)
      }
    return interpolate(halfCosine(2 * cycles * progress), from: floor)
  }
}
