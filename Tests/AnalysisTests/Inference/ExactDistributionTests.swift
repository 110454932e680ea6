import Analysis
import Testing

/// Counting by other means: every assignment of signs, every split, one after the other.
@Suite struct ExactDistributionTests {
  /// Without ties, with ties, with several infinities, all equal.
  private static let patterns: [[Double]] = [
    [0.3, 1.7, 0.9, 4.1, 2.2, 0.1, 3.3, 5.8], [2, 1, 2, 3, 1, 2, 1, 3],
    [.infinity, 1, .infinity, 0.5, 2, 0.5, .infinity, 7], [4, 4, 4, 4, 4, 4, 4, 4],
  ]

  /// A rank as it is defined: one more than how many are smaller, ties in the middle.
  private func ranks(_ values: [Double]) -> [Double] {
    values.map { value in
      Double(values.count { $0 < value }) + 0.5 * Double(values.count { $0 == value } + 1)
    }
  }

  @Test(arguments: 1...8)
  func `signed-rank probabilities count all assignments of signs`(count: Int) throws {
    for pattern in Self.patterns {
      let sizes = Array(pattern.prefix(count))
      let ranks = ranks(sizes)
      let assignments: [[Bool]] = (0..<1 << count).map { mask in
        (0..<count).map { place in mask >> place & 1 == 1 }
      }
      let sums = assignments.map { signs -> Double in
        var sum = 0.0
        for (positive, rank) in zip(signs, ranks) where positive { sum += rank }
        return sum
      }
      let distribution = RankTests.signedRankDistribution(MidRanks(sizes))
      for (doubled, probability) in distribution.enumerated() {
        let occurrences = sums.count { $0 == 0.5 * Double(doubled) }
        #expect(probability == Double(occurrences) / Double(sums.count))
      }

      let total = ranks.reduce(0, +)
      var pValues: [Double] = []
      for (signs, sum) in zip(assignments, sums) {
        let differences = zip(signs, sizes).map { (positive, size) -> Double in
          positive ? size : -size
        }
        let result = try #require(RankTests.wilcoxonSignedRank(differences))
        let distance = abs(sum - total / 2)
        let asFar = sums.count { abs($0 - total / 2) >= distance }
        #expect(result.statistic == min(sum, total - sum))
        #expect(abs(result.pValue - Double(asFar) / Double(sums.count)) < 1e-14)
        let effect = try #require(EffectSize.matchedPairs(differences))
        #expect(abs(effect - (2 * sum - total) / total) < 1e-14)
        pValues.append(result.pValue)
      }
      checkSize(pValues)
    }
  }

  @Test(arguments: 1...8)
  func `sign test probabilities count all assignments of signs`(count: Int) throws {
    let positives = (0..<1 << count).map { (mask: Int) in mask.nonzeroBitCount }
    var pValues: [Double] = []
    for (mask, positive) in positives.enumerated() {
      let differences = (0..<count).map { place -> Double in
        mask >> place & 1 == 1 ? 2.5 : -0.5
      }
      let result = try #require(RankTests.signTest(differences))
      let asFar = positives.count { abs(2 * $0 - count) >= abs(2 * positive - count) }
      #expect(result.statistic == Double(positive))
      #expect(abs(result.pValue - Double(asFar) / Double(positives.count)) < 1e-13)
      pValues.append(result.pValue)
    }
    checkSize(pValues)
  }

  @Test(arguments: 2...8)
  func `Mann and Whitney's probabilities count all splits`(count: Int) throws {
    for pattern in Self.patterns {
      let values = Array(pattern.prefix(count))
      for size in 1..<count {
        let masks = (0..<1 << count).filter { $0.nonzeroBitCount == size }
        let splits = masks.map { split(values, $0) }
        let statistics = splits.map { pairsWon($0.a, $0.b) }
        var pValues: [Double] = []
        for (split, u) in zip(splits, statistics) {
          let result = try #require(RankTests.mannWhitney(split.a, split.b))
          let below = statistics.count { $0 <= u }, above = statistics.count { $0 >= u }
          let expected = min(1, 2 * Double(min(below, above)) / Double(statistics.count))
          #expect(result.statistic == u && result.isExact)
          #expect(abs(result.pValue - expected) < 1e-14)
          let delta = try #require(EffectSize.cliffsDelta(split.a, split.b))
          #expect(abs(delta - (2 * u / Double(size * (count - size)) - 1)) < 1e-14)
          pValues.append(result.pValue)
        }
        checkSize(pValues)
      }
    }
  }

  /// The values whose bits are set, and the others.
  private func split(_ values: [Double], _ mask: Int) -> (a: [Double], b: [Double]) {
    var a: [Double] = [], b: [Double] = []
    for (place, value) in values.enumerated() {
      if mask >> place & 1 == 1 { a.append(value) } else { b.append(value) }
    }
    return (a, b)
  }

  /// U as it is defined, by pairs and without ranks.
  private func pairsWon(_ a: [Double], _ b: [Double]) -> Double {
    var won = 0.0
    for x in a {
      for y in b { won += x > y ? 1 : x == y ? 0.5 : 0 }
    }
    return won
  }

  /// With all outcomes equally likely, a p of at most α must have a probability of at most α.
  private func checkSize(_ pValues: [Double]) {
    for level in Set(pValues) {
      let share = Double(pValues.count { $0 <= level + 1e-13 }) / Double(pValues.count)
      #expect(share <= level + 1e-12)
    }
  }
}
