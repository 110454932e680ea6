import Compute
import Foundation
import Records

/// Threads that carry out work. The coordinator puts pieces in and takes results out; neither side
/// waits while there is something to do.
final class WorkerPool: @unchecked Sendable {
  struct Job: Sendable {
    let number: Int
    let id: String
  }

  private let condition = NSCondition()
  private var waiting: [Job] = []
  private var results: [WorkResult] = []
  private let workers: Int
  private var running = 0
  private var isClosed = false

  /// Starts the threads; they end when the pool is closed and its work is done.
  ///
  /// - Parameters:
  ///   - workers: how many pieces of work are carried out at once
  ///   - threadsEach: how many threads share one of them
  ///   - work: the work
  init(workers: Int, threadsEach: Int, for work: any Workload) {
    self.workers = workers
    for number in 1...workers {
      let thread = Thread { [self] in
        ThreadTeam.with(threads: threadsEach) { carryOut(work) }
      }
      thread.name = "worker \(number)"
      thread.start()
    }
  }

  func add(_ jobs: [Job]) {
    condition.withLock {
      waiting.insert(contentsOf: jobs.reversed(), at: 0)
      condition.broadcast()
    }
  }

  /// Takes back the jobs that no thread has taken yet, in their order.
  func withdraw() -> [Job] {
    condition.withLock {
      defer { waiting = [] }
      return waiting.reversed()
    }
  }

  /// Drops the work that was not begun, and ends the threads when what is running is done.
  func close() {
    condition.withLock {
      isClosed = true
      waiting = []
      condition.broadcast()
    }
  }

  /// The number of jobs that no thread has taken yet.
  var waitingCount: Int { condition.withLock { waiting.count } }

  /// The number of threads that have nothing to do.
  var idleCount: Int { condition.withLock { max(0, workers - running - waiting.count) } }

  /// Whether nothing waits, runs or is to be taken.
  var isIdle: Bool { condition.withLock { waiting.isEmpty && running == 0 && results.isEmpty } }

  /// The results since the last call; waits for one at most until the deadline.
  func takeResults(until deadline: Date) -> [WorkResult] {
    condition.withLock {
      while results.isEmpty, running > 0 || !waiting.isEmpty {
        guard condition.wait(until: deadline) else { break }
      }
      defer { results = [] }
      return results
    }
  }

  private func carryOut(_ work: any Workload) {
    while let job = next() {
      let result = work.carryOut(job.number, id: job.id)
      condition.withLock {
        running -= 1
        results.append(result)
        condition.broadcast()
      }
    }
  }

  private func next() -> Job? {
    condition.withLock {
      while waiting.isEmpty {
        if isClosed { return nil }
        condition.wait()
      }
      running += 1
      return waiting.removeLast()
    }
  }
}
