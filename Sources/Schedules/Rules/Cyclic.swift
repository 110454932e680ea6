import Catalog
import ElementaryFunctions

/// Cyclical learning rates: straight up and down between a low rate and the peak.
///
/// With x the height in the triangle from 0 to 1, η = peak × (floor + (1 − floor) x s): s is 1 for
/// triangular, halves with every cycle for triangular2, and is γᵏ for exp-range.
public struct Cyclic: Schedule {
  public enum Mode: String, SettingChoice {
    case triangular
    case triangular2
    case expRange = "exp-range"
  }

  @Setting(
    "triangular: all cycles alike; triangular2: the range halves each cycle; exp-range: it "
      + "shrinks by gamma each step")
  public var mode = Mode.triangular
  @Setting(.above(0), "half-cycle up: below 1 a fraction of the run, else steps")
  public var rise: Duration = 0.1
  @Setting(.above(0), "half-cycle down, likewise; none: as long as the rise")
  public var fall: Duration? = nil
  @Setting(.above(0, upTo: 1), "γ of exp-range") public var gamma = 1.0
  @Setting(.within(0, 1), "the low rate, as a fraction of the peak") public var floor = 0.25

  public init() {}

  public static let about = About(
    "cyclic", "up and down between a low rate and the peak, again and again",
    Citation("Smith 2017", arXiv: "1506.01186"))

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
      case .triangular2: Double.pow(0.5, Double(cycle))
      case .expRange: Double.pow(gamma, Double(step))
      }
    return interpolate(height * scale, from: floor)
  }
}
