import Foundation
import Plans
import Problems
import Records

/// What to run of an experiment, and how.
public struct SweepOptions: Sendable {
  /// The number of threads, at least 1; results do not depend on it.
  public var workers: Int
  /// Whether to stop at the first failed run.
  public var failsFast = false

  public init(workers: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.workers = max(1, workers)
  }
}

/// How far a sweep has come.
public struct SweepProgress: Sendable, Hashable {
  /// The number of runs that were asked for.
  public var total = 0
  /// How many of the runs are saved: before the sweep, by this process or by another.
  public var saved = 0
  /// How many of the runs this process computed.
  public var computed = 0
  /// How many of the computed runs diverged.
  public var diverged = 0
  /// How many of the computed runs failed.
  public var failed = 0
  /// How many of the runs are not saved, because another process computes them.
  public var elsewhere = 0
}

/// How a sweep ended.
public struct SweepResult: Sendable {
  public enum Ending: Sendable { case completed, interrupted, stoppedByFailure }
  public var ending: Ending
  public var progress: SweepProgress
  /// The reason of the first failure, if there was one.
  public var firstFailure: String?
}

/// Computes runs, such as those of an experiment, that are not in the store yet.
///
/// The calling thread coordinates: it claims runs in portions, hands them to the workers, and
/// saves what is done in one transaction per portion of results.
public struct Sweep: Sendable {
  private let runs: any RunSource
  private let selection: [Int]
  private let store: RunStore
  private let options: SweepOptions
  private let executor: RunExecutor

  /// A sweep of the runs of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan with its files
  ///   - selection: the numbers of the runs to compute, from 0
  ///   - store: where runs are looked up and saved
  ///   - options: how many runs are computed at once, and what a failure does
  public init(
    _ plan: LoadedPlan, selection: [Int], store: RunStore, options: SweepOptions = SweepOptions()
  ) {
    self.init(
      plan.experiment, in: plan.laboratory, selection: selection, store: store, options: options)
  }

  /// A sweep of any runs.
  ///
  /// - Parameters:
  ///   - runs: the runs by number
  ///   - laboratory: what the runs' specifications can name, with the files that they need
  ///   - selection: the numbers of the runs to compute, from 0; all if `nil`
  ///   - store: where runs are looked up and saved
  ///   - options: how many runs are computed at once, and what a failure does
  public init(
    _ runs: any RunSource, in laboratory: Laboratory, selection: [Int]? = nil, store: RunStore,
    options: SweepOptions = SweepOptions()
  ) {
    self.runs = runs
    self.selection = selection ?? Array(0..<runs.count)
    self.store = store
    self.options = options
    executor = RunExecutor(laboratory)
  }

  /// Computes the runs that the store lacks, and saves them.
  ///
  /// - Parameters:
  ///   - shouldStop: asked often; once true, running runs are finished and saved
  ///   - report: called whenever there is progress, at least a few times a second
  /// - Throws: if the store cannot be read or written
  public func run(
    shouldStop: () -> Bool = { false }, report: (SweepProgress) -> Void = { _ in }
  ) throws(StoreError) -> SweepResult {
    var state = State(pending: try unfinished(), workers: options.workers)
    state.progress.total = selection.count
    state.progress.saved = selection.count - state.pending.count
    report(state.progress)
    guard !state.pending.isEmpty else {
      return SweepResult(ending: .completed, progress: state.progress)
    }
    let owner = try store.register()
    let pool = WorkerPool(workers: options.workers, executor: executor)
    do {
      let ending = try coordinate(&state, pool, owner, shouldStop, report)
      try store.unregister(owner)
      return SweepResult(
        ending: ending, progress: state.progress, firstFailure: state.firstFailure)
    } catch {
      pool.close()
      throw error
    }
  }

  private struct State {
    /// Runs to claim, the next one last.
    var pending: [Int]
    /// Runs that another process computes.
    var elsewhere: [Int] = []
    var progress = SweepProgress()
    var firstFailure: String?
    /// How many runs to claim at once.
    var portion: Int
    var lastClaim = Date.distantPast
    var lastBeat = Date()

    private var computedAtLastClaim = 0

    init(pending: [Int], workers: Int) {
      self.pending = pending.reversed()
      portion = 2 * workers
    }

