/// An interval for the median of a distribution, between two values of a sample.
///
/// It assumes nothing of the distribution but that the values are independent: how many of them lie
/// below the median is binomial with probability ½. For a distribution with atoms the coverage is
/// at least what is stated. David and Nagaraja 2003, Order Statistics, section 7.1.
public struct MedianInterval: Sendable, Hashable {
  /// The interval, whose ends are values of the sample.
  public var interval: Interval
  /// The probability that such an interval contains the median.
  public var coverage: Double

  /// The narrowest pair of ranks, as far from one end as from the other, with at least the asked
  /// coverage; the whole range if too few values have no such pair. `nil` for fewer than two.
  ///
  /// - Parameters:
  ///   - values: the sample; +∞ is allowed
  ///   - asked: the coverage that the interval has at least, between 0 and 1
  public init?(_ values: [Double], coverage asked: Double = 0.95) {
    guard values.count > 1 else { return nil }
    let sorted = values.sorted()
    var rank = 0
    while rank + 1 < values.count / 2,
      Self.coverage(leavingOut: rank + 1, of: values.count) >= asked
    {
      rank += 1
    }
    interval = Interval(lower: sorted[rank], upper: sorted[values.count - 1 - rank])
    coverage = Self.coverage(leavingOut: rank, of: values.count)
  }

  /// The coverage of the interval that leaves out so many values at each end: 1 − 2 P(X ≤ k) with X
  /// binomial with n trials of probability ½; 1 − 2^(1−n) for the whole range.
  ///
  /// - Precondition: 0 ≤ k < n/2
  public static func coverage(leavingOut k: Int, of n: Int) -> Double {
    1 - 2 * Statistics.evenBinomialTail(k, of: n)
  }
}
