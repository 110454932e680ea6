import Catalog
import Records

/// The best peak rate of every method at several batch sizes, beside the noise scale.
public struct BatchScalingPlan: StudyPlan {
  @Setting(
    .within(1, 1e9), "batch sizes, ascending; they take the place of the plan's `batch_sizes`")
  public var batches = [1, 4, 16, 64, 256]
  @Setting(
    .within(1, 1e9), "the largest batch size that the exponent is fitted to; none for all")
  public var fitTo: Int? = nil
  @SettingGroup public var tuning = PeakTuning()

  public init() {}

  public static let about = About(
    "batch-scaling", "the best peak rate against the batch size, beside the noise scale",
    Citation("McCandlish et al. 2018", arXiv: "1812.06162"))

  public func validate(as owner: String) throws(ConfigurationError) {
    try PeakTuning.validate(places: batches, "batches", of: owner)
    if let fitTo, batches[1] > fitTo {
      throw .invalid(
        owner: owner, setting: "fit_to",
        reason: "fewer than two of the batch sizes are at most \(fitTo)")
    }
  }

  public func places(steps: Int, rates: [Double]) -> [Double] { batches.map(Double.init) }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    try arm.needsSeveralRates()
    let outline = arm.problem.outline
    guard outline.sampling != .exact else {
      throw StudyObjection(
        .problem(),
        "'\(arm.problem.label)' has an exact gradient with these settings, for which a batch size "
          + "means nothing; 'batch-scaling' needs examples, or gradient noise above 0")
    }
    for (number, batch) in batches.enumerated() {
      if let reason = outline.objection(to: .examples(batch), of: arm.problem.label) {
        throw StudyObjection(.study("batches", element: number), reason)
      }
    }
  }
}

extension BatchScalingPlan {
  public static let entry = StudyEntry(
    BatchScalingPlan.self, scope: .tuning, series: Axis("batch_size"), replacedAxis: .batch,
    quantities: PeakTuning.quantities(prediction: "predicted_peak") + [
      StudyQuantity(
        "predicted_peak", title: "η_max/(1 + B_noise/B)",
        "the best rate of one step of sgd from the initial parameters", isLogarithmic: true),
      StudyQuantity(
        "largest_step", title: "η_max = |G|²/(GᵀHG)",
        "the best rate of one step without noise, from the initial parameters",
        isLogarithmic: true),
      StudyQuantity(
        "noise_scale", title: "B_noise = tr(HΣ)/(GᵀHG)",
        "in closed form, at the initial parameters", isLogarithmic: true),
      StudyQuantity(
        "simple_noise_scale", title: "tr(Σ)/|G|²",
        "estimated from gradients of the smallest and of the largest batch size, at the initial "
          + "parameters", isLogarithmic: true),
      StudyQuantity(
        "exponent", title: "exponent of B", "slope of log best peak against log batch size"),
      StudyQuantity(
        "fitted_largest_step", title: "fitted η_max",
        "of η_max/(1 + B_noise/B), fitted to the best peaks", isLogarithmic: true),
      StudyQuantity(
        "fitted_noise_scale", title: "fitted B_noise",
        "of η_max/(1 + B_noise/B), fitted to the best peaks", isLogarithmic: true),
    ],
    shown: ["best_peak", "predicted_peak", "noise_scale", "simple_noise_scale", "exponent"],
    drawings: [
      .series(quantity: "best_peak", along: ["batch_size"]),
      .map(quantity: "best_peak", x: ["batch_size"], y: ["weight_decay", "beta"]),
    ])
}
