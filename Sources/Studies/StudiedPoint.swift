import Catalog
import Plans
import Records
import Runs

/// A point of a plan's grid as a study measures it.
public struct StudiedPoint {
  /// The run that is in the place of the measurement. Studies that look for rates do not look at its
  /// peak rate.
  public let run: RunSpec
  /// The rates that a study chooses from, ascending; none for all others.
  public let rates: [Double]
  /// The problem, the optimizer and the schedule of the run.
  public let arm: StudiedArm
  /// What carries out runs, as a sweep does.
  public let executor: RunExecutor
  private let failures = Failures()

  /// What went wrong first, in spite of all that was asked for before.
  private final class Failures { var first: ConfigurationError? }

  init(
    _ spec: MeasurementSpec, in laboratory: Laboratory, with executor: RunExecutor
  ) throws(ConfigurationError) {
    run = spec.run
    rates = spec.rates
    arm = try StudiedArm(
      of: spec.run, choosing: spec.rates, for: spec.study.name, in: laboratory)
    self.executor = executor
  }

  /// What the point can name, with the files of the plan.
  public var laboratory: Laboratory { arm.laboratory }

  /// Carries out what should not fail, because the study has asked for all that it needs: if it does,
  /// the measurement is not kept, its reason is told, and the next start tries it again.
  ///
  /// - Returns: `nil` if it failed
  public func attempt<T>(_ body: () throws(ConfigurationError) -> T) -> T? {
    do { return try body() } catch {
      failures.first = failures.first ?? error
      return nil
    }
  }

  /// The parts of the run in double precision.
  ///
  /// - Returns: `nil` if they cannot be made; see ``attempt(_:)``
  public func parts() -> StudiedRun? {
    do { return try arm.parts() } catch {
      failures.first =
        failures.first ?? .invalid(owner: arm.study, setting: nil, reason: error.reason)
      return nil
    }
  }

  var failure: ConfigurationError? { failures.first }
}

extension StudiedPoint {
  /// The final evaluation loss of a run; +∞ if it diverged.
  ///
  /// - Returns: `nil` if the run failed; see ``attempt(_:)``
  func finalLoss(_ record: RunRecord, of run: RunSpec) -> Double? {
    attempt { () throws(ConfigurationError) in try record.finalLoss(of: run) }
  }
}
