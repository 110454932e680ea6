import Compute
import RandomStreams
import Testing

@Suite struct LanczosTests {
  /// Eigenvalues of matrices with a known spectrum: D seen in a basis turned by a product of
  /// reflections.
  private struct Operator {
    let eigenvalues: [Double]
    let mirrors: [Buffer<Double>]

    init(_ eigenvalues: [Double], mirrors count: Int = 3) {
      self.eigenvalues = eigenvalues
      var stream = RandomStream(seed: 3, purpose: .test)
      mirrors = (0..<count).map { _ in
        var v = Buffer(eigenvalues.map { _ in stream.normal() })
        scale(&v, by: 1 / euclideanNorm(v))
        return v
      }
    }

    private func reflect(_ x: inout Buffer<Double>, _ v: Buffer<Double>) {
      add(-2 * dotProduct(x, v), times: v, to: &x)
    }

    func multiply(_ x: Buffer<Double>, _ product: inout Buffer<Double>) {
      product.assign(x)
      for v in mirrors { reflect(&product, v) }
      for i in product.indices { product[i] *= eigenvalues[i] }
      for v in mirrors.reversed() { reflect(&product, v) }
    }
  }

  private func largest(
    _ operator: Operator, count: Int = 1, tolerance: Double = 1e-8, limit: Int = 1000,
    start: Buffer<Double>? = nil
  ) throws -> RitzPairs {
    var lanczos = Lanczos(count: count, tolerance: tolerance, limit: limit)
    var stream = RandomStream(seed: 5, purpose: .test)
    let found = lanczos.largest(
      order: `operator`.eigenvalues.count, start: start, random: { stream.normal() },
      multiply: { `operator`.multiply($0, &$1) })
    return try #require(found)
  }

  @Test(arguments: [1, 2, 3, 9, 60, 400], [1.0, 1e-200, 1e200])
  func `the largest eigenvalues are those of the spectrum`(n: Int, size: Double) throws {
    // Both signs, and a smallest one of larger magnitude, which is not asked for.
    let spectrum = (0..<n).map { i in size * (2 / Double(i + 1) - (i == n - 1 && n > 2 ? 5 : 0)) }
    let matrix = Operator(spectrum)
    for count in [1, 3] {
      let found = try largest(matrix, count: count)
      let expected = spectrum.sorted(by: >).prefix(count)
      #expect(found.isConverged && found.values.count == expected.count)
      for (value, exact) in zip(found.values, expected) {
        #expect(abs(value - exact) < 1e-9 * size, "\(value) \(exact)")
      }
      for (j, vector) in found.vectors.enumerated() {
        var rest = vector
        matrix.multiply(vector, &rest)
        add(-found.values[j], times: vector, to: &rest)
        #expect(abs(euclideanNorm(vector) - 1) < 1e-12)
        #expect(euclideanNorm(rest) <= found.residuals[j] + 1e-12 * size)
      }
    }
  }

  @Test func `residuals bound the distance to an eigenvalue, whenever it stops`() throws {
    let spectrum = (0..<300).map { 1 / (1 + 0.05 * Double($0)) }
    let matrix = Operator(spectrum)
    var last = Double.infinity
    for limit in [3, 6, 12, 24] {
      let found = try largest(matrix, count: 2, tolerance: 1e-13, limit: limit)
      #expect(!found.isConverged && found.products == limit)
      for (value, residual) in zip(found.values, found.residuals) {
        #expect(spectrum.map { abs($0 - value) }.min()! <= residual)
      }
      #expect(found.values[0] <= 1 && found.residuals[0] < last)
      last = found.residuals[0]
    }
  }

  @Test func `a start near the answer saves products, and does not hide a larger one`() throws {
    let spectrum = (0..<200).map { 1 / (1 + 0.1 * Double($0)) }
    let matrix = Operator(spectrum)
    let cold = try largest(matrix, tolerance: 1e-4)
    var near = cold.vectors[0]
    let second = try largest(matrix, count: 2).vectors[1]
    let random = Buffer((0..<200).map { 0.1 * ($0.isMultiple(of: 2) ? 0.07 : -0.07) })
    add(1, times: random, to: &near)
    let warm = try largest(matrix, tolerance: 1e-4, start: near)
    #expect(warm.products < cold.products && abs(warm.values[0] - 1) < 1e-6)
    var other = second
    add(1, times: random, to: &other)
    #expect(abs(try largest(matrix, tolerance: 1e-4, start: other).values[0] - 1) < 1e-6)
  }

  @Test func `an invariant start, multiple eigenvalues and the zero operator`() throws {
    let matrix = Operator([5, 5, 5, 1, 1, 0, 0, -7], mirrors: 0)
    var axis = Buffer<Double>(zeros: 8)
    axis[3] = 1
    for start in [nil, axis] {
      let found = try largest(matrix, count: 4, start: start)
      #expect(found.isConverged)
      for (value, exact) in zip(found.values, [5, 5, 5, 1.0]) { #expect(abs(value - exact) < 1e-9) }
    }
    #expect(abs(try largest(matrix, start: axis).values[0] - 5) < 1e-9)
    let zero = try largest(Operator([Double](repeating: 0, count: 500), mirrors: 0), count: 2)
    #expect(zero.isConverged && zero.values == [0, 0] && zero.residuals == [0, 0])
    #expect(zero.products <= 3)
    let one = try largest(Operator([-3], mirrors: 0), count: 10)
    #expect(one.values == [-3] && one.products == 1 && one.isConverged)
  }

  @Test func `what is not finite is refused`() {
    var lanczos = Lanczos()
    func run(_ n: Int, _ random: () -> Double, _ value: Double) -> RitzPairs? {
      lanczos.largest(order: n, random: random) { x, product in
        for i in product.indices { product[i] = value * x[i] }
      }
    }
    #expect(run(5, { 1 }, .nan) == nil && run(5, { 1 }, .infinity) == nil)
    #expect(run(0, { 1 }, 1) == nil && run(5, { .nan }, 1) == nil && run(5, { 0 }, 1) == nil)
    // A stream of equal numbers has no second direction.
    #expect(run(5, { 1 }, 2) == nil && run(1, { 1 }, 2)?.values == [2])
  }

  @Test func `a start that is of no use is replaced`() throws {
    let matrix = Operator([3, 2, 1], mirrors: 1)
    for start: Buffer<Double> in [[0, 0, 0], [.nan, 1, 1], [1]] {
      #expect(abs(try largest(matrix, start: start).values[0] - 3) < 1e-9)
    }
  }
}
