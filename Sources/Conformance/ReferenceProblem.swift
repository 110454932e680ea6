import ElementaryFunctions

/// The small problems of the reference trajectories, with their closed-form gradients: written from
/// their formulas, independent of the package's own problems.
public struct ReferenceProblem: Decodable, Sendable {
  public let kind: String
  public let w0, grad0: [Double]
  public let loss0: Double
  let a, b: [Double]?
  let x: ReferenceTensor?
  let y: [Double]?
  let l2: Double?
  /// A, B and C of a quadratic in a matrix.
  let left, right, target: ReferenceTensor?
  private let size: WholeNumber
  private let rowCount, columnCount: WholeNumber?

  private enum CodingKeys: String, CodingKey {
    case kind, w0, grad0, loss0, a, b, x, y, l2
    case left = "A"
    case right = "B"
    case target = "C"
    case size = "dimension"
    case rowCount = "rows"
    case columnCount = "cols"
  }

  public var dimension: Int { size.value }

  public func loss(_ w: [Double]) -> Double { form?.loss(w) ?? .nan }

  public func gradient(_ w: [Double]) -> [Double] { form?.gradient(w) ?? [] }

  /// Whether loss and gradient at the start are those that the file states. A check of the data, not
  /// of arithmetic, which may cancel there.
  var agreesWithItself: Bool {
    let gradient = gradient(w0)
    let scale = (w0 + grad0 + [loss0, 1]).reduce(0) { max($0, abs($1)) }
    return abs(loss(w0) - loss0) <= 1e-9 * scale
      && zip(gradient, grad0).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
  }

  /// What is wrong with the data of its kind.
  var fault: ReferenceCase.Fault? {
    guard dimension == w0.count, grad0.count == w0.count else {
      return .init(
        place: "dimension",
        message: "\(dimension), with \(w0.count) numbers in w0 and \(grad0.count) in grad0")
    }
    guard !w0.isEmpty else { return .init(place: "w0", message: "is empty") }
    guard Self.kinds.contains(kind) else {
      return .init(
        place: "kind",
        message: "unknown problem '\(kind)'; known are \(Self.kinds.joined(separator: ", "))")
    }
    guard form != nil else {
      return .init(
        place: "kind", message: "the data of this '\(kind)' are missing or of other sizes")
    }
    return nil
  }

  private static let kinds = ["quad10", "logreg", "rosen", "quadmat"]

  private var form: (any ProblemForm)? {
    switch kind {
    case "quad10":
      guard let a, let b, a.count == dimension, b.count == dimension else { return nil }
      return Quadratic(a: a, b: b)
    case "logreg":
      guard let x, let y, let l2, x.isConsistent, x.shape == [y.count, dimension], !y.isEmpty
      else { return nil }
      return LogisticRegression(x: x.data, y: y, l2: l2)
    case "rosen": return Rosenbrock()
    case "quadmat":
      guard let left, let right, let target, let rows = rowCount?.value,
        let cols = columnCount?.value,
        left.isConsistent, right.isConsistent,
        target.isConsistent, left.shape.count == 2, right.shape.count == 2, left.shape[1] == rows,
        right.shape[0] == cols, target.shape == [left.shape[0], right.shape[1]],
        elementCount([rows, cols]) == dimension
      else { return nil }
      return MatrixQuadratic(
        left: DenseMatrix(left), right: DenseMatrix(right), target: DenseMatrix(target))
    default: return nil
    }
  }
}

private protocol ProblemForm {
  func loss(_ w: [Double]) -> Double
  func gradient(_ w: [Double]) -> [Double]
}

/// ½ Σ aᵢwᵢ² − Σ bᵢwᵢ
private struct Quadratic: ProblemForm {
  let a, b: [Double]

  func loss(_ w: [Double]) -> Double {
    w.indices.reduce(0) { $0 + 0.5 * a[$1] * w[$1] * w[$1] - b[$1] * w[$1] }
  }

  func gradient(_ w: [Double]) -> [Double] { w.indices.map { a[$0] * w[$0] - b[$0] } }
}

/// mean log(1 + exp(−yᵢ xᵢ·w)) + ½ l2 ‖w‖²
private struct LogisticRegression: ProblemForm {
  let x, y: [Double]
  let l2: Double

  func loss(_ w: [Double]) -> Double {
    // log(1 + eᵘ) without overflow.
    let terms = y.indices.map { i in
      let u = -y[i] * product(i, w)
      return max(u, 0) + Double.log(onePlus: Double.exp(-abs(u)))
    }
    return terms.reduce(0, +) / Double(y.count) + 0.5 * l2 * w.reduce(0) { $0 + $1 * $1 }
  }

  func gradient(_ w: [Double]) -> [Double] {
    var g = w.map { l2 * $0 }
    for i in y.indices {
      let factor = -y[i] / (1 + Double.exp(y[i] * product(i, w))) / Double(y.count)
      for j in w.indices { g[j] += factor * x[i * w.count + j] }
    }
    return g
  }

  private func product(_ row: Int, _ w: [Double]) -> Double {
    w.indices.reduce(0) { $0 + x[row * w.count + $1] * w[$1] }
  }
}

/// Σ 100(wᵢ₊₁ − wᵢ²)² + (1 − wᵢ)²
private struct Rosenbrock: ProblemForm {
  func loss(_ w: [Double]) -> Double {
    (0..<w.count - 1).reduce(0) { total, i in
      let u = w[i + 1] - w[i] * w[i]
      return total + 100 * u * u + (1 - w[i]) * (1 - w[i])
    }
  }

  func gradient(_ w: [Double]) -> [Double] {
    var g = [Double](repeating: 0, count: w.count)
    for i in 0..<w.count - 1 {
      let u = w[i + 1] - w[i] * w[i]
      g[i] += -400 * w[i] * u - 2 * (1 - w[i])
      g[i + 1] += 200 * u
    }
    return g
  }
}

/// ½ ‖A W B − C‖² with the parameters W as a matrix
private struct MatrixQuadratic: ProblemForm {
  let left, right, target: DenseMatrix

  func loss(_ w: [Double]) -> Double {
    0.5 * residual(w).elements.reduce(0) { $0 + $1 * $1 }
  }

  func gradient(_ w: [Double]) -> [Double] {
    (left.transposed * residual(w) * right.transposed).elements
  }

  private func residual(_ w: [Double]) -> DenseMatrix {
    let product = left * DenseMatrix(rows: left.columns, columns: right.rows, elements: w) * right
    return DenseMatrix(
      rows: target.rows, columns: target.columns,
      elements: zip(product.elements, target.elements).map { $0 - $1 })
  }
}

/// A small matrix, multiplied by the textbook.
private struct DenseMatrix {
  let rows, columns: Int
  let elements: [Double]

  init(rows: Int, columns: Int, elements: [Double]) {
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  init(_ tensor: ReferenceTensor) {
    self.init(rows: tensor.shape[0], columns: tensor.shape[1], elements: tensor.data)
  }

  var transposed: DenseMatrix {
    DenseMatrix(
      rows: columns, columns: rows,
      elements: (0..<columns).flatMap { j in (0..<rows).map { elements[$0 * columns + j] } })
  }

  static func * (a: DenseMatrix, b: DenseMatrix) -> DenseMatrix {
    DenseMatrix(
      rows: a.rows, columns: b.columns,
      elements: (0..<a.rows).flatMap { i in
        (0..<b.columns).map { j in
          (0..<a.columns).reduce(0) {
            $0 + a.elements[i * a.columns + $1] * b.elements[$1 * b.columns + j]
          }
        }
      })
  }
}
