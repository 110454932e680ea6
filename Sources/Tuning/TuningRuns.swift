import Analysis
import Catalog
import Records
import Runs

/// The runs that a method's peak rate is tuned on: of seeds that nothing else uses, the same at every rate,
/// common random numbers.
package struct TuningRuns: Sendable {
  /// The first seeds that tune what is then measured with a seed: no plan that counts its seeds from 0 has
  /// them.
  package static func seeds(_ numbers: Range<Int>, for seed: UInt64) -> [UInt64] {
    numbers.map { seed &+ (UInt64($0) + 1) << 40 }
  }

  /// What the runs at one rate came to.
  package struct Trial: Sendable {
    /// The final evaluation losses by seed; +∞ for a diverged run.
    package var losses: [Double] = []
    /// The same above the problem's floor; empty if it states none.
    package var excesses: [Double] = []
    /// Of the seeds whose initial loss is finite.
    package var initialLosses: [Double] = []
    /// Diverged runs end early.
    package var steps = 0
  }

  package init() {}

  /// By rate.
  package private(set) var trials: [Double: Trial] = [:]

  /// Whether runs take so long that a search which is interrupted should find them again.
  private var isWorthKeeping = false

  /// By rate, ascending.
  package var rates: [Double] { trials.keys.sorted() }
  package var count: Int { trials.values.reduce(0) { $0 + $1.losses.count } }
  package var steps: Int { trials.values.reduce(0) { $0 + $1.steps } }

  /// Runs a method at a rate with more seeds.
  ///
  /// - Parameters:
  ///   - run: the method, with the seed that is measured; its peak rate is not looked at
  ///   - numbers: of the tuning seeds; those before it were run
  /// - Throws: if a run fails
  package mutating func add(
    _ run: RunSpec, at rate: Double, seeds numbers: Range<Int>, with executor: RunExecutor
  ) throws(ConfigurationError) {
    for seed in Self.seeds(numbers, for: run.seed) {
      var spec = run
      spec.peakRate = rate
      spec.seed = seed
      spec.recordEvery = max(1, run.steps)
      // A run that takes no longer than to keep it needs no identity either, whose digest takes longer than
      // a step.
      let record = isWorthKeeping ? executor.runKept(spec) : executor.run(spec, id: "")
      isWorthKeeping = isWorthKeeping || record.seconds > 0.2
      let loss = try record.finalLoss(of: spec)
      trials[rate, default: Trial()].losses.append(loss)
      if let excess = record.curve.column("excess_loss").last {
        trials[rate]?.excesses.append(
          record.outcome == .finished ? excess ?? .infinity : .infinity)
      }
      trials[rate]?.steps += record.outcome.step ?? spec.steps
      if let loss = record.metrics.initialLoss { trials[rate]?.initialLosses.append(loss) }
    }
  }

  /// The position of the rate of a grid with the smallest median loss; `nil` if all diverge.
  ///
  /// - Parameters:
  ///   - rates: the grid
  ///   - seeds: how many tuning seeds each rate is run with
  ///   - run: the method, with the seed that is measured
  /// - Throws: if a run fails
  package mutating func bestOfGrid(
    _ rates: [Double], seeds: Int, _ run: RunSpec, with executor: RunExecutor
  ) throws(ConfigurationError) -> Int? {
    for rate in rates { try add(run, at: rate, seeds: 0..<seeds, with: executor) }
    return GridMinimum.index(rates.map { Statistics.median(trials[$0, default: Trial()].losses) })
  }

  /// The best rate of a method, by the median over tuning seeds.
  ///
  /// - Parameters:
  ///   - run: the method, with the seed that is measured; its peak rate is not looked at
  ///   - rates: the grid, or where the search begins, ascending; a single one is a grid
  ///   - seeds: how many tuning seeds each rate is run with; a search takes up to four times as many around the
  ///     best
  ///   - choice: whether it is searched
  /// - Returns: the rate, and whether the search ended at an end; `nil` if the method diverges at all rates
  /// - Throws: if a run fails
  package mutating func tune(
    _ run: RunSpec, over rates: [Double], seeds: Int, by choice: PeakChoice,
    with executor: RunExecutor
  ) throws(ConfigurationError) -> (rate: Double, isOnEdge: Bool)? {
    let search = SearchLimits().search(
      scan: rates, seeds: seeds, most: nil, average: .median, label: "\(run.seed)")
    guard case .searched = choice, let search,
      let found = try carryOut(search, run, with: executor)
    else {
      return try bestOfGrid(rates, seeds: seeds, run, with: executor).map { (rates[$0], false) }
    }
    let isOnEdge =
      switch found.ending {
      case .atSmallest, .atLargest: true
      case .found, .flat, .diverging: false
      }
    guard found.bestTried.loss < .infinity else { return nil }
    return (found.rate ?? found.bestTried.rate, isOnEdge)
  }

  /// Carries out a search to its end.
  ///
  /// - Parameters:
  ///   - search: where to look
  ///   - run: the method, with the seed that is measured
  /// - Returns: what it came to; `nil` if there was nothing to try
  /// - Throws: if a run fails
  package mutating func carryOut(
    _ search: RateSearch, _ run: RunSpec, with executor: RunExecutor
  ) throws(ConfigurationError) -> SearchedRate? {
    var tried = RateTrials()
    while true {
      let requests = search.next(tried)
      guard !requests.isEmpty else { return search.result(tried) }
      for request in requests {
        try add(run, at: request.rate, seeds: request.seeds, with: executor)
        tried.add(
          Array(trials[request.rate, default: Trial()].losses[request.seeds]), at: request.rate)
      }
    }
  }
}

extension RunRecord {
  /// The final evaluation loss; +∞ if the run diverged.
  ///
  /// - Throws: if the run failed
  package func finalLoss(of spec: RunSpec) throws(ConfigurationError) -> Double {
    switch outcome {
    case .failed(let reason), .skipped(let reason):
      throw .invalid(owner: spec.optimizer.name, setting: nil, reason: reason)
    case .diverged: return .infinity
    case .finished: return metrics.loss ?? .infinity
    }
  }
}
