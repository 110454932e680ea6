import COpenBLAS
import CVectorMath

/// A floating-point type that the laboratory computes in: `Float` or `Double`.
///
/// Everything below a run is generic over `Scalar` and is specialised for both types. Entries
/// that are reached through an existential (`any Optimizer<S>`, `any Problem<S>`) carry
/// `@specialized` attributes: without them they would run unspecialised, hundreds of times slower.
public protocol Scalar: UpdateKernels, LayerKernels {
  /// The elementwise square root.
  static func squareRoot(_ x: Lanes) -> Lanes

  /// The elementwise exponential. Saturates near the ends of the normal range instead of
  /// overflowing; NaN stays NaN.
  static func exponential(_ x: Lanes) -> Lanes

  /// The elementwise hyperbolic tangent.
  static func hyperbolicTangent(_ x: Lanes) -> Lanes

  /// The elementwise absolute value.
  static func magnitude(_ x: Lanes) -> Lanes

  /// The elementwise maximum; `y` where one of the two is NaN.
  static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes

  /// Elementwise −1, 0 or 1; NaN stays NaN.
  static func sign(_ x: Lanes) -> Lanes

  /// The elementwise max(x, 0); NaN stays NaN.
  static func positivePart(_ x: Lanes) -> Lanes

  /// x where the gate is above zero, else zero.
  static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes

  /// C ← α op(A) op(B) + β C on row-major matrices: op(A) is m × k, op(B) is k × n, C is m × n.
  ///
  /// Unchecked; call ``multiply(_:_:into:transposeA:transposeB:alpha:beta:)`` instead.
  static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Self, _ a: UnsafePointer<Self>, strideA: Int, _ b: UnsafePointer<Self>, strideB: Int,
    beta: Self, _ c: UnsafeMutablePointer<Self>, strideC: Int)

  /// C ← α A B, or plus C, for matrices that fit into the caches; a transposed matrix is one with its
  /// strides exchanged.
  ///
  /// Unchecked; call ``multiply(_:_:into:transposeA:transposeB:alpha:beta:)`` instead. `set` is a set
  /// of instructions that the processor has.
  static func product(
    _ set: Int32, m: Int, n: Int, k: Int, alpha: Self,
    _ a: UnsafePointer<Self>, rowA: Int, columnA: Int,
    _ b: UnsafePointer<Self>, rowB: Int, columnB: Int,
    adds: Bool, _ c: UnsafeMutablePointer<Self>, rowC: Int)

  /// Fused multiply-and-add on registers alone, the peak of this processor's arithmetic on one core.
  ///
  /// - Returns: the number of operations; 0 on processors without a fused instruction
  static func multiplyAddOnRegisters(rounds: Int) -> Double

  /// LAPACK's xSYEVD with eigenvectors, on the lower triangle by columns. Unchecked.
  static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Self>, values: UnsafeMutablePointer<Self>,
    work: UnsafeMutablePointer<Self>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool

  /// LAPACK's xGELQF and xORGLQ: replaces a square matrix by the Q of A = LQ, by columns. Unchecked.
  static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Self>, factors: UnsafeMutablePointer<Self>,
    work: UnsafeMutablePointer<Self>, workCount: Int
  ) -> Bool
}

extension Float: Scalar {
  public typealias Lanes = SIMD16<Float>

  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { steplab_sqrt_f32(x) }

  @inlinable @inline(__always)
  public static func exponential(_ x: Lanes) -> Lanes { steplab_exp_f32(x) }

  @inlinable @inline(__always)
  public static func hyperbolicTangent(_ x: Lanes) -> Lanes { steplab_tanh_f32(x) }

  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes { steplab_abs_f32(x) }

  @inlinable @inline(__always)
  public static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes { steplab_max_f32(x, y) }

  @inlinable @inline(__always)
  public static func sign(_ x: Lanes) -> Lanes { steplab_sign_f32(x) }

  @inlinable @inline(__always)
  public static func positivePart(_ x: Lanes) -> Lanes { steplab_positive_part_f32(x) }

