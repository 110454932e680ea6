import Catalog

/// The stable and decay phases of WSD: the peak rate, then a cooldown to the floor that ends with
/// the run. The warmup in front is the combinator that every schedule can have.
///
/// With s = T − C and p = (k − s) / C, η(k) = peak for k < s, else peak × shape(p).
public struct WarmupStableDecay: Schedule {
  @Setting(
    .atLeast(0), "length of the cooldown: below 1 a fraction of the run, from 1 on steps")
  public var cooldown: Duration = 0.2
  @Setting(.decayShape) public var shape = DecayShape.linear
  @Setting(.floor) public var floor = 0.0

  public init() {}

  public static let about = About(
    "wsd", "the peak rate, then a cooldown at the end",
    Citation("Hu et al. 2024, arXiv 2404.06395; Hägele et al. 2024", arXiv: "2405.18392"))

  public func validate(as owner: String) throws(ConfigurationError) {
    try shape.validate(floor: floor, of: owner)
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
