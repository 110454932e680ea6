import Catalog
import Compute

/// An elementwise non-linearity whose derivative can be had from its output.
enum Activation: String, SettingChoice {
  case relu, tanh

  /// The gain that keeps the variance of unit-variance inputs: √2 for ReLU (He et al. 2015,
  /// arXiv 1502.01852), 1 for tanh (LeCun et al. 1998).
  var gain: Double { self == .relu ? 2.0.squareRoot() : 1 }
}

/// A layer's values for a number of rows. Each row is padded to whole vectors, so that elementwise
/// passes have no remainder; the padding is never read as data.
struct ActivationMatrix<S: Scalar> {
  let rows: Int
  let columns: Int
  private(set) var values: Buffer<S>

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Buffer(zeros: rows * Self.stride(for: columns))
  }

  static func stride(for columns: Int) -> Int {
    let width = S.Lanes.scalarCount
    return (columns + width - 1) / width * width
  }

  var stride: Int { Self.stride(for: columns) }
  var lanesPerRow: Int { stride / S.Lanes.scalarCount }

  /// The first `rows` rows, to write.
  mutating func writing(rows: Int) -> MutableMatrix<S> {
    precondition(rows <= self.rows, "more rows than there is room for")
    return MutableMatrix(values.mutableBase, rows: rows, columns: columns, stride: stride)
  }
}

extension MutableMatrix {
  /// The rows as vectors; the stride must be a multiple of their width.
  @inline(__always)
  var lanes: UnsafeMutablePointer<S.Lanes> {
    UnsafeMutableRawPointer(base).assumingMemoryBound(to: S.Lanes.self)
  }

  @inline(__always)
  var lanesPerRow: Int { stride / S.Lanes.scalarCount }
}

/// z ← activation(z + bias), or z + bias without an activation, in one pass.
///
/// - Parameter bias: as long as a row with its padding
@inline(__always)
func addBias<S: Scalar>(
  _ bias: UnsafePointer<S.Lanes>, to z: MutableMatrix<S>, activation: Activation?
) {
  switch activation {
  case nil: mapRows(z, bias) { z, b in z + b }
  case .relu: mapRows(z, bias) { z, b in S.positivePart(z + b) }
  case .tanh: mapRows(z, bias) { z, b in S.hyperbolicTangent(z + b) }
  }
}

@inline(__always)
private func mapRows<S: Scalar>(
  _ z: MutableMatrix<S>, _ bias: UnsafePointer<S.Lanes>,
  _ body: (S.Lanes, S.Lanes) -> S.Lanes
) {
  let width = z.lanesPerRow
  for row in 0..<z.rows {
    let lanes = z.lanes + row * width
    for j in 0..<width { lanes[j] = body(lanes[j], bias[j]) }
  }
}

/// δ ← δ ⊙ activation′, with the derivative taken from the activation's output a, and the column
/// sums of the result: the gradient of the bias.
@inline(__always)
func backpropagate<S: Scalar>(
  _ delta: MutableMatrix<S>, output a: MutableMatrix<S>?, activation: Activation?,
  columnSums: UnsafeMutablePointer<S.Lanes>
) {
  switch (activation, a) {
  case (.relu?, let a?):
    gateRows(delta, a, columnSums) { δ, a in S.select(δ, wherePositive: a) }
  case (.tanh?, let a?):
    gateRows(delta, a, columnSums) { δ, a in δ - δ * (a * a) }
  default:
    gateRows(delta, delta, columnSums) { δ, _ in δ }
  }
}

@inline(__always)
private func gateRows<S: Scalar>(
  _ delta: MutableMatrix<S>, _ output: MutableMatrix<S>, _ sums: UnsafeMutablePointer<S.Lanes>,
  _ body: (S.Lanes, S.Lanes) -> S.Lanes
) {
  let width = delta.lanesPerRow
  for j in 0..<width {
    var sum = S.Lanes(repeating: 0)
    var i = j
    for _ in 0..<delta.rows {
      let value = body(delta.lanes[i], output.lanes[i])
      delta.lanes[i] = value
      sum += value
      i += width
    }
    sums[j] = sum
  }
}