  @inlinable @inline(__always)
  public static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes {
    steplab_where_positive_f32(x, gate)
  }

  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Float, _ a: UnsafePointer<Float>, strideA: Int, _ b: UnsafePointer<Float>, strideB: Int,
    beta: Float, _ c: UnsafeMutablePointer<Float>, strideC: Int
  ) {
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      blasint(m), blasint(n), blasint(k), alpha, a, blasint(strideA), b, blasint(strideB),
      beta, c, blasint(strideC))
  }

  public static func product(
    _ set: Int32, m: Int, n: Int, k: Int, alpha: Float,
    _ a: UnsafePointer<Float>, rowA: Int, columnA: Int,
    _ b: UnsafePointer<Float>, rowB: Int, columnB: Int,
    adds: Bool, _ c: UnsafeMutablePointer<Float>, rowC: Int
  ) {
    steplab_product_f32(
      set, Int64(m), Int64(n), Int64(k), alpha, a, Int64(rowA), Int64(columnA), b, Int64(rowB),
      Int64(columnB), adds ? 1 : 0, c, Int64(rowC))
  }

  public static func multiplyAddOnRegisters(rounds: Int) -> Double {
    steplab_peak_f32(Int64(rounds))
  }

  public static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Float>, values: UnsafeMutablePointer<Float>,
    work: UnsafeMutablePointer<Float>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), integerCount = blasint(integerCount)
    var info: blasint = 0
    ssyevd_("V", "L", &n, a, &n, values, work, &workCount, integers, &integerCount, &info)
    return info == 0
  }

  public static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Float>, factors: UnsafeMutablePointer<Float>,
    work: UnsafeMutablePointer<Float>, workCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), info: blasint = 0
    sgelqf_(&n, &n, a, &n, factors, work, &workCount, &info)
    guard info == 0 else { return false }
    sorglq_(&n, &n, &n, a, &n, factors, work, &workCount, &info)
    return info == 0
  }
}

extension Double: Scalar {
  public typealias Lanes = SIMD8<Double>

  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { steplab_sqrt_f64(x) }

  @inlinable @inline(__always)
  public static func exponential(_ x: Lanes) -> Lanes { steplab_exp_f64(x) }

  @inlinable @inline(__always)
  public static func hyperbolicTangent(_ x: Lanes) -> Lanes { steplab_tanh_f64(x) }

  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes { steplab_abs_f64(x) }

  @inlinable @inline(__always)
  public static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes { steplab_max_f64(x, y) }

  @inlinable @inline(__always)
  public static func sign(_ x: Lanes) -> Lanes { steplab_sign_f64(x) }

  @inlinable @inline(__always)
  public static func positivePart(_ x: Lanes) -> Lanes { steplab_positive_part_f64(x) }

  @inlinable @inline(__always)
  public static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes {
    steplab_where_positive_f64(x, gate)
  }

  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Double, _ a: UnsafePointer<Double>, strideA: Int,
    _ b: UnsafePointer<Double>, strideB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Double>, strideC: Int
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      blasint(m), blasint(n), blasint(k), alpha, a, blasint(strideA), b, blasint(strideB),
      beta, c, blasint(strideC))
  }

  public static func product(
    _ set: Int32, m: Int, n: Int, k: Int, alpha: Double,
    _ a: UnsafePointer<Double>, rowA: Int, columnA: Int,
    _ b: UnsafePointer<Double>, rowB: Int, columnB: Int,
    adds: Bool, _ c: UnsafeMutablePointer<Double>, rowC: Int
  ) {
    steplab_product_f64(
      set, Int64(m), Int64(n), Int64(k), alpha, a, Int64(rowA), Int64(columnA), b, Int64(rowB),
      Int64(columnB), adds ? 1 : 0, c, Int64(rowC))
  }

  public static func multiplyAddOnRegisters(rounds: Int) -> Double {
    steplab_peak_f64(Int64(rounds))
  }

  public static func syevd(
    order: Int, _ a: UnsafeMutablePointer<Double>, values: UnsafeMutablePointer<Double>,
    work: UnsafeMutablePointer<Double>, workCount: Int, integers: UnsafeMutablePointer<Int32>,
    integerCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), integerCount = blasint(integerCount)
    var info: blasint = 0
    dsyevd_("V", "L", &n, a, &n, values, work, &workCount, integers, &integerCount, &info)
    return info == 0
  }

  public static func lqOrthonormalize(
    order: Int, _ a: UnsafeMutablePointer<Double>, factors: UnsafeMutablePointer<Double>,
    work: UnsafeMutablePointer<Double>, workCount: Int
  ) -> Bool {
    var n = blasint(order), workCount = blasint(workCount), info: blasint = 0
    dgelqf_(&n, &n, a, &n, factors, work, &workCount, &info)
    guard info == 0 else { return false }
    dorglq_(&n, &n, &n, a, &n, factors, work, &workCount, &info)
    return info == 0
  }
}