    /// Claims about a third of a second's work at the rate since the last claim, at most twice the
    /// last portion: more would keep it from other processes when the runs turn out to be long.
    mutating func adaptPortion(now: Date, workers: Int) {
      let seconds = max(now.timeIntervalSince(lastClaim), 1e-3)
      let rate = Double(progress.computed - computedAtLastClaim) / seconds
      let wanted = Int(min(rate / 3, 4096))
      portion = max(2 * workers, min(wanted, 2 * portion))
      lastClaim = now
      computedAtLastClaim = progress.computed
    }
  }

  private func coordinate(
    _ state: inout State, _ pool: WorkerPool, _ owner: ClaimOwner, _ shouldStop: () -> Bool,
    _ report: (SweepProgress) -> Void
  ) throws(StoreError) -> SweepResult.Ending {
    var ending = SweepResult.Ending.completed
    var isStopping = false
    while true {
      if !isStopping, shouldStop() { (ending, isStopping) = (.interrupted, true) }
      if !isStopping, options.failsFast, state.progress.failed > 0 {
        (ending, isStopping) = (.stoppedByFailure, true)
      }
      if isStopping {
        pool.close()
      } else if pool.waitingCount < max(state.portion / 2, options.workers) {
        try claim(&state, pool, owner)
      }
      try collect(&state, pool, owner)
      report(state.progress)
      guard pool.isIdle else { continue }
      if isStopping || (state.pending.isEmpty && state.elsewhere.isEmpty) { break }
      // Only others' runs are left: look again soon whether they are saved or given up.
      if state.pending.isEmpty { Thread.sleep(forTimeInterval: 0.1) }
    }
    pool.close()
    return ending
  }

  private func claim(
    _ state: inout State, _ pool: WorkerPool, _ owner: ClaimOwner
  ) throws(StoreError) {
    if state.pending.isEmpty {
      guard !state.elsewhere.isEmpty, Date().timeIntervalSince(state.lastClaim) > 0.1 else {
        return
      }
      swap(&state.pending, &state.elsewhere)
    }
    guard !state.pending.isEmpty else { return }
    let now = Date()
    state.adaptPortion(now: now, workers: options.workers)
    let numbers = Array(state.pending.suffix(state.portion).reversed())
    state.pending.removeLast(numbers.count)
    let specs = numbers.map(runs.spec)
    let ids = specs.map(\.id)
    let claims = try store.claim(ids, for: owner)
    state.progress.saved += claims.finished.count
    // Taken out as it is used: no run is computed twice.
    var granted = Set(claims.granted)
    let elsewhere = Set(claims.elsewhere)
    pool.add(
      zip(specs, ids).filter { granted.remove($1) != nil }.map { WorkerPool.Job(spec: $0, id: $1) })
    state.elsewhere += zip(numbers, ids).filter { elsewhere.contains($1) }.map(\.0)
    state.progress.elsewhere = state.elsewhere.count
  }

  private func collect(
    _ state: inout State, _ pool: WorkerPool, _ owner: ClaimOwner
  ) throws(StoreError) {
    let results = pool.takeResults(until: Date(timeIntervalSinceNow: 0.1))
    if !results.isEmpty {
      try store.save(results, owner: owner)
      state.lastBeat = Date()
      for (_, record) in results {
        state.progress.computed += 1
        state.progress.saved += 1
        switch record.outcome {
        case .diverged: state.progress.diverged += 1
        case .failed(let reason):
          state.progress.failed += 1
          state.firstFailure = state.firstFailure ?? reason
        case .finished, .skipped: break
        }
      }
    } else if Date().timeIntervalSince(state.lastBeat) > 10 {
      try store.beat(owner)
      state.lastBeat = Date()
    }
  }

  /// The selected runs that are not saved, in their order.
  private func unfinished() throws(StoreError) -> [Int] {
    guard try store.count() > 0 else { return selection }
    var left: [Int] = []
    for start in stride(from: 0, to: selection.count, by: 8192) {
      let numbers = Array(selection[start..<min(start + 8192, selection.count)])
      let finished = try store.finished(runs.ids(numbers))
      for (number, isFinished) in zip(numbers, finished) where !isFinished { left.append(number) }
    }
    return left
  }
}
