import Records

/// A method at the peak rate that it was tuned to, and what it does there on the seeds that are
/// compared.
public struct TunedMethod: Sendable {
  /// The runs of the variant that tuning chose.
  public let runs: MethodRuns
  /// The position of the tuned peak in the grid; `nil` if all peaks diverged on the tuning seeds or
  /// something is missing.
  public let tuned: Int?
  /// The median loss over the tuning seeds at each rate; `nil` where a run is missing.
  public let tuningMedians: [Double?]
  public let edge: MethodSummary.Edge
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
    let medians = variants.map { variant in
      variant.tuning.map { row -> Double? in
        let losses = row.compactMap { $0?.loss }
        return losses.count == row.count ? Statistics.median(losses) : nil
      }
    }
    isComplete = !medians.contains { $0.contains(nil) }
    let smallest = medians.map { $0.compactMap(\.self).min() ?? .infinity }
    let chosen = isComplete ? smallest.indices.min { smallest[$0] < smallest[$1] } ?? 0 : 0
    let runs = variants[chosen]
    self.runs = runs
    tuningMedians = medians[chosen]
    let best = isComplete ? GridMinimum.index(medians[chosen].compactMap(\.self)) : nil
    tuned = best
    let tuning = variants.flatMap { $0.tuning.flatMap(\.self) }
    trials = tuning.count
    tuningSteps = tuning.reduce(0) { $0 + ($1?.steps ?? 0) }
    edge =
      switch best {
      case 0 where runs.rates.count > 1: .lower
      case runs.rates.count - 1 where runs.rates.count > 1: .upper
      default: .none
      }
  }

  public var method: RunRow.Method { runs.method }
  public var tunedRate: Double? { tuned.map { runs.rates[$0] } }
  /// The peak that would have been chosen on the compared seeds, by their median loss; `nil` if all
  /// diverged there or a run is missing.
  public var hindsightRate: Double? { hindsight.map { runs.rates[$0] } }
  /// The losses of the compared seeds at ``hindsightRate``.
  public var hindsightLosses: [Double]? {
    hindsight.map { runs.compared[$0].compactMap { $0?.loss } }
  }

  private var hindsight: Int? {
    let medians = runs.compared.map { row -> Double? in
      let losses = row.compactMap { $0?.loss }
      return losses.count == row.count ? Statistics.median(losses) : nil
    }
    return medians.contains(nil) ? nil : GridMinimum.index(medians.compactMap(\.self))
  }

  /// The median loss over the tuning seeds at the tuned peak; `nil` without one.
  public var tuningLoss: Double? { tuned.flatMap { tuningMedians[$0] } }

  /// Whether no peak is any good: all diverged on the tuning seeds.
  public var hasNoPeak: Bool { tuned == nil && isComplete }

  /// The runs at the tuned peak, in the order of the seeds.
  public var finalRuns: [MethodRuns.Run?] {
    tuned.map { runs.compared[$0] } ?? Array(repeating: nil, count: runs.seeds.count)
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
  public var diverged: Int { losses?.count { $0 == .infinity } ?? 0 }

  // MARK: Seed by seed

  /// The losses of a seed at all rates; `nil` if one is missing.
  private func losses(ofSeed seed: Int) -> [Double]? {
    let losses = runs.compared.compactMap { $0[seed]?.loss }
    return losses.count == runs.rates.count ? losses : nil
  }

  /// The peak with the smallest loss for a seed, between rates of the grid; `nil` for a grid of one,
  /// which is no search.
  public func bestPeak(ofSeed seed: Int) -> Double? {
    guard runs.rates.count > 1, let losses = losses(ofSeed: seed) else { return nil }
    return GridMinimum.refined(rates: runs.rates, losses: losses)
  }

  /// The best peaks of all seeds; `nil` if one has none.
  public var bestPeaks: [Double]? { ofAllSeeds(bestPeak) }
  /// The LR sensitivities of all seeds; `nil` if one has none.
  public var sensitivities: [Double]? { ofAllSeeds(sensitivity) }

  private func ofAllSeeds(_ value: (Int) -> Double?) -> [Double]? {
    let values = runs.seeds.indices.compactMap(value)
    return values.count == runs.seeds.count ? values : nil
  }

  /// E over the grid of min(loss, initial loss) − best loss, for a seed: how much a wrong peak
  /// costs. A diverged run costs as much as one that does not learn. Wortsman et al. 2023,
  /// arXiv 2309.14322.
  public func sensitivity(ofSeed seed: Int) -> Double? {
    guard runs.rates.count > 1, let losses = losses(ofSeed: seed),
      let best = GridMinimum.index(losses),
      let initial = runs.compared[best][seed]?.initialLoss
    else { return nil }
    return Statistics.rateSensitivity(losses, initialLosses: losses.map { _ in initial })
  }

  /// The part of the grid at which a seed diverged.
  public func divergedFraction(ofSeed seed: Int) -> Double? {
    losses(ofSeed: seed).map { Double($0.count { $0 == .infinity }) / Double($0.count) }
  }

  /// Steps to a target at the tuned peak, seed by seed; +∞ for a miss, and if nothing could be
  /// tuned. `nil` if a run is missing.
  ///
  /// - Parameter targets: one for each seed
  public func steps(to targets: [Double]) -> [Double]? {
    if hasNoPeak { return runs.seeds.map { _ in .infinity } }
    guard tuned != nil else { return nil }
    let steps = zip(finalRuns, targets).compactMap { $0?.stepsTo($1) }
    return steps.count == runs.seeds.count ? steps : nil
  }
}
