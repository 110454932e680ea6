import Catalog

/// A schedule whose rate depends on the losses so far. It is no function of the step: it has state,
/// which each observation changes. A value: a copy goes on from the same state.
public protocol FeedbackSchedule: Sendable {
  static var declaration: Declaration { get }

  init(_ configuration: Configuration) throws(ConfigurationError)

  /// The fraction of the peak rate for the next step: finite and in [0, 1].
  var factor: Double { get }

  /// Takes note of a step's training loss.
  ///
  /// - Parameters:
  ///   - loss: as it was before the step, finite
  ///   - horizon: the run's
  mutating func observe(loss: Double, of horizon: Horizon)
}

/// A feedback schedule that is ready to use in a run, with its warmup in front: asked for a rate
/// before each step and told the loss after it, in this order.
public struct RateController: Sendable {
  /// A change of the rate that the losses led to.
  public struct Decision: Sendable, Hashable {
    /// The first step at the new rate.
    public let step: Int
    public let rate: Double
  }

  private let warmup: Warmup
  private var rule: any FeedbackSchedule
  private var step = 0
  public private(set) var decisions: [Decision] = []

  init(_ warmup: Warmup, before rule: any FeedbackSchedule) {
    self.warmup = warmup
    self.rule = rule
  }

  /// The rate of the next step.
  public func rate(of steps: Int, peak: Double) -> Double {
    let horizon = Horizon(steps: steps, peakRate: peak)
    return peak
      * (step < warmup.steps(of: horizon)
        ? warmup.factor(at: step, of: horizon) : rule.factor)
  }

  /// Ends a step. Losses during the warmup are not looked at: they fall or rise for its reasons.
  ///
  /// - Returns: whether the loss changed the rate
  @discardableResult
  public mutating func observe(loss: Double, of steps: Int, peak: Double) -> Bool {
    defer { step += 1 }
    let horizon = Horizon(steps: steps, peakRate: peak)
    let length = warmup.steps(of: horizon)
    guard step >= length else { return false }
    let before = rule.factor
    rule.observe(loss: loss, of: horizon.rest(after: length))
    guard rule.factor != before else { return false }
    decisions.append(Decision(step: step + 1, rate: peak * rule.factor))
    return true
  }

  public func validate(steps: Int) throws(ConfigurationError) {
    try warmup.validate(for: Horizon(steps: steps))
  }
}
