import Foundation
import Records
import TestSupport
import Testing

/// The program knows what it was built from, and asks nobody when it runs.
@Suite struct BuildInformationTests {
  private let root = Fixtures.root.path

  /// What `scripts/sources-digest.sh` is documented to print.
  private func digestOfSources() throws -> String {
    let below = try #require(FileManager.default.enumerator(atPath: root + "/Sources"))
    let paths = below.compactMap { $0 as? String }.map { "Sources/" + $0 } + ["Package.swift"]
    let counted = paths.filter { path in
      let url = URL(fileURLWithPath: "\(root)/\(path)")
      let isFile = try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      return isFile == true && !url.lastPathComponent.hasPrefix(".")
        && path != "Sources/CBuildInformation/Generated.c"
    }
    let lines = try counted.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { path in
        let content = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))
        return "\(SHA256.hexDigest(of: content))  \(path)\n"
      }
    return SHA256.hexDigest(of: Array(lines.joined().utf8))
  }

  @Test func `the version names the sources, or says that it was built without make`() throws {
    let version = try Command.run(["--version"])
    #expect(version.status == 0 && version.messages.isEmpty)
    if version.output == "0.1.0 (revision unknown: built without make)\n" { return }
    let form = try Regex(
      "0\\.1\\.0 \\(revision ([0-9a-f]{40}|unknown: built outside of a checkout), "
        + "(modified )?sources ([0-9a-f]{64})\\)\n")
    let match = try #require(try form.wholeMatch(in: version.output), "\(version.output)")
    #expect(try match[3].substring ?? "" == digestOfSources())
  }

  @Test func `provenance says the same as the version`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Self.plan, "p.yaml")
    #expect(try Command.run(["run", plan, "--results", folder.path]).status == 0)
    let provenance = try #require(
      JSONSerialization.jsonObject(with: folder.read("small/provenance.json")) as? [String: Any])
    let version = try Command.run(["--version"]).output
    let revision = try #require(provenance["git_revision"])
    let digest = try #require(provenance["sources_digest"])
    #expect(provenance["steplab"] as? String == "0.1.0")
    if let digest = digest as? String {
      #expect(version.contains("sources \(digest))"))
    } else {
      #expect(digest is NSNull && version.contains("built without make"))
    }
    if let revision = revision as? String {
      #expect(version.contains("revision \(revision.replacing("-dirty", with: "")),"))
      #expect(version.contains("modified sources") == revision.hasSuffix("-dirty"))
    } else {
      #expect(revision is NSNull && version.contains("revision unknown"))
    }
  }

  private static let plan = """
    experiment: small
    problem: {name: quadratic, dimension: 2}
    optimizers: [{name: sgd}]
    learning_rates: [0.1]
    seeds: 1
    steps: 5
    """

  @Test func `no git runs, whatever the folder's configuration says`() throws {
    let folder = try Command.Folder()
    let files = FileManager.default
    for name in ["programs", ".git/objects", ".git/refs/heads"] {
      try files.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    _ = try folder.write("ref: refs/heads/main\n", ".git/HEAD")
    _ = try folder.write(
      """
      [core]
      \trepositoryformatversion = 0
      \tfsmonitor = "touch '\(folder.path)/RAN'; false"
      [filter "any"]
      \tclean = touch '\(folder.path)/RAN'; cat
      """, ".git/config")
    _ = try folder.write("* filter=any\n", ".gitattributes")
    let git = try folder.write("#!/bin/sh\ntouch '\(folder.path)/RAN'\n", "programs/git")
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git)
    _ = try folder.write(Self.plan, "p.yaml")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for arguments in [["run", "p.yaml"], ["report", "results/small"], ["--version"]] {
      let process = Process()
      process.executableURL = Command.executable
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["PATH": "\(folder.path)/programs:\(path)"]
      ) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(!files.fileExists(atPath: folder.path + "/RAN"), "\(arguments)")
    }
    #expect(try !folder.read("results/small/provenance.json").isEmpty)
  }
}
