import Catalog

/// A schedule whose rate depends on the losses so far: its settings, from which the state is
/// started that each observation changes. It is no function of the step.
public protocol FeedbackSchedule: Settings {
  static var about: About { get }

  /// The state before the first observation.
  func start() -> any FeedbackState
}

/// A ``FeedbackSchedule`` at work. A value: a copy goes on from the same state.
public protocol FeedbackState: Sendable {
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

  /// The name in plans.
  public let id: String
  private let warmup: Warmup
  private var rule: any FeedbackState
  private var step = 0
  public private(set) var decisions: [Decision] = []

  /// The controller of one run, before its first step.
  ///
  /// - Throws: if a setting is not allowed, or settings do not go together
  public init(
    _ rule: any FeedbackSchedule, warmup: Warmup = Warmup()
  ) throws(ConfigurationError) {
    try rule.check(as: type(of: rule).about.id)
    try warmup.check(as: type(of: rule).about.id)
    self.init(checked: rule, warmup)
  }

  /// Of settings that are allowed.
  init(checked rule: any FeedbackSchedule, _ warmup: Warmup) {
    id = type(of: rule).about.id
    self.warmup = warmup
    self.rule = rule.start()
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
    try warmup.validate(for: Horizon(steps: steps), as: id)
  }
}
