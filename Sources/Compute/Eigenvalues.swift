import ElementaryFunctions

/// The eigenvalues of a real matrix that need not be symmetric, in no particular order; those that
/// are not real come in conjugate pairs. By balancing, reduction to Hessenberg form and the QR
/// algorithm with double shifts (Golub and Van Loan 2013, sections 7.4 and 7.5), about 10n³
/// operations.
///
/// They are exact for a matrix within rounding of the given one. Of a defective matrix that moves
/// them far: an eigenvalue of k equal ones in one Jordan block by about ε^(1/k).
///
/// - Parameters:
///   - matrix: all n × n elements, by rows
///   - n: at least 0
/// - Returns: `nil` if an element or an eigenvalue is not finite, or the iteration does not converge
public func eigenvalues(
  of matrix: Buffer<Double>, order n: Int
) -> [(real: Double, imaginary: Double)]? {
  precondition(n >= 0 && matrix.count == n * n, "a square matrix")
  guard matrix.allSatisfy(\.isFinite) else { return nil }
  // Near the ends of the range sums and products would leave it.
  let largest = largestMagnitude(matrix)
  let scale = largest > 1e150 || largest < 1e-150 ? powerOfTwo(scaling: largest) : 1
  var rest = SquareMatrix(matrix, order: n, scale: scale)
  var values = rest.takeIsolatedEigenvalues().map { (real: $0, imaginary: 0.0) }
  rest.balance()
  rest.reduceToHessenbergForm()
  guard let others = rest.eigenvaluesOfHessenbergForm() else { return nil }
  values = (values + others).map { ($0.real / scale, $0.imaginary / scale) }
  return values.allSatisfy { $0.real.isFinite && $0.imaginary.isFinite } ? values : nil
}

/// The largest magnitude of an eigenvalue of a real matrix: how much, in the long run, applying it
/// multiplies a vector by. 0 for a matrix without elements.
///
/// - Returns: `nil` where ``eigenvalues(of:order:)`` is
public func spectralRadius(of matrix: Buffer<Double>, order n: Int) -> Double? {
  eigenvalues(of: matrix, order: n)?.reduce(0) { max($0, Double.hypot($1.real, $1.imaginary)) }
}
