import Foundation

/// The suggestions of one rule over the seeds.
public struct RuleSummary: Sendable, Hashable {
  /// The name of the rule.
  public let rule: String
  /// The suggested rates, in the order of the seeds; seeds without a suggestion are left out.
  public let suggestions: [Double]
  /// The number of seeds for which the rule suggests nothing.
  public let missing: Int
  /// The median of the suggestions; `nil` without one.
  public let median: Double?
  /// The BCa bootstrap interval of the median; `nil` for fewer than two suggestions.
  public let interval: Interval?

  /// The summary of what one rule suggests.
  ///
  /// - Parameters:
  ///   - rule: the name of the rule
  ///   - suggestions: a rate for each seed; `nil` where the rule has nothing to suggest
  ///   - label: names the random stream of the bootstrap
  ///   - bootstrap: makes the interval of the median; by default one of 95 %
  public init(
    _ rule: String, suggestions: [Double?], label: String, bootstrap: Bootstrap = Bootstrap()
  ) {
    self.rule = rule
    let given = suggestions.compactMap(\.self)
    self.suggestions = given
    missing = suggestions.count - given.count
    median = given.isEmpty ? nil : Statistics.median(given)
    interval = bootstrap.interval(of: Statistics.median, given, label: "\(label)|\(rule)")
  }

  /// The largest suggestion over the smallest, which grows with the number of seeds; `nil` without
  /// suggestions.
  public var spread: Double? {
    guard let low = suggestions.min(), let high = suggestions.max(), low > 0 else { return nil }
    return high / low
  }

  /// The 95 % quantile of the suggestions over their 5 % quantile: a spread that single seeds do
  /// not decide. `nil` for fewer than two suggestions.
  public var centralSpread: Double? {
    guard suggestions.count > 1 else { return nil }
    let sorted = suggestions.sorted()
    let low = Statistics.quantile(0.05, ofSorted: sorted)
    return low > 0 ? Statistics.quantile(0.95, ofSorted: sorted) / low : nil
  }
}
