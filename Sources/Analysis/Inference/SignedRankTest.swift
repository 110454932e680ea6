extension RankTests {
  /// The most differences for which ``wilcoxonSignedRank(_:)`` counts.
  public static let mostForExactSignedRank = 50

  /// Wilcoxon's signed-rank test: are differences symmetric about 0? Wilcoxon 1945, doi
  /// 10.2307/3001968.
  ///
  /// Zeros are dropped, the others ranked by their size. The statistic is the smaller of the sums of
  /// the ranks of positive and of negative differences.
  ///
  /// - Up to ``mostForExactSignedRank`` differences the probability is counted over all 2ⁿ
  ///   assignments of signs to the ranks, shared ones included. SciPy's `method="exact"` has the same
  ///   numbers without ties and zeros only; with them it looks half ranks up in the distribution of
  ///   whole ones, and its `method="auto"` counts up to 13 differences and approximates beyond.
  /// - Above, it is the normal approximation with the correction for ties and none for continuity,
  ///   SciPy's `method="asymptotic", correction=False`.
  ///
  /// - Parameter differences: ±∞ is allowed; infinite ones share the largest rank
  /// - Returns: `nil` if no difference is left, or one is NaN
  public static func wilcoxonSignedRank(_ differences: [Double]) -> TestResult? {
    guard let differences = informative(differences) else { return nil }
    let ranks = MidRanks(differences.map(abs))
    let positive = doubledSum(ofPositive: differences, ranks)
    let n = differences.count
    let smaller = min(positive, n * (n + 1) - positive)
    let statistic = 0.5 * Double(smaller)
    if n <= mostForExactSignedRank {
      let tail = signedRankDistribution(ranks)[...smaller].reduce(0, +)
      return TestResult(statistic: statistic, pValue: min(1, 2 * tail), isExact: true)
    }
    let count = Double(n)
    let variance = (count * (count + 1) * (2 * count + 1) - 0.5 * ranks.tieTerm) / 24
    let z = (statistic - 0.25 * count * (count + 1)) / variance.squareRoot()
    return TestResult(statistic: statistic, pValue: twoSided(z), isExact: false)
  }

  /// The probability of each doubled sum of the ranks that get a positive sign, if every assignment
  /// of signs is equally likely: entry s is that of the sum s/2. Exact to the last bit up to 53 ranks.
  ///
  /// O(n³): each rank shifts the distribution of the ones before.
  public static func signedRankDistribution(_ ranks: MidRanks) -> [Double] {
    var probability = Array(repeating: 0.0, count: ranks.doubled.reduce(0, +) + 1)
    probability[0] = 1
    var largest = 0
    for rank in ranks.doubled {
      largest += rank
      // From above, so that what is read has not yet been changed.
      for sum in stride(from: largest, through: 0, by: -1) {
        let without = probability[sum]
        probability[sum] = 0.5 * (without + (sum >= rank ? probability[sum - rank] : 0))
      }
    }
    return probability
  }

  /// Twice the sum of the ranks of the positive differences.
  static func doubledSum(ofPositive differences: [Double], _ ranks: MidRanks) -> Int {
    zip(differences, ranks.doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
  }
}
