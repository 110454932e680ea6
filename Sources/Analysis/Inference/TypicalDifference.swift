/// The typical difference of paired values, and an interval for it: the estimate that belongs to
/// the signed-rank test. Hodges and Lehmann 1963, doi 10.1214/aoms/1177704172.
///
/// The estimate is the median of the averages of all pairs of differences, each with itself too
/// (Walsh's averages), which is the centre of differences that are symmetric about one. The
/// interval is of all shifts that the exact signed-rank test would not reject, so it excludes 0
/// just where the test without ties and zeros is significant: Hollander, Wolfe and Chicken 2014,
/// Nonparametric Statistical Methods, section 3.3.
public struct TypicalDifference: Sendable, Hashable {
  /// The estimate; ±∞ if that is what most pairs of differences average to.
  public var value: Double
  /// The interval for the centre; `nil` for one difference.
  public var interval: Interval?
  /// The probability that such an interval contains the centre; that of the whole range,
  /// 1 − 2^(1−n), if too few differences have one with the asked.
  public var coverage: Double

  /// The estimate and the interval from differences.
  ///
  /// - Parameters:
  ///   - differences: ±∞ is allowed; the average of +∞ and −∞ counts as 0
  ///   - asked: the coverage that the interval has at least, between 0 and 1, where there are
  ///     differences enough
  /// - Returns: `nil` without differences, or if one is NaN
  public init?(_ differences: [Double], coverage asked: Double = 0.95) {
    guard !differences.isEmpty, !differences.contains(where: \.isNaN) else { return nil }
    let averages = WalshAverages(differences).values.sorted()
    value = Statistics.median(averages)
    let (left, tail) = Self.leftOut(of: differences.count, tail: (1 - asked) / 2)
    coverage = 1 - 2 * tail
    if differences.count > 1 {
      interval = Interval(lower: averages[left], upper: averages[averages.count - 1 - left])
    }
  }

  /// How many averages an interval leaves out at each end, and the probability that the centre lies
  /// beyond one of its ends.
  private static func leftOut(of count: Int, tail asked: Double) -> (Int, Double) {
    guard count <= RankTests.mostForExactSignedRank else {
      let n = Double(count)
      let deviation = (n * (n + 1) * (2 * n + 1) / 24).squareRoot()
      let left = n * (n + 1) / 4 + Statistics.normalQuantile(asked) * deviation
      return (Int(left.rounded(.down)), asked)
    }
    let ranks = MidRanks((0..<count).map(Double.init))
    let probabilities = RankTests.signedRankDistribution(ranks)
    // Ranks are doubled, so that only even sums occur.
    var left = 0, tail = probabilities[0]
    while tail + probabilities[2 * (left + 1)] <= asked {
      left += 1
      tail += probabilities[2 * left]
    }
    return (left, tail)
  }
}
