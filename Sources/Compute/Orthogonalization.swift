/// Replaces a symmetric matrix by its eigenvectors, as columns in the order of falling eigenvalues.
///
/// - Returns: whether LAPACK found them; if not, the matrix is left in an undefined state
@specialized(where S == Float)
@specialized(where S == Double)
public func eigenvectors<S: Scalar>(ofSymmetric matrix: inout Buffer<S>, order n: Int) -> Bool {
  precondition(matrix.count == n * n, "a square matrix")
  guard n > 0 else { return true }
  guard sumOfSquares(matrix).isFinite else { return false }
  var values = Buffer<S>(zeros: n)
  let workCount = 1 + 6 * n + 2 * n * n, integerCount = 3 + 5 * n
  var work = Buffer<S>(zeros: workCount)
  var integers = [Int32](repeating: 0, count: integerCount)
  let a = matrix.mutableBase
  let isFound = integers.withUnsafeMutableBufferPointer {
    S.syevd(
      order: n, a, values: values.mutableBase, work: work.mutableBase, workCount: workCount,
      integers: $0.baseAddress!, integerCount: integerCount)
  }
  guard isFound else { return false }
  // LAPACK's columns are our rows, in the order of rising eigenvalues.
  let rows = matrix
  let columns = matrix.mutableBase
  for j in 0..<n {
    for i in 0..<n { columns[i * n + j] = rows.base[(n - 1 - j) * n + i] }
  }
  return true
}

/// Memory for orthonormalising square matrices, so that doing it again allocates nothing.
public struct OrthonormalizationWorkspace<S: Scalar>: Sendable {
  private let largestOrder: Int
  private var factors: Buffer<S>
  private var work: Buffer<S>

  public init(largestOrder: Int) {
    self.largestOrder = largestOrder
    factors = Buffer(zeros: largestOrder)
    // Blocks of 32 columns are what LAPACK takes.
    work = Buffer(zeros: 32 * largestOrder)
  }

  /// Replaces a square matrix A by the Q of A = QR: the same spaces spanned by its first columns,
  /// orthonormal.
  ///
  /// - Returns: whether LAPACK could; not if an element is not finite
  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func orthonormalizeColumns(of matrix: inout Buffer<S>, order n: Int) -> Bool {
    precondition(matrix.count == n * n && n <= largestOrder, "a square matrix that fits")
    guard n > 0 else { return true }
    guard sumOfSquares(matrix).isFinite else { return false }
    // Read by columns, our rows are Aᵀ = RᵀQᵀ: an LQ decomposition whose Qᵀ, by columns again, is
    // our Q by rows. So nothing has to be transposed.
    return S.lqOrthonormalize(
      order: n, matrix.mutableBase, factors: factors.mutableBase, work: work.mutableBase,
      workCount: 32 * n)
  }
}
