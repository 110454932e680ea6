import Records

/// A method at the peak rate that it was tuned to, and what it does there on the seeds that are
/// compared.
public struct TunedMethod: Sendable {
  /// The runs of the variant that tuning chose.
  public let runs: MethodRuns
  /// The peak rate of that variant.
  public let peak: TunedPeak
  /// Runs, and steps, that tuning took, those of all variants.
  public let trials: Int
  public let tuningSteps: Int
  /// Whether no tuning run is missing.
  private let isComplete: Bool

  /// A method without variants.
  public init(_ runs: MethodRuns) { self.init(variants: [runs]) }

  /// Tunes: the variant and peak with the smallest median over the tuning seeds; of equal ones the
  /// first variant and the smallest peak.
  ///
  /// - Parameter variants: at least one, of one method and on the same seeds
  public init(variants: [MethodRuns]) {
    let peaks = variants.map(TunedPeak.init)
    isComplete = peaks.allSatisfy(\.isComplete)
    let chosen = Self.best(peaks)
    runs = variants[chosen]
    peak = peaks[chosen]
    trials = peaks.reduce(0) { $0 + $1.trials }
    tuningSteps = peaks.reduce(0) { $0 + $1.steps }
  }

  /// The variant whose peak has the smallest loss; the first as long as a run is missing.
  static func best(_ peaks: [TunedPeak]) -> Int {
    guard peaks.allSatisfy(\.isComplete) else { return 0 }
    let losses = peaks.map { $0.rate == nil ? .infinity : $0.loss ?? .infinity }
    return losses.indices.min { losses[$0] < losses[$1] } ?? 0
  }

  public var method: RunRow.Method { runs.method }
  /// The tuned peak; `nil` if all peaks diverged on the tuning seeds or something is missing.
  public var tunedRate: Double? { isComplete ? peak.rate : nil }
  /// A 95 % interval for the best peak, by the search; `nil` where there was none, and without an end inside.
  public var peakInterval: Interval? { tunedRate == nil ? nil : peak.search?.interval }
  /// The largest regret that the search of the peak may have left, see ``TunedPeak/largestRegret``; `nil` where
  /// there was none, or where it cannot be said.
  public var largestRegret: Double? {
    guard let search = peak.search, tunedRate != nil else { return nil }
    return search.largestRegret.isFinite || peak.largestRegret > 0 ? peak.largestRegret : nil
  }

  /// How the peak was tuned, in a word: `search`, `grid`, or `none` for a single rate.
  public var tunedBy: String {
    runs.tuning.isEmpty ? "none" : peak.search == nil ? "grid" : "search"
  }
  public var edge: MethodSummary.Edge { isComplete ? peak.edge : .none }
  /// The median loss over the tuning seeds at the tuned peak; `nil` without one.
  public var tuningLoss: Double? { tunedRate == nil ? nil : peak.loss }
  /// The rates at which the compared seeds were run.
  private var comparedRates: [Double] { runs.compared.map(\.rate) }

  /// The peak that would have been chosen on the compared seeds, by their median loss; `nil` if all
  /// diverged there or a run is missing.
  public var hindsightRate: Double? { hindsight.map { runs.compared[$0].rate } }
  /// The losses of the compared seeds at ``hindsightRate``.
  public var hindsightLosses: [Double]? { hindsight.flatMap { runs.compared[$0].losses } }

  private var hindsight: Int? {
    let medians = runs.compared.map(\.median)
    return medians.contains(nil) ? nil : GridMinimum.index(medians.compactMap(\.self))
  }

  /// Whether no peak is any good: all diverged on the tuning seeds.
  public var hasNoPeak: Bool { peak.rate == nil && isComplete }

  /// The runs at the tuned peak, in the order of the seeds.
  public var finalRuns: [MethodRuns.Run?] {
    runs.compared.first { $0.rate == tunedRate }?.runs
      ?? Array(repeating: nil, count: runs.seeds.count)
  }

  /// Final losses at the tuned peak, +∞ for a diverged run and where there is no peak; `nil` if a
  /// run is missing.
  public var losses: [Double]? {
    if hasNoPeak { return runs.seeds.map { _ in .infinity } }
    let losses = finalRuns.compactMap { $0?.loss }
    return losses.count == runs.seeds.count ? losses : nil
  }

  /// The same above the smallest possible loss; `nil` where that is not known.
  public var excesses: [Double]? {
    if hasNoPeak { return runs.seeds.map { _ in .infinity } }
    let excesses = finalRuns.compactMap { $0?.excess }
    return excesses.count == runs.seeds.count ? excesses : nil
  }

  public var median: Double? { losses.map(Statistics.median) }
  /// A 95 % interval for the smallest median loss over all rates: the order statistics' of the losses at the
  /// tuned peak, further down by what its search may have left; `nil` without losses, and for one seed.
  public var medianInterval: Interval? {
    losses.flatMap { SearchedIntervals.loss($0, average: .median, regret: peak.largestRegret) }
  }

