import Foundation
import GRDB
import TestSupport
import Testing

/// Stores that earlier versions of the program wrote, with the tables that they made of them.
@Suite struct OldStoreTests {
  /// The store of a version in a folder of results.
  private func restore(version: Int, in folder: Command.Folder) throws -> DatabaseQueue {
    let results = "\(folder.path)/results"
    try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
    let store = try DatabaseQueue(path: "\(results)/steplab.sqlite")
    let dump = try String(contentsOf: file(version, "store.sql"), encoding: .utf8)
    try store.writeWithoutTransaction { try $0.execute(sql: dump) }
    return store
  }

  private func file(_ version: Int, _ name: String) -> URL {
    Fixtures.url("stores/version-\(version)/\(name)")
  }

  private func expectTables(
    _ names: [String], of experiment: String, version: Int, in folder: Command.Folder
  ) throws {
    for name in names {
      let made = try folder.read("results/\(experiment)/\(name).tsv")
      #expect(try made == Data(contentsOf: file(version, "\(name).tsv")), "\(name)")
    }
  }

  @Test(arguments: [1, 2, 3]) func `the tables of an old store are what they were`(
    version: Int
  ) throws {
    let folder = try Command.Folder()
    let store = try restore(version: version, in: folder)
    let result = try Command.run(["report", "\(folder.path)/results/old-runs"])
    #expect(result.status == 0, "\(result.messages)")
    try expectTables(
      ["runs", "summary", "best", "curves"], of: "old-runs", version: version, in: folder)
    let summary = String(
      decoding: try folder.read("results/old-runs/summary.md"), as: UTF8.self)
    #expect(summary.contains("8 of 8 runs are of arithmetic 1; "))
    // Who only reads leaves the store as it is.
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
  }

  /// The earlier program's results are used, and it is said that they are.
  @Test(arguments: [2, 3]) func `a plan goes on with an old store, and says so once`(
    version: Int
  ) throws {
    let folder = try Command.Folder()
    _ = try restore(version: version, in: folder)
    for (plan, tables) in [
      ("runs", ["runs", "summary", "best", "curves"]), ("measured", ["study", "samples"]),
    ] {
      let result = try Command.run([
        "run", file(version, "\(plan).yaml").path, "--results", "\(folder.path)/results",
      ])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.messages.contains("was a store of version \(version)") == (plan == "runs"))
      #expect(
        result.messages.contains(
          "8 of 8 stored \(plan == "runs" ? "runs" : "measurements") are of arithmetic 1, "))
      #expect(result.messages.contains(plan == "runs" ? "0 runs computed" : "0 measurements"))
      try expectTables(tables, of: "old-\(plan)", version: version, in: folder)
    }
  }

  /// Settings that came later have changed the identities, so that a plan asks for other runs.
  @Test func `a store of the first version keeps its runs`() throws {
    let folder = try Command.Folder()
    let store = try restore(version: 1, in: folder)
    let count = { try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs") } }
    #expect(try count() == 8)
    let result = try Command.run([
      "run", file(1, "runs.yaml").path, "--results", "\(folder.path)/results",
    ])
    #expect(result.status == 0 && result.messages.contains("was a store of version 1"))
    #expect(try count() == 16)
  }
}
