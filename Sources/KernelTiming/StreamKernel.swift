import Compute
import Dispatch
import Optimizers

/// The least work that passes over memory can be: some streams are read, some of them written, and
/// next to nothing is computed. What an optimizer's step is measured against.
struct StreamKernel<S: Scalar> {
  private struct Pass {
    let streams: [UnsafeMutablePointer<S>]
    let writes: Int
  }

  private let passes: [Pass]
  private let threads: Int
  private let laneCount: Int
  /// The passes of a step share its buffers, as the step's own do.
  private var buffers: [Buffer<S>]

  init(_ passes: [MemoryPass], count: Int, threads: Int) {
    self.threads = count < ParameterGroups<S>.leastParallelCount ? 1 : threads
    buffers = (0..<(passes.map(\.reads).max() ?? 0)).map { _ in Buffer(repeating: 1, count: count) }
    laneCount = buffers.first?.laneCount ?? 0
    var bases: [UnsafeMutablePointer<S>] = []
    for i in buffers.indices { bases.append(buffers[i].mutableBase) }
    self.passes = passes.map { Pass(streams: Array(bases.prefix($0.reads)), writes: $0.writes) }
  }

  /// All passes, one after the other.
  func run() {
    for pass in passes {
      nonisolated(unsafe) let streams = pass.streams
      guard threads > 1 else {
        _ = S.stream(streams, writes: pass.writes, lanes: 0..<laneCount)
        continue
      }
      let (writes, parts, count) = (pass.writes, threads, laneCount)
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        _ = S.stream(
          streams, writes: writes, lanes: count * part / parts..<count * (part + 1) / parts)
      }
    }
  }
}
