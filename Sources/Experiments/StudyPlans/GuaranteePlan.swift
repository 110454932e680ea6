import Catalog
import Problems
import Records

/// Whether runs keep what theory guarantees at the rate D/(G√T), over many random problems.
public struct GuaranteePlan: Sendable, Hashable {
  /// How many runs with minibatches of their own stand for the expectation.
  public let copies: Int

  public init(_ configuration: Configuration) { copies = configuration[Self.copiesSetting] }
}

extension GuaranteePlan {
  public static let declaration = Declaration(
    id: "guarantee",
    summary: "the loss above the minimum over DG/√T, at the rate D/(G√T)",
    citation: Citation("Defazio et al. 2024", arXiv: "2405.15682"),
    settings: [copiesSetting.declaration])

  private static let copiesSetting = Setting(
    "copies", default: 100, .within(2, 100_000),
    "runs with independent minibatches whose mean is measured; a full batch needs one")

  static let entry = StudyEntry(
    declaration, scope: .search,
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
    ],
    check: { (_, arm) throws(StudyObjection) in
      guard try !arm.plannedSchedule().prescribesInterpolation else {
        throw StudyObjection(
          .schedule(),
          "'\(arm.scheduleLabel)' prescribes β, which 'guarantee' is about; give it to the "
            + "optimizer")
      }
      for batch in arm.batches {
        let bound = batch == .full ? Truth.Fact.gradientBound : .exampleGradientBound
        try arm.needs(.initialDistance, .minimum, bound)
      }
      try arm.needsDistance()
    })
}
