import Compute

/// The eigenvalues of a symmetric matrix, largest first, to rounding: |error| of the order of ε‖A‖.
///
/// - Parameter matrix: all n × n elements, finite
/// - Returns: `nil` if the iteration did not converge
func eigenvalues(ofSymmetric matrix: Buffer<Double>, order n: Int) -> [Double]? {
  precondition(matrix.count == n * n, "a square matrix")
  var vectors = matrix
  guard eigenvectors(ofSymmetric: &vectors, order: n) else { return nil }
  // Rayleigh quotients: vⱼᵀAvⱼ for the columns vⱼ.
  var products = Buffer<Double>(zeros: n * n)
  multiply(
    Matrix(matrix.base, rows: n, columns: n), Matrix(vectors.base, rows: n, columns: n),
    into: MutableMatrix(products.mutableBase, rows: n, columns: n))
  var values = [Double](repeating: 0, count: n)
  for i in 0..<n {
    for j in 0..<n { values[j] += vectors.base[i * n + j] * products.base[i * n + j] }
  }
  return values.sorted(by: >)
}
