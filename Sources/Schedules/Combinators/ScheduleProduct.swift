import Catalog

/// The product of the factors of several schedules, all over the same run.
public struct ScheduleProduct: Schedule {
  static let factors = Setting<[EntryReference]>(
    "factors", default: [EntryReference("cosine"), EntryReference("exponential")],
    among: { ScheduleCatalog.components.map(\.declaration) }, "the schedules")

  public static let declaration = Declaration(
    id: "product", summary: "the product of several schedules",
    citation: Citation("as PyTorch's ChainedScheduler"), settings: [factors.declaration])

  private let factors: [RateSchedule]

  public init(
    _ configuration: Configuration, context: ScheduleContext
  ) throws(ConfigurationError) {
    var factors: [RateSchedule] = []
    for factor in configuration[Self.factors] { factors.append(try context.schedule(factor)) }
    guard !factors.isEmpty else {
      throw .invalid(owner: "product", setting: "factors", reason: "needs at least one schedule")
    }
    self.factors = factors
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    factors.reduce(1) { $0 * $1.factor(at: step, of: horizon) }
  }

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    for factor in factors { try factor.validate(for: horizon) }
  }
}
