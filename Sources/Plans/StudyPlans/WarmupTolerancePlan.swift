import Catalog
import Records

/// The largest peak rate that does not fail, for every schedule of a plan.
public struct WarmupTolerancePlan: StudyPlan {
  @Setting(.within(1e-30, 1e30), "the smallest peak") public var from = 1e-5
  @Setting(.within(1e-30, 1e30), "the largest peak") public var to = 1e3
  @Setting(
    .above(1, upTo: 4),
    "the ratio of the smallest failing to the largest succeeding peak at which the search ends")
  public var resolution = 1.05
  @Setting(
    .above(0, upTo: 1),
    "a run succeeds if its final training loss is below this multiple of the initial one")
  public var success = 1.0
  @Setting(
    .above(1),
    "multiples of the initial loss above which a run counts as diverged, ascending; the search is "
      + "made for each, and they take the place of the plan's `divergence_factor`")
  public var divergenceLimits = [1e3, 1e6, 1e12]

  public init() {}

  public static let about = About(
    "warmup-tolerance",
    "the largest peak rate that does not fail, beside the initial sharpness",
    Citation("Kalra and Barkeshli 2024", arXiv: "2406.09405"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard from < to else {
      throw .invalid(
        owner: owner, setting: "from",
        reason: "\(compact(from)) is not below `to`, \(compact(to))")
    }
    guard !divergenceLimits.isEmpty, divergenceLimits.isAscending else {
      throw .invalid(
        owner: owner, setting: "divergence_limits",
        reason: "expected at least one limit, ascending")
    }
  }

  public func places(steps: Int, rates: [Double]) -> [Double] { divergenceLimits }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    try arm.plannedSchedule()
    try arm.needsFullBatch()
  }
}

extension WarmupTolerancePlan {
  public static let entry = StudyEntry(
    WarmupTolerancePlan.self, scope: .search, series: Axis("divergence_limit"),
    seriesIsCriterion: true,
    replacedKey: ("divergence_factor", "divergence_limits"),
    quantities: [
      StudyQuantity(
        "largest_peak", title: "largest peak rate that does not fail",
        "by bisection between a peak that fails and one that does not", isLogarithmic: true),
      StudyQuantity(
        "initial_sharpness", title: "initial sharpness λmax",
        "the largest eigenvalue of the Hessian at the initial parameters", isLogarithmic: true,
        constantAlong: Axis("divergence_limit")),
      StudyQuantity(
        "initial_preconditioned_sharpness", title: "initial λmax of P⁻¹H",
        "with the optimizer's preconditioner after its first step", isLogarithmic: true,
        constantAlong: Axis("divergence_limit")),
      StudyQuantity(
        "initial_edge", title: "largest stable rate at initialisation",
        "at which the optimizer's own threshold equals the initial (preconditioned) sharpness",
        isLogarithmic: true, constantAlong: Axis("divergence_limit")),
      StudyQuantity(
        "tolerance", title: "largest peak / initial edge",
        "how far above the initial edge a peak may be", isLogarithmic: true),
      StudyQuantity("runs", title: "runs", "that the search took"),
    ],
    shown: ["largest_peak", "initial_edge", "tolerance"],
    drawings: [.series(quantity: "largest_peak", along: ["warmup"])])
}
