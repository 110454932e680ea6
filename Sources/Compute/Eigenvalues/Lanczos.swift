/// The algebraically largest eigenvalues of a symmetric operator that is known by its products with
/// vectors: Lanczos's iteration with full reorthogonalisation, without restarts.
///
/// Lanczos 1950, doi 10.6028/jres.045.026; Golub and Van Loan 2013, chapter 10. After k products the
/// Ritz values θ are the eigenvalues of the tridiagonal matrix T = VᵀAV, and the residual of a Ritz
/// pair is ‖Ay − θy‖ = βₖ|sₖ|, with sₖ the last element of its eigenvector of T: an eigenvalue of A
/// lies within it. For a Ritz value that is separated from the others by a gap, the error is of the
/// order of the residual's square over the gap.
///
/// Where the space spanned is invariant, β = 0, the iteration goes on with a random direction that
/// is orthogonal to it, until one of these adds nothing to the eigenvalues asked for.
///
/// Costs a product and O(kn) at step k; keeps k vectors. A value whose memory is used again.
public struct Lanczos: Sendable {
  /// How many eigenvalues are asked for, at least 1.
  public let count: Int
  /// The largest residual that counts as converged, relative to its Ritz value's magnitude.
  public let tolerance: Double
  /// The most products, at least 1.
  public let limit: Int
  private var basis = OrthonormalBasis()

  public init(count: Int = 1, tolerance: Double = 1e-4, limit: Int = 100) {
    self.count = max(1, count)
    self.tolerance = tolerance
    self.limit = max(1, limit)
  }

  /// The largest eigenvalues of a symmetric operator, with their vectors.
  ///
  /// - Parameters:
  ///   - n: the operator's order, ≥ 0
  ///   - start: of length n; should have components of all eigenvectors asked for. A random one if
  ///     absent, zero or not finite
  ///   - random: independent numbers of a continuous distribution
  ///   - multiply: writes the product with a vector of unit length
  /// - Returns: as many pairs as asked for, or n of them; `nil` for an operator of order 0, and if a
  ///   product is not finite
  public mutating func largest(
    order n: Int, start: Buffer<Double>? = nil, random: () -> Double,
    multiply: (_ x: Buffer<Double>, _ product: inout Buffer<Double>) -> Void
  ) -> RitzPairs? {
    guard n > 0 else { return nil }
    basis.removeAll(dimension: n)
    let most = min(n, limit), wanted = min(count, n)
    var settled: [RitzPair] = []
    var block = LanczosBlock(firstVector: 0)
    var scale = 0.0
    var x = Buffer<Double>(zeros: n), product = Buffer<Double>(zeros: n)
    if let start, start.count == n, case let length = euclideanNorm(start), length > 0,
      length.isFinite
    {
      x.assign(start)
      Compute.scale(&x, by: 1 / length)
    } else if !takeRandomDirection(&x, random) {
      return nil
    }

    while true {
      basis.append(x)
      multiply(x, &product)
      guard euclideanNorm(product).isFinite else { return nil }
      let α = dotProduct(x, product)
      add(-α, times: x, to: &product)
      if let β = block.couplings.last { basis.add(-β, times: basis.count - 2, to: &product) }
      let β = basis.orthogonalize(&product)
      block.append(α, β)
      scale = max(scale, abs(α) + β)
      guard α.isFinite, β.isFinite, let current = block.ritzValues() else { return nil }

      let rounding = 100 * Double.ulpOfOne * scale
      let isInvariant = β <= rounding
      let isDone = isDone(
        settled, current, wanted: wanted, isInvariant: isInvariant, rounding: rounding)
      if isDone || basis.count == most {
        return pairs(
          settled, block, wanted: wanted, isConverged: isDone || basis.count == n)
      }
      if isInvariant {
        guard let own = block.ritzPairs(count) else { return nil }
        settled = merged(settled + own, wanted)
        block = LanczosBlock(firstVector: basis.count)
        guard takeRandomDirection(&x, random) else { return nil }
      } else {
        x.assign(product)
        Compute.scale(&x, by: 1 / β)
      }
    }
  }

  /// Whether the largest values are those asked for.
  ///
  /// - Parameters:
  ///   - settled: of spaces that were found to be invariant; largest first
  ///   - current: of the space that the iteration is in; largest first
  private func isDone(
    _ settled: [RitzPair], _ current: [(value: Double, residual: Double)], wanted: Int,
    isInvariant: Bool, rounding: Double
  ) -> Bool {
    func isConverged(_ pair: (value: Double, residual: Double)) -> Bool {
      pair.residual <= max(tolerance * abs(pair.value), rounding)
    }
    if settled.isEmpty {
      // One that is invariant may lack what its first vector lacked.
      return !isInvariant && current.count >= wanted
        && current.prefix(wanted).allSatisfy(isConverged)
    }
    guard let largest = current.first, isConverged(largest) else { return false }
    if settled.count >= wanted, largest.value <= settled[wanted - 1].value { return true }
    guard !isInvariant else { return false }
    let all = (settled.map { ($0.value, $0.residual) } + current).sorted { $0.0 > $1.0 }
    return all.count >= wanted && all.prefix(wanted).allSatisfy(isConverged)
  }

  private mutating func takeRandomDirection(
    _ x: inout Buffer<Double>, _ random: () -> Double
  ) -> Bool {
    for _ in 0..<3 {
      let elements = x.mutableBase
      for i in 0..<x.count { elements[i] = random() }
      let length = euclideanNorm(x)
      let rest = basis.orthogonalize(&x)
      guard rest.isFinite, rest > 1e-8 * length else { continue }
      scale(&x, by: 1 / rest)
      return true
    }
    return false
  }

  private func merged(_ pairs: [RitzPair], _ wanted: Int) -> [RitzPair] {
    Array(pairs.sorted { $0.value > $1.value }.prefix(wanted))
  }

  private func pairs(
    _ settled: [RitzPair], _ block: LanczosBlock, wanted: Int, isConverged: Bool
  ) -> RitzPairs? {
    guard let own = block.ritzPairs(wanted) else { return nil }
    let pairs = merged(settled + own, wanted)
    return RitzPairs(
      values: pairs.map(\.value), residuals: pairs.map(\.residual),
      vectors: pairs.map { basis.combination(of: $0.weights, from: $0.firstVector) },
      products: basis.count, isConverged: isConverged)
  }
}

/// Approximations of the largest eigenvalues of a symmetric operator.
public struct RitzPairs: Sendable {
  /// The Ritz values, largest first.
  public let values: [Double]
  /// ‖Ay − θy‖ for every value θ and vector y: an eigenvalue of A lies within this distance.
  public let residuals: [Double]
  /// The vector of unit length of each of ``values``.
  public let vectors: [Buffer<Double>]
  /// How many products with the operator were taken.
  public let products: Int
  /// Whether all residuals came below the tolerance within the limit.
  public let isConverged: Bool
}
