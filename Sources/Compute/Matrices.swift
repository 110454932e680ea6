import CVectorMath

/// A row-major matrix in memory that somebody else owns.
public struct Matrix<S: Scalar> {
  public let base: UnsafePointer<S>
  public let rows: Int
  public let columns: Int
  /// Elements from one row to the next.
  public let stride: Int

  @inlinable
  public init(_ base: UnsafePointer<S>, rows: Int, columns: Int, stride: Int? = nil) {
    self.base = base
    self.rows = rows
    self.columns = columns
    self.stride = stride ?? columns
    precondition(rows >= 0 && columns >= 0 && self.stride >= columns, "malformed matrix")
  }
}

/// A row-major matrix to write to.
public struct MutableMatrix<S: Scalar> {
  public let base: UnsafeMutablePointer<S>
  public let rows: Int
  public let columns: Int
  /// Elements from one row to the next.
  public let stride: Int

  @inlinable
  public init(_ base: UnsafeMutablePointer<S>, rows: Int, columns: Int, stride: Int? = nil) {
    self.base = base
    self.rows = rows
    self.columns = columns
    self.stride = stride ?? columns
    precondition(rows >= 0 && columns >= 0 && self.stride >= columns, "malformed matrix")
  }

  /// The same memory, to read.
  @inlinable public var reading: Matrix<S> {
    Matrix(UnsafePointer(base), rows: rows, columns: columns, stride: stride)
  }
}

/// C ← α op(A) op(B) + β C.
///
/// Products that fit into the caches are computed by the package's own kernels, where the processor
/// has vectors for them: OpenBLAS reaches a half to two thirds of their speed at the sizes of small
/// networks. All others are OpenBLAS's.
///
/// - Precondition: the shapes fit and C overlaps neither A nor B.
@inlinable
public func multiply<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: MutableMatrix<S>,
  transposeA: Bool = false, transposeB: Bool = false, alpha: S = 1, beta: S = 0
) {
  let m = transposeA ? a.columns : a.rows
  let k = transposeA ? a.rows : a.columns
  let n = transposeB ? b.rows : b.columns
  precondition(k == (transposeB ? b.columns : b.rows), "inner dimensions differ")
  precondition(c.rows == m && c.columns == n, "the result has another shape")
  guard m > 0, n > 0 else { return }
  if k > 0, beta == 0 || beta == 1, SmallProducts.set != 0, SmallProducts.include(m, n, k) {
    S.product(
      SmallProducts.set, m: m, n: n, k: k, alpha: alpha,
      a.base, rowA: transposeA ? 1 : a.stride, columnA: transposeA ? a.stride : 1,
      b.base, rowB: transposeB ? 1 : b.stride, columnB: transposeB ? b.stride : 1,
      adds: beta == 1, c.base, rowC: c.stride)
  } else {
    multiplyByOpenBLAS(
      a, b, into: c, transposeA: transposeA, transposeB: transposeB, alpha: alpha, beta: beta)
  }
}

/// The same by OpenBLAS, whatever the sizes.
@inlinable
public func multiplyByOpenBLAS<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: MutableMatrix<S>,
  transposeA: Bool = false, transposeB: Bool = false, alpha: S = 1, beta: S = 0
) {
  S.gemm(
    transposeA, transposeB, m: c.rows, n: c.columns, k: transposeA ? a.rows : a.columns,
    alpha: alpha, a.base, strideA: max(1, a.stride), b.base, strideB: max(1, b.stride),
    beta: beta, c.base, strideC: max(1, c.stride))
}

/// Which products the package computes itself.
public enum SmallProducts {
  /// The set of instructions that they are compiled for; 0 where there is none for this processor.
  public static let set = steplab_widest_product()

  /// Measured against OpenBLAS 0.3.21: beyond this its packing of both matrices pays.
  @inlinable
  public static func include(_ m: Int, _ n: Int, _ k: Int) -> Bool {
    m.multipliedFullWidth(by: n).high == 0 && (m &* n).multipliedFullWidth(by: k).high == 0
      && m &* n &* k <= 1 << 25
  }
}
