import ElementaryFunctions

/// An interval for the probability of an event that occurred in some of a number of independent
/// trials.
///
/// It is made of the two binomial tails, so that its coverage is at least what is asked, whatever
/// the probability: no approximation, and wide where trials are few. Clopper and Pearson 1934,
/// Biometrika 26.
public struct ShareInterval: Sendable, Hashable {
  /// The number of trials in which the event occurred.
  public let count: Int
  /// The number of trials, at least 1.
  public let trials: Int
  /// The interval for the probability; both ends are from 0 to 1.
  public let interval: Interval

  /// The observed share, ``count`` over ``trials``.
  public var share: Double { Double(count) / Double(trials) }

  /// The interval for an event that occurred in some of the trials.
  ///
  /// - Parameters:
  ///   - count: the trials in which the event occurred, from 0 to `trials`
  ///   - trials: the number of trials, at least 1
  ///   - coverage: the probability, between 0 and 1, with which the interval contains the true
  ///     value at least; at most half of the rest is left at each end
  /// - Returns: `nil` if a number is outside its range
  public init?(_ count: Int, of trials: Int, coverage: Double = 0.95) {
    guard trials > 0, (0...trials).contains(count), coverage > 0, coverage < 1 else { return nil }
    self.count = count
    self.trials = trials
    let tail = (1 - coverage) / 2
    interval = Interval(
      lower: count == 0
        ? 0
        : Self.root { p in Self.upperTail(count, of: trials, p) < tail },
      upper: count == trials
        ? 1
        // As many failures or more, at the probability of failing.
        : 1 - Self.root { q in Self.upperTail(trials - count, of: trials, q) < tail })
  }

  /// Where a condition ceases to hold that holds near 0 and not near 1, to the last bit.
  private static func root(_ holds: (Double) -> Bool) -> Double {
    var low = 0.0, high = 1.0
    while true {
      let middle = 0.5 * (low + high)
      guard low < middle, middle < high else { return middle }
      if holds(middle) { low = middle } else { high = middle }
    }
  }

  /// P(X ≥ k) of a binomial X, for 0 < k ≤ n and 0 < p < 1.
  ///
  /// Below the mode it is the complement of the other tail, so that no small terms are added to a
  /// sum near 1.
  static func upperTail(_ k: Int, of n: Int, _ p: Double) -> Double {
    Double(k) >= Double(n + 1) * p ? sum(k, of: n, p) : 1 - sum(n - k + 1, of: n, 1 - p)
  }

  /// From the first term, the largest, each from the one before it.
  private static func sum(_ k: Int, of n: Int, _ p: Double) -> Double {
    var term = Double.exp(
      Double.logFactorial(n) - Double.logFactorial(k) - Double.logFactorial(n - k)
        + Double(k) * Double.log(p) + Double(n - k) * Double.log(onePlus: -p))
    var sum = term
    for i in k..<n {
      term *= Double(n - i) / Double(i + 1) * p / (1 - p)
      guard sum + term > sum else { break }
      sum += term
    }
    return sum
  }
}
