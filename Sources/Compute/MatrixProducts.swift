import COpenBLAS
import CVectorMath

/// Products of matrices, by OpenBLAS and by kernels of our own for small ones.
public protocol MatrixProducts {
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
}

extension Float: MatrixProducts {
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
}

extension Double: MatrixProducts {
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
}
