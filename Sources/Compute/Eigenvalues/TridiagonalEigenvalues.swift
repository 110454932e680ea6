/// The eigenvalues of a symmetric tridiagonal matrix, with some components of its eigenvectors, by
/// the QL algorithm with implicit shifts (Bowdler et al. 1968, doi 10.1007/BF02219772; EISPACK's
/// `tql2`).
///
/// Lanczos's iteration asks for the last component alone at every step, which costs O(k²) where all
/// eigenvectors cost O(k³).
struct TridiagonalEigenvalues {
  /// Not sorted.
  private(set) var values: [Double]
  /// For each eigenvalue a row of components, padded to whole lanes.
  private var vectors: PaddedRows

  enum Components { case last, all }

  /// - Parameters:
  ///   - diagonal: of length n ≥ 1
  ///   - neighbours: what couples i and i + 1; elements from n − 1 on are not looked at
  /// - Returns: `nil` if an element is not finite, or the iteration does not converge
  init?(diagonal: [Double], neighbours: [Double], components wanted: Components) {
    let n = diagonal.count
    var rows = PaddedRows(zeros: n, columns: wanted == .last ? 1 : n)
    switch wanted {
    case .last: if n > 0 { rows[n - 1, 0] = 1 }
    case .all: for i in 0..<n { rows[i, i] = 1 }
    }
    self.init(diagonal: diagonal, neighbours: neighbours, axes: rows)
  }

  /// - Parameter axes: row i holds components of what the matrix calls the i-th unit vector
  init?(diagonal: [Double], neighbours: [Double], axes: consuming PaddedRows) {
    let n = diagonal.count
    let coupling = neighbours.prefix(n - 1)
    let scale = max(
      diagonal.reduce(0) { max($0, abs($1)) }, coupling.reduce(0) { max($0, abs($1)) })
    guard n > 0, scale.isFinite, diagonal.allSatisfy(\.isFinite), coupling.allSatisfy(\.isFinite)
    else { return nil }
    values = diagonal
    vectors = axes
    guard scale > 0 else { return }
    // At the scale of 1 no square overflows, and what underflows has no part in the result.
    values = diagonal.map { $0 / scale }
    guard diagonalize(couplings: coupling.map { $0 / scale } + [0]) else { return nil }
    for i in 0..<n { values[i] *= scale }
  }

  /// A component of the vector that belongs to `values[index]`.
  subscript(index: Int, component: Int) -> Double { vectors[index, component] }

  /// Turns the couplings into zeros by rotations, which the rows follow.
  private mutating func diagonalize(couplings: [Double]) -> Bool {
    let n = values.count
    var e = couplings
    var cosines = [Double](repeating: 0, count: n), sines = cosines
    for first in 0..<n {
      var rounds = 0
      while true {
        var last = first
        while last < n - 1,
          abs(e[last]) > 0.5 * Double.ulpOfOne * (abs(values[last]) + abs(values[last + 1]))
        {
          last += 1
        }
        if last == first { break }
        rounds += 1
        if rounds > 100 { return false }
        let turned = sweep(&e, &cosines, &sines, from: first, to: last)
        vectors.rotate(turned...last, cosines: cosines, sines: sines)
      }
    }
    return true
  }

  /// One implicit QL step on an unreduced part.
  ///
  /// - Returns: the first row that is rotated; it is not the part's first where the part falls apart
  private mutating func sweep(
    _ e: inout [Double], _ cosines: inout [Double], _ sines: inout [Double], from first: Int,
    to last: Int
  ) -> Int {
    let half = (values[first + 1] - values[first]) / (2 * e[first])
    let root = (half * half + 1).squareRoot()
    var g = values[last] - values[first] + e[first] / (half + (half < 0 ? -root : root))
    var s = 1.0, c = 1.0, p = 0.0
    for i in stride(from: last - 1, through: first, by: -1) {
      let f = s * e[i], b = c * e[i]
      let r = (f * f + g * g).squareRoot()
      e[i + 1] = r
      if r == 0 {
        values[i + 1] -= p
        e[last] = 0
        return i + 1
      }
      s = f / r
      c = g / r
      g = values[i + 1] - p
      let t = (values[i] - g) * s + 2 * c * b
      p = s * t
      values[i + 1] = g + p
      g = c * t - b
      cosines[i] = c
      sines[i] = s
    }
    values[first] -= p
    e[first] = g
    e[last] = 0
    return first
  }
}
