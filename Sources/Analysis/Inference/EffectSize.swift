/// How large a difference is, which no p-value says.
///
/// Samples with a NaN have no effect size.
public enum EffectSize {
  /// Cliff's delta, P(a > b) − P(a < b) over all pairs of values, from −1 to 1: twice the area
  /// under the ROC curve, less 1. Cliff 1993, doi 10.1037/0033-2909.114.3.494.
  ///
  /// - Parameters:
  ///   - a: one sample; +∞ is allowed in both
  ///   - b: the other sample, of any size
  /// - Returns: `nil` if a sample is empty
  public static func cliffsDelta(_ a: [Double], _ b: [Double]) -> Double? {
    guard !a.isEmpty, !b.isEmpty, !(a + b).contains(where: \.isNaN) else { return nil }
    let doubled = MidRanks(a + b).doubled[..<a.count].reduce(0, +)
    let u = 0.5 * Double(doubled - a.count * (a.count + 1))
    return 2 * u / Double(a.count * b.count) - 1
  }

  /// The matched-pairs rank-biserial correlation of the signed-rank test: the share of the ranks of
  /// the positive differences less that of the negative ones, from −1 to 1. Kerby 2014, doi
  /// 10.2466/11.IT.3.1.
  ///
  /// - Parameter differences: ±∞ is allowed; zeros are dropped
  /// - Returns: `nil` if none is left
  public static func matchedPairs(_ differences: [Double]) -> Double? {
    guard let differences = RankTests.informative(differences) else { return nil }
    let ranks = MidRanks(differences.map(abs))
    let positive = RankTests.doubledSum(ofPositive: differences, ranks)
    let all = differences.count * (differences.count + 1)
    return Double(2 * positive - all) / Double(all)
  }

  /// d_z: the mean of paired differences in units of their standard deviation, times Hedges'
  /// correction, which makes it unbiased for normal differences. Hedges 1981, doi
  /// 10.3102/10769986006002107.
  ///
  /// With n differences the correction is Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n − 1.
  ///
  /// - Returns: `nil` for fewer than three, infinite ones, or ones without spread
  public static func standardised(_ differences: [Double]) -> Double? {
    guard differences.count > 2, differences.allSatisfy(\.isFinite),
      differences.contains(where: { $0 != differences[0] })
    else { return nil }
    let half = 0.5 * Double(differences.count - 1)
    let correction = StudentDistribution.gammaRatio(half - 0.5) / half.squareRoot()
    return correction * Statistics.mean(differences) / Statistics.standardDeviation(differences)
  }
}
