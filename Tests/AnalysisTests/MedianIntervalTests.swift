import Analysis
import Testing

@Suite struct MedianIntervalTests {
  /// Exact: binomial coefficients by Pascal's rule, powers of two without rounding.
  private func coverage(leavingOut k: Int, of n: Int) -> Double {
    var row = [1]
    for _ in 0..<n { row = zip([0] + row, row + [0]).map(+) }
    let tail = row.prefix(k + 1).reduce(0, +)
    return 1 - 2 * Double(tail) / Double(1 << n)
  }

  @Test(arguments: 2...60) func `the pair of ranks is the narrowest with 95 %`(n: Int) throws {
    // Values in another order than their ranks.
    let values = (0..<n).map { Double(($0 * 7 + 3) % n) }
    let distinct = Set(values).count == n ? values : (0..<n).map(Double.init)
    let result = try #require(MedianInterval(distinct))
    let left = Int(result.interval.lower)
    #expect(Int(result.interval.upper) == n - 1 - left)
    #expect(abs(result.coverage - coverage(leavingOut: left, of: n)) < 1e-12)
    if left > 0 { #expect(result.coverage >= 0.95) }
    if left + 1 < n / 2 { #expect(coverage(leavingOut: left + 1, of: n) < 0.95) }
  }

  /// Of statistical tables: ranks of the 95 % interval counted from 1, and the coverage.
  @Test(arguments: [
    (6, 1, 0.96875), (8, 1, 0.9921875), (9, 2, 0.9609375), (10, 2, 0.978515625),
    (20, 6, 0.958610534667969),
  ])
  func `ranks are those of the tables`(n: Int, rank: Int, coverage: Double) throws {
    let result = try #require(MedianInterval((1...n).map(Double.init)))
    #expect(result.interval == Interval(lower: Double(rank), upper: Double(n + 1 - rank)))
    #expect(abs(result.coverage - coverage) < 1e-12)
  }

  @Test(arguments: [(2, 0.5), (3, 0.75), (4, 0.875), (5, 0.9375)])
  func `few values give their range and say how little it covers`(n: Int, coverage: Double) throws {
    let result = try #require(MedianInterval((0..<n).map(Double.init)))
    #expect(result.interval == Interval(lower: 0, upper: Double(n - 1)))
    #expect(abs(result.coverage - coverage) < 1e-12)
  }

  @Test func `one value has none, infinities stay, thousands are no trouble`() throws {
    #expect(MedianInterval([1]) == nil && MedianInterval([]) == nil)
    let infinite = try #require(MedianInterval([1, 2, .infinity]))
    #expect(infinite.interval == Interval(lower: 1, upper: .infinity))
    let many = try #require(MedianInterval((0..<3000).map(Double.init)))
    #expect(many.coverage >= 0.95 && many.coverage < 0.955)
    #expect(many.interval.lower > 1440 && many.interval.upper < 1560)
  }
}
