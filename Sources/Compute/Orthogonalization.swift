import CVectorMath

/// Memory for orthonormalising square matrices, so that doing it again allocates nothing.
public struct OrthonormalizationWorkspace<S: Scalar>: Sendable {
  private let largestOrder: Int
  /// The vectors of a panel's reflections, a row for each of the matrix.
  private var panel: Buffer<S>
  /// For each panel the transpose of the triangle T of its reflections' product 1 − V T Vᵀ.
  private var factors: Buffer<S>
  /// Products of the panel's vectors with other columns.
  private var products: Buffer<S>
  private var turned: Buffer<S>

  private static var panelColumns: Int { Int(STEPLAB_PANEL_COLUMNS) }

  public init(largestOrder: Int) {
    let columns = Self.panelColumns
    self.largestOrder = largestOrder
    panel = Buffer(zeros: largestOrder * columns)
    factors = Buffer(zeros: (largestOrder + columns - 1) / columns * columns * columns)
    products = Buffer(zeros: largestOrder * columns)
    turned = Buffer(zeros: largestOrder * columns)
  }

  /// Replaces a square matrix A by the Q of A = QR: the same spaces spanned by its first columns,
  /// orthonormal.
  ///
  /// By Householder's reflections in panels of 32 columns, about 8n³/3 operations (Golub and Van Loan
  /// 2013, section 5.2.3). An element of R's diagonal has the sign opposite to that of the element
  /// that its column was reflected from, as LAPACK's, or is that element where nothing lies below it.
  ///
  /// - Returns: whether all elements are finite; if not, the matrix is left as it is
  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func orthonormalizeColumns(of matrix: inout Buffer<S>, order n: Int) -> Bool {
    precondition(matrix.count == n * n && n <= largestOrder, "a square matrix that fits")
    // A sum of squares may overflow where no element does.
    guard sumOfSquares(matrix).isFinite || matrix.allSatisfy(\.isFinite) else { return false }
    let a = matrix.mutableBase
    let panels = (n + Self.panelColumns - 1) / Self.panelColumns
    for number in 0..<panels { reflect(a, n, panelAt: number * Self.panelColumns) }
    for number in (0..<panels).reversed() { unfold(a, n, panelAt: number * Self.panelColumns) }
    return true
  }

  /// Makes a panel triangular, applies its reflections to the columns to its right, and leaves their
  /// vectors in its place.
  @inline(__always)
  private mutating func reflect(_ a: UnsafeMutablePointer<S>, _ n: Int, panelAt start: Int) {
    let rows = n - start, columns = min(Self.panelColumns, rows), right = rows - columns
    let corner = a + start * n + start
    load(corner, n, rows: rows, columns: columns)
    let factor = factors.mutableBase + start * Self.panelColumns
    let v = panel.mutableBase
    steplab_reflect_panel(panel: v, factor: factor, rows: rows, columns: columns)
      .run(in: S.precision)
    for i in 0..<rows {
      (corner + i * n).update(from: v + i * Self.panelColumns, count: columns)
    }
    guard right > 0 else { return }
    // A ← (1 − V Tᵀ Vᵀ) A
    let rest = MutableMatrix(corner + columns, rows: rows, columns: right, stride: n)
    let vectors = Matrix(UnsafePointer(v), rows: rows, columns: columns, stride: Self.panelColumns)
    let triangle = Matrix(
      UnsafePointer(factor), rows: columns, columns: columns, stride: Self.panelColumns)
    let product = MutableMatrix(products.mutableBase, rows: columns, columns: right)
    let turned = MutableMatrix(self.turned.mutableBase, rows: columns, columns: right)
    multiply(vectors, rest.reading, into: product, transposeA: true)
    multiply(triangle, product.reading, into: turned)
    multiply(vectors, turned.reading, into: rest, alpha: -1, beta: 1)
  }

  /// Multiplies what the panels to the right have become by a panel's reflections, and makes the
  /// columns of Q in its place: from the last panel to the first the matrix becomes Q.
  @inline(__always)
  private mutating func unfold(_ a: UnsafeMutablePointer<S>, _ n: Int, panelAt start: Int) {
    let rows = n - start, columns = min(Self.panelColumns, rows), right = rows - columns
    let corner = a + start * n + start
    load(corner, n, rows: rows, columns: columns)
    let v = panel.base
    let top = Matrix(v, rows: columns, columns: columns, stride: Self.panelColumns)
    let below = Matrix(
      v + columns * Self.panelColumns, rows: right, columns: columns, stride: Self.panelColumns)
    let triangle = Matrix(
      factors.base + start * Self.panelColumns, rows: columns, columns: columns,
      stride: Self.panelColumns)
    if right > 0 {
      // Beside the panel's diagonal Q has only zeros yet.
      let rest = MutableMatrix(
        corner + columns * n + columns, rows: right, columns: right, stride: n)
      let product = MutableMatrix(products.mutableBase, rows: columns, columns: right)
      let turned = MutableMatrix(self.turned.mutableBase, rows: columns, columns: right)
      multiply(below, rest.reading, into: product, transposeA: true)
      multiply(triangle, product.reading, into: turned, transposeA: true)
      multiply(
        top, turned.reading,
        into: MutableMatrix(corner + columns, rows: columns, columns: right, stride: n), alpha: -1)
      multiply(below, turned.reading, into: rest, alpha: -1, beta: 1)
    }
    // 1 − V T Vᵀ, whose first columns need the first rows of V alone.
    let turned = MutableMatrix(self.turned.mutableBase, rows: columns, columns: columns)
    multiply(triangle, top, into: turned, transposeA: true, transposeB: true)
    let vectors = Matrix(v, rows: rows, columns: columns, stride: Self.panelColumns)
    multiply(
      vectors, turned.reading,
      into: MutableMatrix(corner, rows: rows, columns: columns, stride: n), alpha: -1)
    for i in 0..<columns { corner[i * n + i] += 1 }
  }

  /// Copies columns of a matrix of order n to the panel.
  @inline(__always)
  private mutating func load(
    _ corner: UnsafeMutablePointer<S>, _ n: Int, rows: Int, columns: Int
  ) {
    let v = panel.mutableBase
    for i in 0..<rows {
      let row = v + i * Self.panelColumns
      row.update(from: corner + i * n, count: columns)
      (row + columns).update(repeating: 0, count: Self.panelColumns - columns)
    }
  }
}
