import ElementaryFunctions

/// Evidence that the probability of an event is above a bound, which may be looked at after every trial.
///
/// It is the capital of a gambler who began with 1 and bets on every trial that the event occurs, at odds that are
/// fair where the probability is the bound. Where it is the bound or less nobody gains on average, so that the
/// capital ever reaches c with a probability of at most 1/c, however often and whenever one looks: 20 is evidence at
/// a level of 5 %. The gambler's stakes are those of all probabilities above the bound, each with the same part of
/// the first capital. Ville 1939; Ramdas et al. 2023, arXiv 2210.01948.
///
/// Of a median it decides by signs: it is above x where more than half of the values are. Infinite values are values
/// like others then, and a run without a value is a trial in which the event did not occur.
public struct ShareEvidence: Sendable, Hashable {
  /// The probability that is in question, between 0 and 1.
  public let bound: Double
  /// The number of trials in which the event occurred.
  public let count: Int
  /// The number of trials.
  public let trials: Int
  /// The capital's logarithm; 0 without trials.
  public let logarithm: Double

  /// The capital, an e-value: 1 without trials.
  public var value: Double { Double.exp(logarithm) }

  /// The evidence of an event that occurred in some of the trials.
  ///
  /// - Parameters:
  ///   - count: the trials in which the event occurred, from 0 to `trials`
  ///   - trials: the number of trials, at least 0
  ///   - bound: the probability that is in question, between 0 and 1
  /// - Returns: `nil` if a number is outside its range
  public init?(_ count: Int, of trials: Int, above bound: Double) {
    guard trials >= 0, (0...trials).contains(count), bound > 0, bound < 1 else { return nil }
    self.count = count
    self.trials = trials
    self.bound = bound
    // ∫ (p/q)ᵏ ((1 − p)/(1 − q))ⁿ⁻ᵏ dp/(1 − q) over p from q to 1; the integral of pᵏ (1 − p)ⁿ⁻ᵏ from there is
    // k! (n − k)!/(n + 1)! times the probability of at most k in n + 1 trials.
    let others = trials - count
    let logOdds =
      Double(count) * Double.log(bound) + Double(others + 1) * Double.log(onePlus: -bound)
    logarithm =
      Double.logFactorial(count) + Double.logFactorial(others) - Double.logFactorial(trials + 1)
      - logOdds
      + Double.log(ShareInterval.upperTail(others + 1, of: trials + 1, 1 - bound))
  }
}