  /// The losses as low as they may be at the best peak, by what the search of it may have left.
  var lowestLosses: [Double]? {
    losses?.map { SearchedIntervals.lowered($0, by: peak.largestRegret) }
  }

  public var diverged: Int { losses?.count { $0 == .infinity } ?? 0 }

  /// By what fraction losses, or losses above a floor, may be too large for what the search of the peak has
  /// left.
  func regret(of levels: [Double]) -> Double {
    guard let median, median.isFinite else { return 0 }
    let level = Statistics.median(levels)
    return level > 0 ? peak.largestRegret * abs(median) / level : 0
  }

  // MARK: Seed by seed

  /// The losses of a seed at all rates; `nil` if one is missing.
  private func losses(ofSeed seed: Int) -> [Double]? {
    let losses = runs.compared.compactMap { $0[seed]?.loss }
    return losses.count == runs.compared.count ? losses : nil
  }

  /// The peak with the smallest loss for a seed, between the compared rates; `nil` for a single one,
  /// which is no choice.
  public func bestPeak(ofSeed seed: Int) -> Double? {
    guard runs.compared.count > 1, let losses = losses(ofSeed: seed) else { return nil }
    return GridMinimum.refined(rates: comparedRates, losses: losses)
  }

  /// The best peaks of all seeds; `nil` if one has none.
  public var bestPeaks: [Double]? { ofAllSeeds(bestPeak) }
  /// The LR sensitivities of all seeds; `nil` if one has none.
  public var sensitivities: [Double]? { ofAllSeeds(sensitivity) }

  private func ofAllSeeds<Value>(_ value: (Int) -> Value?) -> [Value]? {
    let values = runs.seeds.indices.compactMap(value)
    return values.count == runs.seeds.count ? values : nil
  }

  /// E over rates of min(loss, initial loss) − best loss, for a seed: how much a wrong peak costs. A diverged
  /// run costs as much as one that does not learn. Wortsman et al. 2023, arXiv 2309.14322.
  ///
  /// Of a grid it is the mean over its rates, with the best loss of the seed among them; of a search that over
  /// the logarithm of the rate from a tenth of the tuned peak to ten times as much, with the loss at that peak.
  public func sensitivity(ofSeed seed: Int) -> Double? {
    guard peak.search == nil else {
      guard let sides = sensitivities(ofSeed: seed), let below = sides.below,
        let above = sides.above
      else { return nil }
      return (below + above) / 2
    }
    guard runs.compared.count > 1, let losses = losses(ofSeed: seed),
      let best = GridMinimum.index(losses),
      let initial = runs.compared[best][seed]?.initialLoss
    else { return nil }
    return Statistics.rateSensitivity(losses, initialLosses: losses.map { _ in initial })
  }

  /// What peaks cost that are up to ten times smaller than the tuned one, and up to ten times larger, for a
  /// seed; `nil` without a tuned peak, or if a run is missing.
  public func sensitivities(ofSeed seed: Int) -> RateSensitivity? {
    guard let rate = tunedRate, let losses = losses(ofSeed: seed),
      let place = comparedRates.firstIndex(of: rate), losses[place] < .infinity,
      let initial = runs.compared[place][seed]?.initialLoss
    else { return nil }
    return RateSensitivity(
      zip(comparedRates, losses).map { (rate: $0, loss: $1) }, around: (rate, losses[place]),
      initialLoss: initial, span: 10)
  }

  /// What smaller and larger peaks than the tuned one cost, of all seeds; `nil` if one has none.
  public var sides: (below: [Double], above: [Double])? {
    guard
      let all = ofAllSeeds({ seed in
        sensitivities(ofSeed: seed).flatMap { sides in
          sides.below.flatMap { below in sides.above.map { (below, $0) } }
        }
      })
    else { return nil }
    return (all.map(\.0), all.map(\.1))
  }

  /// The part of the compared rates at which a seed diverged.
  public func divergedFraction(ofSeed seed: Int) -> Double? {
    losses(ofSeed: seed).map { Double($0.count { $0 == .infinity }) / Double($0.count) }
  }

  /// Steps to a target at the tuned peak, seed by seed; +∞ for a miss, and if nothing could be
  /// tuned. `nil` if a run is missing.
  ///
  /// - Parameter targets: one for each seed
  public func steps(to targets: [Double]) -> [Double]? {
    if hasNoPeak { return runs.seeds.map { _ in .infinity } }
    guard tunedRate != nil else { return nil }
    let steps = zip(finalRuns, targets).compactMap { $0?.stepsTo($1) }
    return steps.count == runs.seeds.count ? steps : nil
  }
}
