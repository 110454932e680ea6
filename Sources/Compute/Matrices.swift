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
/// By the package's own kernels: an element is a sum over the inner dimension in its order, by fused
/// multiply-and-add, 384 terms at a time, each such sum times α and added to what there is. It has the
/// same bits on any number of threads. See ``ProductLibrary`` for when OpenBLAS computes instead.
///
/// - Precondition: the shapes fit and C overlaps neither A nor B.
@specialized(where S == Float)
@specialized(where S == Double)
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
  guard ProductLibrary.inUse == .own else {
    return multiplyByOpenBLAS(
      a, b, into: c, transposeA: transposeA, transposeB: transposeB, alpha: alpha, beta: beta)
  }
  if beta != 1, beta != 0 || k == 0 { scale(c, by: beta) }
  guard k > 0 else { return }
  let (rowA, columnA) = transposeA ? (1, a.stride) : (a.stride, 1)
  let (rowB, columnB) = transposeB ? (1, b.stride) : (b.stride, 1)
  func compute(_ rows: Range<Int>, _ columns: Range<Int>) {
    steplab_product(
      m: rows.count, n: columns.count, k: k, alpha: Double(alpha),
      a: a.base + rows.lowerBound * rowA, a_row: rowA, a_column: columnA,
      b: b.base + columns.lowerBound * columnB, b_row: rowB, b_column: columnB,
      adds: beta != 0, c: c.base + rows.lowerBound * c.stride + columns.lowerBound, c_row: c.stride
    ).run(in: S.precision)
  }
  // Cut along the longer side; rows by tiles of 12, columns by lines of the caches.
  if m >= n {
    forEachPart(of: m, cost: n &* k / 32, multiple: 12) { compute($0, 0..<n) }
  } else {
    forEachPart(of: n, cost: m &* k / 32, multiple: 64) { compute(0..<m, $0) }
  }
}

/// C ← βC, where 0 makes zeros of what is not finite, too.
private func scale<S: Scalar>(_ c: MutableMatrix<S>, by beta: S) {
  for row in 0..<c.rows {
    let line = c.base + row * c.stride
    for j in 0..<c.columns { line[j] = beta == 0 ? 0 : beta * line[j] }
  }
}

/// The same by OpenBLAS, whatever is in use.
///
/// - Precondition: OpenBLAS could be loaded, see ``BLASLibrary/loaded``
@specialized(where S == Float)
@specialized(where S == Double)
public func multiplyByOpenBLAS<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: MutableMatrix<S>,
  transposeA: Bool = false, transposeB: Bool = false, alpha: S = 1, beta: S = 0
) {
  if case .failure(let error) = BLASLibrary.loaded { preconditionFailure(error.reason) }
  S.gemm(
    transposeA, transposeB, m: c.rows, n: c.columns, k: transposeA ? a.rows : a.columns,
    alpha: alpha, a.base, strideA: max(1, a.stride), b.base, strideB: max(1, b.stride),
    beta: beta, c.base, strideC: max(1, c.stride))
}
