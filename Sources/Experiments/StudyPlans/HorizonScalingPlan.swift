import Catalog
import Records

/// The best peak rate of every method at several horizons.
public struct HorizonScalingPlan: Sendable, Hashable {
  public let tuning: PeakTuning
  /// Ascending.
  public let horizons: [Int]

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    tuning = PeakTuning(configuration)
    horizons = configuration[Self.horizonsSetting]
    try ScalingPlaces.validate(horizons, "horizons", of: Self.declaration.id)
  }
}

extension HorizonScalingPlan {
  public static let declaration = Declaration(
    id: "horizon-scaling",
    summary: "the best peak rate against the number of steps",
    citation: Citation("the power law of Shen et al. 2024", arXiv: "2408.13359"),
    settings: [horizonsSetting.declaration] + PeakTuning.settings)

  private static let horizonsSetting = Setting(
    "horizons", default: [50, 100, 200, 400], .within(1, 1e9),
    "numbers of steps, ascending; they take the place of the plan's `steps`")

  static let entry = StudyEntry(
    declaration, scope: .tuning, series: "horizon", replacedAxis: "steps",
    places: { configuration, _, _ in configuration[horizonsSetting].map(Double.init) },
    quantities: PeakTuning.quantities() + [
      StudyQuantity(
        "exponent", title: "exponent of T", "slope of log best peak against log horizon")
    ],
    shown: ["best_peak", "best_loss", "sensitivity", "exponent"],
    drawings: [.series(quantity: "best_peak", along: ["horizon"])],
    validate: { (configuration) throws(ConfigurationError) in
      _ = try HorizonScalingPlan(configuration)
    },
    check: { (configuration, arm) throws(StudyObjection) in
      try arm.needsSeveralRates()
      for horizon in configuration[horizonsSetting] { try arm.needsSchedule(fitting: horizon) }
    })
}
