import Catalog

/// A learning-rate schedule: a pure function of the step and the horizon (which holds the peak
/// rate, for a schedule that is capped by it).
///
/// The rate of step k is `peak × factor(at: k)`. Steps run from 0 to T − 1. Schedules that end at
/// a value reach it at k = T, one step after the last, so that the last executed step still moves.
/// A schedule that depends on the losses is none: it is a ``FeedbackSchedule``.
///
/// In this package a schedule is a file under `Rules/` and a line in ``ScheduleEntry/standard``; in
/// another one it is made known as `ScheduleEntry(MySchedule.self)`.
public protocol Schedule: Settings {
  static var about: About { get }

  /// The fraction of the peak rate at a step of the horizon: finite and in [0, 1].
  ///
  /// Steps count from 0. The value at `horizon.steps` is the one that the schedule ends at.
  func factor(at step: Int, of horizon: Horizon) -> Double

  /// Whether it prescribes β of an averaging method beside the rate.
  var prescribesInterpolation: Bool { get }

  /// β at a step of the horizon, where it is prescribed: gradients are then taken at
  /// y = βx + (1 − β)z. Above 0 from the run's step 1 on, because at 0 the average cannot be told
  /// from y and z.
  ///
  /// Steps count from 0, and are below 0 during a warmup.
  func interpolation(at step: Int, of horizon: Horizon) -> Double

  /// Throws if the phases of the schedule do not fit into the horizon.
  func validate(for horizon: Horizon) throws(ConfigurationError)
}

extension Schedule {
  public var prescribesInterpolation: Bool { false }
  public func interpolation(at step: Int, of horizon: Horizon) -> Double { 0 }
  public func validate(for horizon: Horizon) throws(ConfigurationError) {}
}

/// The part of a run that a schedule covers.
public struct Horizon: Sendable, Hashable {
  /// The steps of this schedule; what a combinator gives to an inner schedule is shorter than the
  /// run.
  public let steps: Int
  /// The step of the run that is this schedule's step 0.
  public let start: Int
  /// The steps of the whole run, of which fractional durations are fractions.
  public let runLength: Int
  /// The rate that factors are fractions of.
  public let peakRate: Double

  public init(steps: Int, peakRate: Double = 1) {
    self.init(steps: steps, start: 0, runLength: steps, peakRate: peakRate)
  }

  private init(steps: Int, start: Int, runLength: Int, peakRate: Double) {
    self.steps = steps
    self.start = start
    self.runLength = runLength
    self.peakRate = peakRate
  }

  /// The part from one step of this schedule to before another one: what a combinator gives to an
  /// inner schedule.
  ///
  /// - Parameter range: steps of this schedule, from 0; not necessarily within its ``steps``
  /// - Returns: a horizon whose step 0 is the first of the range, of the same run and peak rate
  public func part(_ range: Range<Int>) -> Horizon {
    Horizon(
      steps: range.count, start: start + range.lowerBound, runLength: runLength,
      peakRate: peakRate)
  }

  /// What is left after a number of steps.
  ///
  /// - Parameter steps: how many of this schedule's steps are over, at least 0; nothing is left
  ///   after as many as there are, or more
  public func rest(after steps: Int) -> Horizon { part(min(steps, self.steps)..<self.steps) }
}
