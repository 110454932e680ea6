import Catalog
import Records

/// How a study looks for the best peak rate of a method: settings and quantities that such studies
/// have in common.
public struct PeakTuning: Settings, SettingGroupContent {
  /// What stands for the final losses of all copies at a rate.
  public enum Average: String, SettingChoice { case mean, median }

  @Setting(
    .within(1, 1e6),
    "runs for each rate, whose seeds are the same for all rates and used by nothing else")
  public var copies = 4
  @Setting("of the copies' final evaluation losses, which ranks rates")
  public var average = Average.mean
  @Setting(
    .within(0, 100),
    "the most rates that are tried beyond the plan's where the best is the first or last")
  public var extensions = 8
  @Setting(
    .within(1.001, 1e6),
    "the ratio of the rates on both sides of the best at which the search ends")
  public var resolution = 1.1

  public init() {}

  /// Throws if a power law of the best peak cannot be fitted to places.
  ///
  /// - Parameters:
  ///   - setting: the name of the setting that lists them
  ///   - owner: what has the setting, for messages
  static func validate(
    places: [Int], _ setting: String, of owner: String
  ) throws(ConfigurationError) {
    guard places.count > 1, places.isAscending else {
      throw .invalid(
        owner: owner, setting: setting, reason: "expected at least two, in ascending order")
    }
  }

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

extension Array where Element: Comparable {
  /// Whether every element is above the one before.
  var isAscending: Bool { zip(self, dropFirst()).allSatisfy(<) }
}

extension RunSpec.Component {
  /// The entry that a setting refers to; complete if the setting's value was validated.
  public init(_ reference: EntryReference) {
    self.init(name: reference.name, settings: reference.settings)
  }
}
