import Catalog

/// Schedules one after the other, each over its own part of the run and from its own step 0.
///
/// The part i runs from boundary i − 1 up to before boundary i.
public struct ScheduleSequence: Schedule {
  @Setting("the schedules, in their order")
  public var parts = [RateSchedule(defaultsOf: Constant()), RateSchedule(defaultsOf: Cosine())]
  @Setting(
    .atLeast(0),
    "where the parts after the first begin, ascending: below 1 fractions of the run, from 1 on "
      + "steps")
  public var boundaries: [Duration] = [0.5]

  public init() {}

  public static let about = About(
    "sequence", "schedules one after the other",
    Citation("as PyTorch's SequentialLR and optax's join_schedules"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard !parts.isEmpty else {
      throw .invalid(owner: owner, setting: "parts", reason: "needs at least one schedule")
    }
    guard boundaries.count == parts.count - 1 else {
      throw .invalid(
        owner: owner, setting: "boundaries",
        reason: "\(parts.count) parts have \(parts.count - 1) boundaries between them, "
          + "found \(boundaries.count)")
    }
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let (part, range) = part(at: step, of: horizon)
    return parts[part].factor(at: step - range.lowerBound, of: horizon.part(range))
  }

  private func part(at step: Int, of horizon: Horizon) -> (number: Int, range: Range<Int>) {
    let starts = starts(of: horizon)
    let number = starts.lastIndex { $0 <= step } ?? 0
    return (number, range(number, starts, horizon))
  }

  private func starts(of horizon: Horizon) -> [Int] {
    [0] + boundaries.map { $0.steps(of: horizon) }
  }

  /// Boundaries beyond the horizon, which validation refuses, would make empty parts.
  private func range(_ number: Int, _ starts: [Int], _ horizon: Horizon) -> Range<Int> {
    let end = number + 1 < starts.count ? starts[number + 1] : horizon.steps
    return starts[number]..<max(starts[number], end)
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    let starts = starts(of: horizon)
    for (start, next) in zip(starts, starts.dropFirst() + [horizon.steps]) where start >= next {
      throw .invalid(
        owner: "sequence", setting: "boundaries",
        reason: "the parts begin at the steps \(starts) of \(horizon.steps); each needs at least "
          + "one step")
    }
    for (number, part) in parts.enumerated() {
      try part.validate(for: horizon.part(range(number, starts, horizon)))
    }
  }
}
