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

  @Test(arguments: [1, 2]) func `the tables of an old store are what they were`(
    version: Int
  ) throws {
    let folder = try Command.Folder()
    let store = try restore(version: version, in: folder)
    let result = try Command.run(["report", "\(folder.path)/results/old-runs"])
    #expect(result.status == 0, "\(result.messages)")
    try expectTables(
      ["runs", "summary", "best", "curves"], of: "old-runs", version: version, in: folder)
    // Who only reads leaves the store as it is.
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
  }

  @Test func `a plan goes on with the store of the version before, and says so once`() throws {
    let folder = try Command.Folder()
    _ = try restore(version: 2, in: folder)
    for (plan, tables) in [
      ("runs", ["runs", "summary", "best", "curves"]), ("measured", ["study", "samples"]),
    ] {
      let result = try Command.run([
        "run", file(2, "\(plan).yaml").path, "--results", "\(folder.path)/results",
      ])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.messages.contains("was a store of version 2") == (plan == "runs"))
      #expect(result.messages.contains(plan == "runs" ? "0 runs computed" : "0 measurements"))
      try expectTables(tables, of: "old-\(plan)", version: 2, in: folder)
    }
  }

  /// Settings that came later have changed the identities, so that a plan asks for other runs.
  @Test func `a store of the version before that keeps its runs`() throws {
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
