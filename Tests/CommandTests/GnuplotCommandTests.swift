import Foundation
import Testing
import TestSupport

/// Figures depend on nothing that a user has set for gnuplot.
@Suite struct GnuplotCommandTests {
  private static let arguments = ["schedule", "cosine", "--steps", "10", "--plot"]

  private func draw(
    _ folder: Command.Folder, _ environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(Self.arguments + ["\(folder.path)/f.svg"], environment: environment)
  }

  /// A file of this name that is a program.
  private func writeProgram(_ text: String, _ folder: Command.Folder) throws {
    let path = try folder.write(text, "gnuplot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  @Test func `settings and environment of the user change no figure`() throws {
    let plain = try Command.Folder()
    #expect(try draw(plain).status == 0)
    let hostile = try Command.Folder()
    for name in [".gnuplot", "gnuplotrc"] {
      _ = try hostile.write(
        "set terminal dumb\nset key font ',40'\nset xrange [5:6]\nset size 0.1\nnonsense\n", name)
    }
    let result = try draw(
      hostile,
      [
        "HOME": hostile.path, "XDG_CONFIG_HOME": hostile.path, "GNUTERM": "x11",
        "GNUPLOT_LIB": hostile.path, "GNUPLOT_DRIVER_DIR": hostile.path,
        "GNUPLOT_PS_DIR": hostile.path, "GNUPLOT_FONTPATH": hostile.path,
        "GNUPLOT_DEFAULT_GDFONT": "none", "GNUHELP": hostile.path, "FIT_SCRIPT": "nonsense",
        "FIT_LOG": hostile.path + "/no/log",
      ])
    #expect(result.status == 0, "\(result.messages)")
    #expect(try hostile.read("f.svg") == plain.read("f.svg"))
  }

  @Test func `a folder named gnuplot is none, and the next on the path is used`() throws {
    let folder = try Command.Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/gnuplot", withIntermediateDirectories: true)
    let path = try #require(ProcessInfo.processInfo.environment["PATH"])
    let result = try draw(folder, ["PATH": "\(folder.path):\(path)"])
    #expect(result.status == 0, "\(result.messages)")
    let alone = try draw(folder, ["PATH": folder.path])
    #expect(alone.status == 69 && alone.messages.contains("was not found"), "\(alone.messages)")
  }

  @Test func `a gnuplot that ends well and draws nothing is reported`() throws {
    let folder = try Command.Folder()
    try writeProgram("#!/bin/sh\nexit 0\n", folder)
    let path = try #require(ProcessInfo.processInfo.environment["PATH"])
    let result = try draw(folder, ["PATH": "\(folder.path):\(path)"])
    #expect(result.status == 69 && result.messages.contains("no complete figure"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/f.svg"))
  }
}
