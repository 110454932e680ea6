import CVectorMath

/// A matrix whose rows are padded with zeros to whole lanes, so that the passes over them have no
/// remainder.
struct PaddedRows: Sendable {
  private var elements: Buffer<Double>
  /// Lanes from one row to the next.
  private let stride: Int

  init(zeros rows: Int, columns: Int) {
    // An odd number: at a distance of a power of two, rows would displace each other in the cache.
    stride = Self.lanes(columns) | 1
    elements = Buffer(zeros: rows * stride * Double.Lanes.scalarCount)
  }

  /// How many lanes cover so many elements.
  static func lanes(_ count: Int) -> Int {
    (count + Double.Lanes.scalarCount - 1) / Double.Lanes.scalarCount
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * stride * Double.Lanes.scalarCount + column] }
    set { elements[row * stride * Double.Lanes.scalarCount + column] = newValue }
  }

  /// The memory of a row and those after it.
  subscript(from row: Int) -> UnsafeMutablePointer<Double> {
    mutating get { elements.mutableBase + row * stride * Double.Lanes.scalarCount }
  }

  /// The first so many elements of the first so many rows, or rather the lanes that cover them.
  private func corner(_ order: Int) -> steplab_row_layout {
    steplab_row_layout(rows: order, lanes: Self.lanes(order), stride: stride)
  }

  /// A x for the leading square of an order.
  ///
  /// - Parameter x: zeros beyond the order
  mutating func multiply(_ x: Buffer<Double>, into product: inout Buffer<Double>, order: Int) {
    steplab_row_products(
      matrix: self[from: 0], x: x.base, products: product.mutableBase, layout: corner(order)
    ).run(in: .double)
    withExtendedLifetime(x) {}
  }

  /// A ← A − v wᵀ − w vᵀ in the leading square of an order; both are zeros beyond it.
  mutating func update(minus v: Buffer<Double>, _ w: Buffer<Double>, order: Int) {
    steplab_rank_two_update(matrix: self[from: 0], v: v.base, w: w.base, layout: corner(order))
      .run(in: .double)
    withExtendedLifetime((v, w)) {}
  }

  /// A ← A (1 − τ v vᵀ) in the leading square of an order.
  ///
  /// - Parameter v: zeros beyond the order
  mutating func reflect(by v: UnsafePointer<Double>, factor τ: Double, order: Int) {
    steplab_reflect_rows(matrix: self[from: 0], v: v, layout: corner(order), factor: τ)
      .run(in: .double)
  }

  /// Rotates neighbouring rows, the last two first: rows i and i + 1 become c x − s y and s x + c y,
  /// by the i-th cosine and sine.
  mutating func rotate(_ rows: ClosedRange<Int>, cosines: [Double], sines: [Double]) {
    let base = self[from: rows.lowerBound]
    let layout = steplab_row_layout(rows: rows.count, lanes: stride, stride: stride)
    cosines.withUnsafeBufferPointer { cosines in
      sines.withUnsafeBufferPointer { sines in
        steplab_rotate_rows(
          matrix: base, cosines: cosines.baseAddress! + rows.lowerBound,
          sines: sines.baseAddress! + rows.lowerBound, layout: layout
        ).run(in: .double)
      }
    }
  }
}
