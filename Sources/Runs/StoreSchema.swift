import GRDB

/// The tables of a store, and how those of earlier versions become them.
///
/// Versions: 1 and 2 have the same tables; 2 came with curves of one column more, and some stores of it
/// have no measurements yet. 3 has leases where they had claims. What was begun and not ended is a store
/// of version 2.
enum StoreSchema {
  /// Written into the file's header, so that other SQLite files are recognised as such.
  private static let applicationID = 0x5354_4550  // "STEP"
  static let version = 3

  struct Mismatch: Error { let reason: String }

  /// Makes the tables of a new store, or those of an old one into the present ones.
  ///
  /// - Returns: the version that the store had before, if it was another
  static func prepare(_ queue: DatabaseQueue) throws -> Int? {
    let found = try queue.read { database in
      try isEmpty(database) ? nil : try check(database)
    }
    guard found != version else { return nil }
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        // Another process may have been first.
        if try !isEmpty(database), try check(database) < version { try adopt(database) }
        return .commit
      }
    }
    try migrator.migrate(queue)
    return found
  }

  /// The version of a store.
  ///
  /// - Throws: if it is none, or of a later version
  @discardableResult static func check(_ database: Database) throws -> Int {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard id == applicationID else {
      throw Mismatch(reason: "this SQLite file is not a store of runs")
    }
    guard (1...version).contains(found) else {
      throw Mismatch(reason: "the store has version \(found), this program reads up to \(version)")
    }
    return found
  }

  private static func isEmpty(_ database: Database) throws -> Bool {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    return tables == 0 && id == 0
  }

  /// Enters what a store of an earlier version has already: it was made without a migrator.
  private static func adopt(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT OR IGNORE INTO grdb_migrations VALUES ('runs');
        """)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("runs") { database in
      try database.execute(
        sql: """
          CREATE TABLE runs (
            id TEXT PRIMARY KEY NOT NULL,
            spec TEXT NOT NULL,
            outcome TEXT NOT NULL, step INTEGER, reason TEXT,
            initial_loss REAL, train_loss REAL, loss REAL, best_loss REAL, accuracy REAL,
            seconds REAL NOT NULL,
            curve_columns TEXT NOT NULL, curve BLOB NOT NULL);
          CREATE TABLE experiments (name TEXT PRIMARY KEY NOT NULL, definition TEXT NOT NULL);
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = 2;
          """)
    }
    migrator.registerMigration("measurements") { database in
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS measurements (
            id TEXT PRIMARY KEY NOT NULL, spec TEXT NOT NULL, result TEXT NOT NULL,
            seconds REAL NOT NULL)
          """)
    }
    migrator.registerMigration("leases") { database in
      try database.execute(
        sql: """
          DROP TABLE IF EXISTS claims;
          DROP TABLE IF EXISTS owners;
          CREATE TABLE holders (
            holder INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL,
            process INTEGER NOT NULL, started TEXT NOT NULL, beat INTEGER NOT NULL);
          CREATE TABLE leases (id TEXT PRIMARY KEY NOT NULL, holder INTEGER NOT NULL);
          PRAGMA user_version = \(version);
          """)
    }
    return migrator
  }
}
