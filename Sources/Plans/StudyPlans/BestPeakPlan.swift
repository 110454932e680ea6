import Catalog
import Records

/// The best peak rate of every method of a plan.
public struct BestPeakPlan: StudyPlan {
  @SettingGroup public var tuning = PeakTuning()

  public init() {}

  public static let about = About(
    "best-peak", "the peak rate with the smallest final loss, and what others cost",
    Citation("sensitivity: Wortsman et al. 2023", arXiv: "2309.14322"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) { try arm.needsSeveralRates() }

  public static let entry = StudyEntry(
    BestPeakPlan.self, scope: .tuning, quantities: PeakTuning.quantities(),
    shown: ["best_peak", "best_loss", "sensitivity", "on_edge"],
    drawings: [
      .series(quantity: "best_peak", along: ["batch", "steps", "warmup", "cooldown"])
    ])
}
