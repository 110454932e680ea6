import Compute
import Testing

/// Q of A = QR against LAPACK's, and by what it must be whatever its computation.
@Suite struct QRDecompositionTests {
  static let orders = [1, 2, 3, 31, 32, 33, 64, 95, 130, 300]

  private func orthonormalized<S: Scalar>(_ a: Buffer<S>, _ n: Int) -> Buffer<S> {
    // Larger than needed, and used before.
    var workspace = OrthonormalizationWorkspace<S>(largestOrder: n + 40)
    var q = Buffer<S>(repeating: 3, count: (n + 2) * (n + 2))
    #expect(workspace.orthonormalizeColumns(of: &q, order: n + 2))
    q = a
    #expect(workspace.orthonormalizeColumns(of: &q, order: n))
    return q
  }

  private func check<S: Scalar>(_ original: Buffer<Double>, _ n: Int, as: S.Type) -> Buffer<S> {
    let a = Buffer(original.map { S($0) }), q = orthonormalized(a, n)
    let ε = Double(S.ulpOfOne), factor = 16 + 4 * Double(n).squareRoot()
    #expect(Matrices.lackOfOrthogonality(q, n) <= factor * ε)
    // R = QᵀA is upper triangular, column by column to rounding.
    let r = Matrices.product(q, a, n, transposeA: true)
    for j in 0..<n {
      let length = (0..<n).reduce(0) { max($0, abs(Double(a[$1 * n + j]))) }
      for i in j + 1..<max(n, j + 1) { #expect(abs(r[i * n + j]) <= factor * ε * length) }
    }
    return q
  }

  @Test(arguments: orders) func `random matrices have LAPACK's Q`(n: Int) {
    // Far enough from singular for every column of Q to be determined.
    var a = Matrices.random(n)
    for i in 0..<n { a[i * (n + 1)] += (i.isMultiple(of: 2) ? 2 : -2) * Double(n).squareRoot() }
    let exact = Lapack.orthonormalized(a, order: n)
    for (x, y) in zip(check(a, n, as: Double.self), exact) { #expect(abs(x - y) <= 1e-13) }
    for (x, y) in zip(check(a, n, as: Float.self), exact) { #expect(abs(Double(x) - y) <= 5e-5) }
  }

  @Test(arguments: [2, 33, 70]) func `matrices without full rank`(n: Int) {
    var a = Matrices.random(n)
    for i in 0..<n {
      a[i * n + n / 2] = a[i * n]
      if n > 2 { a[i * n + 2] = 0 }
    }
    _ = check(a, n, as: Double.self)
    _ = check(a, n, as: Float.self)
    let ones = Buffer<Double>(repeating: 1, count: n * n)
    _ = check(ones, n, as: Double.self)
    _ = check(ones, n, as: Float.self)
  }

  /// Where nothing lies below the diagonal nothing is reflected.
  @Test(arguments: [1, 2, 32, 45]) func `triangles, zeros and the identity give the identity`(
    n: Int
  ) {
    let identity = Matrices.diagonal([Double](repeating: 1, count: n))
    var triangle = Matrices.random(n)
    for i in 0..<n { for j in 0..<i { triangle[i * n + j] = 0 } }
    for a in [identity, triangle, Buffer(zeros: n * n)] {
      #expect(orthonormalized(a, n) == identity)
      #expect(Lapack.orthonormalized(a, order: n) == identity)
    }
  }

  /// Lengths of columns have no part in Q; powers of two none in its bits.
  @Test(arguments: [3, 40]) func `columns of all sizes`(n: Int) {
    func check<S: Scalar>(as: S.Type, smallest: S.Exponent, largest: S.Exponent) {
      let a = Buffer(Matrices.dyadic(n).map { S($0) })
      var scaled = a
      let exponents = [smallest, 0, largest, -1]
      for i in 0..<n * n {
        scaled[i] *= S(sign: .plus, exponent: exponents[i % n % 4], significand: 1)
      }
      #expect(orthonormalized(scaled, n) == orthonormalized(a, n))
    }
    check(as: Double.self, smallest: -900, largest: 1000)
    check(as: Float.self, smallest: -90, largest: 115)
  }

  /// A second column whose part beside the first one is so small that its square vanishes.
  @Test(arguments: [1e-15, 1e-25, 1e-30, 1e-36]) func `what is left of a column is small`(x: Float)
  {
    for first: Float in [1, -1, 0] {
      let a: Buffer<Float> = [1, first, 1, 0, 3 * x, 2, 0, -4 * x, 5]
      let q = orthonormalized(a, 3)
      let exact = Lapack.orthonormalized(Buffer(a.map { Double($0) }), order: 3)
      for (value, reference) in zip(q, exact) { #expect(abs(Double(value) - reference) <= 1e-6) }
    }
    // Small beside what is on the diagonal: reflected nevertheless, as LAPACK does.
    let q = orthonormalized([1, 0, x, 1] as Buffer<Float>, 2)
    #expect(q[0] == -1 && abs(q[2] + x) <= 1e-6 * x)
  }

  @Test func `elements near the ends of the range`() {
    for size in [1e-300, 1e-150, 1e150, 1e300] {
      let a = Matrices.random(40), q = orthonormalized(Buffer(a.map { $0 * size }), 40)
      for (x, y) in zip(q, orthonormalized(a, 40)) { #expect(abs(x - y) <= 1e-11) }
    }
  }
}
