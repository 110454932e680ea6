import Analysis
import RandomStreams
import Testing

@Suite struct RankTestTests {
  @Test func `without an informative difference there is no test`() {
    for differences in [[], [0], [0, -0.0, 0], [1, .nan, 2]] as [[Double]] {
      #expect(RankTests.wilcoxonSignedRank(differences) == nil)
      #expect(RankTests.signTest(differences) == nil)
      #expect(EffectSize.matchedPairs(differences) == nil)
    }
    for (a, b) in [([], [1]), ([1], []), ([1, .nan], [1]), ([1], [.nan])] as [([Double], [Double])]
    {
      #expect(RankTests.mannWhitney(a, b) == nil)
      #expect(EffectSize.cliffsDelta(a, b) == nil)
    }
  }

  @Test func `one value decides nothing`() {
    let alone = TestResult(statistic: 0, pValue: 1, isExact: true)
    #expect(RankTests.wilcoxonSignedRank([-3]) == alone)
    #expect(RankTests.wilcoxonSignedRank([.infinity]) == alone)
    #expect(RankTests.signTest([-3]) == alone)
    #expect(RankTests.mannWhitney([1], [2]) == alone)
    #expect(EffectSize.matchedPairs([-3]) == -1 && EffectSize.cliffsDelta([1], [2]) == -1)
  }

  @Test func `zeros are dropped`() {
    let differences = [0.5, -1, 2, 3, -0.25]
    let withZeros = [0, 0.5, -1, 0, 2, 3, -0.25, -0.0]
    #expect(
      RankTests.wilcoxonSignedRank(withZeros) == RankTests.wilcoxonSignedRank(differences))
    #expect(RankTests.signTest(withZeros) == RankTests.signTest(differences))
    #expect(EffectSize.matchedPairs(withZeros) == EffectSize.matchedPairs(differences))
  }

  @Test func `infinite differences share the largest rank`() {
    let infinite: [Double] = [.infinity, -1, 2, .infinity, -.infinity]
    let finite = [9, -1, 2, 9, -9.0]
    #expect(RankTests.wilcoxonSignedRank(infinite) == RankTests.wilcoxonSignedRank(finite))
    #expect(EffectSize.matchedPairs(infinite) == EffectSize.matchedPairs(finite))
    #expect(
      RankTests.pairedDifferences([.infinity, .infinity, 1, 2], [.infinity, 1, .infinity, 2])
        == [0, .infinity, -.infinity, 0])
  }

  @Test func `diverged runs are worse than any other, and as bad as one another`() {
    let (a, b) = ([1.0, .infinity, 2, .infinity], [3, .infinity, 0.5])
    let (c, d) = ([1, 100, 2, 100.0], [3, 100, 0.5])
    #expect(RankTests.mannWhitney(a, b) == RankTests.mannWhitney(c, d))
    #expect(EffectSize.cliffsDelta(a, b) == EffectSize.cliffsDelta(c, d))
  }

  @Test func `samples and signs can be exchanged`() throws {
    let (a, b) = ([1, 4, 2, 2, 9.0], [2, 3, 7.0])
    let there = try #require(RankTests.mannWhitney(a, b))
    let back = try #require(RankTests.mannWhitney(b, a))
    #expect(there.pValue == back.pValue && there.statistic + back.statistic == 15)
    #expect(EffectSize.cliffsDelta(a, b)! == -EffectSize.cliffsDelta(b, a)!)
    let differences = [0.5, -1, 2, 3, -0.25, 2]
    let negated = differences.map { -$0 }
    #expect(
      RankTests.wilcoxonSignedRank(differences) == RankTests.wilcoxonSignedRank(negated))
    #expect(RankTests.signTest(differences)?.pValue == RankTests.signTest(negated)?.pValue)
  }

  @Test(arguments: 1...60)
  func `the smallest p of n seeds is 2 to the power of 1 − n while it is counted`(count: Int) throws
  {
    let differences = (1...count).map(Double.init)
    let sign = try #require(RankTests.signTest(differences))
    #expect(abs(sign.pValue / 2 / Self.powerOfHalf(count) - 1) < 1e-12)
    let rank = try #require(RankTests.wilcoxonSignedRank(differences))
    #expect(rank.isExact == (count <= RankTests.mostForExactSignedRank))
    if rank.isExact { #expect(rank.pValue == 2 * Self.powerOfHalf(count)) }
    #expect(EffectSize.matchedPairs(differences) == 1)
  }

  private static func powerOfHalf(_ count: Int) -> Double {
    (0..<count).reduce(1) { power, _ in power / 2 }
  }

  @Test func `large samples without any difference have a p of 1`() {
    let equal = Array(repeating: 2.0, count: 30)
    #expect(
      RankTests.mannWhitney(equal, equal)
        == TestResult(statistic: 450, pValue: 1, isExact: false))
  }

  /// The rate of p ≤ 0.05 where the hypothesis holds, with ties and diverged runs among the values.
  @Test func `under the hypothesis exact tests reject at most as often as they say`() throws {
    let replications = 4000
    var stream = RandomStream(label: "null", purpose: .test)
    func value() -> Double {
      let value = stream.normal()
      return stream.uniform() < 0.05 ? .infinity : (4 * value).rounded() / 4
    }
    var rejected = ["signed rank 10": 0, "signed rank 20": 0, "sign 17": 0, "unpaired 7, 9": 0]
    for _ in 0..<replications {
      for count in [10, 20] {
        let (a, b) = ((0..<count).map { _ in value() }, (0..<count).map { _ in value() })
        let result = RankTests.wilcoxonSignedRank(RankTests.pairedDifferences(a, b))
        if try #require(result).pValue <= 0.05 { rejected["signed rank \(count)"]! += 1 }
      }
      let signs = (0..<17).map { _ in stream.normal() }
      if try #require(RankTests.signTest(signs)).pValue <= 0.05 { rejected["sign 17"]! += 1 }
      let (a, b) = ((0..<7).map { _ in value() }, (0..<9).map { _ in value() })
      if try #require(RankTests.mannWhitney(a, b)).pValue <= 0.05 {
        rejected["unpaired 7, 9"]! += 1
      }
    }
    let error = (0.05 * 0.95 / Double(replications)).squareRoot()
    for (test, count) in rejected {
      let rate = Double(count) / Double(replications)
      // Counted probabilities come in steps, so 0.05 itself is not reached; half of it is.
      #expect(rate <= 0.05 + 3 * error && rate >= 0.025, "\(test)")
    }
  }
}
