import Foundation
import TestSupport
import Testing

/// What `scripts/with-build-information.sh` writes into the sources while a command runs.
@Suite struct BuildScriptTests {
  /// Of the script's own: nothing of it belongs to this project's checkout.
  private struct Checkout {
    let folder: Command.Folder

    init() throws {
      folder = try Command.Folder()
      let files = FileManager.default
      for name in ["scripts", "Sources/CBuildInformation"] {
        try files.createDirectory(
          atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
      }
      for name in ["with-build-information.sh", "sources-digest.sh"] {
        try files.copyItem(
          atPath: Fixtures.root.path + "/scripts/\(name)", toPath: "\(folder.path)/scripts/\(name)")
      }
      _ = try folder.write("// one\n", "Sources/a b.swift")
      _ = try folder.write("// package\n", "Package.swift")
      _ = try folder.write("Generated.c\n.build\n", ".gitignore")
    }

    /// - Returns: the status, and what it printed
    @discardableResult func shell(
      _ command: String, _ environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    func generated(_ environment: [String: String] = [:]) throws -> String {
      try shell(
        "scripts/with-build-information.sh cat Sources/CBuildInformation/Generated.c", environment
      ).output
    }

    func commit() throws {
      let identity = "-c user.name=a -c user.email=a@example.org"
      try shell("git init -q && git add -A && git \(identity) commit -qm one")
    }
  }

  private static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

  @Test func `without a checkout there is a digest and no revision`() throws {
    let checkout = try Checkout()
    let text = try checkout.generated(["CDPATH": ".:/tmp"])
    #expect(text.contains(".revision = 0,") && text.contains(".are_sources_modified = false"))
    let digest = try checkout.shell("scripts/sources-digest.sh").output
    #expect(digest.count == 65 && text.contains("\"\(digest.prefix(64))\""))
    #expect(try checkout.shell("scripts/with-build-information.sh sh -c 'exit 7'").status == 7)
    #expect(try checkout.shell("ls Sources/CBuildInformation").output.isEmpty)
  }

  @Test(.enabled(if: hasGit)) func `modified sources are said, whatever settings hide them`() throws
  {
    let checkout = try Checkout()
    try checkout.commit()
    let revision = try checkout.shell("git rev-parse HEAD").output.prefix(40)
    let clean = try checkout.generated()
    #expect(clean.contains("\"\(revision)\"") && clean.contains("modified = false"))
    // Another checkout's, as in a hook.
    #expect(try checkout.generated(["GIT_DIR": "/nowhere"]) == clean)
    for change in [
      "echo '// two' > 'Sources/a b.swift'", "echo x > Sources/new.swift", "rm 'Sources/a b.swift'",
      "echo x > Sources/new.swift; echo new.swift >> .git/info/exclude",
      "git update-index --assume-unchanged 'Sources/a b.swift'; echo x >> 'Sources/a b.swift'",
      "echo '//' >> Package.swift",
    ] {
      try checkout.shell(change)
      #expect(try checkout.generated().contains("modified = true"), "\(change)")
      try checkout.shell(
        "rm -f Sources/new.swift; git update-index --no-assume-unchanged 'Sources/a b.swift'; "
          + "git checkout -q .")
      #expect(try checkout.generated() == clean, "\(change)")
    }
  }

  @Test(.enabled(if: hasGit)) func `no program runs that git's configuration names`() throws {
    let checkout = try Checkout()
    try checkout.commit()
    try checkout.shell(
      """
      git config core.fsmonitor 'touch PWNED; false'
      git config filter.evil.clean 'touch PWNED; cat'
      echo '*.swift filter=evil' > .git/info/attributes
      touch Sources/*.swift
      """)
    #expect(try checkout.generated().contains("modified = false"))
    #expect(!FileManager.default.fileExists(atPath: "\(checkout.folder.path)/PWNED"))
  }
}
