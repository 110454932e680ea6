import Catalog
import Records

/// How far iterates grow before they decay, at every rate of the grid.
public struct TransientGrowthPlan: StudyPlan {
  public init() {}

  public static let about = About(
    "transient-growth",
    "the largest transient amplification of iterates on a quadratic, below the boundary too",
    Citation("on schedule-free's boundary Song et al. 2025", arXiv: "2507.09846"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    try arm.needs(.spectrum, .minimiser)
    try arm.needsCurvature()
    try arm.needsDistance()
    try arm.plannedSchedule()
  }

  public static let entry = StudyEntry(
    TransientGrowthPlan.self, scope: .ofGrid,
    quantities: [
      StudyQuantity(
        "amplification", title: "largest ‖w − w*‖ / initial",
        "over all steps, of the parameters and of every other iterate such as z",
        isLogarithmic: true),
      StudyQuantity(
        "final_amplification", title: "final ‖w − w*‖ / initial",
        "of the same at the last step", isLogarithmic: true),
      StudyQuantity("step_of_largest", title: "step of the largest", "where it is reached"),
      StudyQuantity(
        "fraction", title: "rate / boundary",
        "the rate as a fraction of the closed form's boundary, where there is one"),
    ],
    shown: ["amplification", "final_amplification", "fraction"],
    drawings: [.map(quantity: "amplification", x: ["rate"], y: ["beta"])])
}
