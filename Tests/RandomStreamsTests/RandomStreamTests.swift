import Foundation
import RandomStreams
import Testing

@Suite struct RandomStreamTests {
  private func stream(_ seed: UInt64 = 1, _ index: UInt64 = 0) -> RandomStream {
    RandomStream(seed: seed, purpose: .test, index: index)
  }

  @Test func `golden values freeze the distributions`() {
    var s = RandomStream(seed: 42, purpose: .data)
    #expect((0..<4).map { _ in s.next32() } == golden32)
    #expect((0..<3).map { _ in s.uniform() } == goldenUniform)
    #expect((0..<8).map { _ in s.integer(below: 10) } == goldenIntegers)
    #expect(s.permutation(8) == goldenPermutation)
    #expect((0..<4).map { _ in s.normal() } == goldenNormal)
  }

  private let golden32: [UInt32] = [2497994426, 1919500505, 1813824297, 1834276217]
  private let goldenUniform: [Double] = [
    0.3241145249570515, 0.9999292613550397, 0.9582459360439745,
  ]
  private let goldenIntegers: [Int] = [4, 2, 8, 5, 5, 7, 1, 0]
  private let goldenPermutation: [Int] = [3, 1, 0, 2, 4, 6, 5, 7]
  private let goldenNormal: [Double] = [
    0.32146861674788313, -0.11026466796962668, -0.5330002188553359, -1.5676169908239599,
  ]

  @Test func `streams of other seeds, purposes and indices differ`() {
    var streams = [
      RandomStream(seed: 1, purpose: .data), RandomStream(seed: 2, purpose: .data),
      RandomStream(seed: 1, purpose: .noise), RandomStream(seed: 1, purpose: .data, index: 1),
      RandomStream(label: "a", purpose: .bootstrap), RandomStream(label: "b", purpose: .bootstrap),
    ]
    let first = streams.indices.map { streams[$0].next64() }
    #expect(Set(first).count == first.count)
  }

  @Test func `a copy continues from the same place`() {
    var a = stream()
    _ = (a.normal(), a.next32())
    var b = a
    #expect((0..<20).map { _ in a.normal() } == (0..<20).map { _ in b.normal() })
  }

  @Test func `uniform numbers pass Kolmogorov and Smirnov's test`() {
    var s = stream()
    let n = 20_000
    let sorted = (0..<n).map { _ in s.uniform() }.sorted()
    #expect(distance(sorted) { $0 } < 1.95 / Double(n).squareRoot())
    #expect(sorted.first! >= 0 && sorted.last! < 1)
  }

  @Test func `normal numbers pass Kolmogorov and Smirnov's test`() {
    var s = stream(2)
    let n = 20_000
    let sorted = (0..<n).map { _ in s.normal() }.sorted()
    #expect(distance(sorted) { 0.5 * erfc(-$0 / 2.0.squareRoot()) } < 1.95 / Double(n).squareRoot())
  }

  /// The largest distance to a distribution function; 1.95/√n is exceeded with probability 0.001.
  private func distance(_ sorted: [Double], _ cdf: (Double) -> Double) -> Double {
    let n = Double(sorted.count)
    return sorted.enumerated().map { i, x in
      max(abs(cdf(x) - Double(i) / n), abs(cdf(x) - Double(i + 1) / n))
    }.max()!
  }

  @Test(arguments: [1, 2, 3, 7, 10, 1000])
  func `bounded integers are uniform`(bound: Int) {
    var s = stream(UInt64(bound))
    let n = 200 * bound
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<n { counts[s.integer(below: bound)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + pow(Double($1) - 200, 2) / 200 }
    // Mean bound − 1, variance 2 (bound − 1); five standard deviations.
    let freedom = Double(bound - 1)
    #expect(chiSquare <= freedom + 5 * (2 * freedom).squareRoot() + 1)
  }

  /// Three quarters of 2³²: without rejection, one residue modulo 3 would come twice as often.
  @Test func `bounded integers are unbiased where the bound does not divide`() {
    var s = stream(9)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[s.integer(below: 3 << 30) % 3] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + pow(Double($1) - 10_000, 2) / 10_000 }
    #expect(chiSquare < 2 + 5 * 4.0.squareRoot())
  }

  @Test func `bounded integers accept the largest bound`() {
    var s = stream()
    for _ in 0..<1000 { #expect((0..<(1 << 32)).contains(s.integer(below: 1 << 32))) }
  }

  @Test func `every permutation of four is as likely`() {
    var s = stream()
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[s.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24)
    let chiSquare = counts.values.reduce(0.0) { $0 + pow(Double($1) - 1000, 2) / 1000 }
    #expect(chiSquare < 23 + 5 * 46.0.squareRoot())
  }
}
