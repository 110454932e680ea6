import Catalog
import Problems
import Records

/// The loss at which a run with noisy gradients comes to rest, and what a decay leaves of it.
public struct NoiseFloorPlan: StudyPlan {
  @Setting(
    .within(1e-12, 0.1),
    "what may be left of the start in the second half of a run, relative to the floor; a run in "
      + "which more is left measures nothing")
  public var tolerance = 1e-3

  public init() {}

  public static let about = About(
    "noise-floor",
    "the loss at which gradient noise lets a constant rate come to rest, and after a decay",
    Citation("elementary second-moment computation; see Robbins and Monro 1951"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    // Noise comes from a gradient that states it, or from the labels of sampled examples.
    let ofLabels: [Truth.Fact] = [.meanSquareStabilityLimit, .minimiser, .minimum]
    let isSampled = Set(arm.problem.facts).isSuperset(of: ofLabels)
    if !isSampled { try arm.needs(.spectrum, .minimum, .gradientNoise, orElse: ofLabels) }
    let setting = isSampled ? "label_noise" : "gradient_noise"
    let truth = arm.problem.truth
    let noise = isSampled ? truth.randomDesign?.labelNoise : truth.gradientNoise
    guard let noise, noise > 0 else {
      throw StudyObjection(
        .problem(setting),
        "'noise-floor' needs \(setting) above 0, which '\(arm.problem.label)' has not")
    }
    if arm.batches.contains(.full) {
      throw StudyObjection(
        .batchSize(.full), "a full batch has no noise; 'noise-floor' needs batch_sizes such as 1")
    }
    try arm.plannedSchedule()
  }
}

extension NoiseFloorPlan {
  public static let entry = StudyEntry(
    NoiseFloorPlan.self, scope: .ofGrid,
    quantities: [
      StudyQuantity(
        "floor", title: "noise floor (loss above the minimum)",
        "mean over the steps of the second half of a run at a constant rate",
        prediction: "predicted_floor", isLogarithmic: true),
      StudyQuantity(
        "predicted_floor", title: "predicted floor (loss above the minimum)",
        "of gradient descent at a constant rate: Σᵢ ησ²/(2B(2 − ηλᵢ)) of a quadratic, ½σ²s/(1 − s) "
          + "with s = (η/B) Σᵢ λᵢ/(2 − cηλᵢ) of sampled examples", isLogarithmic: true),
      StudyQuantity("ratio", title: "floor / predicted floor", "measured over predicted"),
      StudyQuantity(
        "final_excess", title: "final loss above the minimum", "after the last step",
        prediction: "predicted_final", isLogarithmic: true),
      StudyQuantity(
        "predicted_final", title: "predicted final loss above the minimum",
        "its expectation, from the variances after every step", isLogarithmic: true),
      StudyQuantity(
        "final_ratio", title: "final loss / predicted floor of the peak rate",
        "what the schedule leaves of the floor that its peak rate has", isLogarithmic: true),
      StudyQuantity(
        "burn_in", title: "burn-in (steps)",
        "after which no more of the start is left than the tolerance", isLogarithmic: true),
    ],
    shown: ["floor", "ratio", "final_excess", "final_ratio"],
    drawings: [
      .series(quantity: "floor", along: ["rate", "batch"]),
      .series(quantity: "final_excess", along: ["rate", "batch"]),
    ])
}
