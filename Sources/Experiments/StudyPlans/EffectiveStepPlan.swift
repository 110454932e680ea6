import Catalog
import Records

/// How well momentum at a small rate is the same as a rate 1/(1 − β) times larger without.
public struct EffectiveStepPlan: Sendable, Hashable {
  /// The length of every trajectory: rate × steps × λmax / (1 − β).
  public let time: Double

  public init(_ configuration: Configuration) { time = configuration[Self.timeSetting] }
}

extension EffectiveStepPlan {
  public static let declaration = Declaration(
    id: "effective-step",
    summary: "the distance of a trajectory with momentum from one at rate/(1 − β) without",
    citation: Citation("a rule of thumb of practitioners' guides; Polyak 1964"),
    settings: [timeSetting.declaration])

  private static let timeSetting = Setting(
    "time", default: 4.0, .above(0, upTo: 1e6),
    "length of the trajectories, rate × steps × λmax / (1 − momentum); `steps` is a limit")

  static let entry = StudyEntry(
    declaration, scope: .ofGrid,
    quantities: [
      StudyQuantity(
        "deviation", title: "largest distance of the trajectories / D",
        "over all steps, relative to the initial distance from the minimiser",
        isLogarithmic: true),
      StudyQuantity(
        "order", title: "order in the rate",
        "log₂ of the deviation at this rate over that at half of it; 1 if it falls as the rate"),
    ],
    shown: ["deviation", "order"],
    drawings: [.series(quantity: "deviation", along: ["rate"])],
    check: { (_, arm) throws(StudyObjection) in
      guard arm.optimizer.name == "sgd" else {
        throw StudyObjection(
          .optimizer(),
          "'effective-step' compares sgd with and without momentum, found "
            + "'\(arm.optimizerLabel)'; allowed: sgd")
      }
      guard case .number(let momentum)? = arm.optimizer.settings["momentum"], momentum > 0 else {
        throw StudyObjection(
          .optimizer("momentum"),
          "'effective-step' compares sgd with and without momentum, and needs a momentum above 0")
      }
      try arm.needs(.spectrum, .minimiser)
      try arm.needsCurvature()
      try arm.needsDistance()
      try arm.plannedSchedule()
    })
}
