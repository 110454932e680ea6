import Catalog

/// A schedule as plans know it: a rule and, for every rule, a warmup in front.
public struct ScheduleEntry: CatalogueEntry {
  public static let kind = "schedule"

  /// The entry's name, summary and source, with the settings of the rule and those of a warmup.
  public let declaration: Declaration
  /// Whether its rates depend on the losses.
  public let isFeedback: Bool
  private let prescribes: Lazy<Bool>
  private let reading: Lazy<Reading>

  private struct Reading: Sendable {
    let read:
      @Sendable (Configuration, Warmup, EntryScope) throws(ConfigurationError) -> ConfiguredSchedule
  }

  public init<Rule: Schedule>(_ type: Rule.Type) {
    declaration = Declaration(Rule.about) { [Rule(), Warmup()] }
    isFeedback = false
    prescribes = Lazy { Rule().prescribesInterpolation }
    reading = Lazy {
      let reader = SettingsReader<Rule>()
      return Reading { (configuration, warmup, scope) throws(ConfigurationError) in
        .planned(RateSchedule(checked: try reader.read(configuration, in: scope), warmup))
      }
    }
  }

  public init<Rule: FeedbackSchedule>(feedback type: Rule.Type) {
    declaration = Declaration(Rule.about) { [Rule(), Warmup()] }
    isFeedback = true
    prescribes = Lazy { false }
    reading = Lazy {
      let reader = SettingsReader<Rule>()
      return Reading { (configuration, warmup, scope) throws(ConfigurationError) in
        .feedback(RateController(checked: try reader.read(configuration, in: scope), warmup))
      }
    }
  }

  /// Whether it prescribes β of an averaging method beside the rate.
  public var prescribesInterpolation: Bool { prescribes.value }

  private static let warmup = SettingsReader<Warmup>()

  /// The schedule with the settings of a configuration, ready to use in a run.
  ///
  /// - Parameters:
  ///   - configuration: the settings of the rule and its warmup, from this entry's ``declaration``
  ///   - scope: what settings that are entries or files refer to
  /// - Throws: if the settings are another entry's, or do not go together
  public func prepare(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> ConfiguredSchedule {
    try configuration.check(isOf: declaration.id)
    return try reading.value.read(configuration, Self.warmup.read(configuration, in: scope), scope)
  }

  /// Whether a setting names a file.
  public var needsFile: Bool { declaration.settings.contains { $0.kind == .file } }

  fileprivate var isComponent: Bool { !isFeedback && !prescribesInterpolation }

  fileprivate var asComponent: EntryScope.Member {
    EntryScope.Member(declaration) { (configuration, scope) throws(ConfigurationError) in
      let schedule = try prepare(configuration, in: scope)
      guard case .planned(let planned) = schedule else {
        throw .invalid(
          owner: declaration.id, setting: nil,
          reason: "depends on the losses, and cannot be a part of another schedule")
      }
      return planned
    }
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

extension EntryGroup {
  /// The schedules that can be parts of others: functions of the step that prescribe nothing but
  /// the rate.
  public static let scheduleComponents = EntryGroup("schedule")
  /// Those of them that read no file.
  public static let schedulesWithoutFiles = EntryGroup("schedule without a file")
}

extension EntryScope {
  /// Makes the members of ``EntryGroup/scheduleComponents`` and
  /// ``EntryGroup/schedulesWithoutFiles`` those of a catalogue.
  public mutating func add(_ schedules: Catalogue<ScheduleEntry>) {
    set(.scheduleComponents) { schedules.filter(\.isComponent).map(\.asComponent) }
    set(.schedulesWithoutFiles) {
      schedules.filter { $0.isComponent && !$0.needsFile }.map(\.asComponent)
    }
  }
}

extension ScheduleEntry {
  /// The schedules of this package. A new one is a file under `Rules/` and a line here.
  public static let standard = Catalogue.of([
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
  ])
}
