import Analysis
import Catalog

/// How far a search for the best peak rate goes: settings that all studies have that search for one.
package struct SearchLimits: Settings, SettingGroupContent {
  @Setting(
    .within(0, 100),
    "the most rates that are tried beyond each end of the plan's where the best is the first or last"
  )
  package var extensions = 12
  @Setting(
    .within(1e-6, 1),
    "how much larger the loss may be at the rate that is found than at the best, as a fraction of it, when "
      + "the search ends")
  package var regret = 0.005
  @Setting(
    .above(1, upTo: 10),
    "the factor by which the spacing of the rates may leave the best one open when the search ends, unless "
      + "noise leaves more")
  package var resolution = 1.05

  package init() {}

  /// Throws if fewer seeds are allowed around the best rate than every rate has.
  ///
  /// - Parameters:
  ///   - most: the most around the best; `nil` for four times as many as every rate
  ///   - setting: that gives it, for messages
  ///   - seeds: of every rate, and the setting that gives them
  ///   - owner: what has the settings, for messages
  package static func validate(
    most: Int?, _ setting: String, atLeast seeds: (count: Int, setting: String), of owner: String
  ) throws(ConfigurationError) {
    guard let most, most < seeds.count else { return }
    throw .invalid(
      owner: owner, setting: setting,
      reason: "\(most) is below `\(seeds.setting)`, the \(seeds.count) that every rate is tried on")
  }

  /// A search.
  ///
  /// - Parameters:
  ///   - scan: the rates that it begins with, ascending
  ///   - seeds: that every rate is tried on
  ///   - most: that the rates around the best are tried on at most; `nil` for four times as many
  ///   - average: of the losses, which ranks rates
  ///   - span: how far beyond the best rate it is to go, as a multiple; 1 if that is not asked for
  ///   - label: names its random stream
  /// - Returns: `nil` for fewer than two rates
  package func search(
    scan: [Double], seeds: Int, most: Int?, average: LossAverage, span: Double = 1, label: String
  ) -> RateSearch? {
    RateSearch(
      scan: scan, seeds: seeds, mostSeeds: most ?? 4 * seeds, extensions: extensions,
      average: average, regret: regret, resolution: resolution, span: span, label: label)
  }
}
