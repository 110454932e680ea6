import Foundation
import Records

/// What to carry out, and how.
public struct SweepOptions: Sendable {
  /// How many pieces of work are carried out at once, at least 1; results do not depend on it.
  public var workers: Int
  /// The number of threads that share one piece of work, at least 1; results do not depend on it.
  public var threadsPerRun: Int
  /// Whether to stop at the first failure.
  public var failsFast = false
  /// Whether what the store has of another arithmetic than the program's is carried out again, and
  /// takes the place of that.
  public var renews = false

  public init(
    workers: Int = ProcessInfo.processInfo.activeProcessorCount, threadsPerRun: Int = 1
  ) {
    self.workers = max(1, workers)
    self.threadsPerRun = max(1, threadsPerRun)
  }
}

/// How far a sweep has come. Pieces of work are runs, or measurements of a study.
public struct SweepProgress: Sendable, Hashable {
  /// The number of pieces that were asked for.
  public var total = 0
  /// How many of them are saved: before the sweep, by this process or by another. What is to be carried
  /// out again is not.
  public var saved = 0
  /// How many this process carried out.
  public var computed = 0
  /// How many of those diverged.
  public var diverged = 0
  /// How many of those failed.
  public var failed = 0
  /// How many are not saved, because another process carries them out.
  public var elsewhere = 0
  /// What was saved before the sweep, by arithmetic: also what is carried out again.
  public var found: ArithmeticMixture

  /// Nothing of work of a kind.
  public init(_ kind: WorkKind = .runs) {
    found = ArithmeticMixture(of: kind.rawValue, program: .present)
  }
}

/// How a sweep ended.
public struct SweepResult: Sendable {
  public enum Ending: Sendable { case completed, interrupted, stoppedByFailure }
  public var ending: Ending
  public var progress: SweepProgress
  /// The reason of the first failure, if there was one.
  public var firstFailure: String?
  /// Why measurements failed, by their identities; of runs the store knows it.
  public var failures: [String: String] = [:]
}
