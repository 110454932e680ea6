import Catalog
import Problems
import Records

/// Whether runs keep what theory guarantees at the rate D/(G√T), over many random problems.
public struct GuaranteePlan: StudyPlan {
  @Setting(
    .within(2, 100_000),
    "runs with independent minibatches whose mean is measured; a full batch needs one")
  public var copies = 100

  public init() {}

  public static let about = About(
    "guarantee", "the loss above the minimum over DG/√T, at the rate D/(G√T)",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    guard try !arm.plannedSchedule().prescribesInterpolation else {
      throw StudyObjection(
        .schedule(),
        "'\(arm.scheduleLabel)' prescribes β, which 'guarantee' is about; give it to the optimizer")
    }
    for batch in arm.batches {
      let bound = batch == .full ? Truth.Fact.gradientBound : .exampleGradientBound
      try arm.needs(.initialDistance, .minimum, bound)
    }
    try arm.needsDistance()
  }

  public static let entry = StudyEntry(
    GuaranteePlan.self, scope: .search,
    quantities: [
      StudyQuantity(
        "ratio", title: "(F(x) − F*) / (DG/√T)",
        "of the point that the optimizer evaluates after the last step; of minibatches the mean "
          + "over the copies", isLogarithmic: true),
      StudyQuantity(
        "average_ratio", title: "the same of the average iterate",
        "of the mean of the points at which gradients were taken", isLogarithmic: true),
      StudyQuantity(
        "excess", title: "F(x) − F* (loss)", "what the ratio is made of", prediction: "bound",
        isLogarithmic: true),
      StudyQuantity(
        "bound", title: "DG/√T (loss)",
        "with minibatches, G of the gradients of single examples", isLogarithmic: true),
      StudyQuantity("rate", title: "rate D/(G√T)", "that the runs had", isLogarithmic: true),
    ],
    shown: ["ratio", "average_ratio", "bound"],
    drawings: [
      .series(quantity: "ratio", along: ["beta", "steps"]),
      .series(quantity: "average_ratio", along: ["beta", "steps"]),
    ])
}
