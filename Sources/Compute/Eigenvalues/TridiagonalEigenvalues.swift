/// The eigenvalues of a symmetric tridiagonal matrix, with some rows of the matrix that has its
/// eigenvectors as columns, by the QL algorithm with implicit shifts (Bowdler et al. 1968, doi
/// 10.1007/BF02219772; EISPACK's `tql2`).
///
/// Lanczos's iteration asks for the last row alone at every step, which costs O(k²) where all
/// eigenvectors cost O(k³).
struct TridiagonalEigenvalues {
  /// Not sorted.
  private(set) var values: [Double]
  /// `rowCount` × order, by rows; element j of a row belongs to `values[j]`.
  private(set) var rows: [Double]

  enum Rows { case last, all }

  /// - Parameters:
  ///   - diagonal: of length n ≥ 1
  ///   - neighbours: what couples i and i + 1; elements from n − 1 on are not looked at
  /// - Returns: `nil` if an element is not finite, or the iteration does not converge
  init?(diagonal: [Double], neighbours: [Double], rows wanted: Rows) {
    let n = diagonal.count
    let coupling = neighbours.prefix(n - 1)
    let scale = max(
      diagonal.reduce(0) { max($0, abs($1)) }, coupling.reduce(0) { max($0, abs($1)) })
    guard n > 0, scale.isFinite, diagonal.allSatisfy(\.isFinite), coupling.allSatisfy(\.isFinite)
    else { return nil }
    let rowCount = wanted == .last ? 1 : n
    var rows = [Double](repeating: 0, count: rowCount * n)
    for row in 0..<rowCount { rows[row * n + (wanted == .last ? n - 1 : row)] = 1 }
    guard scale > 0 else {
      (values, self.rows) = (diagonal, rows)
      return
    }
    // At the scale of 1 no square overflows, and what underflows has no part in the result.
    var d = diagonal.map { $0 / scale }
    var e = coupling.map { $0 / scale } + [0]
    let isFound = d.withUnsafeMutableBufferPointer { d in
      e.withUnsafeMutableBufferPointer { e in
        rows.withUnsafeMutableBufferPointer { Self.diagonalize(d, e, rows: $0) }
      }
    }
    guard isFound else { return nil }
    values = d.map { $0 * scale }
    self.rows = rows
  }

  /// Turns e into zeros by rotations, which the rows follow.
  private static func diagonalize(
    _ d: UnsafeMutableBufferPointer<Double>, _ e: UnsafeMutableBufferPointer<Double>,
    rows: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    let n = d.count
    for first in 0..<n {
      var rounds = 0
      while true {
        var last = first
        while last < n - 1,
          abs(e[last]) > 0.5 * Double.ulpOfOne * (abs(d[last]) + abs(d[last + 1]))
        {
          last += 1
        }
        if last == first { break }
        rounds += 1
        if rounds > 100 { return false }
        sweep(d, e, rows, from: first, to: last)
      }
    }
    return true
  }

  /// One implicit QL step on an unreduced part.
  private static func sweep(
    _ d: UnsafeMutableBufferPointer<Double>, _ e: UnsafeMutableBufferPointer<Double>,
    _ rows: UnsafeMutableBufferPointer<Double>, from first: Int, to last: Int
  ) {
    let n = d.count
    let half = (d[first + 1] - d[first]) / (2 * e[first])
    let root = (half * half + 1).squareRoot()
    var g = d[last] - d[first] + e[first] / (half + (half < 0 ? -root : root))
    var s = 1.0, c = 1.0, p = 0.0
    for i in stride(from: last - 1, through: first, by: -1) {
      let f = s * e[i], b = c * e[i]
      let r = (f * f + g * g).squareRoot()
      e[i + 1] = r
      if r == 0 {
        d[i + 1] -= p
        e[last] = 0
        return
      }
      s = f / r
      c = g / r
      g = d[i + 1] - p
      let t = (d[i] - g) * s + 2 * c * b
      p = s * t
      d[i + 1] = g + p
      g = c * t - b
      for row in stride(from: 0, to: rows.count, by: n) {
        let (x, y) = (rows[row + i], rows[row + i + 1])
        rows[row + i + 1] = s * x + c * y
        rows[row + i] = c * x - s * y
      }
    }
    d[first] -= p
    e[first] = g
    e[last] = 0
  }
}
