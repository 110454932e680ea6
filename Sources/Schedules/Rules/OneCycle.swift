import Catalog

/// One cycle: up from a start rate to the peak, then down to far below the start.
///
/// The start is peak / `div_factor`, the end start / `final_div_factor`. In two phases the rate
/// falls from the peak to the end; in three it falls to the start as fast as it rose, and then to
/// the end. The shape `squared` rises in a straight line and falls as (1 − p)².
///
/// Counted as everywhere, the peak is at the step that ends the rise and the end value at k = T.
/// With `convention: torch` phases end at step rise · T − 1, which need not be whole, and at T − 1.
public struct OneCycle: Schedule {
  public enum Shape: String, SettingChoice { case cosine, linear, squared }

  @Setting(.above(0), "the rise: below 1 a fraction of the run, from 1 on steps")
  public var rise: Duration = 0.3
  @Setting(.atLeast(1), "the peak over the rate at the start") public var divFactor = 25.0
  @Setting(.atLeast(1), "the rate at the start over the last one")
  public var finalDivFactor = 10_000.0
  @Setting("of every phase: cosine, linear, or squared: up straight, down as (1 − p)²")
  public var shape = Shape.cosine
  @Setting(.within(2, 3), "3: down to the start as fast as up, then to the end")
  public var phases = 2
  @Setting(.convention) public var convention = Convention.steplab

  public init() {}

  public static let about = About(
    "one-cycle", "up to the peak, then down to far below the start",
    Citation("Smith and Topin 2019", arXiv: "1708.07120"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let ends = phaseEnds(horizon)
    let start = 1 / divFactor
    let end = start / finalDivFactor
    let values = phases == 2 ? [start, 1, end] : [start, 1, start, end]
    var phase = 0
    while phase < ends.count - 1, Double(step) > ends[phase] { phase += 1 }
    let begin = phase == 0 ? 0 : ends[phase - 1]
    let length = ends[phase] - begin
    let progress = length > 0 ? min(1, (Double(step) - begin) / length) : 1
    return value(progress, from: values[phase], to: values[phase + 1])
  }

  /// The steps, not always whole, at which the phases end.
  private func phaseEnds(_ horizon: Horizon) -> [Double] {
    switch convention {
    case .steplab:
      let up = Double(rise.steps(of: horizon))
      return [up] + (phases == 3 ? [2 * up] : []) + [Double(horizon.steps)]
    case .torch:
      let up = rise.value < 1 ? rise.value * Double(horizon.runLength) : rise.value
      return [up - 1] + (phases == 3 ? [2 * up - 2] : []) + [Double(horizon.steps - 1)]
    }
  }

  private func value(_ progress: Double, from a: Double, to b: Double) -> Double {
    switch shape {
    case .cosine: b + (a - b) * halfCosine(progress)
    case .squared where b < a: b + (a - b) * (1 - progress) * (1 - progress)
    case .linear, .squared: a + (b - a) * progress
    }
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    let needed = (phases - 1) * rise.steps(of: horizon)
    guard needed <= horizon.steps else {
      throw .invalid(
        owner: "one-cycle", setting: "rise",
        reason: "\(phases == 3 ? "rise and fall of" : "a rise of") \(needed) steps "
          + "\(phases == 3 ? "do" : "does") not fit into \(horizon.steps) steps")
    }
  }
}
