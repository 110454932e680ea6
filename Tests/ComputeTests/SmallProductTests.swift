import Compute
import RandomStreams
import Testing

/// The package's own products, for every set of instructions that this processor has.
@Suite struct SmallProductTests {
  static let sets = [Int32(3), 4].filter { $0 <= SmallProducts.set }

  @Test(arguments: sets, 0..<60)
  func `products equal the triple loop`(set: Int32, seed: Int) {
    check(set, seed, as: Double.self, tolerance: 1e-14)
    check(set, seed, as: Float.self, tolerance: 1e-6)
  }

  private func check<S: Scalar>(_ set: Int32, _ seed: Int, as: S.Type, tolerance: Double) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .test)
    func size(_ largest: Int) -> Int { 1 + stream.integer(below: largest) }
    // Some longer than is passed by at once.
    let (m, n, k) = (size(45), size(150), size(seed % 5 == 0 ? 700 : 60))
    let flipA = seed & 1 == 1, flipB = seed & 2 == 2, adds = seed & 4 == 4
    let strideA = (flipA ? m : k) + size(3) - 1, strideB = (flipB ? k : n) + size(3) - 1
    let strideC = n + size(4) - 1
    // Exactly as much memory as the matrices have, so that a reader of more would find NaN.
    func values(_ rows: Int, _ columns: Int, _ stride: Int) -> Buffer<S> {
      var buffer = Buffer<S>(repeating: .nan, count: (rows - 1) * stride + columns + 64)
      for row in 0..<rows {
        for j in 0..<columns { buffer[row * stride + j] = S(stream.normal()) }
      }
      return buffer
    }
    let a = flipA ? values(k, m, strideA) : values(m, k, strideA)
    let b = flipB ? values(n, k, strideB) : values(k, n, strideB)
    var c = values(m, n, strideC)
    let before = c
    let alpha: S = 0.75
    S.product(
      set, m: m, n: n, k: k, alpha: alpha, a.base, rowA: flipA ? 1 : strideA,
      columnA: flipA ? strideA : 1, b.base, rowB: flipB ? 1 : strideB,
      columnB: flipB ? strideB : 1, adds: adds, c.mutableBase, rowC: strideC)
    var worst = 0.0
    for i in 0..<m {
      for j in 0..<n {
        var sum = 0.0
        for l in 0..<k {
          sum +=
            Double(flipA ? a[l * strideA + i] : a[i * strideA + l])
            * Double(flipB ? b[j * strideB + l] : b[l * strideB + j])
        }
        let expected = 0.75 * sum + (adds ? Double(before[i * strideC + j]) : 0)
        let difference = abs(Double(c[i * strideC + j]) - expected)
        worst = difference.isNaN ? .infinity : max(worst, difference)
      }
    }
    #expect(worst <= tolerance * Double(k))
    let untouched = c.indices.allSatisfy {
      $0 % strideC < n && $0 / strideC < m || c[$0].isNaN == before[$0].isNaN
    }
    #expect(untouched)
  }

  @Test func `products that fit the caches are the package's own, others are OpenBLAS's`() {
    #expect(SmallProducts.include(64, 64, 64))
    #expect(!SmallProducts.include(2048, 2048, 2048))
    #expect(!SmallProducts.include(.max, 2, 1) && !SmallProducts.include(1 << 40, 1 << 40, 1))
  }
}
