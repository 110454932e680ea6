import CLapackOracle
import Compute
import RandomStreams
import Testing

@Suite struct VectorOperationTests {
  static let lengths = Array(0...40) + [63, 64, 65, 511, 512, 1000, 4096, 5000, 70_000]

  private func numbers<S: Scalar>(_ n: Int, _ seed: UInt64) -> Buffer<S> {
    var stream = RandomStream(seed: seed, purpose: .test)
    return Buffer((0..<n).map { _ in S(stream.integer(below: 31) - 15) })
  }

  @Test(arguments: lengths) func `products of whole numbers are exact`(n: Int) {
    func check<S: Scalar>(as: S.Type) {
      let x: Buffer<S> = numbers(n, 1), y: Buffer<S> = numbers(n, 2)
      let exact = zip(x, y).reduce(0) { $0 + Int($1.0) * Int($1.1) }
      #expect(dotProduct(x, y) == Double(exact))
    }
    check(as: Float.self)
    check(as: Double.self)
  }

  @Test(arguments: lengths) func `products are as exact as OpenBLAS's`(n: Int) {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    let x = Buffer((0..<n).map { _ in stream.normal() })
    let y = Buffer((0..<n).map { _ in stream.normal() })
    let sizes = zip(x, y).reduce(0) { $0 + abs($1.0 * $1.1) }
    #expect(
      abs(dotProduct(x, y) - cblas_ddot(blasint(n), x.base, 1, y.base, 1))
        <= 4 * .ulpOfOne * Double(n).squareRoot() * sizes)
    // Against exact products, in single precision: nothing grows with the length.
    let (u, v) = (Buffer(x.map { Float($0) }), Buffer(y.map { Float($0) }))
    let exact = zip(u, v).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    #expect(abs(dotProduct(u, v) - exact) <= 16 * Double(Float.ulpOfOne) * sizes)
  }

  @Test(arguments: lengths) func `a multiple is rounded, and then the sum`(n: Int) {
    func check<S: Scalar>(_ factor: S) {
      var stream = RandomStream(seed: UInt64(n), purpose: .test)
      let x = Buffer((0..<n).map { _ in S(stream.normal()) })
      var y = Buffer((0..<n).map { _ in S(stream.normal()) })
      let expected = zip(x, y).map { $1 + factor * $0 }
      add(factor, times: x, to: &y)
      #expect(Array(y) == expected)
    }
    check(Float(0.3))
    check(Double(-1.7))
  }
}
