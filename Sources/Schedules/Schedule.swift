import Catalog

/// A learning-rate schedule: a pure function of the step and the horizon.
///
/// The rate of step k is `peak × factor(at: k)`. Steps run from 0 to T − 1. Schedules that end at
/// a value reach it at k = T, one step after the last, so that the last executed step still moves.
public protocol Schedule: Sendable {
  static var declaration: Declaration { get }

  init(_ configuration: Configuration) throws(ConfigurationError)

  /// The fraction of the peak rate at a step: finite and in [0, 1].
  ///
  /// - Parameter step: from 0; the value at `horizon.steps` is the one that the schedule ends at.
  func factor(at step: Int, of horizon: Horizon) -> Double

  /// Throws if the phases of the schedule do not fit into the horizon.
  func validate(for horizon: Horizon) throws(ConfigurationError)
}

extension Schedule {
  public func validate(for horizon: Horizon) throws(ConfigurationError) {}
}

/// The number of steps that a schedule runs over.
public struct Horizon: Sendable, Hashable {
  /// The steps of this schedule; what a combinator gives to an inner schedule is shorter than the
  /// run.
  public let steps: Int
  /// The steps of the whole run, of which fractional durations are fractions.
  public let runLength: Int

  public init(steps: Int) { self.init(steps: steps, runLength: steps) }

  public init(steps: Int, runLength: Int) {
    self.steps = steps
    self.runLength = runLength
  }

  /// The part of the schedule that lies before a step, from 0 to 1; a schedule without steps is over.
  func progress(at step: Int) -> Double { steps == 0 ? 1 : Double(step) / Double(steps) }
}

/// A length of time as written in plans: below 1 a fraction of the run, from 1 on a number of
/// steps.
public struct Duration: Sendable, Hashable {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  /// The number of steps: fractions are rounded up, so that a positive one is at least a step.
  ///
  /// The cooldown of the last 20 % of T steps then begins at step ⌊0.8 T⌋. A tolerance of 10⁻⁹
  /// keeps products such as 0.07 × 100 = 7.000000000000001 from being rounded up.
  public func steps(of runLength: Int) -> Int {
    let exact = value < 1 ? value * Double(runLength) - 1e-9 : value - 1e-9
    return Int(max(0, min(exact.rounded(.up), 1e15)))
  }
}
