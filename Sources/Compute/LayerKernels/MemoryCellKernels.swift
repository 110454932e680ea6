import CVectorMath

/// Where the quantities of a step of long short-term memory lie, for the way back: for each row i,
/// f, g, o, the new c and tanh c, each padded to whole vectors.
public struct MemoryCellShape: Sendable {
  public let rows: Int
  /// The number of hidden units.
  public let width: Int
  /// The number of elements from one row of the gates to the next.
  public let gateStride: Int

  public init(rows: Int, width: Int, gateStride: Int) {
    precondition(gateStride >= 4 * width, "four gates in a row")
    self.rows = rows
    self.width = width
    self.gateStride = gateStride
  }

  /// Elements of the record of one row.
  public static func recordStride<S: Scalar>(width: Int, _: S.Type) -> Int {
    6 * paddedCount(width, S.self)
  }

  /// - Parameter rows: some of them
  fileprivate func layout<S: Scalar>(_ rows: Range<Int>, _: S.Type) -> steplab_cell_layout {
    .init(
      rows: rows.count, lanes: paddedCount(width, S.self) / S.Lanes.scalarCount, width: width,
      gate_stride: gateStride)
  }
}

/// The count rounded up to whole vectors.
@inlinable
public func paddedCount<S: Scalar>(_ count: Int, _: S.Type) -> Int {
  let width = S.Lanes.scalarCount
  return (count + width - 1) / width * width
}

/// One step of long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers
/// et al. 2000): i, f, o = sigmoid, g = tanh of the gates; c ← f c + i g; h ← o tanh c.
///
/// - Parameters:
///   - shape: of the step
///   - gates: before their activations, in the order i, f, g, o; readable for a vector beyond its end
///   - record: written, what the way back needs of this step
///   - previous: the record of the step before; `nil` for the first, whose c is 0
///   - h: rows padded to whole vectors
@specialized(where S == Float)
@specialized(where S == Double)
public func stepMemoryCell<S: Scalar>(
  _ shape: MemoryCellShape, gates: UnsafePointer<S>, record: UnsafeMutablePointer<S>,
  previous: UnsafePointer<S>?, h: UnsafeMutablePointer<S>
) {
  let padded = paddedCount(shape.width, S.self)
  forEachPart(of: shape.rows, cost: 24 * padded) { rows in
    let (row, start) = (rows.lowerBound, 6 * rows.lowerBound * padded)
    steplab_lstm_cell(
      gates: gates + row * shape.gateStride, record: record + start,
      previous: previous.map { $0 + start + 4 * padded }, h: h + row * padded,
      layout: shape.layout(rows, S.self)
    ).run(in: S.precision)
  }
}

/// The derivative of `stepMemoryCell`.
///
/// - Parameters:
///   - shape: of the step
///   - record: what `stepMemoryCell` wrote
///   - previous: the record of the step before; `nil` for the first
///   - deltaH: with respect to h
///   - deltaC: with respect to c from later steps; on return to the c before
///   - gateDeltas: written, with respect to the gates before their activations
@specialized(where S == Float)
@specialized(where S == Double)
public func stepMemoryCellBackward<S: Scalar>(
  _ shape: MemoryCellShape, record: UnsafePointer<S>, previous: UnsafePointer<S>?,
  deltaH: UnsafePointer<S>, deltaC: UnsafeMutablePointer<S>, gateDeltas: UnsafeMutablePointer<S>
) {
  let padded = paddedCount(shape.width, S.self)
  forEachPart(of: shape.rows, cost: 16 * padded) { rows in
    let (row, start) = (rows.lowerBound, 6 * rows.lowerBound * padded)
    steplab_lstm_cell_backward(
      record: record + start, previous: previous.map { $0 + start + 4 * padded },
      delta_h: deltaH + row * padded, delta_c: deltaC + row * padded,
      gate_deltas: gateDeltas + row * shape.gateStride, layout: shape.layout(rows, S.self)
    ).run(in: S.precision)
  }
}
