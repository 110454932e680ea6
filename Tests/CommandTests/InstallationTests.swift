import Foundation
import Testing

/// What an installation needs of the program; `scripts/check-install.sh` installs it.
@Suite struct InstallationTests {
  @Test func `the manual page has every verb and every option`() throws {
    let page = try Command.run(["manual"]).output.replacing("\\-", with: "-")
    #expect(page.hasPrefix(".TH \"STEPLAB\" \"1\""))
    for verb in try Command.verbs() {
      #expect(page.contains(".SS \"steplab \(verb)"))
      let help = try Command.run([verb, "--help"]).output
      for option in Set(help.matches(of: /--[a-z-]+/).map(\.0)) {
        #expect(page.contains(option), "\(verb) \(option)")
      }
    }
  }

  @Test func `a plan that comes with the program goes by its name`() throws {
    let folder = try Command.Folder()
    defer { withExtendedLifetime(folder) {} }
    let options = ["--dry-run", "--results", folder.path]
    for name in ["stability/a1-gradient-descent", "quickstart.yaml"] {
      let found = try Command.run(["run", name] + options)
      #expect(found.status == 0 && found.messages.contains("Plan: "), "\(found.messages)")
    }
    for (name, nearest) in [("quikstart", "quickstart"), ("x/all-optimizer", "stability/all-opt")] {
      let missing = try Command.run(["run", name] + options)
      #expect(missing.status == 65 && missing.output.isEmpty)
      #expect(missing.messages.contains("did you mean '\(nearest)"), "\(missing.messages)")
    }
  }
}
