import Catalog

/// A schedule at a fraction of its rates: a part of a sequence that stays below the peak.
public struct ScaledSchedule: Schedule {
  @Setting(.within(0, 1), "the fraction", name: "by") public var fraction = 0.5
  @Setting("the schedule", name: "of") public var inner = RateSchedule(defaultsOf: Constant())

  public init() {}

  public static let about = About(
    "scale", "another schedule times a constant", Citation("elementary"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    fraction * inner.factor(at: step, of: horizon)
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    try inner.validate(for: horizon)
  }
}
