import Analysis
import Catalog
import Records

/// How a study looks for the best peak rate of a method: settings and quantities that such studies
/// have in common.
package struct PeakTuning: Settings, SettingGroupContent {
  @Setting(
    .within(1, 1e6),
    "runs for each rate, whose seeds are the same for all rates and used by nothing else")
  package var copies = 4
  @Setting(
    .within(1, 1e6),
    "runs for each rate around the best at most, where noise leaves a regret of more than 2 %; none for "
      + "four times as many")
  package var mostCopies: Int? = nil
  @Setting("of the copies' final evaluation losses, which ranks rates")
  package var average = LossAverage.mean
  @SettingGroup package var limits = SearchLimits()
  @Setting(
    .above(1, upTo: 1e6),
    "up to which multiple of the best rate, and down to which fraction, sensitivities are taken")
  package var span = 10.0

  package init() {}

  package func validate(as owner: String) throws(ConfigurationError) {
    try SearchLimits.validate(
      most: mostCopies, "most_copies", atLeast: (copies, "copies"), of: owner)
  }

  /// The search of a method.
  ///
  /// - Parameters:
  ///   - scan: the rates that it begins with, ascending
  ///   - label: names its random stream
  /// - Returns: `nil` for fewer than two rates
  package func search(scan: [Double], label: String) -> RateSearch? {
    limits.search(
      scan: scan, seeds: copies, most: mostCopies, average: average, span: span, label: label)
  }

  /// Throws if a power law of the best peak cannot be fitted to places.
  ///
  /// - Parameters:
  ///   - setting: the name of the setting that lists them
  ///   - owner: what has the setting, for messages
  package static func validate(
    places: [Int], _ setting: String, of owner: String
  ) throws(ConfigurationError) {
    guard places.count > 1, places.isAscending else {
      throw .invalid(
        owner: owner, setting: setting, reason: "expected at least two, in ascending order")
    }
  }

  /// The quantities of studies that look for the best peak.
  package enum Quantity: String, StudyQuantityName {
    case bestPeak = "best_peak"
    case regret
    case bestLoss = "best_loss"
    case bestExcess = "best_excess"
    case largestFinitePeak = "largest_finite_peak"
    case divergedFraction = "diverged_fraction"
    case sensitivity
    case sensitivityBelow = "sensitivity_below"
    case sensitivityAbove = "sensitivity_above"
    case onEdge = "on_edge"
    case runs
    case stepsTaken = "steps_taken"

    package var terms: Terms {
      switch self {
      case .bestPeak:
        Terms("best peak rate η", "the peak with the smallest final loss", isLogarithmic: true)
      case .regret:
        Terms(
          "regret left (fraction)",
          "by how much the loss at the best peak may exceed the smallest, on average: because of the "
            + "rates' spacing and the copies' noise", isLogarithmic: true)
      case .bestLoss:
        Terms(
          "smallest final loss",
          "the average over the copies at the best peak, or the best rate tried",
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
      case .sensitivityBelow:
        Terms(
          "sensitivity to smaller peaks (loss)",
          "mean of min(loss, initial loss) − smallest loss over the logarithm of the rate, from the best "
            + "peak down to its `span`-th part")
      case .sensitivityAbove:
        Terms(
          "sensitivity to larger peaks (loss)",
          "the same from the best peak up to `span` times as much")
      case .onEdge: Terms("on edge", "1 if all rates beyond the plan's did not enclose the best")
      case .runs: Terms("runs", "that the search took")
      case .stepsTaken: Terms("steps", "that its runs took", isLogarithmic: true)
      }
    }
  }
}

extension LossAverage: SettingChoice {}

/// How a peak rate is tuned.
package enum PeakChoice: String, SettingChoice {
  /// On a continuous axis.
  case searched
  /// The best rate of a grid, as far as that is fine enough.
  case grid
}
