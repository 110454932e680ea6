import Analysis
import Catalog
import Plans
import Records
import Runs

/// The best peak rate of a method: the minimum of the average final loss of copies that have the same
/// seeds for every rate.
struct BestPeakSearch: Sendable {
  private let tuning: PeakTuning
  private let peaks: PeakSearch
  private let minimum: MinimumSearch

  /// A search that continues the grid of an arm.
  ///
  /// - Throws: if the grid cannot be continued by its ratio
  init(_ tuning: PeakTuning, _ arm: StudiedArm) throws(StudyObjection) {
    try arm.needsSeveralRates()
    let rates = arm.rates
    self.tuning = tuning
    peaks = PeakSearch(rates: rates, seedCount: tuning.copies)
    minimum = MinimumSearch(
      grid: rates, extensions: tuning.extensions, resolution: tuning.resolution)
  }

  /// The seeds of the copies.
  func seeds(for seed: UInt64) -> [UInt64] { peaks.seeds(for: seed) }

  /// The quantities of ``PeakTuning``.
  ///
  /// - Parameter run: the method, with the seed that is measured; its peak rate is not looked at
  /// - Throws: if a run fails
  func search(
    _ run: RunSpec, with executor: RunExecutor
  ) throws(ConfigurationError) -> Sample<PeakTuning.Quantity> {
    var trials: [Double: PeakSearch.Trial] = [:]
    let found = try minimum.minimise { (rate) throws(ConfigurationError) in
      let trial = try peaks.trial(run, at: rate, with: executor)
      trials[rate] = trial
      return average(trial.losses)
    }
    var sample = Sample<PeakTuning.Quantity>()
    sample[.runs] = Double(trials.count * tuning.copies)
    sample[.stepsTaken] = Double(trials.values.reduce(0) { $0 + $1.steps })
    sample[.onEdge] = found.minimum == nil ? 1 : 0
    setLargestFinite(trials, &sample)
    setLosses(trials, found.best, &sample)
    if let peak = found.minimum {
      sample[.bestPeak] = peak
      sample[uncertaintyOf: .bestPeak] = found.uncertainty
    } else if found.best.value == .infinity {
      sample[reasonOf: .bestPeak] = "all rates diverge, down to \(compact(found.best.x))"
    } else {
      let end = found.best.x == trials.keys.max() ? "largest" : "smallest"
      sample[reasonOf: .bestPeak] = "the best rate is still the \(end) tried"
    }
    return sample
  }

  private func average(_ losses: [Double]) -> Double {
    switch tuning.average {
    case .mean: Statistics.mean(losses)
    case .median: Statistics.median(losses)
    }
  }

  private func setLosses(
    _ trials: [Double: PeakSearch.Trial], _ best: MinimumSearch.Point,
    _ sample: inout Sample<PeakTuning.Quantity>
  ) {
    let grid = peaks.rates.compactMap { trials[$0] }
    let losses = grid.flatMap(\.losses)
    sample[.divergedFraction] =
      Double(losses.count { $0 == .infinity }) / Double(losses.count)
    guard best.value < .infinity else {
      sample.leaveOut(.bestLoss, .bestExcess, .sensitivity, because: "all rates diverge")
      return
    }
    sample[.bestLoss] = best.value
    if let excesses = trials[best.x]?.excesses, !excesses.isEmpty {
      sample[.bestExcess] = average(excesses)
    } else {
      sample[reasonOf: .bestExcess] = "the problem states no floor"
    }
    let initial = Statistics.mean(grid.flatMap(\.initialLosses))
    sample[.sensitivity] =
      Statistics.mean(grid.map { min(average($0.losses), initial) }) - best.value
  }

  private func setLargestFinite(
    _ trials: [Double: PeakSearch.Trial], _ sample: inout Sample<PeakTuning.Quantity>
  ) {
    let rates = trials.keys.sorted()
    guard let first = rates.firstIndex(where: { trials[$0]?.losses.contains(.infinity) == true })
    else {
      sample[reasonOf: .largestFinitePeak] = "no run diverged"
      return
    }
    if first > 0 {
      sample[.largestFinitePeak] = rates[first - 1]
    } else {
      sample[reasonOf: .largestFinitePeak] = "runs diverge at all rates"
    }
  }
}
