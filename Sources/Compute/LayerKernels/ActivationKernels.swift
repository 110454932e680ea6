import CVectorMath

/// An elementwise non-linearity.
public typealias ActivationKernel = steplab_activation

extension ActivationKernel {
  /// Whether the derivative can be had from the output. Where it cannot, the forward pass leaves it
  /// behind.
  public var isInvertible: Bool { self != .gelu && self != .silu }
}

/// a ← activation(z + bias), row by row, in one pass.
///
/// - Parameters:
///   - z: the products; on return, for GELU and SiLU, the derivative at each element
///   - a: of the same shape and stride; may be `z` where the activation is invertible
///   - bias: as long as a row with its padding
///   - activation: which one
///   - slope: of leaky ReLU below zero
/// - Precondition: rows are padded to whole vectors.
@specialized(where S == Float)
@specialized(where S == Double)
public func activate<S: Scalar>(
  _ z: MutableMatrix<S>, into a: MutableMatrix<S>, bias: UnsafePointer<S>,
  by activation: ActivationKernel, slope: Double = 0.01
) {
  precondition(z.isPadded && a.stride == z.stride && a.rows == z.rows, "matrices of equal padding")
  forEachPart(of: z.rows, cost: 4 * z.stride) { rows in
    let start = rows.lowerBound * z.stride
    steplab_activate(
      z: z.base + start, a: a.base + start, bias: bias, rows: rows.count, lanes: z.lanesPerRow,
      activation: activation, slope: slope
    ).run(in: S.precision)
  }
}

/// δ ← δ ⊙ activation′, and the sums of its columns: the gradient of the bias.
///
/// - Parameters:
///   - delta: δ with respect to the output; on return to what the activation was applied to
///   - saved: the output of the activation where it is invertible, else the derivative
///   - activation: which one
///   - columnSums: as long as a row with its padding
///   - slope: of leaky ReLU below zero
@specialized(where S == Float)
@specialized(where S == Double)
public func activateBackward<S: Scalar>(
  _ delta: MutableMatrix<S>, saved: MutableMatrix<S>, by activation: ActivationKernel,
  columnSums: UnsafeMutablePointer<S>, slope: Double = 0.01
) {
  precondition(delta.isPadded && saved.stride == delta.stride, "matrices of equal padding")
  sumOfPortions(
    of: delta.rows, cost: 3 * delta.stride, count: delta.stride, as: S.self,
    { rows, sums in
      let start = rows.lowerBound * delta.stride
      steplab_activate_backward(
        delta: delta.base + start, saved: saved.base + start, column_sums: sums,
        rows: rows.count, lanes: delta.lanesPerRow, activation: activation, slope: slope
      ).run(in: S.precision)
    }, finish: { columnSums.update(from: $0, count: delta.stride) })
}

/// x ← x + y on matrices of the same shape and padding.
@specialized(where S == Float)
@specialized(where S == Double)
public func add<S: Scalar>(_ y: Matrix<S>, to x: MutableMatrix<S>) {
  precondition(
    x.isPadded && x.stride == y.stride && x.rows == y.rows, "matrices of equal padding")
  forEachPart(of: x.rows, cost: 3 * x.stride) { rows in
    let start = rows.lowerBound * x.stride
    steplab_add(x: x.base + start, y: y.base + start, lanes: rows.count * x.lanesPerRow)
      .run(in: S.precision)
  }
}

extension MutableMatrix {
  /// Whether rows are whole vectors at multiples of 64 bytes, as elementwise passes need them.
  @inlinable public var isPadded: Bool {
    stride % S.Lanes.scalarCount == 0 && UInt(bitPattern: base) % 64 == 0
  }

  @inlinable public var lanesPerRow: Int { stride / S.Lanes.scalarCount }
}
