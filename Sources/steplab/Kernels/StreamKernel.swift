import Compute
import Dispatch
import Optimizers

/// The least work that a pass over memory can be: some streams are read, some of them written, and
/// next to nothing is computed. What an optimizer's pass is measured against.
struct StreamKernel<S: Scalar> {
  private let writes: Int
  private let threads: Int
  private let laneCount: Int
  private var buffers: [Buffer<S>]
  private var bases: [UnsafeMutablePointer<S>] = []

  init(_ pass: MemoryPass, count: Int, threads: Int) {
    writes = pass.writes
    self.threads = count < ParameterGroups<S>.leastParallelCount ? 1 : threads
    buffers = (0..<pass.reads).map { _ in Buffer(repeating: 1, count: count) }
    laneCount = buffers[0].laneCount
    for i in buffers.indices { bases.append(buffers[i].mutableBase) }
  }

  /// One pass.
  func run() {
    guard threads > 1 else {
      _ = S.stream(bases, writes: writes, lanes: 0..<laneCount)
      return
    }
    nonisolated(unsafe) let bases = bases
    let (writes, parts, count) = (writes, threads, laneCount)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      _ = S.stream(
        bases, writes: writes, lanes: count * part / parts..<count * (part + 1) / parts)
    }
  }
}
