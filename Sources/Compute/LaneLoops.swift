// Elementwise passes over flat buffers, a 64-byte vector at a time.
//
// `withLanes` hands out pointers to the vectors of several buffers; the loop over them is written
// by the caller, so that its speed does not hang on whether the compiler inlines a closure into a
// loop (for updates as large as AdamW's it does not). Buffers are padded with zeros to whole
// vectors: an update also runs on that padding, where what it writes is never seen, but sums must
// not pick up 0/0 (keep a positive constant in denominators).
//
// All buffers must have the same count (a precondition). The pointers are valid in the closure.

/// One buffer to write, one to read.
@inlinable @inline(__always)
public func withLanes<S: Scalar>(
  _ w: inout Buffer<S>, _ g: Buffer<S>,
  _ body: (_ count: Int, UnsafeMutablePointer<S.Lanes>, UnsafePointer<S.Lanes>) -> Void
) {
  requireEqualCounts(w.count, g.count)
  body(w.storage.laneCount, w.mutableLanes, g.lanes)
  withExtendedLifetime(g) {}
}

/// One buffer to write, two to read.
@inlinable @inline(__always)
public func withLanes<S: Scalar>(
  _ w: inout Buffer<S>, _ a: Buffer<S>, _ b: Buffer<S>,
  _ body: (
    _ count: Int, UnsafeMutablePointer<S.Lanes>, UnsafePointer<S.Lanes>, UnsafePointer<S.Lanes>
  ) -> Void
) {
  requireEqualCounts(w.count, a.count, b.count)
  body(w.storage.laneCount, w.mutableLanes, a.lanes, b.lanes)
  withExtendedLifetime((a, b)) {}
}

/// Two buffers to write, one to read.
@inlinable @inline(__always)
public func withLanes<S: Scalar>(
  _ w: inout Buffer<S>, _ m: inout Buffer<S>, _ g: Buffer<S>,
  _ body: (
    _ count: Int, UnsafeMutablePointer<S.Lanes>, UnsafeMutablePointer<S.Lanes>,
    UnsafePointer<S.Lanes>
  ) -> Void
) {
  requireEqualCounts(w.count, m.count, g.count)
  body(w.storage.laneCount, w.mutableLanes, m.mutableLanes, g.lanes)
  withExtendedLifetime(g) {}
}

/// Three buffers to write, one to read.
@inlinable @inline(__always)
public func withLanes<S: Scalar>(
  _ w: inout Buffer<S>, _ m: inout Buffer<S>, _ v: inout Buffer<S>, _ g: Buffer<S>,
  _ body: (
    _ count: Int, UnsafeMutablePointer<S.Lanes>, UnsafeMutablePointer<S.Lanes>,
    UnsafeMutablePointer<S.Lanes>, UnsafePointer<S.Lanes>
  ) -> Void
) {
  requireEqualCounts(w.count, m.count, v.count, g.count)
  body(w.storage.laneCount, w.mutableLanes, m.mutableLanes, v.mutableLanes, g.lanes)
  withExtendedLifetime(g) {}
}

/// Three buffers to write, two to read.
@inlinable @inline(__always)
public func withLanes<S: Scalar>(
  _ m: inout Buffer<S>, _ v: inout Buffer<S>, _ s: inout Buffer<S>, _ w: Buffer<S>, _ g: Buffer<S>,
  _ body: (
    _ count: Int, UnsafeMutablePointer<S.Lanes>, UnsafeMutablePointer<S.Lanes>,
    UnsafeMutablePointer<S.Lanes>, UnsafePointer<S.Lanes>, UnsafePointer<S.Lanes>
  ) -> Void
) {
  requireEqualCounts(w.count, m.count, v.count, s.count, g.count)
  body(m.storage.laneCount, m.mutableLanes, v.mutableLanes, s.mutableLanes, w.lanes, g.lanes)
  withExtendedLifetime((w, g)) {}
}

/// A sum over vectors that moves to `Double` every few hundred of them, so that single precision
/// loses nothing on long buffers.
@frozen
public struct LaneSum<S: Scalar> {
  @usableFromInline var recent = S.Lanes(repeating: 0)
  @usableFromInline var settled = 0.0

  @inlinable @inline(__always)
  public init() {}

  /// - Parameter index: the position in the pass, which decides when to settle
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
  let lanes = x.lanes
  var sum = LaneSum<S>()
  for i in 0..<x.storage.laneCount { sum.add(lanes[i] * lanes[i], at: i) }
  withExtendedLifetime(x) {}
  // Squares of large but finite single-precision numbers overflow.
  return sum.total.isFinite ? sum.total : x.reduce(0) { $0 + Double($1) * Double($1) }
}

@inlinable @inline(__always)
func requireEqualCounts(_ a: Int, _ b: Int, _ c: Int? = nil, _ d: Int? = nil, _ e: Int? = nil) {
  precondition(
    a == b && a == c ?? a && a == d ?? a && a == e ?? a, "buffers of different lengths")
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
