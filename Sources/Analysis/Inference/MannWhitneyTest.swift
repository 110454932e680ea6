extension RankTests {
  /// The most pairs (a value of one sample, a value of the other) for which ``mannWhitney(_:_:)``
  /// counts: samples of 20 and 20.
  public static let mostPairsForExactMannWhitney = 400

  /// Mann and Whitney's test (Wilcoxon's for unpaired samples): is a value of the one sample as
  /// likely to exceed one of the other as the other way round? Mann and Whitney 1947, doi
  /// 10.1214/aoms/1177730491.
  ///
  /// The statistic is U of the first sample: the number of pairs in which its value is the larger,
  /// a tie counting ½.
  ///
  /// - Up to ``mostPairsForExactMannWhitney`` pairs the probability is counted over all choices of
  ///   ranks, shared ones included, and is twice the smaller tail. Without ties that is SciPy's
  ///   `method="exact"`; with ties SciPy counts only if asked for a permutation test.
  /// - Above, it is the normal approximation with corrections for ties and continuity, SciPy's
  ///   `method="asymptotic"`.
  ///
  /// - Parameters:
  ///   - a: the first sample, whose U is the statistic; +∞ is allowed in both
  ///   - b: the second sample, of any size
  /// - Returns: `nil` if a sample is empty or has a NaN
  public static func mannWhitney(_ a: [Double], _ b: [Double]) -> TestResult? {
    guard !a.isEmpty, !b.isEmpty, !(a + b).contains(where: \.isNaN) else { return nil }
    let ranks = MidRanks(a + b)
    let sumOfA = ranks.doubled[..<a.count].reduce(0, +)
    let statistic = 0.5 * Double(sumOfA - a.count * (a.count + 1))
    if a.count * b.count <= mostPairsForExactMannWhitney {
      // Of the smaller sample, because the work grows with the number of chosen ranks.
      let chosen = min(a.count, b.count)
      let sum = a.count == chosen ? sumOfA : ranks.doubled[a.count...].reduce(0, +)
      let probability = rankSumDistribution(ranks, choosing: chosen)
      let (below, above) = (probability[...sum].reduce(0, +), probability[sum...].reduce(0, +))
      return TestResult(
        statistic: statistic, pValue: min(1, 2 * min(below, above)), isExact: true)
    }
    let (n, m) = (Double(a.count), Double(b.count))
    let variance = n * m / 12 * ((n + m + 1) - ranks.tieTerm / ((n + m) * (n + m - 1)))
    let distance = abs(statistic - 0.5 * n * m) - 0.5
    guard variance > 0, distance > 0 else {
      return TestResult(statistic: statistic, pValue: 1, isExact: false)
    }
    return TestResult(
      statistic: statistic, pValue: twoSided(distance / variance.squareRoot()), isExact: false)
  }

  /// The probability of each doubled sum of so many of the ranks, if every choice of them is
  /// equally likely: entry s is that of the sum s/2.
  ///
  /// The number of choices is kept in 64-bit floats: exact below 2⁵³, which 20 of 40 is far from.
  ///
  /// - Precondition: 0 ≤ count ≤ number of ranks
  public static func rankSumDistribution(
    _ ranks: MidRanks, choosing count: Int
  ) -> [Double] {
    let width = ranks.doubled.sorted().suffix(count).reduce(0, +) + 1
    // Row k, one after the other: the number of choices of k of the ranks so far, by their sum.
    var ways = Array(repeating: 0.0, count: (count + 1) * width)
    ways[0] = 1
    for (seen, rank) in ranks.doubled.enumerated() where rank < width {
      for k in stride(from: min(count, seen + 1), to: 0, by: -1) {
        let (row, fewer) = (k * width, (k - 1) * width)
        for sum in rank..<width { ways[row + sum] += ways[fewer + sum - rank] }
      }
    }
    let last = ways.suffix(width)
    let all = last.reduce(0, +)
    return last.map { $0 / all }
  }
}
