import Catalog

/// The product of the factors of several schedules, all over the same run.
public struct ScheduleProduct: Schedule {
  @Setting("the schedules")
  public var factors = [
    RateSchedule(defaultsOf: Cosine()), RateSchedule(defaultsOf: Exponential()),
  ]

  public init() {}

  public static let about = About(
    "product", "the product of several schedules", Citation("as PyTorch's ChainedScheduler"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard factors.isEmpty else { return }
    throw .invalid(owner: owner, setting: "factors", reason: "needs at least one schedule")
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    factors.reduce(1) { $0 * $1.factor(at: step, of: horizon) }
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    for factor in factors { try factor.validate(for: horizon) }
  }
}
