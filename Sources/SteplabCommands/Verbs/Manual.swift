import ArgumentParser
import Foundation

/// Prints the manual page, which `make install` puts where `man` finds it.
///
/// Hidden: who has the page does not need the verb.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page in the language of man.", shouldDisplay: false)

  func run() throws {
    let description = Data(RootCommand._dumpHelp().utf8)
    let program = try JSONDecoder().decode(ProgramDescription.self, from: description)
    Terminal.output(ManualPage(program.command, version: BuildInformation.version).text)
  }
}
