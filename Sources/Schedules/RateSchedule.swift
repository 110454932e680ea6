import Catalog

/// A schedule that is ready to use in a run, checked: a rule with its warmup in front.
///
/// ```swift
/// let schedule = try RateSchedule(Cosine { $0.floor = 0.1 }, warmup: 0.05)
/// let rate = schedule.rate(at: step, of: steps, peak: 3e-4)
/// ```
public struct RateSchedule: Sendable {
  public let warmup: Warmup
  /// The rule, whose step 0 is the one after the warmup.
  public let rule: any Schedule

  /// The schedule of a rule with its settings, after a warmup with settings of its own.
  ///
  /// - Throws: if a setting is not allowed, or settings do not go together
  public init(_ rule: any Schedule, warmup: Warmup) throws(ConfigurationError) {
    let name = type(of: rule).about.id
    try rule.check(as: name)
    try warmup.check(as: name)
    self.init(checked: rule, warmup)
  }

  /// Of settings that are allowed.
  init(checked rule: any Schedule, _ warmup: Warmup) {
    self.warmup = warmup
    self.rule = rule
  }

  /// The schedule of a rule with its settings, after a linear warmup from 0.
  ///
  /// - Parameters:
  ///   - rule: the rule, whose step 0 is the one after the warmup
  ///   - warmup: the length: below 1 a fraction of the run, from 1 on steps; none by default
  /// - Throws: if a setting is not allowed, or settings do not go together
  public init(_ rule: any Schedule, warmup: Duration = 0) throws(ConfigurationError) {
    try self.init(rule, warmup: Warmup(warmup))
  }

  /// The schedule of a rule with its default settings, which need no check, without a warmup: for
  /// the initial value of a setting that is a schedule.
  ///
  /// - Parameter rule: the rule, of which no setting has been changed; nothing is checked
  public init(defaultsOf rule: some Schedule) { self.init(checked: rule, Warmup()) }

  /// The name in plans.
  public var id: String { type(of: rule).about.id }

  /// The rate of a step from 0 to `steps` − 1: the peak rate times the schedule's factor.
  public func rate(at step: Int, of steps: Int, peak: Double) -> Double {
    peak * factor(at: step, of: Horizon(steps: steps, peakRate: peak))
  }

  /// Whether it prescribes β of an averaging method beside the rate.
  public var prescribesInterpolation: Bool { rule.prescribesInterpolation }

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

  /// The fraction of the peak rate at a step of the horizon, warmup included: finite and in [0, 1].
  ///
  /// - Parameters:
  ///   - step: counted from 0, the warmup's first step; `horizon.steps` for the value that the
  ///     schedule ends at
  ///   - horizon: what the schedule covers; ``Horizon/part(_:)`` makes the ones of inner schedules
  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let length = warmup.steps(of: horizon)
    if step < length { return warmup.factor(at: step, of: horizon) }
    return rule.factor(at: step - length, of: horizon.rest(after: length))
  }

  /// Throws if warmup and phases do not fit into the horizon.
  ///
  /// - Parameter horizon: the one that ``factor(at:of:)`` is going to be given
  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    try warmup.validate(for: horizon, as: id)
    try rule.validate(for: horizon.rest(after: warmup.steps(of: horizon)))
  }
}

// MARK: As a setting of another schedule

extension RateSchedule: SettingListElement, SettingRepresentable {
  public static var kind: SettingKind { .entry }
  public static var listKind: SettingKind { .entries }
  public static var entryGroup: EntryGroup? { .scheduleComponents }
  public static var listGroup: EntryGroup? { .scheduleComponents }

  /// The name with the settings that are not the defaults.
  var reference: EntryReference {
    EntryReference(id, warmup.changedSettings.merging(rule.changedSettings) { $1 })
  }

  public var settingValue: SettingValue { reference.settingValue }

  public init?(settingValue: SettingValue, in scope: EntryScope) throws(ConfigurationError) {
    guard case .entry(let name, let settings) = settingValue,
      let schedule: RateSchedule = try scope.value(
        EntryReference(name, settings), in: .scheduleComponents)
    else { return nil }
    self = schedule
  }

  public func validate(of owner: String, setting: String) throws(ConfigurationError) {
    guard prescribesInterpolation else { return }
    throw .invalid(
      owner: owner, setting: setting,
      reason: "'\(id)' prescribes β, which a part of another schedule cannot")
  }

  public static func listValue(_ list: [RateSchedule]) -> SettingValue {
    .entries(list.map(\.reference))
  }

  public static func list(
    from value: SettingValue, in scope: EntryScope
  ) throws(ConfigurationError) -> [RateSchedule]? {
    guard case .entries(let references) = value else { return nil }
    var list: [RateSchedule] = []
    for reference in references {
      guard let schedule = try RateSchedule(settingValue: reference.settingValue, in: scope) else {
        return nil
      }
      list.append(schedule)
    }
    return list
  }
}
