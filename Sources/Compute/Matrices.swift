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

/// C ← α op(A) op(B) + β C by OpenBLAS.
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
  S.gemm(
    transposeA, transposeB, m: m, n: n, k: k, alpha: alpha, a.base, strideA: max(1, a.stride),
    b.base, strideB: max(1, b.stride), beta: beta, c.base, strideC: max(1, c.stride))
}
