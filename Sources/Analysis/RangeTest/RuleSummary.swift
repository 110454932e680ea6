import Foundation

/// The suggestions of one rule over the seeds.
public struct RuleSummary: Sendable, Hashable {
  public let rule: String
  /// By seed, for the seeds for which the rule had something to say.
  public let suggestions: [Double]
  /// Seeds for which it had not.
  public let missing: Int
  public let median: Double?
  /// 95 % BCa bootstrap interval of the median; `nil` for fewer than two suggestions.
  public let interval: Interval?

  /// - Parameter label: names the random stream of the bootstrap
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

  /// The largest suggestion over the smallest. It grows with the number of seeds.
  public var spread: Double? {
    guard let low = suggestions.min(), let high = suggestions.max(), low > 0 else { return nil }
    return high / low
  }

  /// The 95 % quantile over the 5 % quantile: a spread that single seeds do not decide.
  public var centralSpread: Double? {
    guard suggestions.count > 1 else { return nil }
    let sorted = suggestions.sorted()
    let low = Statistics.quantile(0.05, ofSorted: sorted)
    return low > 0 ? Statistics.quantile(0.95, ofSorted: sorted) / low : nil
  }
}
