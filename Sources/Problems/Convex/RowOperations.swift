import Compute
import RandomStreams

// Products with single rows of data, accumulated in double precision.

/// Σᵢ aᵢbᵢ, in eight strands, so that no addition waits for the last.
@inline(__always)
func dot<A: Scalar, B: Scalar>(
  _ a: UnsafePointer<A>, _ b: UnsafePointer<B>, count: Int
) -> Double {
  var strands = SIMD8<Double>()
  let whole = count / 8 * 8
  for start in stride(from: 0, to: whole, by: 8) {
    for j in 0..<8 { strands[j] += Double(a[start + j]) * Double(b[start + j]) }
  }
  return (whole..<count).reduce(strands.sum()) { $0 + Double(a[$1]) * Double(b[$1]) }
}

/// sum ← sum + factor · row
@inline(__always)
func add<A: Scalar>(
  _ factor: Double, times row: UnsafePointer<A>, to sum: UnsafeMutablePointer<Double>, count: Int
) {
  for j in 0..<count { sum[j] += factor * Double(row[j]) }
}

/// A point at a distance from another one, in a uniformly random direction.
func point(
  at distance: Double, from origin: [Double], _ stream: inout RandomStream
) -> [Double] {
  let direction = origin.map { _ in stream.normal() }
  let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return zip(origin, direction).map { $0 + distance * $1 / length }
}
