import Analysis
import RandomStreams
import Testing

@Suite struct PairedComparisonTests {
  @Test func `a comparison collects what the single functions say`() throws {
    let a = [1, 2, 3, 4, 5, 6, 2.0]
    let b = [1.5, 2, 2.5, 5, 7, 9, 3.5]
    let comparison = try #require(PairedComparison(a, b))
    let differences = [-0.5, 0, 0.5, -1, -2, -3, -1.5]
    #expect(comparison.differences == differences)
    #expect(comparison.typical == TypicalDifference(differences))
    #expect(comparison.meanDifference == Statistics.mean(differences))
    #expect(
      comparison.meanInterval(label: "x")
        == Bootstrap().interval(of: Statistics.mean, differences, label: "x"))
    #expect(comparison.wilcoxon == RankTests.wilcoxonSignedRank(differences))
    #expect(comparison.signTest == RankTests.signTest(differences))
    #expect(comparison.rankEffect == EffectSize.matchedPairs(differences))
    #expect(comparison.standardisedEffect == EffectSize.standardised(differences))
    #expect(comparison.wins == 5 && comparison.losses == 1 && comparison.ties == 1)
  }

  @Test func `a diverged run loses, two are a tie`() throws {
    let comparison = try #require(
      PairedComparison([1, .infinity, .infinity, 1], [.infinity, .infinity, 2, 3]))
    #expect(comparison.differences == [-.infinity, 0, .infinity, -2])
    #expect(comparison.wins == 2 && comparison.losses == 1 && comparison.ties == 1)
    // −∞ six times with itself and smaller ones, but 0 with +∞.
    #expect(comparison.typical.value == -0.5)
    #expect(comparison.meanDifference == nil && comparison.meanInterval(label: "x") == nil)
    #expect(comparison.standardisedEffect == nil && comparison.wilcoxon != nil)
    let agreed = try #require(PairedComparison([.infinity, 1], [.infinity, 2]))
    #expect(agreed.meanDifference == -0.5)
  }

  @Test func `without pairs there is no comparison, without differences no test`() throws {
    #expect(PairedComparison([], []) == nil)
    #expect(PairedComparison([1, 2], [1]) == nil)
    #expect(PairedComparison([1, .nan], [1, 2]) == nil)
    let equal = try #require(PairedComparison([1, 2, 3], [1, 2, 3]))
    #expect(equal.wilcoxon == nil && equal.signTest == nil && equal.rankEffect == nil)
    #expect(equal.ties == 3 && equal.meanDifference == 0 && equal.seedsNeeded() == nil)
    let one = try #require(PairedComparison([1], [2]))
    #expect(one.typical.value == -1 && one.typical.interval == nil)
    #expect(one.meanInterval(label: "x") == nil && one.seedsNeeded() == nil)
  }

  /// All Walsh averages of one sign: (1.96 + 0.84)²/(3/4) = 10.5.
  @Test func `seeds needed are Noether's number, and enough to reach the level`() throws {
    let sure = try #require(PairedComparison([1, 2, 3], [2, 4, 6]))
    #expect(sure.seedsNeeded() == 11)
    // 1 − log₂ 0.001 = 10.97, where Noether's number is (3.29 + 0.01)²/(3/4) = 14.5.
    #expect(sure.seedsNeeded(power: 0.504, level: 0.001) == 15)
    // (1.645 + 0.025)²/(3/4) = 3.7, below the 1 − log₂ 0.1 = 4.3 that can reach 10 % at all.
    #expect(sure.seedsNeeded(power: 0.51, level: 0.1) == 5)
    // Sums −3, 2, 1: p = 2/3, n = 7.849 × 12 = 94.2.
    let unsure = try #require(PairedComparison([-1, -2, 3], [0, 0, 0]))
    #expect(unsure.seedsNeeded() == 95)
    let balanced = try #require(PairedComparison([-1, 1], [0, 0]))
    #expect(balanced.seedsNeeded() == nil)
  }

  /// A pilot that is as normal as 100 differences can be, half a standard deviation from 0.
  @Test func `with the seeds needed the signed-rank test has about the asked power`() throws {
    let pilot = (0..<100).map { 0.5 + Statistics.normalQuantile((Double($0) + 0.5) / 100) }
    let comparison = try #require(
      PairedComparison(pilot, pilot.map { _ in 0 }))
    let seeds = try #require(comparison.seedsNeeded())
    var stream = RandomStream(label: "power", purpose: .test)
    let replications = 2000
    let found = try (0..<replications).count { _ in
      let differences = (0..<seeds).map { _ in 0.5 + stream.normal() }
      return try #require(RankTests.wilcoxonSignedRank(differences)).pValue <= 0.05
    }
    #expect(abs(Double(found) / Double(replications) - 0.8) < 0.07)
  }
}
