import Catalog
import Records

/// A method read at several horizons: one run where the schedule allows it, a fan of branches or a
/// run for each where it does not.
public struct AnytimePlan: Sendable, Hashable {
  /// For which horizons the peak rate is tuned.
  public enum Tuning: String, Sendable, Hashable, SettingChoice {
    case eachHorizon = "each-horizon"
    case last
    /// Once for all horizons whose runs have most of their steps in common with that of the last.
    case shared
  }

  private let givenHorizons: [Int]
  public let tuning: Tuning
  public let tuningSeeds: Int

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    givenHorizons = configuration[Self.horizonsSetting]
    tuning = configuration[Self.tuneSetting]
    tuningSeeds = configuration[Self.seedsSetting]
    guard zip(givenHorizons, givenHorizons.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .invalid(
        owner: Self.declaration.id, setting: "horizons",
        reason: "expected ascending numbers of steps, found \(givenHorizons)")
    }
  }

  /// Ascending. Without a choice of the plan an eighth, a quarter, a half and all of the steps.
  public func horizons(of steps: Int) -> [Int] {
    guard givenHorizons.isEmpty else { return givenHorizons }
    return [8, 4, 2, 1].map { steps / $0 }.filter { $0 > 0 }
  }
}

extension AnytimePlan {
  public static let declaration = Declaration(
    id: "anytime",
    summary: "the loss that a tuned method reaches at several horizons, and the steps it takes",
    citation: Citation(
      "Hägele et al. 2024, arXiv 2405.18392; Defazio et al. 2024", arXiv: "2405.15682"),
    settings: [
      horizonsSetting.declaration, tuneSetting.declaration, seedsSetting.declaration,
    ])

  private static let horizonsSetting = Setting<[Int]>(
    "horizons", default: [], .atLeast(1),
    "ascending, at most the plan's steps; none: an eighth, a quarter, a half and all of these")
  private static let tuneSetting = Setting(
    "tune", default: Tuning.eachHorizon,
    "the peak rate: for each-horizon by itself; for the last, and all take that; shared: as last for "
      + "horizons that have half of their steps in common with the last, by itself for others")
  private static let seedsSetting = Setting(
    "tuning_seeds", default: 1, .within(1, 1000),
    "runs of each rate that choose the peak, with seeds of their own")

  static let entry = StudyEntry(
    declaration, scope: .tuning, series: "horizon",
    places: { configuration, steps, _ in
      (try? AnytimePlan(configuration))?.horizons(of: steps).map(Double.init) ?? []
    },
    quantities: quantities,
    shown: ["loss", "excess_loss", "peak", "drop", "steps_ratio", "diverged"],
    drawings: [
      .series(quantity: "loss", along: ["horizon"]),
      .series(quantity: "excess_loss", along: ["horizon"]),
      .series(quantity: "drop", along: ["horizon"]),
      .series(quantity: "steps_spent", along: ["horizon"]),
    ],
    validate: { (configuration) throws(ConfigurationError) in _ = try AnytimePlan(configuration) },
    check: { (configuration, arm) throws(StudyObjection) in
      guard let plan = try? AnytimePlan(configuration) else { return }
      for (number, horizon) in plan.horizons(of: arm.steps).enumerated() {
        guard horizon <= arm.steps else {
          throw StudyObjection(
            .study("horizons", element: number),
            "\(horizon) is more than the plan's \(arm.steps) steps")
        }
        try arm.needsSchedule(fitting: horizon)
      }
    })

  private static let quantities = [
    StudyQuantity(
      "loss", title: "evaluation loss", "at the horizon; infinite for a run that diverged",
      isLogarithmic: true),
    StudyQuantity(
      "excess_loss", title: "excess loss", "above the smallest possible one, where that is known",
      isLogarithmic: true),
    StudyQuantity("peak", title: "tuned peak rate", "the best of the plan's", isLogarithmic: true),
    StudyQuantity("on_edge", title: "optimum on the edge", "1 if the peak is an end of the grid"),
    StudyQuantity(
      "steps_spent", title: "steps taken", "by all runs up to this horizon, shared steps once",
      isLogarithmic: true),
    StudyQuantity(
      "separate_steps", title: "steps of separate runs", "what the same runs take one by one",
      isLogarithmic: true),
    StudyQuantity(
      "steps_ratio", title: "steps taken / steps of separate runs",
      "what the fan costs, without tuning"),
    StudyQuantity(
      "tuning_steps", title: "steps of tuning", "of all rates and tuning seeds up to this horizon",
      isLogarithmic: true),
    StudyQuantity(
      "branch_loss", title: "evaluation loss before the cooldown",
      "after the last step at the peak rate", isLogarithmic: true),
    StudyQuantity(
      "drop", title: "loss before / after the cooldown",
      "of the excess loss where that is known", isLogarithmic: true),
    StudyQuantity("diverged", title: "diverged", "1 or 0"),
  ]
}
