import Compute
import RandomStreams
import Testing

@Suite struct SumTests {
  @Test(arguments: [0..<0, 0..<1, 3..<10, 0..<8, 1..<100, 5..<1000])
  func `sums over a part are those of its elements`(range: Range<Int>) {
    var stream = RandomStream(seed: 1, purpose: .test)
    let x = Buffer<Double>((0..<1000).map { _ in stream.normal() })
    let y = Buffer<Double>((0..<1000).map { _ in stream.normal() })
    let squares = range.reduce(0) { $0 + x[$1] * x[$1] }
    let distance = range.reduce(0) { $0 + (x[$1] - y[$1]) * (x[$1] - y[$1]) }
    #expect(abs(sumOfSquares(x, in: range) - squares) <= 1e-13 * max(1, squares))
    #expect(abs(squaredDistance(x, y, in: range) - distance) <= 1e-13 * max(1, distance))
  }
}
