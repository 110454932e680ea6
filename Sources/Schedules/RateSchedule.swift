import Catalog

/// A schedule that is ready to use in a run: a rule with its warmup in front.
public struct RateSchedule: Sendable {
  private let warmup: Warmup
  private let rule: any Schedule

  init(_ warmup: Warmup, before rule: any Schedule) {
    self.warmup = warmup
    self.rule = rule
  }

  /// The rate of a step: `peak × factor`.
  public func rate(at step: Int, of steps: Int, peak: Double) -> Double {
    peak * factor(at: step, of: Horizon(steps: steps, peakRate: peak))
  }

  /// Whether it prescribes β of an averaging method beside the rate.
  public var prescribesInterpolation: Bool { type(of: rule).prescribesInterpolation }

  /// β of an averaging method at a step; `nil` for schedules that do not prescribe it.
  public func interpolation(at step: Int, of steps: Int) -> Double? {
    guard prescribesInterpolation else { return nil }
    let horizon = Horizon(steps: steps)
    let length = min(warmup.steps(of: horizon), steps)
    return rule.interpolation(at: step - length, of: horizon.rest(after: length))
  }

  /// Throws if warmup and phases do not fit into the run.
  public func validate(steps: Int) throws(ConfigurationError) {
    try validate(for: Horizon(steps: steps))
  }

  // MARK: As a part of another schedule

  func factor(at step: Int, of horizon: Horizon) -> Double {
    let length = warmup.steps(of: horizon)
    if step < length { return warmup.factor(at: step, of: horizon) }
    return rule.factor(at: step - length, of: horizon.rest(after: length))
  }

  func validate(for horizon: Horizon) throws(ConfigurationError) {
    try warmup.validate(for: horizon)
    try rule.validate(for: horizon.rest(after: warmup.steps(of: horizon)))
  }
}
