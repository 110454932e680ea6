/// A symmetric matrix A = Q T Qᵀ with a tridiagonal T, by Householder's reflections from the last row
/// to the first (Golub and Van Loan 2013, section 8.3.1, the order reversed so that what is left is
/// always a leading square).
struct Tridiagonalization {
  private(set) var diagonal: [Double]
  /// What couples i and i + 1 in T, and a zero.
  private(set) var neighbours: [Double]
  /// The columns of Q as rows.
  private(set) var axes: PaddedRows

  /// - Parameter matrix: both triangles, of magnitudes up to 1
  init(_ matrix: consuming PaddedRows, order n: Int) {
    diagonal = [Double](repeating: 0, count: n)
    neighbours = diagonal
    axes = PaddedRows(zeros: n, columns: n)
    var factors = diagonal
    var v = Buffer<Double>(zeros: n), w = v
    for i in (0..<n).reversed() {
      let row = matrix[from: i]
      diagonal[i] = row[i]
      guard i > 0 else { break }
      v.mutableBase.update(from: row, count: i - 1)
      v.mutableBase[i - 1] = 0
      v.mutableBase[i] = 0
      let first = row[i - 1], squares = dotProduct(v, v)
      // Beside elements of 1 it is no more than rounding of rounding, and not exact.
      guard squares > 1e-290 else {
        neighbours[i - 1] = first
        continue
      }
      let length = (first * first + squares).squareRoot(), end = first > 0 ? -length : length
      let τ = (end - first) / end
      scale(&v, by: 1 / (first - end))
      v.mutableBase[i - 1] = 1
      // A ← H A H = A − v wᵀ − w vᵀ with H = 1 − τ v vᵀ.
      matrix.multiply(v, into: &w, order: i)
      w.mutableBase[i] = 0
      scale(&w, by: τ)
      add(-τ / 2 * dotProduct(v, w), times: v, to: &w)
      matrix.update(minus: v, w, order: i)
      neighbours[i - 1] = end
      factors[i] = τ
      // The row is not needed any more.
      matrix[from: i].update(from: v.base, count: n)
    }
    // Qᵀ = H₁ ⋯ Hₙ₋₁, where each adds a row and a column to what is not the identity.
    for i in 0..<n { axes[i, i] = 1 }
    for i in 1..<max(1, n) where factors[i] != 0 {
      axes.reflect(by: matrix[from: i], factor: factors[i], order: i)
    }
  }
}
