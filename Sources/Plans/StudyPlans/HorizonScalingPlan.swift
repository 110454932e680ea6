import Catalog
import Records

/// The best peak rate of every method at several horizons.
public struct HorizonScalingPlan: StudyPlan {
  @Setting(
    .within(1, 1e9), "numbers of steps, ascending; they take the place of the plan's `steps`")
  public var horizons = [50, 100, 200, 400]
  @SettingGroup public var tuning = PeakTuning()

  public init() {}

  public static let about = About(
    "horizon-scaling", "the best peak rate against the number of steps",
    Citation("the power law of Shen et al. 2024", arXiv: "2408.13359"))

  public func validate(as owner: String) throws(ConfigurationError) {
    try PeakTuning.validate(places: horizons, "horizons", of: owner)
  }

  public func places(steps: Int, rates: [Double]) -> [Double] { horizons.map(Double.init) }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    try arm.needsSeveralRates()
    for horizon in horizons { try arm.needsSchedule(fitting: horizon) }
  }

  public static let entry = StudyEntry(
    HorizonScalingPlan.self, scope: .tuning, series: Axis("horizon"), replacedAxis: .steps,
    quantities: PeakTuning.quantities() + [
      StudyQuantity(
        "exponent", title: "exponent of T", "slope of log best peak against log horizon")
    ],
    shown: ["best_peak", "best_loss", "sensitivity", "exponent"],
    drawings: [.series(quantity: "best_peak", along: ["horizon"])])
}
