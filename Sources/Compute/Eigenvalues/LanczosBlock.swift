/// The tridiagonal matrix of one invariant subspace, or of the part of it that is spanned so far.
struct LanczosBlock {
  /// The number in the basis of its first vector.
  let firstVector: Int
  private(set) var diagonal: [Double] = []
  /// The last one leads out of what is spanned.
  private(set) var couplings: [Double] = []

  init(firstVector: Int) { self.firstVector = firstVector }

  mutating func append(_ α: Double, _ β: Double) {
    diagonal.append(α)
    couplings.append(β)
  }

  /// Values and residuals, largest first; `nil` if they could not be found.
  func ritzValues() -> [(value: Double, residual: Double)]? {
    guard let β = couplings.last,
      let found = TridiagonalEigenvalues(
        diagonal: diagonal, neighbours: couplings, components: .last)
    else { return nil }
    return found.values.indices.map { (found.values[$0], β * abs(found[$0, 0])) }
      .sorted { $0.0 > $1.0 }
  }

  /// The largest ones, with their vectors in terms of the basis.
  func ritzPairs(_ count: Int) -> [RitzPair]? {
    let k = diagonal.count
    guard let β = couplings.last,
      let found = TridiagonalEigenvalues(
        diagonal: diagonal, neighbours: couplings, components: .all)
    else { return nil }
    let order = (0..<k).sorted { found.values[$0] > found.values[$1] }
    return order.prefix(count).map { j in
      RitzPair(
        value: found.values[j], residual: β * abs(found[j, k - 1]),
        firstVector: firstVector, weights: (0..<k).map { found[j, $0] })
    }
  }
}

/// An approximate eigenvalue, and its vector as a sum of consecutive vectors of the basis.
struct RitzPair {
  let value: Double
  let residual: Double
  let firstVector: Int
  let weights: [Double]
}
