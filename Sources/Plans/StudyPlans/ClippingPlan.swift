import Catalog
import Records

/// What clipping by global norm does at rates above the boundary of stability.
public struct ClippingPlan: StudyPlan {
  public init() {}

  public static let about = About(
    "clipping", "whether clipped runs stay bounded, and converge, at rates above the boundary",
    Citation("a rule of thumb of practitioners' guides; Pascanu et al. 2013", arXiv: "1211.5063"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    guard try arm.preparedOptimizer().options.clipNorm.isFinite else {
      throw StudyObjection(
        .optimizer("clip_norm"),
        "'clipping' needs optimizers that clip by norm: give '\(arm.optimizerLabel)' a finite "
          + "clip_norm")
    }
    try arm.needs(.spectrum, .minimiser)
    try arm.needsCurvature()
    try arm.needsDistance()
    try arm.plannedSchedule()
  }

  public static let entry = StudyEntry(
    ClippingPlan.self, scope: .ofGrid,
    quantities: [
      StudyQuantity(
        "largest_distance", title: "largest ‖w − w*‖ / D",
        "over all steps; of diverged runs up to where they diverged", prediction: "bound",
        isLogarithmic: true),
      StudyQuantity(
        "bound", title: "bound of ‖w − w*‖ / D",
        "that plain gradient descent cannot exceed: the distance from which no clipped step leads "
          + "further away, plus one step", isLogarithmic: true),
      StudyQuantity(
        "final_distance", title: "median ‖w − w*‖ / D of the second half",
        "0 for runs that converge", prediction: "cycle", isLogarithmic: true),
      StudyQuantity(
        "cycle", title: "η × clip_norm / 2D",
        "half a clipped step: the cycle of period 2 along the top eigenvector",
        isLogarithmic: true),
      StudyQuantity("diverged", title: "diverged (1) or not (0)", "with clipping"),
      StudyQuantity(
        "unclipped_diverged", title: "diverged without clipping (1) or not (0)",
        "the same run without clipping"),
      StudyQuantity(
        "fraction", title: "rate / boundary", "the rate over 2/λmax or the optimizer's own limit"),
    ],
    shown: ["largest_distance", "final_distance", "diverged", "unclipped_diverged"],
    drawings: [
      .series(quantity: "largest_distance", along: ["rate"]),
      .series(quantity: "final_distance", along: ["rate"]),
    ])
}
