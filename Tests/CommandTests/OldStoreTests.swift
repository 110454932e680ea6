import Foundation
import GRDB
import Testing

/// A store of an earlier version of the program, as somebody meets it who has a new one.
@Suite struct OldStoreTests {
  /// What the tables of version 2 were where those of the present version are others.
  private static let version2 = """
    DROP TABLE leases;
    DROP TABLE holders;
    DROP TABLE grdb_migrations;
    CREATE TABLE owners (
      owner INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL, process INTEGER NOT NULL,
      started TEXT NOT NULL, heartbeat REAL NOT NULL);
    CREATE TABLE claims (id TEXT PRIMARY KEY NOT NULL, owner INTEGER NOT NULL);
    INSERT INTO owners VALUES (1, 'host', 7, '1', 0);
    INSERT INTO claims SELECT id, 1 FROM runs;
    PRAGMA user_version = 2;
    """

  @Test func `a store of version 2 is said to be one, once, and nothing is computed again`() throws
  {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let arguments = ["run", plan, "--set", "steps=20", "--results", folder.path]
    let first = try Command.run(arguments)
    #expect(first.status == 0 && !first.messages.contains("version"), "\(first.messages)")
    let tables = try Plans.tables(folder, ".")
    do {
      let store = try DatabaseQueue(path: "\(folder.path)/steplab.sqlite")
      try store.writeWithoutTransaction { try $0.execute(sql: Self.version2) }
      try store.close()
    }
    let second = try Command.run(arguments)
    #expect(second.status == 0, "\(second.messages)")
    let said = "steplab.sqlite was a store of version 2 and is one of the present version now; "
    #expect(second.messages.contains(said + "its 184 runs and 0 measurements are kept."))
    #expect(second.messages.contains("0 runs computed"), "\(second.messages)")
    #expect(try Plans.tables(folder, ".") == tables)
    let third = try Command.run(arguments)
    #expect(third.messages.contains("0 runs computed") && !third.messages.contains("version"))
  }
}
