import CVectorMath

/// Orthonormal vectors of the same length that are gained one by one, in memory that is kept from
/// one use to the next.
struct OrthonormalBasis: Sendable {
  private(set) var count = 0
  private var dimension = 0
  /// A row for each vector, padded with zeros to whole lanes.
  private var rows = Buffer<Double>(zeros: 0)
  private var products = Buffer<Double>(zeros: 0)
  private var capacity = 0

  /// Vectors of 64 bytes in a row.
  private var lanes: Int { PaddedRows.lanes(dimension) }
  /// Elements in a row.
  private var width: Int { lanes * Double.Lanes.scalarCount }

  mutating func removeAll(dimension: Int) {
    count = 0
    if dimension != self.dimension { capacity = 0 }
    self.dimension = dimension
  }

  /// - Parameter vector: of unit length and orthogonal to those that are there
  mutating func append(_ vector: Buffer<Double>) {
    if count == capacity {
      // By and by: a limit of iterations is far above what is used.
      capacity = max(16, 2 * capacity)
      var larger = Buffer<Double>(zeros: capacity * width)
      larger.mutableBase.update(from: rows.base, count: count * width)
      rows = larger
      products = Buffer(zeros: capacity)
    }
    (rows.mutableBase + count * width).update(from: vector.base, count: dimension)
    count += 1
  }

  /// Takes from x what lies in the span of the vectors.
  ///
  /// A second time if much was taken, since rounding of the first is then comparable to what is
  /// left: twice is enough (Giraud et al. 2005, doi 10.1007/s00211-005-0615-4).
  ///
  /// - Returns: the length of what is left
  mutating func orthogonalize(_ x: inout Buffer<Double>) -> Double {
    var length = euclideanNorm(x)
    guard count > 0 else { return length }
    for _ in 0..<3 {
      guard length > 0, length.isFinite else { return length }
      let before = length
      let layout = steplab_row_layout(rows: count, lanes: lanes, stride: lanes)
      steplab_row_products(
        matrix: rows.base, x: x.base, products: products.mutableBase, layout: layout
      ).run(in: .double)
      steplab_subtract_rows(
        matrix: rows.base, factors: products.base, x: x.mutableBase, layout: layout
      ).run(in: .double)
      length = euclideanNorm(x)
      if length > 0.7 * before { break }
    }
    return length
  }

  /// Adds a multiple of a vector of the basis.
  func add(_ factor: Double, times index: Int, to x: inout Buffer<Double>) {
    steplab_add_multiple(
      y: x.mutableBase, x: rows.base + index * width, lanes: lanes, factor: factor
    ).run(in: .double)
  }

  /// The sum of some consecutive vectors with these weights.
  func combination(of weights: some Collection<Double>, from first: Int) -> Buffer<Double> {
    var sum = Buffer<Double>(zeros: dimension)
    for (i, weight) in weights.enumerated() { add(weight, times: first + i, to: &sum) }
    return sum
  }
}
