import CVectorMath

/// The passes of optimizers that square roots and divisions bound rather than memory.
///
/// They are in C, compiled for every width of vectors, of which the program takes the widest that
/// its processor has: Swift compiles for the baseline instruction set only.
public enum UpdatePass: Sendable {
  case sumOfSquares, momentum, adaptive, adaptiveMomentum, adamax, adadelta, lion, scheduleFree
  case dadaptAdam, prodigyMoments, prodigyStep
}

/// A precision in which the passes are compiled. What each computes is documented at the function
/// that calls it, such as ``adaptiveStep(_:_:_:lanes:_:)``.
public protocol UpdateKernels: SIMDScalar, BinaryFloatingPoint, Codable, Sendable {
  /// The vector that elementwise kernels work in: 64 bytes wide.
  associatedtype Lanes: SIMD & Sendable where Lanes.Scalar == Self

  /// Runs a pass. Unchecked; the order of the arguments is C's.
  ///
  /// - Returns: what the pass sums up, else zeros
  static func run(
    _ pass: UpdatePass, _ buffers: UnsafePointer<UnsafeMutablePointer<Self>>, count: Int,
    vectors: UnsafePointer<Self>, scalars: UnsafePointer<Self>
  ) -> SIMD2<Double>

  /// The least work that a pass can be: reads all streams, at most 7, writes the first ones, and
  /// computes next to nothing. The result has no meaning; it keeps reads from being left out.
  static func stream(
    _ streams: [UnsafeMutablePointer<Self>], writes: Int, lanes: Range<Int>
  ) -> Self
}

extension UpdateKernels {
  /// Runs a pass over some vectors of its buffers.
  ///
  /// - Parameters:
  ///   - buffers: a tuple of pointers to the first vectors of the buffers, `MutableLanes` all
  ///   - vectors: a tuple of `Lanes`, or one
  ///   - scalars: a tuple of numbers
  @inlinable @inline(__always)
  static func run<Buffers, Vectors, Scalars>(
    _ pass: UpdatePass, _ buffers: Buffers, lanes: Range<Int>, vectors: Vectors, scalars: Scalars
  ) -> SIMD2<Double> {
    var buffers = buffers
    return withUnsafeMutableBytes(of: &buffers) { buffers in
      // C sees buffers as arrays of numbers, from the first vector of the pass on.
      let bases = buffers.assumingMemoryBound(to: UnsafeMutableRawPointer.self)
      for k in bases.indices {
        bases[k] += lanes.lowerBound * MemoryLayout<Lanes>.stride
      }
      return withUnsafeBytes(of: vectors) { vectors in
        withUnsafeBytes(of: scalars) { scalars in
          run(
            pass,
            UnsafeRawPointer(buffers.baseAddress!)
              .assumingMemoryBound(to: UnsafeMutablePointer<Self>.self),
            count: lanes.count,
            vectors: vectors.baseAddress!.assumingMemoryBound(to: Self.self),
            scalars: scalars.baseAddress!.assumingMemoryBound(to: Self.self))
        }
      }
    }
  }

  /// A buffer that a pass writes or reads.
  public typealias MutableLanes = UnsafeMutablePointer<Lanes>
  public typealias ReadLanes = UnsafePointer<Lanes>
}

extension Float {
  public static func run(
    _ pass: UpdatePass, _ buffers: UnsafePointer<UnsafeMutablePointer<Float>>, count: Int,
    vectors: UnsafePointer<Float>, scalars: UnsafePointer<Float>
  ) -> SIMD2<Double> {
    let function =
      switch pass {
      case .sumOfSquares: steplab_sum_of_squares_f32
      case .momentum: steplab_momentum_f32
      case .adaptive: steplab_adaptive_f32
      case .adaptiveMomentum: steplab_adaptive_momentum_f32
      case .adamax: steplab_adamax_f32
      case .adadelta: steplab_adadelta_f32
      case .lion: steplab_lion_f32
      case .scheduleFree: steplab_schedule_free_f32
      case .dadaptAdam: steplab_dadapt_adam_f32
      case .prodigyMoments: steplab_prodigy_moments_f32
      case .prodigyStep: steplab_prodigy_step_f32
      }
    let sums = function(buffers, Int64(count), vectors, scalars)
    return [sums.first, sums.second]
  }

  public static func stream(
    _ streams: [UnsafeMutablePointer<Float>], writes: Int, lanes: Range<Int>
  ) -> Float {
    precondition((1...7).contains(streams.count) && writes <= min(6, streams.count), "streams")
    return steplab_stream_f32(
      streams, Int32(streams.count), Int32(writes), Int64(lanes.lowerBound), Int64(lanes.count))
  }
}

extension Double {
  public static func run(
    _ pass: UpdatePass, _ buffers: UnsafePointer<UnsafeMutablePointer<Double>>, count: Int,
    vectors: UnsafePointer<Double>, scalars: UnsafePointer<Double>
  ) -> SIMD2<Double> {
    let function =
      switch pass {
      case .sumOfSquares: steplab_sum_of_squares_f64
      case .momentum: steplab_momentum_f64
      case .adaptive: steplab_adaptive_f64
      case .adaptiveMomentum: steplab_adaptive_momentum_f64
      case .adamax: steplab_adamax_f64
      case .adadelta: steplab_adadelta_f64
      case .lion: steplab_lion_f64
      case .scheduleFree: steplab_schedule_free_f64
      case .dadaptAdam: steplab_dadapt_adam_f64
      case .prodigyMoments: steplab_prodigy_moments_f64
      case .prodigyStep: steplab_prodigy_step_f64
      }
    let sums = function(buffers, Int64(count), vectors, scalars)
    return [sums.first, sums.second]
  }

  public static func stream(
    _ streams: [UnsafeMutablePointer<Double>], writes: Int, lanes: Range<Int>
  ) -> Double {
    precondition((1...7).contains(streams.count) && writes <= min(6, streams.count), "streams")
    return steplab_stream_f64(
      streams, Int32(streams.count), Int32(writes), Int64(lanes.lowerBound), Int64(lanes.count))
  }
}
