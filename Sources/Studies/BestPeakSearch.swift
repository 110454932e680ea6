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

  /// - Parameters:
  ///   - rates: ascending
  ///   - owner: the study, for messages
  init(_ tuning: PeakTuning, rates: [Double], owner: String) throws(ConfigurationError) {
    guard rates.count > 1, rates[0] > 0 else {
      throw .invalid(
        owner: owner, setting: nil,
        reason:
          "it continues the grid of learning rates by its ratio, and needs at least two, above "
          + "0; found \(rates.map { compact($0) }.joined(separator: ", "))")
    }
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
  func search(_ run: RunSpec, with executor: RunExecutor) throws(ConfigurationError) -> StudySample
  {
    var trials: [Double: PeakSearch.Trial] = [:]
    let found = try minimum.minimise { (rate) throws(ConfigurationError) in
      let trial = try peaks.trial(run, at: rate, with: executor)
      trials[rate] = trial
      return average(trial.losses)
    }
    var sample = StudySample()
    sample.values["runs"] = Double(trials.count * tuning.copies)
    sample.values["steps_taken"] = Double(trials.values.reduce(0) { $0 + $1.steps })
    sample.values["on_edge"] = found.minimum == nil ? 1 : 0
    setLargestFinite(trials, &sample)
    setLosses(trials, found.best, &sample)
    if let peak = found.minimum {
      sample.values["best_peak"] = peak
      sample.uncertainties["best_peak"] = found.uncertainty
    } else if found.best.value == .infinity {
      sample.missing["best_peak"] = "all rates diverge, down to \(compact(found.best.x))"
    } else {
      let end = found.best.x == trials.keys.max() ? "largest" : "smallest"
      sample.missing["best_peak"] = "the best rate is still the \(end) tried"
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
    _ trials: [Double: PeakSearch.Trial], _ best: MinimumSearch.Point, _ sample: inout StudySample
  ) {
    let grid = peaks.rates.compactMap { trials[$0] }
    let losses = grid.flatMap(\.losses)
    sample.values["diverged_fraction"] =
      Double(losses.count { $0 == .infinity }) / Double(losses.count)
    guard best.value < .infinity else {
      for name in ["best_loss", "best_excess", "sensitivity"] {
        sample.missing[name] = "all rates diverge"
      }
      return
    }
    sample.values["best_loss"] = best.value
    if let excesses = trials[best.x]?.excesses, !excesses.isEmpty {
      sample.values["best_excess"] = average(excesses)
    } else {
      sample.missing["best_excess"] = "the problem states no floor"
    }
    let initial = Statistics.mean(grid.flatMap(\.initialLosses))
    sample.values["sensitivity"] =
      Statistics.mean(grid.map { min(average($0.losses), initial) }) - best.value
  }

  private func setLargestFinite(
    _ trials: [Double: PeakSearch.Trial], _ sample: inout StudySample
  ) {
    let rates = trials.keys.sorted()
    let name = "largest_finite_peak"
    guard let first = rates.firstIndex(where: { trials[$0]?.losses.contains(.infinity) == true })
    else {
      sample.missing[name] = "no run diverged"
      return
    }
    if first > 0 {
      sample.values[name] = rates[first - 1]
    } else {
      sample.missing[name] = "runs diverge at all rates"
    }
  }
}
