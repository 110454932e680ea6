import Catalog

/// A cooldown that leaves another schedule at step s: the same rates before it, then from the rate
/// of step s down to the floor over C steps, where it stays.
///
/// With p = (k − s) / C, η(k) = η_of(s) × shape(p) for k ≥ s. Runs that differ in s and C only share
/// their steps up to s, so one stable run serves a whole fan of horizons.
/// Hägele et al. 2024, arXiv 2405.18392.
public struct CooldownBranch: Schedule {
  @Setting("the schedule that is left", name: "of")
  public var stem = RateSchedule(defaultsOf: Constant())
  @Setting(
    .atLeast(0), "s, where the cooldown begins: below 1 a fraction of the run, from 1 on steps",
    name: "at")
  public var branchPoint: Duration = 0.8
  @Setting(.atLeast(0), "C, likewise; none: up to the end of the run")
  public var cooldown: Duration? = nil
  @Setting(.decayShape) public var shape = DecayShape.linear
  @Setting(.within(0, 1), "where it ends, as a fraction of the rate at s") public var floor = 0.0

  public init() {}

  public static let about = About(
    "cooldown-branch", "another schedule up to a step, and a cooldown from there",
    Citation("Hägele et al. 2024", arXiv: "2405.18392"))

  public func validate(as owner: String) throws(ConfigurationError) {
    try shape.validate(floor: floor, of: owner)
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let branch = branchPoint.steps(of: horizon)
    guard step >= branch else { return stem.factor(at: step, of: horizon) }
    let length = length(of: horizon)
    let progress = length > 0 ? min(1, Double(step - branch) / Double(length)) : 1
    return stem.factor(at: branch, of: horizon) * shape.value(progress, floor: floor)
  }

  private func length(of horizon: Horizon) -> Int {
    cooldown?.steps(of: horizon) ?? max(0, horizon.steps - branchPoint.steps(of: horizon))
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    try stem.validate(for: horizon)
    let branch = branchPoint.steps(of: horizon)
    guard branch <= horizon.steps else {
      throw .invalid(
        owner: "cooldown-branch", setting: "at",
        reason: "step \(branch) is beyond the \(horizon.steps) steps there are")
    }
    guard branch + length(of: horizon) <= horizon.steps else {
      throw .invalid(
        owner: "cooldown-branch", setting: "cooldown",
        reason: "\(length(of: horizon)) steps from step \(branch) on do not fit into "
          + "\(horizon.steps) steps")
    }
  }
}
