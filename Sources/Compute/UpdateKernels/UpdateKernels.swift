import CVectorMath

/// A precision in which the passes of optimizers are compiled that square roots and divisions bound
/// rather than memory. What each computes is documented at the function that calls it, such as
/// ``adaptiveStep(_:_:_:lanes:_:)``.
///
/// They are in C, compiled for every width of vectors, of which the program takes the widest that
/// its processor has: Swift compiles for the baseline instruction set only.
public protocol UpdateKernels: SIMDScalar, BinaryFloatingPoint, Codable, Sendable {
  /// The vector that elementwise kernels work in: 64 bytes wide.
  associatedtype Lanes: SIMD & Sendable where Lanes.Scalar == Self

  /// Which version of a pass in C computes in this type.
  static var precision: steplab_precision { get }
}

extension Float {
  @inlinable public static var precision: steplab_precision { .single }
}

extension Double {
  @inlinable public static var precision: steplab_precision { .double }
}

extension UpdateKernels {
  /// A buffer that a pass writes or reads.
  public typealias MutableLanes = UnsafeMutablePointer<Lanes>
  public typealias ReadLanes = UnsafePointer<Lanes>

  /// The least work that a pass can be: reads all streams, at most 7, writes the first ones, and
  /// computes next to nothing. The result has no meaning; it keeps reads from being left out.
  @inlinable
  public static func stream(
    _ streams: [UnsafeMutablePointer<Self>], writes: Int, lanes: Range<Int>
  ) -> Double {
    precondition((1...7).contains(streams.count) && writes <= min(6, streams.count), "streams")
    return streams.withUnsafeBytes { bases in
      steplab_stream(
        streams: bases.assumingMemoryBound(to: UnsafeMutableRawPointer.self).baseAddress!,
        reads: streams.count, writes: writes, first: lanes.lowerBound, count: lanes.count
      ).run(in: precision)
    }
  }
}

/// The coefficients of a vector's lanes as the passes take them.
@inlinable @inline(__always)
func perLane<Lanes: SIMD>(_ coefficients: Lanes) -> steplab_per_lane {
  unsafeBitCast(coefficients, to: steplab_per_lane.self)
}

extension SIMD2<Double> {
  @inlinable init(_ sums: steplab_sums) { self.init(sums.first, sums.second) }
}
