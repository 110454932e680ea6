import Catalog

/// A schedule at a fraction of its rates: a part of a sequence that stays below the peak.
public struct ScaledSchedule: Schedule {
  static let by = Setting("by", default: 0.5, .within(0, 1), "the fraction")
  static let of = Setting(
    "of", default: EntryReference("constant"),
    among: { ScheduleCatalog.components.map(\.declaration) }, "the schedule")

  public static let declaration = Declaration(
    id: "scale", summary: "another schedule times a constant",
    citation: Citation("elementary"), settings: [by.declaration, of.declaration])

  private let fraction: Double
  private let inner: RateSchedule

  public init(
    _ configuration: Configuration, context: ScheduleContext
  ) throws(ConfigurationError) {
    fraction = configuration[Self.by]
    inner = try context.schedule(configuration[Self.of])
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    fraction * inner.factor(at: step, of: horizon)
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    try inner.validate(for: horizon)
  }
}
