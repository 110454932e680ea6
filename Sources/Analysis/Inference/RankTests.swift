import Foundation

/// The outcome of a test of a null hypothesis.
public struct TestResult: Sendable, Hashable {
  /// What is tested with; each test says which.
  public var statistic: Double
  /// The probability, if the hypothesis holds, of a statistic at least as far from its centre.
  public var pValue: Double
  /// Whether the probability is counted rather than taken from the normal distribution.
  public var isExact: Bool

  public init(statistic: Double, pValue: Double, isExact: Bool) {
    self.statistic = statistic
    self.pValue = pValue
    self.isExact = isExact
  }
}

/// Two-sided tests that use the order of values only.
///
/// Losses may be +∞, which stands for a diverged run: it is the largest, and an infinite difference
/// has the largest rank. A NaN stands for nothing; samples with one have no result (`nil`).
public enum RankTests {
  /// a − b for each pair. Two equal infinities make 0: neither run is better.
  ///
  /// - Precondition: as many of the one as of the other
  public static func pairedDifferences(_ a: [Double], _ b: [Double]) -> [Double] {
    precondition(a.count == b.count, "pairs need as many values on each side")
    return zip(a, b).map { a, b in a == b ? 0 : a - b }
  }

  /// The sign test: do differences lie above 0 as often as below? Arbuthnot 1710; Conover 1999,
  /// Practical Nonparametric Statistics, section 3.4.
  ///
  /// Zeros are dropped. The statistic is the number of positive differences, binomial with
  /// probability ½; always exact. `nil` if no difference is left.
  public static func signTest(_ differences: [Double]) -> TestResult? {
    guard let differences = informative(differences) else { return nil }
    let positive = differences.count { $0 > 0 }
    let rarer = min(positive, differences.count - positive)
    return TestResult(
      statistic: Double(positive),
      pValue: min(1, 2 * Statistics.evenBinomialTail(rarer, of: differences.count)), isExact: true)
  }

  /// The differences that are not 0; `nil` without any or with a NaN.
  static func informative(_ differences: [Double]) -> [Double]? {
    guard !differences.contains(where: \.isNaN) else { return nil }
    let left = differences.filter { $0 != 0 }
    return left.isEmpty ? nil : left
  }

  /// 2 P(Z > |z|), at most 1.
  static func twoSided(_ z: Double) -> Double { min(1, 2 * Statistics.normalCDF(-abs(z))) }
}
