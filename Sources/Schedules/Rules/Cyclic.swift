import Catalog
import Foundation

/// Cyclical learning rates: straight up and down between a low rate and the peak.
///
/// With x the height in the triangle from 0 to 1, η = peak × (floor + (1 − floor) x s): s is 1 for
/// triangular, halves with every cycle for triangular2, and is γᵏ for exp-range.
public struct Cyclic: Schedule {
  enum Mode: String, SettingChoice {
    case triangular
    case triangular2
    case expRange = "exp-range"
  }

  static let mode = Setting(
    "mode", default: Mode.triangular,
    "triangular: all cycles alike; triangular2: the range halves each cycle; exp-range: it "
      + "shrinks by gamma each step")
  static let rise = Setting(
    "rise", default: 0.1, .above(0), "half-cycle up: below 1 a fraction of the run, else steps")
  static let fall = Setting<Double?>(
    "fall", default: nil, .above(0), "half-cycle down, likewise; none: as long as the rise")
  static let gamma = Setting("gamma", default: 1.0, .above(0, upTo: 1), "γ of exp-range")
  static let floor = Setting(
    "floor", default: 0.25, .within(0, 1), "the low rate, as a fraction of the peak")

  public static let declaration = Declaration(
    id: "cyclic", summary: "up and down between a low rate and the peak, again and again",
    citation: Citation("Smith 2017", arXiv: "1506.01186"),
    settings: [
      mode.declaration, rise.declaration, fall.declaration, gamma.declaration, floor.declaration,
    ])

  let mode: Mode
  let rise: Duration
  let fall: Duration?
  let gamma, floor: Double

  public init(_ configuration: Configuration, context: ScheduleContext) {
    mode = configuration[Self.mode]
    rise = Duration(configuration[Self.rise])
    fall = configuration[Self.fall].map(Duration.init)
    gamma = configuration[Self.gamma]
    floor = configuration[Self.floor]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let up = max(1, rise.steps(of: horizon))
    let down = fall.map { max(1, $0.steps(of: horizon)) } ?? up
    let (cycle, position) = step.quotientAndRemainder(dividingBy: up + down)
    let height =
      position <= up
      ? Double(position) / Double(up) : Double(up + down - position) / Double(down)
    let scale =
      switch mode {
      case .triangular: 1.0
      case .triangular2: pow(0.5, Double(cycle))
      case .expRange: pow(gamma, Double(step))
      }
    return interpolate(height * scale, from: floor)
  }
}
