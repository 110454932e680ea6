import Catalog

/// All schedules. A new one is a file under `Rules/` and a line here.
public enum ScheduleCatalog {
  public static let all: [ScheduleEntry] = [
    ScheduleEntry(Constant.self),
    ScheduleEntry(Linear.self),
    ScheduleEntry(Polynomial.self),
    ScheduleEntry(StepDecay.self),
    ScheduleEntry(MultiStepDecay.self),
    ScheduleEntry(Exponential.self),
    ScheduleEntry(Cosine.self),
    ScheduleEntry(CosineRestarts.self),
    ScheduleEntry(Cyclic.self),
    ScheduleEntry(OneCycle.self),
    ScheduleEntry(InverseSqrt.self),
    ScheduleEntry(WarmupStableDecay.self),
    ScheduleEntry(PowerDecay.self),
    ScheduleEntry(LinearDecayAveraging.self),
    ScheduleEntry(Ladder.self),
    ScheduleEntry(FromFile.self),
    ScheduleEntry(ScheduleSequence.self),
    ScheduleEntry(ScheduleProduct.self),
    ScheduleEntry(ScaledSchedule.self),
    ScheduleEntry(CooldownBranch.self),
    ScheduleEntry(feedback: ReduceOnPlateau.self),
  ]

  /// Those that can be parts of others: functions of the step that prescribe nothing but the rate.
  public static var components: [ScheduleEntry] {
    all.filter { !$0.isFeedback && !$0.prescribesInterpolation }
  }

  public static func entry(named id: String) throws(ConfigurationError) -> ScheduleEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "schedule", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// A schedule with its settings, ready to use in a run.
public enum ConfiguredSchedule: Sendable {
  /// A pure function of the step and the horizon.
  case planned(RateSchedule)
  /// A state that the losses of the run change.
  case feedback(RateController)

  /// Throws if the phases do not fit into the run.
  public func validate(steps: Int) throws(ConfigurationError) {
    switch self {
    case .planned(let schedule): try schedule.validate(steps: steps)
    case .feedback(let controller): try controller.validate(steps: steps)
    }
  }
}

/// A schedule as plans know it: a rule and, for every rule, a warmup in front.
public struct ScheduleEntry: Sendable {
  private enum Rule {
    case planned(any Schedule.Type)
    case feedback(any FeedbackSchedule.Type)
  }

  public let declaration: Declaration
  private let rule: Rule

  init(_ rule: any Schedule.Type) { self.init(.planned(rule), rule.declaration) }

  init(feedback rule: any FeedbackSchedule.Type) { self.init(.feedback(rule), rule.declaration) }

  private init(_ rule: Rule, _ own: Declaration) {
    self.rule = rule
    declaration = Declaration(
      id: own.id, summary: own.summary, citation: own.citation,
      settings: own.settings + Warmup.settings)
  }

  /// Whether its rates depend on the losses.
  public var isFeedback: Bool { if case .feedback = rule { true } else { false } }

  /// Whether it prescribes β of an averaging method beside the rate.
  public var prescribesInterpolation: Bool {
    if case .planned(let type) = rule { type.prescribesInterpolation } else { false }
  }

  public func make(
    _ configuration: Configuration, context: ScheduleContext = ScheduleContext()
  ) throws(ConfigurationError) -> ConfiguredSchedule {
    let warmup = try Warmup(configuration)
    switch rule {
    case .planned(let type):
      return .planned(RateSchedule(warmup, before: try type.init(configuration, context: context)))
    case .feedback(let type):
      return .feedback(RateController(warmup, before: try type.init(configuration)))
    }
  }
}
