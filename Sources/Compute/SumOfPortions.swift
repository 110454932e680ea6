import CVectorMath

/// Memory of the calling thread for sums of portions, which is used again.
@inline(__always)
func withSums<Element, Result>(
  _ count: Int, of: Element.Type, _ body: (UnsafeMutablePointer<Element>) -> Result
) -> Result {
  let bytes = count * MemoryLayout<Element>.stride
  guard let memory = steplab_thread_memory(.sums, bytes) else {
    fatalError("out of memory: \(bytes) bytes")
  }
  return body(memory.bindMemory(to: Element.self, capacity: count))
}

/// Sums over rows: of portions of 256, which several threads may share, added in their order.
///
/// The portions make the sums the same for any number of threads. Long sums of small numbers lose fewer
/// digits, too.
///
/// - Parameters:
///   - rows: how many
///   - cost: about how many numbers are read or written for one of them
///   - count: of the sums, a multiple of the lanes of a vector
///   - as: the type of the sums
///   - body: writes the sums over some rows, to memory at a multiple of 64 bytes
///   - finish: is given the sums
@inline(__always)
func sumOfPortions<S: Scalar>(
  of rows: Int, cost: Int, count: Int, as: S.Type,
  _ body: (Range<Int>, UnsafeMutablePointer<S>) -> Void,
  finish: (UnsafePointer<S>) -> Void
) {
  let portion = 256, portions = max(1, (rows + portion - 1) / portion)
  withSums(portions * count, of: S.self) { sums in
    forEachPart(of: portions, cost: portion * cost) {
      for i in $0 { body(i * portion..<min((i + 1) * portion, rows), sums + i * count) }
    }
    for i in 1..<max(1, portions) {
      for j in 0..<count { sums[j] += sums[i * count + j] }
    }
    finish(sums)
  }
}
