import Catalog
import Records

/// A method read at several horizons: one run where the schedule allows it, a fan of branches or a
/// run for each where it does not.
public struct AnytimePlan: StudyPlan {
  /// The horizons for which the peak rate is tuned.
  public enum Tuning: String, SettingChoice {
    case eachHorizon = "each-horizon"
    case last
    /// Once for all horizons whose runs have most of their steps in common with that of the last.
    case shared
  }

  @Setting(
    .atLeast(1),
    "ascending, at most the plan's steps; none: an eighth, a quarter, a half and all of these",
    name: "horizons")
  public var givenHorizons: [Int] = []
  @Setting(
    "the peak rate: for each-horizon by itself; for the last, and all take that; shared: as last for "
      + "horizons that have half of their steps in common with the last, by itself for others",
    name: "tune")
  public var tuning = Tuning.eachHorizon
  @Setting(.within(1, 1000), "runs of each rate that choose the peak, with seeds of their own")
  public var tuningSeeds = 1

  public init() {}

  public static let about = About(
    "anytime", "the loss that a tuned method reaches at several horizons, and the steps it takes",
    Citation("Hägele et al. 2024, arXiv 2405.18392; Defazio et al. 2024", arXiv: "2405.15682"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard !givenHorizons.isAscending else { return }
    throw .invalid(
      owner: owner, setting: "horizons",
      reason: "expected ascending numbers of steps, found \(givenHorizons)")
  }

  /// The horizons of a run, in steps, ascending. Without a choice of the plan they are an eighth, a
  /// quarter, a half and all of the steps.
  public func horizons(of steps: Int) -> [Int] {
    guard givenHorizons.isEmpty else { return givenHorizons }
    return [8, 4, 2, 1].map { steps / $0 }.filter { $0 > 0 }
  }

  public func places(steps: Int, rates: [Double]) -> [Double] {
    horizons(of: steps).map(Double.init)
  }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    for (number, horizon) in horizons(of: arm.steps).enumerated() {
      guard horizon <= arm.steps else {
        throw StudyObjection(
          .study("horizons", element: number),
          "\(horizon) is more than the plan's \(arm.steps) steps")
      }
      try arm.needsSchedule(fitting: horizon)
    }
  }
}

extension AnytimePlan {
  public static let entry = StudyEntry(
    AnytimePlan.self, scope: .tuning, series: Axis("horizon"), quantities: quantities,
    shown: ["loss", "excess_loss", "peak", "drop", "steps_ratio", "diverged"],
    drawings: [
      .series(quantity: "loss", along: ["horizon"]),
      .series(quantity: "excess_loss", along: ["horizon"]),
      .series(quantity: "drop", along: ["horizon"]),
      .series(quantity: "steps_spent", along: ["horizon"]),
    ])

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
