import Compute
import RandomStreams
import Testing

/// GEMM against the triple loop, over random shapes, strides and transpositions.
@Suite struct MatrixTests {
  @Test(arguments: 0..<40)
  func `products equal the triple loop`(seed: Int) {
    check(seed, as: Double.self, tolerance: 1e-13)
    check(seed, as: Float.self, tolerance: 1e-5)
  }

  private func check<S: Scalar>(_ seed: Int, as: S.Type, tolerance: Double) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .test)
    let m = 1 + stream.integer(below: 40), n = 1 + stream.integer(below: 40)
    let k = 1 + stream.integer(below: 40)
    let transposeA = stream.integer(below: 2) == 1, transposeB = stream.integer(below: 2) == 1
    let (ra, ca) = transposeA ? (k, m) : (m, k)
    let (rb, cb) = transposeB ? (n, k) : (k, n)
    let sa = ca + stream.integer(below: 5), sb = cb + stream.integer(below: 5)
    let sc = n + stream.integer(below: 5)
    let a = Buffer<S>((0..<ra * sa).map { _ in S(stream.normal()) })
    let b = Buffer<S>((0..<rb * sb).map { _ in S(stream.normal()) })
    var c = Buffer<S>((0..<m * sc).map { _ in S(stream.normal()) })
    let before = c
    let alpha: S = 1.5, beta: S = stream.integer(below: 2) == 1 ? 0.5 : 0
    multiply(
      Matrix(a.base, rows: ra, columns: ca, stride: sa),
      Matrix(b.base, rows: rb, columns: cb, stride: sb),
      into: MutableMatrix(c.mutableBase, rows: m, columns: n, stride: sc),
      transposeA: transposeA, transposeB: transposeB, alpha: alpha, beta: beta)
    for i in 0..<m {
      for j in 0..<n {
        var sum = 0.0
        for l in 0..<k {
          sum +=
            Double(transposeA ? a[l * sa + i] : a[i * sa + l])
            * Double(transposeB ? b[j * sb + l] : b[l * sb + j])
        }
        let expected = Double(alpha) * sum + Double(beta) * Double(before[i * sc + j])
        #expect(abs(Double(c[i * sc + j]) - expected) <= tolerance * Double(k))
      }
      // What lies between the rows is not touched.
      for j in n..<sc where i < m - 1 { #expect(c[i * sc + j] == before[i * sc + j]) }
    }
  }
}
