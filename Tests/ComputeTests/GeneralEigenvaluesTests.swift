import Compute
import Foundation
import RandomStreams
import Testing

/// Eigenvalues of matrices that are not symmetric, against LAPACK, closed forms, and the distance to a
/// matrix that has them exactly.
@Suite struct GeneralEigenvaluesTests {
  private typealias Value = (real: Double, imaginary: Double)

  /// The largest distance between eigenvalues and the ones that they are paired with, nearest first.
  private func distance(_ found: [Value], _ exact: [Value]) -> Double {
    var left = exact, largest = 0.0
    for value in found {
      let distances = left.map { hypot($0.real - value.real, $0.imaginary - value.imaginary) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }!
      largest = max(largest, distances[nearest])
      left.remove(at: nearest)
    }
    return largest
  }

  private func found(_ a: Buffer<Double>, _ n: Int) throws -> [Value] {
    let values = try #require(eigenvalues(of: a, order: n))
    #expect(values.count == n)
    // Conjugate pairs are exact ones.
    let upper = values.filter { $0.imaginary > 0 }, lower = values.filter { $0.imaginary < 0 }
    #expect(upper.count == lower.count)
    for value in upper {
      #expect(lower.contains { $0.real == value.real && $0.imaginary == -value.imaginary })
    }
    return values
  }

