import ArgumentParser
import Foundation
import Plans
import Runs
import Studies

/// The program, which other packages can start with entries of their own.
public enum Steplab {
  /// Carries out the command line of this process.
  ///
  /// It returns only where all went well; else the process ends with an exit status.
  ///
  /// - Parameter laboratory: what plans and options can name; an error in making it ends the process as
  ///   one in its use would
  public static func main(_ laboratory: @autoclosure () throws -> Laboratory = .standard) {
    // A broken pipe then shows as an error of `write`; see `Terminal`.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try RootCommand.parseAsRoot()
      if let verb = command as? any Verb {
        try reportingErrors { try verb.run(in: laboratory()) }
      } else {
        try command.run()
      }
    } catch {
      RootCommand.exit(withError: error)
    }
  }
}

struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steplab",
    abstract: "A laboratory for the learning rate.",
    discussion: """
      Sweeps optimizers × schedules × peak learning rates × batch sizes × seeds over problems \
      whose truth is known, and writes tables, figures and a report.

      EXAMPLES
        steplab run quickstart
        steplab list optimizers

      EXIT STATUS
        0   done
        1   a run (divergence is a result, not a failure) or a conformance case failed
        2   with --check, a claim that is expected to hold was not reproduced
        64  usage                      65  bad plan, data or store
        69  a tool is missing          74  disk
        130 interrupted
      """,
    version: BuildInformation.description,
    subcommands: [
      Run.self, Status.self, Show.self, Export.self, Merge.self, Report.self, List.self,
      Kernels.self, ConformanceVerb.self, ScheduleVerb.self, RangeTest.self,
      SharpnessVerb.self, Diagnose.self, Recommend.self, Reproduce.self, Manual.self,
    ])
}
