import Catalog
import Records

/// How a study looks for the best peak rate of a method: settings and quantities that such studies
/// have in common.
public struct PeakTuning: Sendable, Hashable {
  /// What stands for the final losses of all copies at a rate.
  public enum Average: String, SettingChoice { case mean, median }

  /// Runs for each rate, with seeds of their own.
  public let copies: Int
  public let average: Average
  /// The most rates that are tried beyond the plan's.
  public let extensions: Int
  /// The ratio of the ends of the last bracket.
  public let resolution: Double

  init(_ configuration: Configuration) {
    copies = configuration[Self.copiesSetting]
    average = configuration[Self.averageSetting]
    extensions = configuration[Self.extensionsSetting]
    resolution = configuration[Self.resolutionSetting]
  }
}

extension PeakTuning {
  static let settings = [
    copiesSetting.declaration, averageSetting.declaration, extensionsSetting.declaration,
    resolutionSetting.declaration,
  ]

  private static let copiesSetting = Setting(
    "copies", default: 4, .within(1, 1e6),
    "runs for each rate, whose seeds are the same for all rates and used by nothing else")
  private static let averageSetting = Setting(
    "average", default: Average.mean, "of the copies' final evaluation losses, which ranks rates")
  private static let extensionsSetting = Setting(
    "extensions", default: 8, .within(0, 100),
    "the most rates that are tried beyond the plan's where the best is the first or last")
  private static let resolutionSetting = Setting(
    "resolution", default: 1.1, .within(1.001, 1e6),
    "the ratio of the rates on both sides of the best at which the search ends")

  /// - Parameter prediction: the quantity that predicts the best peak, if there is one
  static func quantities(prediction: String? = nil) -> [StudyQuantity] {
    [
      StudyQuantity(
        "best_peak", title: "best peak rate η", "the peak with the smallest final loss",
        prediction: prediction, isLogarithmic: true),
      StudyQuantity(
        "best_loss", title: "smallest final loss",
        "the average over the copies at the best rate that was tried", isLogarithmic: true),
      StudyQuantity(
        "best_excess", title: "smallest final excess loss", "the same above the problem's floor",
        isLogarithmic: true),
      StudyQuantity(
        "largest_finite_peak", title: "largest peak without divergence",
        "the largest rate tried below all at which a copy diverges", isLogarithmic: true),
      StudyQuantity(
        "diverged_fraction", title: "diverged fraction", "of the runs at the plan's rates"),
      StudyQuantity(
        "sensitivity", title: "sensitivity to the peak (loss)",
        "what a rate of the plan costs on average: E min(loss, initial loss) − smallest loss"),
      StudyQuantity(
        "on_edge", title: "on edge", "1 if all rates beyond the plan's did not enclose the best"),
      StudyQuantity("runs", title: "runs", "that the search took"),
      StudyQuantity("steps_taken", title: "steps", "that its runs took", isLogarithmic: true),
    ]
  }
}