  /// Each is an eigenvalue of a matrix as near to A as the smallest singular value of A − λ tells: as
  /// a real matrix of twice the order. Holds for defective matrices too.
  private func checkNearness(_ a: Buffer<Double>, _ n: Int, _ name: String) throws {
    let size = Matrices.norm(a), values = try found(a, n)
    let scaled = Buffer(a.map { size > 0 ? $0 / size : 0 })
    let step = max(1, n / 12)
    for value in stride(from: 0, to: n, by: step).map({ values[$0] }) {
      let (x, y) = size > 0 ? (value.real / size, value.imaginary / size) : value
      var shifted = Buffer<Double>(zeros: 4 * n * n)
      for i in 0..<n {
        for j in 0..<n {
          let element = scaled[i * n + j] - (i == j ? x : 0)
          shifted[i * 2 * n + j] = element
          shifted[(n + i) * 2 * n + n + j] = element
        }
        shifted[i * 2 * n + n + i] = y
        shifted[(n + i) * 2 * n + i] = -y
      }
      let nearness = Lapack.smallestSingularValue(of: shifted, order: 2 * n)
      #expect(nearness <= (8 + 2 * Double(n).squareRoot()) * .ulpOfOne, "\(name) \(n)")
    }
    let trace = (0..<n).reduce(0) { $0 + a[$1 * (n + 1)] / max(size, .leastNormalMagnitude) }
    let sum = values.reduce(0) { $0 + $1.real / max(size, .leastNormalMagnitude) }
    #expect(abs(trace - sum) <= 4 * Double(n) * .ulpOfOne, "\(name) \(n)")
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 20, 60, 120]) func `random matrices`(n: Int) throws {
    for seed in 0..<max(1, 60 / n) {
      let a = Matrices.random(n, seed: seed)
      try checkNearness(a, n, "random")
      let lapack = try #require(Lapack.eigenvalues(of: a, order: n)).map { ($0.0, $0.1) as Value }
      #expect(distance(try found(a, n), lapack) <= 1e-11 * Matrices.norm(a))
    }
  }

  @Test func `a large one`() throws {
    let a = Matrices.random(300)
    let lapack = try #require(Lapack.eigenvalues(of: a, order: 300)).map { ($0.0, $0.1) as Value }
    #expect(distance(try found(a, 300), lapack) <= 1e-11 * Matrices.norm(a))
  }

  /// Where no eigenvalue is sensitive they are exact to rounding.
  @Test(arguments: [1, 2, 3, 17, 64]) func `normal matrices`(n: Int) throws {
    let rounding = (8 + 2 * Double(n)) * Double.ulpOfOne
    let a = Matrices.symmetric(Matrices.random(n), n), size = Matrices.norm(a)
    let exact = Lapack.eigenvalues(ofSymmetric: a, order: n).map { ($0, 0.0) as Value }
    #expect(distance(try found(a, n), exact) <= rounding * size)
    let q = Lapack.orthonormalized(Matrices.random(n), order: n)
    for value in try found(q, n) {
      #expect(abs(hypot(value.real, value.imaginary) - 1) <= rounding)
    }
    #expect(abs(spectralRadius(of: q, order: n)! - 1) <= rounding)
  }

  /// Σ cₖ ωᵏʲ. That with c₁ alone is a permutation, which QR steps without exceptional shifts leave
  /// as it is.
  @Test(arguments: [2, 3, 4, 5, 6, 11, 32, 100]) func `circulants`(n: Int) throws {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    let cycle = (0..<n).map { $0 == 1 ? 1.0 : 0 }, numbers = (0..<n).map { _ in stream.normal() }
    for c in [cycle, numbers] {
      let a = Buffer((0..<n * n).map { c[($0 % n - $0 / n + n) % n] })
      let exact = (0..<n).map { j in
        c.indices.reduce(into: (0, 0) as Value) { sum, k in
          let phase = 2 * Double(j * k % n) / Double(n)
          sum.real += c[k] * sine(phase + 0.5)
          sum.imaginary += c[k] * sine(phase)
        }
      }
      let rounding = (8 + 2 * Double(n)) * Double.ulpOfOne * Matrices.norm(a)
      #expect(distance(try found(a, n), exact) <= rounding)
    }
  }

  @Test(arguments: 2...6) func `defective matrices`(k: Int) throws {
    // (x − 1)ᵏ as a companion matrix, and a Jordan block seen in a turned basis.
    var coefficients = [1.0]
    for _ in 0..<k { coefficients = zip([0] + coefficients, coefficients + [0]).map { $0 - $1 } }
    var companion = Buffer<Double>(zeros: k * k), block = companion
    for i in 0..<k {
      companion[i * k + k - 1] = -coefficients[i]
      block[i * (k + 1)] = 1
      if i > 0 {
        companion[i * k + i - 1] = 1
        block[i * k + i - 1] = 1
      }
    }
    let q = Lapack.orthonormalized(Matrices.random(k), order: k)
    let turned = Matrices.product(q, Matrices.product(block, q, k), k, transposeA: true)
    for a in [companion, turned] {
      try checkNearness(a, k, "defective")
      let radius = 4 * pow(Double(k) * .ulpOfOne * Matrices.norm(a), 1 / Double(k))
      for value in try found(a, k) { #expect(hypot(value.real - 1, value.imaginary) <= radius) }
    }
    // Of the block itself nothing is rounded, whichever triangle it stands in.
    for value in try found(block, k) { #expect(value == (1, 0)) }
  }

  /// Whatever the order of the rows: nothing is rounded, however sensitive the eigenvalues.
  @Test(arguments: [2, 5, 40]) func `triangles in disorder`(n: Int) throws {
    let elements = Matrices.random(n)
    var a = Buffer<Double>(zeros: n * n)
    for i in 0..<n { for j in 0...i { a[i * 7 % n * n + j * 7 % n] = elements[i * n + j] } }
    let diagonal = (0..<n).map { a[$0 * (n + 1)] }
    #expect(try found(a, n).map(\.real).sorted() == diagonal.sorted())
  }

  @Test(arguments: [-30, 7, 30, 100]) func `scaling rows against columns changes nothing`(
    power: Int
  )
    throws
  {
    let n = 6, a = Matrices.random(n), plain = try found(a, n)
    var scaled = a
    for i in 0..<n {
      for j in 0..<n { scaled[i * n + j] *= scalbn(1, power * (i - j)) }
    }
    #expect(distance(try found(scaled, n), plain) <= 1e-13 * Matrices.norm(a))
  }

  @Test(arguments: [1e-150, 1e150, 1e-290, 1e290]) func `large and small ones`(size: Double) throws
  {
    let n = 9, a = Matrices.random(n)
    let plain = try found(a, n).map { ($0.real * size, $0.imaginary * size) as Value }
    let values = try found(Buffer(a.map { size * $0 }), n)
    #expect(distance(values, plain) / size <= 1e-13)
  }

  /// By Viète's formulas in whole numbers, which are exact.
  @Test func `two rows`() throws {
    for (a, exact) in [
      ([1e10, 1e2, 1e2, 1], [1e10 + 1e-6, 0.999_999]), ([4, 1, -1, 2], [3, 3]),
      ([1, 1, 0x1p-60, 1], [1 + 0x1p-30, 1 - 0x1p-30]), ([0, 2, 8, 0], [4, -4]),
      ([3, 0, 7, -2], [3, -2]), ([0, 0, 0, 0], [0, 0]), ([1e-5, 1e5, 1e-15, 1e-5], [2e-5, 0]),
    ] as [([Double], [Double])] {
      let values = try found(Buffer(a), 2)
      #expect(values.allSatisfy { $0.imaginary == 0 })
      for (value, root) in zip(values.map(\.real).sorted(by: >), exact) {
        #expect(abs(value - root) <= 4 * .ulpOfOne * max(abs(root), 1e-5), "\(value) \(root)")
      }
    }
    let complex = try found([1, -4, 9, 1], 2)
    #expect(complex.map(\.imaginary).sorted() == [-6, 6] && complex[0].real == 1)
  }

  @Test func `the radius is a length`() throws {
    for size in [1e-300, 1, 1e300] {
      let a: Buffer<Double> = [3 * size, -4 * size, 4 * size, 3 * size]
      let radius = try #require(spectralRadius(of: a, order: 2))
      #expect(abs(radius / size - 5) <= 8 * .ulpOfOne)
    }
    #expect(spectralRadius(of: [0, 0, 0, 0], order: 2) == 0)
  }
}
