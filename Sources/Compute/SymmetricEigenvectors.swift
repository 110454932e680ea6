/// Replaces a symmetric matrix by its eigenvectors, as columns in the order of falling eigenvalues; of
/// each the element of the largest magnitude, or the first of them, is positive.
///
/// By reduction to a tridiagonal matrix and the QL algorithm, in double precision whatever that of
/// the elements, about 9n³ operations. Eigenvalues are exact to the order of ε‖A‖, and each vector has
/// a residual of that order; where eigenvalues are equal to it, their vectors are any basis of their
/// space.
///
/// - Parameters:
///   - matrix: all n × n elements, of which those below the diagonal are not looked at
///   - n: at least 0
/// - Returns: whether they were found: not if an element is not finite, or if the iteration does not
///   converge; the matrix is left as it is then
@specialized(where S == Float)
@specialized(where S == Double)
public func eigenvectors<S: Scalar>(ofSymmetric matrix: inout Buffer<S>, order n: Int) -> Bool {
  precondition(matrix.count == n * n, "a square matrix")
  guard n > 0 else { return true }
  // A sum of squares may overflow where no element does.
  guard sumOfSquares(matrix).isFinite || matrix.allSatisfy(\.isFinite) else { return false }
  let a = matrix.base
  var largest = 0.0
  for i in 0..<n {
    for j in i..<n { largest = max(largest, abs(Double(a[i * n + j]))) }
  }
  let scale = powerOfTwo(scaling: largest)
  var rows = PaddedRows(zeros: n, columns: n)
  for i in 0..<n {
    for j in i..<n {
      let x = Double(a[i * n + j]) * scale
      rows[from: i][j] = x
      rows[from: j][i] = x
    }
  }
  let reduced = Tridiagonalization(rows, order: n)
  guard
    let found = TridiagonalEigenvalues(
      diagonal: reduced.diagonal, neighbours: reduced.neighbours, axes: reduced.axes)
  else { return false }
  let order = (0..<n).sorted {
    found.values[$0] != found.values[$1] ? found.values[$0] > found.values[$1] : $0 < $1
  }
  let columns = matrix.mutableBase
  for (j, index) in order.enumerated() {
    var largest = 0.0
    for i in 0..<n where abs(found[index, i]) > abs(largest) { largest = found[index, i] }
    for i in 0..<n { columns[i * n + j] = S(largest < 0 ? -found[index, i] : found[index, i]) }
  }
  return true
}

/// The power of two that brings a magnitude to between 1 and 2, or as near to it as a number does; 1
/// for zero.
func powerOfTwo(scaling magnitude: Double) -> Double {
  guard magnitude > 0 else { return 1 }
  return Double(sign: .plus, exponent: min(1000, max(-1000, -magnitude.exponent)), significand: 1)
}
