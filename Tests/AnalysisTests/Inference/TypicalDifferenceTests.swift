import Analysis
import RandomStreams
import Testing

@Suite struct TypicalDifferenceTests {
  /// Depression scores of nine patients: Hollander and Wolfe 1973, table 3.1, who state −0.46 and
  /// [−0.786, −0.010] with 96.1 %.
  @Test func `Hollander and Wolfe's example`() throws {
    let before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    let after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    let typical = try #require(TypicalDifference(zip(after, before).map { $0 - $1 }))
    let interval = try #require(typical.interval)
    #expect(abs(typical.value + 0.46) < 5e-4)
    #expect(abs(interval.lower + 0.786) < 5e-4 && abs(interval.upper + 0.010) < 5e-4)
    #expect(abs(typical.coverage - 0.961) < 5e-4)
  }

  /// Between two neighbouring averages the test does not change, so their middles are tried all.
  @Test(arguments: [6, 7, 10, 14])
  func `the interval is of the shifts that the exact test does not reject`(count: Int) throws {
    var stream = RandomStream(seed: UInt64(count), purpose: .test)
    for _ in 0..<20 {
      let differences = (0..<count).map { _ in 0.4 + stream.normal() }
      let interval = try #require(TypicalDifference(differences)?.interval)
      let averages = differences.indices.flatMap { i in
        differences[...i].map { 0.5 * (differences[i] + $0) }
      }.sorted()
      let shifts = zip(averages, averages.dropFirst()).map { 0.5 * ($0 + $1) }
      for shift in shifts {
        let p = try #require(RankTests.wilcoxonSignedRank(differences.map { $0 - shift })).pValue
        #expect((p > 0.05) == (shift > interval.lower && shift < interval.upper))
      }
    }
  }

  @Test func `of few differences it is the range, and says how often that covers`() throws {
    let few = try #require(TypicalDifference([3, 1, 2, 7]))
    #expect(few.interval == Interval(lower: 1, upper: 7) && few.coverage == 0.875)
    // 1, 1.5, 2, 2, 2.5, 3, 4, 4.5, 5, 7
    #expect(few.value == 2.75)
    #expect(try #require(TypicalDifference([3])).interval == nil)
    #expect(TypicalDifference([]) == nil && TypicalDifference([1, .nan]) == nil)
  }

  @Test func `beyond the counted ones coverage stays near 95 %`() throws {
    var stream = RandomStream(label: "typical", purpose: .test)
    for count in [20, 60] {
      let replications = 1000
      let covered = try (0..<replications).count { _ in
        let interval = try #require(
          TypicalDifference((0..<count).map { _ in 1 + stream.normal() })?.interval)
        return interval.lower <= 1 && interval.upper >= 1
      }
      #expect(abs(Double(covered) / Double(replications) - 0.95) < 0.02)
    }
  }

  @Test func `diverged runs count as infinite`() throws {
    let one = try #require(TypicalDifference([.infinity, 1, 2, 3, 4, 5, 6, 7]))
    #expect(one.value.isFinite && one.interval?.upper == .infinity)
    let most = try #require(TypicalDifference([.infinity, .infinity, .infinity, 1]))
    #expect(most.value == .infinity)
    #expect(try #require(TypicalDifference([.infinity, -.infinity])).value == 0)
  }
}
