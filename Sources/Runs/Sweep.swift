import Foundation
import Plans
import Records

/// Carries out work that is not in the store yet: runs, such as those of an experiment, or the
/// measurements of a study.
///
/// The calling thread coordinates: it takes leases on pieces in portions, hands them to the workers,
/// and saves what is done in one transaction per portion of results.
public struct Sweep: Sendable {
  private let work: any Workload
  private let selection: [Int]
  private let store: RunStore
  private let options: SweepOptions

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
      RunWork(plan.experiment, in: plan.laboratory), selection: selection, store: store,
      options: options)
  }

  /// A sweep of any work.
  ///
  /// - Parameters:
  ///   - work: the work by number
  ///   - selection: the numbers of the pieces to carry out, from 0; all if `nil`
  ///   - store: where they are looked up and saved
  ///   - options: how many are carried out at once, and what a failure does
  public init(
    _ work: any Workload, selection: [Int]? = nil, store: RunStore,
    options: SweepOptions = SweepOptions()
  ) {
    self.work = work
    self.selection = selection ?? Array(0..<work.count)
    self.store = store
    self.options = options
  }

  /// Carries out what the store lacks, and saves it.
  ///
  /// - Parameters:
  ///   - shouldStop: asked often; once true, what is running is finished and saved
  ///   - report: called whenever there is progress, at least a few times a second
  /// - Throws: if the store cannot be read or written
  public func run(
    shouldStop: () -> Bool = { false }, report: (SweepProgress) -> Void = { _ in }
  ) throws(StoreError) -> SweepResult {
    var state = State(workers: options.workers, kind: work.kind)
    state.pending = try unfinished(&state.progress.found).reversed()
    state.progress.total = selection.count
    state.progress.saved = selection.count - state.pending.count
    report(state.progress)
    guard !state.pending.isEmpty else {
      return SweepResult(ending: .completed, progress: state.progress)
    }
    let holder = try store.register()
    let pool = WorkerPool(
      workers: min(options.workers, state.pending.count), threadsEach: options.threadsPerRun,
      for: work)
    do {
      let ending = try coordinate(&state, pool, holder, shouldStop, report)
      try store.unregister(holder)
      return SweepResult(
        ending: ending, progress: state.progress, firstFailure: state.firstFailure,
        failures: state.failures)
    } catch {
      pool.close()
      // This process lives on: else its leases would stand.
      try? store.unregister(holder)
      throw error
    }
  }

  private typealias Instant = ContinuousClock.Instant

  private struct State {
    /// Pieces to take a lease on, the next one last.
    var pending: [Int] = []
    /// Pieces that another process carries out, those looked at longest ago first.
    var elsewhere: [WorkerPool.Job] = []
    var progress: SweepProgress
    var firstFailure: String?
    var failures: [String: String] = [:]
    /// How many leases to take at once.
    private(set) var portion: Int
    private(set) var lastLease: Instant?
    var lastBeat = ContinuousClock.now

    private let workers: Int
    private var computedAtLastLease = 0

    init(workers: Int, kind: WorkKind) {
      self.workers = workers
      portion = workers
      progress = SweepProgress(kind)
    }

    /// Whether more than a few pieces are done in a second. Of others only so many are leased as
    /// there are workers without work: more would keep them from other processes.
    var isFast: Bool { portion > workers }

    /// About a third of a second's work at the rate since the last lease, at most twice the last
    /// portion.
    mutating func adaptPortion() {
      let now = ContinuousClock.now
      if let lastLease {
        let seconds = max((now - lastLease) / .seconds(1), 1e-3)
        let rate = Double(progress.computed - computedAtLastLease) / seconds
        portion = max(workers, min(Int(min(rate / 3, 4096)), 2 * portion))
      }
      lastLease = now
      computedAtLastLease = progress.computed
    }

    mutating func count(_ result: WorkResult) {
      progress.computed += 1
      switch result.outcome {
      case .diverged: progress.diverged += 1
      case .failed(let reason):
        progress.failed += 1
        firstFailure = firstFailure ?? reason
        // The store keeps no measurement that failed.
        if case .measurement = result {
          failures[result.id] = reason
          return
        }
      case .finished, .skipped: break
      }
      progress.saved += 1
    }
  }

  private func coordinate(
    _ state: inout State, _ pool: WorkerPool, _ holder: LeaseHolder, _ shouldStop: () -> Bool,
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
      } else if pool.idleCount > 0 || (state.isFast && pool.waitingCount < state.portion / 2) {
        try lease(&state, pool, holder)
      }
      try collect(&state, pool, holder)
      report(state.progress)
      guard pool.isIdle else { continue }
      if isStopping || (state.pending.isEmpty && state.elsewhere.isEmpty) { break }
      // Only others' work is left: look again soon whether it is saved or given up.
      if state.pending.isEmpty { Thread.sleep(forTimeInterval: 0.1) }
    }
    pool.close()
    return ending
  }

  /// How many pieces are looked at in one transaction where few are wanted: those of another process are
  /// passed over without keeping it from its own.
  private static let glance = (ahead: 64, again: 1024)

  private func lease(
    _ state: inout State, _ pool: WorkerPool, _ holder: LeaseHolder
  ) throws(StoreError) {
    let candidates: [WorkerPool.Job]
    if !state.pending.isEmpty {
      state.adaptPortion()
      let numbers = Array(
        state.pending.suffix(state.isFast ? state.portion : Self.glance.ahead).reversed())
      state.pending.removeLast(numbers.count)
      candidates = zip(numbers, work.ids(numbers)).map { WorkerPool.Job(number: $0, id: $1) }
    } else {
      guard !state.elsewhere.isEmpty,
        state.lastLease.map({ ContinuousClock.now - $0 > .milliseconds(100) }) ?? true
      else { return }
      state.adaptPortion()
      candidates = Array(state.elsewhere.prefix(Self.glance.again))
      state.elsewhere.removeFirst(candidates.count)
    }
    let leases = try store.lease(
      candidates.map(\.id), atMost: state.isFast ? state.portion : max(1, pool.idleCount),
      of: work.kind, only: renewed, to: holder)
    if leases.hadLapsed { takeBack(&state, pool) }
    var granted: [WorkerPool.Job] = [], left: [Int] = []
    for (job, answer) in zip(candidates, leases.answers) {
      switch answer {
      case .granted: granted.append(job)
      case .finished: state.progress.saved += 1
      case .elsewhere: state.elsewhere.append(job)
      case .left: left.append(job.number)
      }
    }
    pool.add(granted)
    state.pending += left.reversed()
    state.progress.elsewhere = state.elsewhere.count
  }

  /// Others have taken over what was leased, while this process was silent for long: what has not been
  /// begun has to be asked for again.
  private func takeBack(_ state: inout State, _ pool: WorkerPool) {
    state.pending += pool.withdraw().map(\.number).reversed()
  }

  private func collect(
    _ state: inout State, _ pool: WorkerPool, _ holder: LeaseHolder
  ) throws(StoreError) {
    let results = pool.takeResults(until: Date(timeIntervalSinceNow: 0.1))
    if !results.isEmpty {
      if try store.save(results, of: holder) { takeBack(&state, pool) }
      state.lastBeat = ContinuousClock.now
      for result in results { state.count(result) }
    } else if ContinuousClock.now - state.lastBeat > store.timing.beat {
      if try store.beat(holder) { takeBack(&state, pool) }
      state.lastBeat = ContinuousClock.now
    }
  }

  /// The arithmetic without which what is saved does not count; `nil` if all counts.
  private var renewed: Arithmetic? { options.renews ? .present : nil }

  /// The selected pieces that are to be carried out, in their order.
  ///
  /// - Parameter found: receives the arithmetics of those that are saved
  private func unfinished(_ found: inout ArithmeticMixture) throws(StoreError) -> [Int] {
    guard try store.count(of: work.kind) > 0 else { return selection }
    var left: [Int] = []
    for start in stride(from: 0, to: selection.count, by: 8192) {
      let numbers = Array(selection[start..<min(start + 8192, selection.count)])
      let saved = try store.arithmetics(work.ids(numbers), of: work.kind)
      found.add(saved)
      for (number, arithmetic) in zip(numbers, saved)
      where arithmetic == nil || arithmetic != renewed ?? arithmetic {
        left.append(number)
      }
    }
    return left
  }
}
