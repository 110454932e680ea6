import Catalog

/// The stable and decay phases of WSD: the peak rate, then a cooldown to the floor that ends with
/// the run. The warmup in front is the combinator that every schedule can have.
///
/// With s = T − C and p = (k − s) / C, η(k) = peak for k < s, else peak × shape(p).
public struct WarmupStableDecay: Schedule {
  static let cooldown = Setting(
    "cooldown", default: 0.2, .atLeast(0),
    "length of the cooldown: below 1 a fraction of the run, from 1 on steps")
  static let shape = Setting("shape", default: DecayShape.linear, DecayShape.summary)

  public static let declaration = Declaration(
    id: "wsd", summary: "the peak rate, then a cooldown at the end",
    citation: Citation("Hu et al. 2024, arXiv 2404.06395; Hägele et al. 2024", arXiv: "2405.18392"),
    settings: [cooldown.declaration, shape.declaration, Floor.setting.declaration])

  let cooldown: Duration
  let shape: DecayShape
  let floor: Double

  public init(
    _ configuration: Configuration, context: ScheduleContext
  ) throws(ConfigurationError) {
    cooldown = Duration(configuration[Self.cooldown])
    shape = configuration[Self.shape]
    floor = configuration[Floor.setting]
    try shape.validate(floor: floor, of: "wsd")
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let length = cooldown.steps(of: horizon)
    let start = horizon.steps - length
    guard step >= start, length > 0 else { return 1 }
    return shape.value(min(1, Double(step - start) / Double(length)), floor: floor)
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    let length = cooldown.steps(of: horizon)
    guard length <= horizon.steps else {
      throw .invalid(
        owner: "wsd", setting: "cooldown",
        reason: "a cooldown of \(length) steps does not fit into \(horizon.steps) steps"
          + (horizon.steps < horizon.runLength ? " after the warmup" : ""))
    }
  }
}
