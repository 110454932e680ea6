import Foundation
import Plans
import Records
import Synchronization

/// Computes runs without a store: for what takes seconds and is shown at once.
public enum ParallelRuns {
  /// Computes runs, several at the same time.
  ///
  /// - Parameters:
  ///   - specs: what determines each run
  ///   - laboratory: what the specifications can name, with the files that they need
  ///   - workers: the most runs that are computed at the same time; below 1 counts as 1
  ///   - shouldStop: asked before each run
  ///   - report: called on some thread with the number of runs that are done
  /// - Returns: the records in the order of the specifications; `nil` if it was stopped
  public static func compute(
    _ specs: [RunSpec], in laboratory: Laboratory, workers: Int,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) -> [RunRecord]? {
    let executor = RunExecutor(laboratory)
    let next = Atomic(0), done = Atomic(0)
    let results = Mutex([RunRecord?](repeating: nil, count: specs.count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, specs.count))) { _ in
      while !shouldStop() {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < specs.count else { return }
        let record = executor.run(specs[number])
        results.withLock { $0[number] = record }
        report(done.add(1, ordering: .relaxed).newValue)
      }
    }
    let records = results.withLock { $0 }.compactMap(\.self)
    return records.count == specs.count ? records : nil
  }
}
