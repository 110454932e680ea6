import Catalog
import Records

/// How a study looks for the best peak rate of a method: settings and quantities that such studies
/// have in common.
struct PeakTuning: Settings, SettingGroupContent {
  /// What stands for the final losses of all copies at a rate.
  enum Average: String, SettingChoice { case mean, median }

  @Setting(
    .within(1, 1e6),
    "runs for each rate, whose seeds are the same for all rates and used by nothing else")
  var copies = 4
  @Setting("of the copies' final evaluation losses, which ranks rates")
  var average = Average.mean
  @Setting(
    .within(0, 100),
    "the most rates that are tried beyond the plan's where the best is the first or last")
  var extensions = 8
  @Setting(
    .within(1.001, 1e6),
    "the ratio of the rates on both sides of the best at which the search ends")
  var resolution = 1.1

  init() {}

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

  /// The quantities of studies that look for the best peak.
  enum Quantity: String, StudyQuantityName {
    case bestPeak = "best_peak"
    case bestLoss = "best_loss"
    case bestExcess = "best_excess"
    case largestFinitePeak = "largest_finite_peak"
    case divergedFraction = "diverged_fraction"
    case sensitivity
    case onEdge = "on_edge"
    case runs
    case stepsTaken = "steps_taken"

    var terms: Terms {
      switch self {
      case .bestPeak:
        Terms("best peak rate η", "the peak with the smallest final loss", isLogarithmic: true)
      case .bestLoss:
        Terms(
          "smallest final loss", "the average over the copies at the best rate that was tried",
          isLogarithmic: true)
      case .bestExcess:
        Terms(
          "smallest final excess loss", "the same above the problem's floor", isLogarithmic: true)
      case .largestFinitePeak:
        Terms(
          "largest peak without divergence",
          "the largest rate tried below all at which a copy diverges", isLogarithmic: true)
      case .divergedFraction: Terms("diverged fraction", "of the runs at the plan's rates")
      case .sensitivity:
        Terms(
          "sensitivity to the peak (loss)",
          "what a rate of the plan costs on average: E min(loss, initial loss) − smallest loss")
      case .onEdge: Terms("on edge", "1 if all rates beyond the plan's did not enclose the best")
      case .runs: Terms("runs", "that the search took")
      case .stepsTaken: Terms("steps", "that its runs took", isLogarithmic: true)
      }
    }
  }
}

extension Array where Element: Comparable {
  /// Whether every element is above the one before.
  var isAscending: Bool { zip(self, dropFirst()).allSatisfy(<) }
}
