import Analysis
import Catalog
import Plans
import Records
import Runs

/// The best peak rate of a method, searched on copies that have the same seeds for every rate.
package struct BestPeakSearch: Sendable {
  private let tuning: PeakTuning
  private let scan: [Double]

  /// A search that begins with the rates of an arm.
  ///
  /// - Throws: if these cannot be continued by their ratio
  package init(_ tuning: PeakTuning, _ arm: StudiedArm) throws(StudyObjection) {
    try arm.needsSeveralRates()
    self.tuning = tuning
    scan = arm.rates
  }

  /// The seeds of the copies that every rate is tried on.
  package func seeds(for seed: UInt64) -> [UInt64] {
    TuningRuns.seeds(0..<tuning.copies, for: seed)
  }

  /// The quantities of ``PeakTuning``.
  ///
  /// - Parameter run: the method, with the seed that is measured; its peak rate is not looked at
  /// - Throws: if a run fails
  package func search(
    _ run: RunSpec, with executor: RunExecutor
  ) throws(ConfigurationError) -> Sample<PeakTuning.Quantity> {
    var runs = TuningRuns()
    guard let search = tuning.search(scan: scan, label: "\(run.seed)"),
      let found = try runs.carryOut(search, run, with: executor)
    else { return Sample() }
    let scanned = scan.compactMap { runs.trials[$0] }
    if let rate = found.rate, runs.trials[rate] == nil {
      try runs.add(run, at: rate, seeds: 0..<tuning.copies, with: executor)
    }
    var sample = Sample<PeakTuning.Quantity>()
    sample[.runs] = Double(runs.count)
    sample[.stepsTaken] = Double(runs.steps)
    sample[.onEdge] = found.rate == nil ? 1 : 0
    setPeak(found, &sample)
    setLargestFinite(runs, &sample)
    setLosses(runs, scanned, found, &sample)
    return sample
  }

  private func setPeak(_ found: SearchedRate, _ sample: inout Sample<PeakTuning.Quantity>) {
    if let peak = found.rate {
      sample[.bestPeak] = peak
      // What noise leaves shows from seed to seed.
      sample[uncertaintyOf: .bestPeak] = found.spacingError
      sample[.regret] = found.spacingRegret + found.noiseRegret
    } else {
      sample.leaveOut(.bestPeak, .regret, because: found.ending.description)
    }
  }

  private func setLosses(
    _ runs: TuningRuns, _ scanned: [TuningRuns.Trial], _ found: SearchedRate,
    _ sample: inout Sample<PeakTuning.Quantity>
  ) {
    let losses = scanned.flatMap(\.losses)
    sample[.divergedFraction] =
      Double(losses.count { $0 == .infinity }) / Double(losses.count)
    let best = found.rate ?? found.bestTried.rate
    guard found.bestTried.loss < .infinity, let trial = runs.trials[best] else {
      sample.leaveOut(
        .bestLoss, .bestExcess, .sensitivity, .sensitivityBelow, .sensitivityAbove,
        because: "all rates diverge")
      return
    }
    let smallest = tuning.average(trial.losses)
    sample[.bestLoss] = smallest
    if trial.excesses.isEmpty {
      sample[reasonOf: .bestExcess] = "the problem states no floor"
    } else {
      sample[.bestExcess] = tuning.average(trial.excesses)
    }
    let initial = Statistics.mean(scanned.flatMap(\.initialLosses))
    sample[.sensitivity] =
      Statistics.mean(scanned.map { min(tuning.average($0.losses), initial) }) - smallest
    guard found.rate != nil else {
      sample.leaveOut(
        .sensitivityBelow, .sensitivityAbove, because: found.ending.description)
      return
    }
    let points = runs.rates.compactMap { rate in
      runs.trials[rate].map { (rate: rate, loss: tuning.average($0.losses)) }
    }
    let sides = RateSensitivity(
      points, around: (best, smallest), initialLoss: initial, span: tuning.span)
    let reason = "the search did not go as far"
    sample.set(.sensitivityBelow, sides.below, otherwise: reason)
    sample.set(.sensitivityAbove, sides.above, otherwise: reason)
  }

  private func setLargestFinite(
    _ runs: TuningRuns, _ sample: inout Sample<PeakTuning.Quantity>
  ) {
    let rates = runs.rates
    let first = rates.firstIndex { runs.trials[$0]?.losses.contains(.infinity) == true }
    guard let first else {
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
