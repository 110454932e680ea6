import Compute

/// Memory for a matrix with as many rows as are asked for, which grows when more are.
///
/// Each row is padded to whole vectors, so that elementwise passes have no remainder; the padding is
/// never read as data.
final class PaddedMatrix<S: Scalar> {
  let columns: Int
  let stride: Int
  private var values: Buffer<S>

  init(columns: Int) {
    self.columns = columns
    stride = paddedCount(columns, S.self)
    values = Buffer(zeros: 0)
  }

  /// The first rows. Memory asked for before stays valid unless this asks for more than ever.
  func rows(_ count: Int) -> MutableMatrix<S> {
    // A vector more: some passes read beyond the end of an unpadded row.
    let needed = count * stride + S.Lanes.scalarCount
    if values.count < needed { values = Buffer(zeros: needed) }
    return MutableMatrix(values.mutableBase, rows: count, columns: columns, stride: stride)
  }
}

extension MutableMatrix {
  /// Some of the rows.
  @inline(__always)
  func rows(_ range: Range<Int>) -> MutableMatrix {
    MutableMatrix(
      base + range.lowerBound * stride, rows: range.count, columns: columns, stride: stride)
  }

  /// Some of the columns.
  @inline(__always)
  func columns(_ range: Range<Int>) -> MutableMatrix {
    MutableMatrix(base + range.lowerBound, rows: rows, columns: range.count, stride: stride)
  }
}
