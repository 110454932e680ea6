import Analysis
import Catalog
import Foundation
import Records
import Runs

/// Tunes the peak rate of a method on seeds that nothing else uses.
///
/// Every rate of a grid is trained with the same seeds, common random numbers, and the best is the
/// one with the smallest median of the final evaluation loss, a diverged run counting as +∞.
struct PeakSearch: Sendable {
  /// Ascending.
  let rates: [Double]
  /// How many seeds it uses for each rate.
  let seedCount: Int

  /// The seeds that tune what is then measured with a seed: no plan that counts its seeds from 0
  /// has them.
  func seeds(for seed: UInt64) -> [UInt64] {
    (0..<seedCount).map { seed &+ (UInt64($0) + 1) << 40 }
  }

  /// What the runs at one rate came to.
  struct Trial: Sendable {
    /// The final evaluation losses by seed; +∞ for a diverged run.
    var losses: [Double] = []
    /// The same above the problem's floor; empty if it states none.
    var excesses: [Double] = []
    /// Of the seeds whose initial loss is finite.
    var initialLosses: [Double] = []
    /// Diverged runs end early.
    var steps = 0
  }

  /// Runs the method at one rate with all seeds.
  ///
  /// - Throws: if a run fails
  func trial(
    _ run: RunSpec, at rate: Double, with executor: RunExecutor
  ) throws(ConfigurationError) -> Trial {
    var trial = Trial()
    for seed in seeds(for: run.seed) {
      var spec = run
      spec.peakRate = rate
      spec.seed = seed
      spec.recordEvery = max(1, run.steps)
      // What is not kept needs no identity, whose digest takes longer than a step.
      let record = executor.run(spec, id: "")
      trial.losses.append(try record.finalLoss(of: spec))
      if let excess = record.curve.column("excess_loss").last {
        trial.excesses.append(record.outcome == .finished ? excess ?? .infinity : .infinity)
      }
      trial.steps += record.outcome.step ?? spec.steps
      if let loss = record.metrics.initialLoss { trial.initialLosses.append(loss) }
    }
    return trial
  }

  /// The position of the best rate; `nil` if all diverge.
  ///
  /// - Parameter run: the method, with the seed that is measured afterwards; its peak rate is not
  ///   looked at
  /// - Throws: if a run fails
  func best(_ run: RunSpec, with executor: RunExecutor) throws(ConfigurationError) -> Int? {
    var medians: [Double] = []
    for rate in rates {
      medians.append(Statistics.median(try trial(run, at: rate, with: executor).losses))
    }
    let best = medians.indices.min { medians[$0] < medians[$1] }
    return best.flatMap { medians[$0].isFinite ? $0 : nil }
  }
}

extension RunRecord {
  /// The final evaluation loss; +∞ if the run diverged.
  ///
  /// - Throws: if the run failed
  func finalLoss(of spec: RunSpec) throws(ConfigurationError) -> Double {
    switch outcome {
    case .failed(let reason), .skipped(let reason):
      throw .invalid(owner: spec.optimizer.name, setting: nil, reason: reason)
    case .diverged: return .infinity
    case .finished: return metrics.loss ?? .infinity
    }
  }
}

extension StudiedPoint {
  /// The final evaluation loss of a run; +∞ if it diverged.
  ///
  /// - Returns: `nil` if the run failed; see ``attempt(_:)``
  func finalLoss(_ record: RunRecord, of run: RunSpec) -> Double? {
    attempt { () throws(ConfigurationError) in try record.finalLoss(of: run) }
  }
}
