import Catalog

/// All schedules. A new one is a file under `Rules/` and a line here.
public enum ScheduleCatalog {
  public static let all: [ScheduleEntry] = [
    ScheduleEntry(Constant.self),
    ScheduleEntry(Linear.self),
    ScheduleEntry(Cosine.self),
    ScheduleEntry(WarmupStableDecay.self),
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> ScheduleEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "schedule", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// A schedule as plans know it: a rule and, for every rule, a warmup in front.
public struct ScheduleEntry: Sendable {
  public let declaration: Declaration
  private let rule: any Schedule.Type

  init(_ rule: any Schedule.Type) {
    let own = rule.declaration
    self.rule = rule
    declaration = Declaration(
      id: own.id, summary: own.summary, citation: own.citation,
      settings: own.settings + [Warmup.setting.declaration])
  }

  public func make(_ configuration: Configuration) throws(ConfigurationError) -> RateSchedule {
    RateSchedule(
      Warmup(Duration(configuration[Warmup.setting]), before: try rule.init(configuration)))
  }
}

/// A schedule that is ready to use in a run.
public struct RateSchedule: Sendable {
  private let schedule: Warmup

  init(_ schedule: Warmup) { self.schedule = schedule }

  /// The rate of a step: `peak × factor`.
  public func rate(at step: Int, of steps: Int, peak: Double) -> Double {
    peak * schedule.factor(at: step, of: Horizon(steps: steps))
  }

  /// Throws if warmup and cooldown do not fit into the run.
  public func validate(steps: Int) throws(ConfigurationError) {
    try schedule.validate(for: Horizon(steps: steps))
  }
}
