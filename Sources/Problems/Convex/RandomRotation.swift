import Compute
import RandomStreams

/// Orthonormal vectors in uniformly random directions, as the eigenvectors of a dense symmetric
/// matrix H = Σ λᵢvᵢvᵢᵀ.
///
/// They are the columns of Q in the decomposition A = QR of a matrix of standard normal numbers.
/// Haar's measure would ask for a positive diagonal of R (Mezzadri 2007, arXiv math-ph/0609050),
/// but turning a vᵢ around does not change H.
struct RandomRotation {
  private let order: Int
  /// The vectors as rows, padded with zeros to whole vectors.
  private let rows: Buffer<Double>
  /// Vectors in a row.
  private let width: Int

  init(order: Int, from stream: inout RandomStream) {
    self.order = order
    var columns = Buffer((0..<order * order).map { _ in stream.normal() })
    var workspace = OrthonormalizationWorkspace<Double>(largestOrder: order)
    let isDecomposed = workspace.orthonormalizeColumns(of: &columns, order: order)
    precondition(isDecomposed, "a matrix of finite numbers has a QR decomposition")
    let lanes = Double.Lanes.scalarCount
    width = (order + lanes - 1) / lanes
    var rows = Buffer<Double>(zeros: order * width * lanes)
    let target = rows.mutableBase
    for i in 0..<order {
      for j in 0..<order { target[i * width * lanes + j] = columns.base[j * order + i] }
    }
    self.rows = rows
  }

  /// vᵢᵀx for all i.
  func coordinates(of x: Buffer<Double>) -> Buffer<Double> {
    Buffer((0..<order).map { coordinate($0, of: x) })
  }

  /// ½xᵀHx, never negative.
  ///
  /// - Parameters:
  ///   - eigenvalues: λ, in the order of the vectors
  ///   - product: becomes Hx
  func quadraticForm(
    _ eigenvalues: [Double], of x: Buffer<Double>, product: inout Buffer<Double>
  ) -> Double {
    let sum = product.mutableLanes
    for j in 0..<width { sum[j] = Double.Lanes() }
    var value = 0.0
    // In one pass: a row is still in the cache when it is needed again.
    for i in 0..<order {
      let coordinate = coordinate(i, of: x)
      let row = rows.lanes + i * width
      let factor = Double.Lanes(repeating: eigenvalues[i] * coordinate)
      for j in 0..<width { sum[j] += factor * row[j] }
      value += 0.5 * eigenvalues[i] * coordinate * coordinate
    }
    return value
  }

  @inline(__always)
  private func coordinate(_ i: Int, of x: Buffer<Double>) -> Double {
    let row = rows.lanes + i * width
    let x = x.lanes
    var sum = Double.Lanes()
    for j in 0..<width { sum += row[j] * x[j] }
    return sum.sum()
  }
}
