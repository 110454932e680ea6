/// Sums over rows: of portions of 256, which several threads may share, added in their order.
///
/// The portions make the sums the same for any number of threads. Long sums of small numbers lose fewer
/// digits, too.
///
/// - Parameters:
///   - rows: how many
///   - cost: about how many numbers are read or written for one of them
///   - sums: written, at a multiple of 64 bytes
///   - count: of the sums, a multiple of the lanes of a vector
///   - body: writes the sums over some rows
@inline(__always)
func sumOfPortions<S: Scalar>(
  of rows: Int, cost: Int, into sums: UnsafeMutablePointer<S>, count: Int,
  _ body: (Range<Int>, UnsafeMutablePointer<S>) -> Void
) {
  let portion = 256
  guard rows > portion else { return body(0..<rows, sums) }
  let portions = (rows + portion - 1) / portion
  withUnsafeTemporaryAllocation(
    byteCount: (portions - 1) * count * MemoryLayout<S>.stride, alignment: 64
  ) { memory in
    let others = memory.bindMemory(to: S.self).baseAddress!
    forEachPart(of: portions, cost: portion * cost) {
      for i in $0 {
        body(
          i * portion..<min((i + 1) * portion, rows), i == 0 ? sums : others + (i - 1) * count)
      }
    }
    for i in 0..<portions - 1 {
      for j in 0..<count { sums[j] += others[i * count + j] }
    }
  }
}
