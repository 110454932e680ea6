import ArgumentParser
import Catalog
import Conformance
import Guidance
import PlanSyntax
import Presentation
import Reports
import Runs

/// The exit codes that scripts may rely on.
enum ExitStatus: Int32 {
  case done = 0
  /// A run, or a case of a conformance check.
  case failed = 1
  /// With `--check`, a claim that is expected to hold.
  case claimFailed = 2
  case usage = 64
  case badData = 65
  case toolMissing = 69
  case disk = 74
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}

/// A mistake in the call that shows only when the work has begun, such as a run that does not exist.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Every error that the program knows, with its exit code.
func exitStatus(of error: any Error) -> ExitStatus? {
  switch error {
  case is PlanError, is ReferenceFileError: .badData
  case let error as TrainingLogError:
    switch error {
    case .malformed: .badData
    case .columns: .usage
    }
  case is ConfigurationError, is UsageError: .usage
  case let error as StoreError:
    switch error {
    case .disk: .disk
    case .unreadable, .foreign, .contradiction: .badData
    }
  case let error as ReportError:
    switch error {
    case .disk: .disk
    case .toolMissing, .toolFailed: .toolMissing
    }
  default: nil
  }
}

/// Runs a verb: known errors are printed in one line and end the program with their code.
func reportingErrors(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch {
    guard let status = exitStatus(of: error) else { throw error }
    Terminal.message("steplab: error: \(error)")
    throw status.code
  }
}
