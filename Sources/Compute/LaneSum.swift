import CVectorMath

// Sums over flat buffers.

/// A sum over vectors that moves to `Double` every few hundred of them, so that single precision
/// loses nothing on long buffers.
@frozen
public struct LaneSum<S: Scalar> {
  @usableFromInline var recent = S.Lanes(repeating: 0)
  @usableFromInline var settled = 0.0

  @inlinable @inline(__always)
  public init() {}

  /// Adds x at a position in the pass, the index, which decides when to settle.
  @inlinable @inline(__always)
  public mutating func add(_ x: S.Lanes, at index: Int) {
    recent += x
    if index & 255 == 255 {
      settled += recent.total
      recent = S.Lanes(repeating: 0)
    }
  }

  @inlinable @inline(__always)
  public var total: Double { settled + recent.total }
}

/// The sum of squares of a buffer, as `Double`. Not finite if an element is not.
@specialized(where S == Float)
@specialized(where S == Double)
public func sumOfSquares<S: Scalar>(_ x: Buffer<S>) -> Double {
  // Portions of 1 MiB, whose sums are added in their order.
  let portion = 1 << 14, portions = max(1, (x.laneCount + portion - 1) / portion)
  let sum = withSums(portions, of: Double.self) { sums in
    forEachPart(of: portions, cost: portion * S.Lanes.scalarCount) {
      for i in $0 {
        let first = i * portion
        sums[i] = steplab_sum_of_squares(
          x: x.lanes, first: first, count: min(portion, x.laneCount - first)
        ).run(in: S.precision)
      }
    }
    return (0..<portions).reduce(0) { $0 + sums[$1] }
  }
  withExtendedLifetime(x) {}
  // Squares of large but finite single-precision numbers overflow.
  return sum.isFinite ? sum : x.reduce(0) { $0 + Double($1) * Double($1) }
}

/// The sum of squares of some elements of a buffer.
@specialized(where S == Float)
@specialized(where S == Double)
public func sumOfSquares<S: Scalar>(_ x: Buffer<S>, in range: Range<Int>) -> Double {
  let x = x.base
  return sum(over: range) { x[$0] }
}

/// The sum of squares of x + factor · y over some elements.
@specialized(where S == Float)
@specialized(where S == Double)
public func sumOfSquares<S: Scalar>(
  _ x: Buffer<S>, plus factor: Double, times y: Buffer<S>, in range: Range<Int>
) -> Double {
  precondition(x.count == y.count, "buffers of different lengths")
  let (x, y, factor) = (x.base, y.base, S(factor))
  return sum(over: range) { x[$0] + factor * y[$0] }
}

/// The squared distance between some elements of two buffers of the same length.
@specialized(where S == Float)
@specialized(where S == Double)
public func squaredDistance<S: Scalar>(
  _ x: Buffer<S>, _ y: Buffer<S>, in range: Range<Int>
) -> Double {
  precondition(x.count == y.count, "buffers of different lengths")
  let (x, y) = (x.base, y.base)
  return sum(over: range) { x[$0] - y[$0] }
}

/// The sum of squares of a function of the index, in eight strands, so that no addition waits for
/// the last. Squared in double precision, where they neither overflow nor vanish.
@inline(__always)
private func sum<S: Scalar>(over range: Range<Int>, _ term: (Int) -> S) -> Double {
  func square(_ x: S) -> Double { Double(x) * Double(x) }
  var strands = SIMD8<Double>.zero
  let whole = range.lowerBound + range.count / 8 * 8
  for start in stride(from: range.lowerBound, to: whole, by: 8) {
    for j in 0..<8 { strands[j] += square(term(start + j)) }
  }
  return (whole..<range.upperBound).reduce(strands.sum()) { $0 + square(term($1)) }
}

extension SIMD where Scalar: BinaryFloatingPoint {
  /// The sum of the lanes, as `Double`.
  @inlinable @inline(__always)
  var total: Double {
    var total = 0.0
    for j in 0..<scalarCount { total += Double(self[j]) }
    return total
  }
}
