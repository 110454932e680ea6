import Compute

/// Memory for a matrix with as many rows as are asked for, which grows when more are.
///
/// Each row is padded to whole vectors, so that elementwise passes have no remainder; the padding is
/// never read as data.
public final class PaddedMatrix<S: Scalar> {
  /// The numbers of a row, without the padding.
  public let columns: Int
  /// Elements from one row to the next: ``columns`` rounded up to whole vectors.
  public let stride: Int
  private var values: Buffer<S>

  /// A matrix that has no rows yet.
  ///
  /// - Parameter columns: the numbers of a row, without the padding
  public init(columns: Int) {
    self.columns = columns
    stride = paddedCount(columns, S.self)
    values = Buffer(zeros: 0)
  }

  /// The first rows. Memory asked for before stays valid unless this asks for more than ever.
  ///
  /// They hold what was last written to them, or zeros once more memory has been taken.
  ///
  /// - Parameter count: the number of rows
  /// - Returns: a matrix of `count` × ``columns``, in memory that goes with this object
  public func rows(_ count: Int) -> MutableMatrix<S> {
    // A vector more: some passes read beyond the end of an unpadded row.
    let needed = count * stride + S.Lanes.scalarCount
    if values.count < needed { values = Buffer(zeros: needed) }
    return MutableMatrix(values.mutableBase, rows: count, columns: columns, stride: stride)
  }
}

extension MutableMatrix {
  /// Some of the rows, in the same memory.
  ///
  /// - Parameter range: the rows, from 0, within the matrix; this is not checked
  @inline(__always)
  public func rows(_ range: Range<Int>) -> MutableMatrix {
    MutableMatrix(
      base + range.lowerBound * stride, rows: range.count, columns: columns, stride: stride)
  }

  /// Some of the columns, in the same memory and with the same stride.
  ///
  /// - Parameter range: the columns, from 0, within the matrix; this is not checked
  @inline(__always)
  public func columns(_ range: Range<Int>) -> MutableMatrix {
    MutableMatrix(base + range.lowerBound, rows: rows, columns: range.count, stride: stride)
  }
}
