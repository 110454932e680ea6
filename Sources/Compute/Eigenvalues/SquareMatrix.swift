/// A square matrix on its way to its eigenvalues, by rows.
struct SquareMatrix {
  private(set) var order: Int
  private var elements: Buffer<Double>

  init(_ matrix: Buffer<Double>, order: Int, scale: Double) {
    self.order = order
    elements = matrix
    Compute.scale(&elements, by: scale)
  }

  /// The elements, row by row.
  var base: UnsafeMutablePointer<Double> { mutating get { elements.mutableBase } }

  /// Takes away the eigenvalues that stand alone: where a row or a column has nothing beside its
  /// diagonal, that is an eigenvalue, and the others are those of the matrix without both.
  ///
  /// Triangular matrices, whatever the order of their rows, are seen through to rounding of nothing;
  /// of a lower one the reduction that follows would make a full one.
  mutating func takeIsolatedEigenvalues() -> [Double] {
    let n = order
    let a = base
    var left = Array(0..<n), taken: [Double] = []
    func isAlone(_ i: Int) -> Bool {
      left.allSatisfy { $0 == i || a[i * n + $0] == 0 }
        || left.allSatisfy { $0 == i || a[$0 * n + i] == 0 }
    }
    while let place = left.firstIndex(where: isAlone) {
      let i = left.remove(at: place)
      taken.append(a[i * n + i])
    }
    guard !taken.isEmpty else { return [] }
    var smaller = Buffer<Double>(zeros: left.count * left.count)
    let b = smaller.mutableBase
    for (row, i) in left.enumerated() {
      for (column, j) in left.enumerated() { b[row * left.count + column] = a[i * n + j] }
    }
    elements = smaller
    order = left.count
    return taken
  }

  /// Scales rows and columns against each other by powers of two until they are of about the same
  /// size, which changes no eigenvalue and makes those of a badly scaled matrix more exact (Parlett
  /// and Reinsch 1969, doi 10.1007/BF02165404).
  ///
  /// Sizes include the diagonal, without which rounding noise beside it would be blown up (James,
  /// Langou and Lowery 2014, arXiv 1401.5766). A row and its column change only if they become
  /// smaller by 5 % together, so there is an end.
  mutating func balance() {
    let n = order, a = base
    var isBalanced = false
    while !isBalanced {
      isBalanced = true
      for i in 0..<n {
        var column = 0.0, row = 0.0
        for j in 0..<n {
          column += abs(a[j * n + i])
          row += abs(a[i * n + j])
        }
        guard column > 0, row > 0 else { continue }
        let before = column + row
        var factor = 1.0
        while column < row / 2 { (factor, column, row) = (factor * 2, column * 2, row / 2) }
        while column > row * 2 { (factor, column, row) = (factor / 2, column / 2, row * 2) }
        guard column + row < 0.95 * before else { continue }
        isBalanced = false
        for j in 0..<n {
          a[j * n + i] *= factor
          a[i * n + j] /= factor
        }
      }
    }
  }

  /// Makes what lies below the first subdiagonal zero by Householder's reflections from both sides
  /// (Golub and Van Loan 2013, algorithm 7.4.2).
  mutating func reduceToHessenbergForm() {
    let n = order, a = base
    guard n > 2 else { return }
    var v = [Double](repeating: 0, count: n), products = v
    for k in 0..<n - 2 {
      var largest = 0.0
      for i in k + 2..<n { largest = max(largest, abs(a[i * n + k])) }
      guard largest > 0 else { continue }
      largest = max(largest, abs(a[(k + 1) * n + k]))
      // At the scale of 1 no square overflows, and none that counts vanishes.
      let scale = powerOfTwo(scaling: largest)
      var squares = 0.0
      for i in k + 1..<n {
        v[i] = a[i * n + k] * scale
        squares += v[i] * v[i]
      }
      let first = v[k + 1], length = squares.squareRoot(), end = first > 0 ? -length : length
      let τ = (end - first) / end
      v[k + 1] = 1
      for i in k + 2..<n { v[i] /= first - end }
      a[(k + 1) * n + k] = end / scale
      for i in k + 2..<n { a[i * n + k] = 0 }

      for j in k + 1..<n { products[j] = 0 }
      for i in k + 1..<n {
        for j in k + 1..<n { products[j] += v[i] * a[i * n + j] }
      }
      for i in k + 1..<n {
        for j in k + 1..<n { a[i * n + j] -= τ * v[i] * products[j] }
      }
      for i in 0..<n {
        var product = 0.0
        for j in k + 1..<n { product += a[i * n + j] * v[j] }
        for j in k + 1..<n { a[i * n + j] -= τ * product * v[j] }
      }
    }
  }
}
