import Catalog
import Records
import Schedules

/// What theory says of the schedules of a plan, beside subgradient descent where it can be held
/// against it.
public struct ConvexBoundPlan: StudyPlan {
  @Setting(
    SettingTerms(
      .any,
      "the schedule that bound_ratio and peak_ratio are relative to; none: neither is measured",
      among: .schedulesWithoutFiles))
  public var reference: EntryReference? = nil

  public init() {}

  public static let about = About(
    "convex-bound", "what a schedule guarantees of subgradient descent on convex functions",
    Citation("Schaipp et al. 2025", arXiv: "2501.18965"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    let schedule = try arm.plannedSchedule()
    guard !schedule.prescribesInterpolation else {
      throw StudyObjection(
        .schedule(),
        "'\(arm.scheduleLabel)' averages, and 'convex-bound' is about the last iterate of gradient "
          + "descent")
    }
    guard Self.isAboveZero(schedule, steps: arm.steps) else {
      throw StudyObjection(.schedule(), "all rates of '\(arm.scheduleLabel)' are 0")
    }
    guard let reference else { return }
    do throws(ConfigurationError) {
      let made = try arm.laboratory.schedule(RunSpec.Component(reference))
      try made.validate(steps: arm.steps)
      if case .planned(let other) = made, Self.isAboveZero(other, steps: arm.steps) { return }
    } catch {
      throw StudyObjection(.study("reference"), error.description)
    }
    throw StudyObjection(.study("reference"), "all rates of '\(reference.name)' are 0")
  }

  private static func isAboveZero(_ schedule: RateSchedule, steps: Int) -> Bool {
    (0..<steps).contains { schedule.rate(at: $0, of: steps, peak: 1) > 0 }
  }
}

extension ConvexBoundPlan {
  public static let entry = StudyEntry(
    ConvexBoundPlan.self, scope: .search,
    quantities: [
      StudyQuantity(
        "bound", title: "convex bound Ω* with D = G = 1",
        "of the loss above the minimum at the best peak", isLogarithmic: true),
      StudyQuantity(
        "best_peak", title: "best peak γ* with D = G = 1", "for which the bound is smallest",
        isLogarithmic: true),
      StudyQuantity(
        "bound_ratio", title: "Ω* / Ω* of the reference", "relative to another schedule"),
      StudyQuantity(
        "peak_ratio", title: "γ* / γ* of the reference", "relative to another schedule"),
      StudyQuantity(
        "bound_before_cooldown", title: "Ω at the start of the cooldown",
        "at the best peak, of the run up to and with the last step at the peak",
        isLogarithmic: true),
      StudyQuantity(
        "drop", title: "Ω before / after the cooldown",
        "by how much the bound falls in the cooldown"),
      StudyQuantity(
        "problem_bound", title: "convex bound Ω* (loss)", "with the problem's own D and G",
        isLogarithmic: true),
      StudyQuantity(
        "measured", title: "loss above the minimum",
        "of subgradient descent at the best peak for the problem's D and G, where its last gradient "
          + "is taken", prediction: "problem_bound", isLogarithmic: true),
      StudyQuantity(
        "measured_before_cooldown", title: "loss above the minimum before the cooldown",
        "of the same run, before the last step at the peak", isLogarithmic: true),
      StudyQuantity(
        "measured_drop", title: "loss before / after the cooldown",
        "of the same run, both above the minimum", isLogarithmic: true),
    ],
    shown: ["bound", "best_peak", "peak_ratio", "drop", "measured", "measured_drop"],
    drawings: [
      .series(quantity: "bound", along: ["steps", "cooldown", "warmup"]),
      .series(quantity: "bound_ratio", along: ["steps", "cooldown", "warmup"]),
      .series(quantity: "peak_ratio", along: ["steps", "cooldown", "warmup"]),
      .series(quantity: "measured", along: ["steps", "cooldown", "warmup"]),
      .series(quantity: "drop", along: ["steps", "cooldown"]),
      .series(quantity: "measured_drop", along: ["steps", "cooldown"]),
    ])
}
