import Catalog
import Optimizers
import Records

/// How well momentum at a small rate is the same as a rate 1/(1 − β) times larger without.
public struct EffectiveStepPlan: StudyPlan {
  @Setting(
    .above(0, upTo: 1e6),
    "length of the trajectories, rate × steps × λmax / (1 − momentum); `steps` is a limit")
  public var time = 4.0

  public init() {}

  public static let about = About(
    "effective-step", "the distance of a trajectory with momentum from one at rate/(1 − β) without",
    Citation("a rule of thumb of practitioners' guides; Polyak 1964"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    guard let rule = try arm.preparedOptimizer().rule as? SGD else {
      throw StudyObjection(
        .optimizer(),
        "'effective-step' compares sgd with and without momentum, found "
          + "'\(arm.optimizerLabel)'; allowed: sgd")
    }
    guard rule.momentum > 0 else {
      throw StudyObjection(
        .optimizer("momentum"),
        "'effective-step' compares sgd with and without momentum, and needs a momentum above 0")
    }
    try arm.needs(.spectrum, .minimiser)
    try arm.needsCurvature()
    try arm.needsDistance()
    try arm.plannedSchedule()
  }

  public static let entry = StudyEntry(
    EffectiveStepPlan.self, scope: .ofGrid,
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
    drawings: [.series(quantity: "deviation", along: ["rate"])])
}
