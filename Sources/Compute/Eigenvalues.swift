import COpenBLAS
import ElementaryFunctions

/// The eigenvalues of a real matrix that need not be symmetric, in no particular order; those that
/// are not real come in conjugate pairs. By LAPACK's DGEEV, about 10n³ operations.
///
/// They are exact for a matrix within rounding of the given one. Of a defective matrix that moves
/// them far: an eigenvalue of k equal ones in one Jordan block by about ε^(1/k).
///
/// - Parameters:
///   - matrix: all n × n elements, by rows
///   - n: at least 0
/// - Returns: `nil` if an element is not finite or LAPACK does not converge
public func eigenvalues(
  of matrix: Buffer<Double>, order n: Int
) -> [(real: Double, imaginary: Double)]? {
  precondition(n >= 0 && matrix.count == n * n, "a square matrix")
  guard n > 0 else { return [] }
  guard matrix.allSatisfy(\.isFinite) else { return nil }
  // LAPACK's columns are our rows: it sees the transpose, whose eigenvalues are the same.
  var a = matrix
  var real = Buffer<Double>(zeros: n), imaginary = Buffer<Double>(zeros: n)
  let workCount = 8 * n
  var work = Buffer<Double>(zeros: workCount)
  var left = 0.0, right = 0.0
  var order = blasint(n), one: blasint = 1, size = blasint(workCount), info: blasint = 0
  dgeev_(
    "N", "N", &order, a.mutableBase, &order, real.mutableBase, imaginary.mutableBase, &left,
    &one, &right, &one, work.mutableBase, &size, &info)
  guard info == 0 else { return nil }
  let values = zip(real, imaginary).map { (real: $0, imaginary: $1) }
  return values.allSatisfy { $0.real.isFinite && $0.imaginary.isFinite } ? values : nil
}

/// The largest magnitude of an eigenvalue of a real matrix: how much, in the long run, applying it
/// multiplies a vector by. 0 for a matrix without elements.
///
/// - Returns: `nil` if an element is not finite or LAPACK does not converge; see
///   ``eigenvalues(of:order:)``
public func spectralRadius(of matrix: Buffer<Double>, order n: Int) -> Double? {
  eigenvalues(of: matrix, order: n)?.reduce(0) {
    max($0, Double.hypot($1.real, $1.imaginary))
  }
}
