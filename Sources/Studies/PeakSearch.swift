import Analysis
import Catalog
import Experiments
import Foundation
import Records

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

  struct Result: Sendable {
    /// The final evaluation losses by rate and seed; +∞ for a diverged run.
    var losses: [[Double]]
    var initialLoss: Double
    /// By rate, over the seeds.
    var medians: [Double]
    /// The position of the best rate; `nil` if all diverged.
    var best: Int?
    /// Steps that its runs took; diverged ones end early.
    var steps: Int

    /// Whether the best rate is an end of a grid of several, so that a better one may lie beyond.
    var isOnEdge: Bool {
      guard let best, medians.count > 1 else { return false }
      return best == 0 || best == medians.count - 1
    }

    /// E over the grid of min(loss, initial loss) − best loss: how much a wrong peak costs.
    /// Wortsman et al. 2023, arXiv 2309.14322.
    var sensitivity: Double? {
      Statistics.rateSensitivity(medians, initialLosses: medians.map { _ in initialLoss })
    }

    /// Over all runs.
    var divergedFraction: Double {
      let all = losses.flatMap(\.self)
      return Double(all.count { $0 == .infinity }) / Double(all.count)
    }
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

  /// - Parameter run: the method, with the seed that is measured afterwards; its peak rate is not
  ///   looked at
  /// - Throws: if a run fails
  func search(_ run: RunSpec, with executor: RunExecutor) throws(ConfigurationError) -> Result {
    var losses: [[Double]] = []
    var initial: [Double] = []
    var steps = 0
    for rate in rates {
      let trial = try trial(run, at: rate, with: executor)
      losses.append(trial.losses)
      initial += trial.initialLosses
      steps += trial.steps
    }
    let medians = losses.map(Statistics.median)
    let best = medians.indices.min { medians[$0] < medians[$1] }
    return Result(
      losses: losses, initialLoss: initial.isEmpty ? .infinity : Statistics.mean(initial),
      medians: medians, best: best.flatMap { medians[$0].isFinite ? $0 : nil },
      steps: steps)
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
