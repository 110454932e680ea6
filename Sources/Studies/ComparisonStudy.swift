import Analysis
import Catalog
import Plans
import Records
import Reports
import Runs
import Tuning

/// A comparison of the methods of a plan: optimizer, schedule and batch size, each at the peak rate
/// that it was tuned to on seeds of its own, which nothing else looks at.
///
/// A peak with the smallest median loss over the tuning seeds is searched for, beginning with the rates of the
/// plan; the seeds of the plan are then run at multiples of it. Or the plan's grid is swept for the plan's seeds
/// and for the tuning seeds, and a peak is the best rate of the grid.
package struct ComparisonStudy: StudyOfRuns {
  @Setting(
    .within(1, 10_000), "seeds that the peak rates are tuned on, beside those of the plan",
    name: "tuning_seeds")
  package var tuningSeedCount = 10
  @Setting(
    "whether peaks are searched on a continuous axis, or are the best rates of the plan's grid")
  package var peaks = PeakChoice.searched
  @Setting(
    .within(1, 10_000),
    "tuning seeds for each rate around the best at most, where noise leaves a regret of more than 2 %; none "
      + "for four times as many",
    name: "most_tuning_seeds")
  package var mostTuningSeeds: Int? = nil
  @SettingGroup package var limits = SearchLimits()
  /// Values of them that the plan lists are variants of one method.
  @Setting(
    "settings of optimizers that are tuned with the peak, such as weight_decay, over the values that "
      + "the plan lists")
  package var tunedSettings: [String] = []
  @Setting(
    .within(0, 1),
    "the target that time is taken to, as a quantile of the baselines' final losses on each seed; 0 "
      + "is the best of them")
  package var targetQuantile = 0.5
  @Setting(
    "optimizers that set the targets, by label or name; if empty all whose grid has several rates")
  package var baselines: [String] = []
  /// The ratio to the fastest time at which performance profiles end, and up to which the areas
  /// under them are taken.
  @Setting(
    .above(1, upTo: 1e6), "up to which multiple of the fastest time the profiles go")
  package var largestRatio = 4.0

  package init() {}

  package func validate(as owner: String) throws(ConfigurationError) {
    try SearchLimits.validate(
      most: mostTuningSeeds, "most_tuning_seeds", atLeast: (tuningSeedCount, "tuning_seeds"),
      of: owner)
  }

  package static let about = About(
    "compare", "methods against each other, each at a peak rate tuned on seeds of its own",
    Citation("Dahl et al. 2023", arXiv: "2306.07179"))
  package static let scope = SweptScope.ofMethods
  package static let canExtend = true
  package static let shown: [Quantity] = [.loss, .tunedPeak, .sensitivity, .stepsToTarget]

  package func prepare(_ arm: StudiedArm) throws(StudyObjection) {}

  // MARK: The plan as a whole

  /// The seeds that peak rates are tuned on. Plans that count their seeds do not come up to these,
  /// so that what is compared was never tuned on.
  package var tuningSeeds: [UInt64] {
    let most = peaks == .searched ? mostTuningSeeds ?? 4 * tuningSeedCount : 0
    return (0..<max(tuningSeedCount, most)).map { Self.firstTuningSeed + UInt64($0) }
  }

  package var scanSeeds: [UInt64]? {
    peaks == .searched ? Array(tuningSeeds.prefix(tuningSeedCount)) : nil
  }

  /// The search for the peak of a method, or of a variant.
  ///
  /// - Parameters:
  ///   - rates: the plan's, ascending
  ///   - label: names its random stream
  /// - Returns: `nil` for a single rate, and for a grid
  func search(_ rates: [Double], label: String) -> RateSearch? {
    guard peaks == .searched else { return nil }
    return limits.search(
      scan: rates, seeds: tuningSeedCount, most: tuningSeeds.count, average: .median, label: label)
  }

  /// Comparisons had grids before they had searches.
  package static let settingsOnceImplied: [String: SettingValue] = ["peaks": .text("grid")]

  /// What an optimizer's label is without the settings that are tuned, whose values are variants.
  func methodLabel(of optimizer: EntryLabel) -> EntryLabel {
    optimizer.without(Set(tunedSettings))
  }

  /// Whether a baseline's name means an optimizer.
  ///
  /// - Parameters:
  ///   - optimizer: the label of the optimizer, without the settings that are tuned
  ///   - name: an optimizer's name, or a label with settings
  private func isBaseline(_ optimizer: EntryLabel, named name: String) -> Bool {
    optimizer.name == name || optimizer.description == name
  }

  private static let firstTuningSeed: UInt64 = 1_000_000

  /// Settings that are tuned have to be some optimizer's, and baselines optimizers of the plan.
  package func check(_ plan: StudiedPlan) throws(StudyObjection) {
    let settings = Set(plan.optimizers.flatMap(\.settings)).sorted()
    for (number, name) in tunedSettings.enumerated() where !settings.contains(name) {
      throw StudyObjection(
        .study("tuned_settings", element: number),
        "no optimizer of the plan has the setting '\(name)' that is to be tuned"
          + suggestion(for: name, among: settings))
    }
    let labels = plan.optimizers.map { methodLabel(of: $0.label) }
    for (number, name) in baselines.enumerated()
    where !labels.contains(where: { isBaseline($0, named: name) }) {
      let known = distinct(labels.flatMap { [$0.name, $0.description] })
      throw StudyObjection(
        .study("baselines", element: number),
        "the plan has no optimizer '\(name)'" + suggestion(for: name, among: known))
    }
  }

  // MARK: What it makes of the runs

  /// What the store has of the runs, method by method.
  package func comparison(of sweep: StudiedSweep) throws -> Comparison {
    let runs = try ComparedRuns(sweep, self)
    let searched = Set(runs.methods.filter { $0.rates.count > 1 }.map(\.method))
    return Comparison(
      runs.methods, quantile: targetQuantile, largestRatio: largestRatio,
      label: sweep.experiment.name
    ) { method in
      guard !baselines.isEmpty else { return searched.isEmpty || searched.contains(method) }
      return baselines.contains { name in
        runs.optimizers[method].map { isBaseline($0, named: name) } == true
      }
    }
  }

  package func table(of sweep: StudiedSweep) throws -> StudyTable? {
    table(try comparison(of: sweep), of: sweep.experiment)
  }

  package func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)? {
    let comparison = try comparison(of: sweep)
    return ComparisonReport(
      comparison: comparison,
      study: StudyReport(of: sweep.experiment, table: table(comparison, of: sweep.experiment)))
  }
}
