import Catalog
import Records

/// The largest peak rate that does not fail, for every schedule of a plan.
public struct WarmupTolerancePlan: Sendable, Hashable {
  /// The peaks to look among.
  public let from, to: Double
  /// The ratio of the smallest failing to the largest succeeding peak.
  public let resolution: Double
  /// A run succeeds if its final training loss is at most this multiple of the initial one.
  public let success: Double
  /// By which multiple of the initial loss a run counts as diverged; ascending.
  public let divergenceLimits: [Double]

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    from = configuration[Self.fromSetting]
    to = configuration[Self.toSetting]
    resolution = configuration[Self.resolutionSetting]
    success = configuration[Self.successSetting]
    divergenceLimits = configuration[Self.divergenceLimitsSetting]
    guard from < to else {
      throw .invalid(
        owner: "warmup-tolerance", setting: "from",
        reason: "\(compact(from)) is not below `to`, \(compact(to))")
    }
    guard !divergenceLimits.isEmpty,
      zip(divergenceLimits, divergenceLimits.dropFirst()).allSatisfy(<)
    else {
      throw .invalid(
        owner: "warmup-tolerance", setting: "divergence_limits",
        reason: "expected at least one limit, ascending")
    }
  }
}

extension WarmupTolerancePlan {
  public static let declaration = Declaration(
    id: "warmup-tolerance",
    summary: "the largest peak rate that does not fail, beside the initial sharpness",
    citation: Citation("Kalra and Barkeshli 2024", arXiv: "2406.09405"),
    settings: [
      fromSetting.declaration, toSetting.declaration, resolutionSetting.declaration,
      successSetting.declaration, divergenceLimitsSetting.declaration,
    ])

  private static let fromSetting = Setting(
    "from", default: 1e-5, .within(1e-30, 1e30), "the smallest peak")
  private static let toSetting = Setting(
    "to", default: 1e3, .within(1e-30, 1e30), "the largest peak")
  private static let resolutionSetting = Setting(
    "resolution", default: 1.05, .above(1, upTo: 4),
    "the ratio of the smallest failing to the largest succeeding peak at which the search ends")
  private static let successSetting = Setting(
    "success", default: 1.0, .above(0, upTo: 1),
    "a run succeeds if its final training loss is below this multiple of the initial one")

  private static let divergenceLimitsSetting = Setting(
    "divergence_limits", default: [1e3, 1e6, 1e12], .above(1),
    "multiples of the initial loss above which a run counts as diverged, ascending; the search is "
      + "made for each, and they take the place of the plan's `divergence_factor`")

  static let entry = StudyEntry(
    declaration, scope: .search, series: "divergence_limit", seriesIsCriterion: true,
    replacedKey: ("divergence_factor", "divergence_limits"),
    places: { configuration, _, _ in configuration[divergenceLimitsSetting] },
    quantities: [
      StudyQuantity(
        "largest_peak", title: "largest peak rate that does not fail",
        "by bisection between a peak that fails and one that does not", isLogarithmic: true),
      StudyQuantity(
        "initial_sharpness", title: "initial sharpness λmax",
        "the largest eigenvalue of the Hessian at the initial parameters", isLogarithmic: true,
        constantAlong: "divergence_limit"),
      StudyQuantity(
        "initial_preconditioned_sharpness", title: "initial λmax of P⁻¹H",
        "with the optimizer's preconditioner after its first step", isLogarithmic: true,
        constantAlong: "divergence_limit"),
      StudyQuantity(
        "initial_edge", title: "largest stable rate at initialisation",
        "at which the optimizer's own threshold equals the initial (preconditioned) sharpness",
        isLogarithmic: true, constantAlong: "divergence_limit"),
      StudyQuantity(
        "tolerance", title: "largest peak / initial edge",
        "how far above the initial edge a peak may be", isLogarithmic: true),
      StudyQuantity("runs", title: "runs", "that the search took"),
    ],
    shown: ["largest_peak", "initial_edge", "tolerance"],
    drawings: [.series(quantity: "largest_peak", along: ["warmup"])],
    validate: { (configuration) throws(ConfigurationError) in
      _ = try WarmupTolerancePlan(configuration)
    },
    check: { (_, arm) throws(StudyObjection) in
      try arm.plannedSchedule()
      try arm.needsFullBatch()
    })
}
