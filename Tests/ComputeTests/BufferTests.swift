import Compute
import Testing

@Suite struct BufferTests {
  @Test(arguments: [0, 1, 15, 16, 17, 1000, 600_000])
  func `elements, alignment and zeros`(count: Int) {
    var buffer = Buffer<Float>(zeros: count)
    #expect(buffer.count == count && buffer.allSatisfy { $0 == 0 })
    for i in 0..<count { buffer[i] = Float(i) }
    #expect(Array(buffer) == (0..<count).map(Float.init))
    let address = UInt(bitPattern: buffer.base)
    // Large buffers start on huge pages.
    #expect(address % (count * 4 >= 2 << 20 ? 2 << 20 : 64) == 0)
  }

  @Test func `a copy is a snapshot`() {
    var a: Buffer<Double> = [1, 2, 3]
    let b = a
    a[1] = 7
    #expect(Array(a) == [1, 7, 3] && Array(b) == [1, 2, 3])
    var c = b
    c.assign(a)
    #expect(c == a && c != b)
  }

  @Test(arguments: [0, 1, 5, 16, 33, 4097, 100_000])
  func `the sum of squares equals the plain sum`(count: Int) {
    let values = (0..<count).map { Float(($0 * 7919) % 1000) / 500 - 1 }
    let expected = values.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(sumOfSquares(Buffer(values)) - expected) <= 1e-6 * max(expected, 1))
  }

  @Test func `squares of large finite numbers do not overflow`() {
    let values = Buffer<Float>(repeating: 1e30, count: 20)
    #expect(abs(sumOfSquares(values) / 20e60 - 1) < 1e-6)
  }

  @Test func `the sum of squares shows what is not finite`() {
    for bad in [Double.nan, .infinity] {
      var buffer = Buffer<Double>(repeating: 1, count: 100)
      buffer[99] = bad
      #expect(!sumOfSquares(buffer).isFinite)
    }
  }
}
