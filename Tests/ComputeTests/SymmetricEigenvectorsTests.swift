import Compute
import Testing

/// Eigenvectors of symmetric matrices: orthogonality, residuals, LAPACK's eigenvalues, closed forms.
@Suite struct SymmetricEigenvectorsTests {
  static let orders = [1, 2, 3, 8, 9, 17, 64, 130, 300]

  private func check(_ a: Buffer<Double>, _ n: Int, _ name: String) {
    check(a, n, name, as: Double.self, ε: .ulpOfOne)
    // The Float nearest to an element may be none.
    if a.allSatisfy({ $0 == 0 || (1e-30...1e30).contains(abs($0)) }) {
      check(a, n, name, as: Float.self, ε: Double(Float.ulpOfOne))
    }
  }

  private func check<S: Scalar>(
    _ original: Buffer<Double>, _ n: Int, _ name: String, as: S.Type, ε: Double
  ) {
    let matrix = Buffer(original.map { S($0) }), a = Buffer(matrix.map { Double($0) })
    var q = matrix
    #expect(eigenvectors(ofSymmetric: &q, order: n), "\(name)")
    let size = Matrices.norm(a), factor = 2 * Double(n).squareRoot() + 8
    #expect(Matrices.lackOfOrthogonality(q, n) <= (16 + Double(n) / 2) * ε, "\(name) \(n)")
    // Divided by the size, so that nothing here overflows.
    let scaled = Buffer(a.map { size > 0 ? $0 / size : 0 })
    let images = Matrices.product(scaled, Buffer(q.map { Double($0) }), n)
    let exact = Lapack.eigenvalues(ofSymmetric: scaled, order: n)
    for j in 0..<n {
      let vector = (0..<n).map { Double(q[$0 * n + j]) }, image = (0..<n).map { images[$0 * n + j] }
      let value = zip(vector, image).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(value - exact[n - 1 - j]) <= factor * ε, "\(name) \(n)")
      let residual = zip(vector, image).reduce(0) { max($0, abs($1.1 - value * $1.0)) }
      #expect(residual <= factor * ε, "\(name) \(n)")
      let largest = vector.map(abs).max()!
      #expect(vector.first { abs($0) == largest }! > 0, "\(name) \(n)")
    }
  }

  @Test(arguments: orders) func `random matrices`(n: Int) {
    check(Matrices.symmetric(Matrices.random(n), n), n, "random")
  }

  @Test(arguments: [1e-150, 1e-20, 1e20, 1e150]) func `large and small ones`(size: Double) {
    for n in [1, 2, 20, 50] {
      let a = Matrices.symmetric(Matrices.random(n), n)
      check(Buffer(a.map { size * $0 }), n, "\(size)")
    }
  }

  @Test func `the ends of the range`() throws {
    for x in [Double.leastNonzeroMagnitude, 0x1p-1030, Double.greatestFiniteMagnitude] {
      var a: Buffer<Double> = [0, x, x, 0]
      #expect(eigenvectors(ofSymmetric: &a, order: 2))
      for (element, sign) in zip(a, [1.0, 1, 1, -1]) {
        #expect(abs(element - sign * 0.5.squareRoot()) < 1e-15)
      }
    }
  }

  @Test(arguments: [2, 30, 130]) func `clusters, grades and lost ranks`(n: Int) {
    let numbers = (0..<n).map(Double.init)
    for (name, spectrum) in [
      "clustered": numbers.map { 1 + 1e-13 * $0 },
      "two clusters": numbers.map { $0 < 3 ? 5 : 1e-8 * ($0 - 2) },
      "graded": numbers.map { 1 / (1 + $0 * $0 * $0 * $0) },
      "of low rank": numbers.map { $0 < 2 ? 1 + $0 : 0 },
      "of both signs": numbers.map { ($0.remainder(dividingBy: 2) == 0 ? 1 : -1) * (1 + $0 / 9) },
    ] { check(Matrices.symmetric(spectrum: spectrum), n, name) }
    var graded = Matrices.symmetric(Matrices.random(n), n)
    for i in 0..<n * n { graded[i] *= 1 / Double(1 << min(40, i / n + i % n)) }
    check(graded, n, "graded by elements")
  }

  @Test func `of diagonal matrices they are the axes`() {
    for n in [1, 2, 5, 40] {
      for values in [
        [Double](repeating: 0, count: n), [Double](repeating: 1, count: n),
        (0..<n).map { Double(($0 * 7) % n) - 3 },
      ] {
        var q = Matrices.diagonal(values)
        #expect(eigenvectors(ofSymmetric: &q, order: n))
        let order = (0..<n).sorted { (-values[$0], $0) < (-values[$1], $1) }
        for j in 0..<n { for i in 0..<n { #expect(q[i * n + j] == (order[j] == i ? 1 : 0)) } }
      }
    }
  }

  /// Sines, with eigenvalues 2 − 2 cos(kπ/(n + 1)).
  @Test(arguments: [2, 9, 100]) func `of the second difference they are sines`(n: Int) {
    var q = Buffer<Double>(zeros: n * n)
    for i in 0..<n {
      q[i * n + i] = 2
      if i > 0 { (q[i * n + i - 1], q[(i - 1) * n + i]) = (-1, -1) }
    }
    #expect(eigenvectors(ofSymmetric: &q, order: n))
    for j in 0..<n {
      let mode = (0..<n).map { sine(Double((n - j) * ($0 + 1)) / Double(n + 1)) }
      let length = (Double(n + 1) / 2).squareRoot()
      let sign = mode[0] * q[j] < 0 ? -1.0 : 1
      for i in 0..<n {
        #expect(abs(q[i * n + j] - sign * mode[i] / length) < 1e-14 * Double(n * n))
      }
    }
  }

  @Test func `what lies below the diagonal is not looked at`() {
    var whole = Matrices.symmetric(Matrices.random(12), 12), upper = whole
    for i in 0..<12 { for j in 0..<i { upper[i * 12 + j] = 99 } }
    #expect(eigenvectors(ofSymmetric: &whole, order: 12))
    #expect(eigenvectors(ofSymmetric: &upper, order: 12))
    #expect(whole == upper)
  }
}
