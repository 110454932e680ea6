import COpenBLAS

/// Products of matrices by OpenBLAS.
public protocol MatrixProducts {
  /// C ← α op(A) op(B) + β C on row-major matrices: op(A) is m × k, op(B) is k × n, C is m × n.
  ///
  /// Unchecked; call ``multiply(_:_:into:transposeA:transposeB:alpha:beta:)`` instead.
  static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Self, _ a: UnsafePointer<Self>, strideA: Int, _ b: UnsafePointer<Self>, strideB: Int,
    beta: Self, _ c: UnsafeMutablePointer<Self>, strideC: Int)
}

extension Float: MatrixProducts {
  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Float, _ a: UnsafePointer<Float>, strideA: Int, _ b: UnsafePointer<Float>, strideB: Int,
    beta: Float, _ c: UnsafeMutablePointer<Float>, strideC: Int
  ) {
    steplab_openblas_sgemm(
      transposeA, transposeB, Int32(m), Int32(n), Int32(k), alpha, a, Int32(strideA), b,
      Int32(strideB), beta, c, Int32(strideC))
  }
}

extension Double: MatrixProducts {
  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Double, _ a: UnsafePointer<Double>, strideA: Int,
    _ b: UnsafePointer<Double>, strideB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Double>, strideC: Int
  ) {
    steplab_openblas_dgemm(
      transposeA, transposeB, Int32(m), Int32(n), Int32(k), alpha, a, Int32(strideA), b,
      Int32(strideB), beta, c, Int32(strideC))
  }
}
