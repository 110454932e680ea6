import Analysis
import Testing

@Suite struct BootstrapIntervalTests {
  private let values = [1, 4, 2, 8, 5, 7, 3.0]

  @Test func `an interval of paired differences is that of their mean`() throws {
    let other = [2, 2, 2, 3, 1, 1, 9.0]
    let paired = try #require(
      Bootstrap().pairedInterval(
        of: { Statistics.mean($0) - Statistics.mean($1) }, values, other, label: "x"))
    let differences = zip(values, other).map { $0 - $1 }
    let plain = try #require(Bootstrap().interval(of: Statistics.mean, differences, label: "x"))
    // Sums in another order: an end may lie between the next replicates, but no further.
    #expect(abs(paired.lower - plain.lower) < 0.05 && abs(paired.upper - plain.upper) < 0.05)
  }

  @Test func `a percentile interval holds the central resamples`() throws {
    // Of two values the mean of a resample is one of three numbers, a quarter of them each end.
    let interval = try #require(
      Bootstrap(confidence: 0.6).percentileInterval(of: Statistics.mean, [0, 1], label: "x"))
    #expect(interval == Interval(lower: 0, upper: 1))
    let narrow = try #require(
      Bootstrap(confidence: 0.4).percentileInterval(of: Statistics.mean, [0, 1], label: "x"))
    #expect(narrow == Interval(lower: 0.5, upper: 0.5))
    #expect(Bootstrap().percentileInterval(of: Statistics.mean, [3], label: "x") == nil)
    #expect(
      Bootstrap().percentileInterval(of: Statistics.mean, [3, 3], label: "x")
        == Interval(lower: 3, upper: 3))
  }

  @Test func `a diverged run on either side leaves an interval without NaN`() throws {
    func difference(_ a: [Double], _ b: [Double]) -> Double {
      Statistics.median(RankTests.pairedDifferences(a, b))
    }
    let (diverged, sound) = ([1.0, 2, .infinity, 4, 5, .infinity], [3, 5, 4, 9, 2, 1.0])
    let worse = try #require(
      Bootstrap().pairedInterval(of: difference, diverged, sound, label: "x"))
    #expect(worse.lower.isFinite && worse.upper == .infinity)
    let better = try #require(
      Bootstrap().pairedInterval(of: difference, sound, diverged, label: "x"))
    #expect(better.lower == -.infinity && better.upper.isFinite)
  }

  @Test func `quantiles between an infinity and a number are infinite`() {
    #expect(Statistics.quantile(0.25, ofSorted: [-.infinity, 3]) == -.infinity)
    #expect(Statistics.quantile(0.25, ofSorted: [3, .infinity]) == .infinity)
    #expect(Statistics.quantile(1, ofSorted: [-.infinity, 3]) == 3)
    #expect(Statistics.quantile(0.5, ofSorted: [-.infinity, .infinity]) == 0)
  }
}
