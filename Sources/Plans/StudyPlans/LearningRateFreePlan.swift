import Catalog
import Optimizers
import Records

/// What methods that find their own step length make of the distance to the solution, and how good
/// they are beside a method whose rate was tuned.
public struct LearningRateFreePlan: StudyPlan {
  @Setting(.within(1, 1e9), "steps from one reading of d to the next") public var every = 1
  @Setting(
    SettingTerms(
      .any, "a method whose peak rate is tuned, to compare with, such as {name: adam}",
      among: .optimizers))
  public var reference: EntryReference? = nil
  @Setting(.within(1e-30, 1e30), "the smallest rate that it is tuned over") public var from = 1e-4
  @Setting(.within(1e-30, 1e30), "the largest") public var to = 1.0
  @Setting(.within(1, 100), "how many of them a decade") public var perDecade = 3
  @Setting(.within(1, 1000), "that it is tuned on, none of which is measured")
  public var tuningSeeds = 3

  public init() {}

  public static let about = About(
    "lr-free",
    "what a method that finds its own step length finds, beside the truth and a tuned rate",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard from > to else { return }
    throw .invalid(
      owner: owner, setting: "from", reason: "\(compact(from)) is above `to`, \(compact(to))")
  }

  /// The rates that the reference is tuned over, ascending.
  public var rates: [Double] {
    LearningRateGrid.geometric(from: from, to: to, perDecade: perDecade)
  }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    let schedule = try arm.plannedSchedule()
    guard let reference else { return }
    do throws(ConfigurationError) {
      let prepared = try arm.laboratory.optimizer(RunSpec.Component(reference))
      let isInterpolated = prepared.rule.acceptsInterpolation
      guard schedule.prescribesInterpolation, !isInterpolated else { return }
    } catch {
      throw StudyObjection(.study("reference"), error.description)
    }
    throw StudyObjection(
      .study("reference"),
      "'\(arm.scheduleLabel)' prescribes β of \(arm.laboratory.interpolated), which the reference "
        + "'\(reference.name)' does not have")
  }
}

extension LearningRateFreePlan {
  public static let entry = StudyEntry(
    LearningRateFreePlan.self, scope: .ofGrid, quantities: quantities,
    shown: [
      "distance_ratio", "steps_to_tenth", "negative_estimates", "excess_ratio", "loss_ratio",
      "on_edge",
    ],
    drawings: [
      .series(quantity: "distance_ratio", along: axes),
      .series(quantity: "steps_to_tenth", along: axes),
      .series(quantity: "excess_ratio", along: axes),
      .series(quantity: "loss_ratio", along: axes),
    ])

  private static let axes = ["d0", "initial_distance", "distance", "steps", "batch", "rate"]

  private static let quantities = [
    StudyQuantity(
      "distance", title: "estimated distance d",
      "the last d; of DoG and its kin the largest distance from the start", isLogarithmic: true),
    StudyQuantity(
      "distance_ratio", title: "d / D", "the last d over the distance from start to minimiser, D",
      isLogarithmic: true),
    StudyQuantity(
      "largest_ratio", title: "largest d / D", "of all steps", isLogarithmic: true),
    StudyQuantity(
      "coordinate_ratio", title: "largest d / D∞",
      "of all steps, over the largest coordinate of the way from start to minimiser",
      isLogarithmic: true),
    StudyQuantity(
      "steps_to_tenth", title: "steps to d ≥ D/10", "infinite if d stays below",
      isLogarithmic: true),
    StudyQuantity(
      "steps_to_half", title: "steps to d ≥ D/2", "infinite if d stays below", isLogarithmic: true),
    StudyQuantity(
      "steps_to_settle", title: "steps to half of the last d",
      "after which d no longer doubles; needs no truth", isLogarithmic: true),
    StudyQuantity(
      "steps_to_thousandfold", title: "steps to d ≥ 1000 d₀",
      "of its initial value; needs no truth either", isLogarithmic: true),
    StudyQuantity(
      "steps_to_growth", title: "steps to the first growth of d", "infinite if d never grows",
      isLogarithmic: true),
    StudyQuantity(
      "negative_estimates", title: "steps with d̂ < 0",
      "how often the estimate that d would follow was negative"),
    StudyQuantity(
      "stuck_steps", title: "longest stretch without growth (steps)",
      "of d after its first growth; the whole run if it never grows"),
    StudyQuantity(
      "final_loss", title: "final loss", "on the evaluation data; infinite if the run diverged",
      isLogarithmic: true),
    StudyQuantity(
      "excess_ratio", title: "final / initial excess loss",
      "above the smallest possible loss; infinite if the run diverged", isLogarithmic: true),
    StudyQuantity("diverged", title: "diverged", "1 or 0"),
    StudyQuantity(
      "reference_loss", title: "final loss of the reference",
      "at its tuned rate with the measured seed", isLogarithmic: true),
    StudyQuantity(
      "loss_ratio", title: "loss / that of the tuned reference",
      "final losses, both above the smallest possible one where that is known",
      isLogarithmic: true),
    StudyQuantity(
      "tuned_peak", title: "tuned rate of the reference",
      "of the smallest median loss over the tuning seeds", isLogarithmic: true),
    StudyQuantity(
      "on_edge", title: "tuned rate on the edge",
      "1 if the tuned rate is an end of its grid, so that a better one may lie beyond; 0"),
    StudyQuantity("tuning_runs", title: "runs of the tuning", "what the reference cost beforehand"),
  ]
}
