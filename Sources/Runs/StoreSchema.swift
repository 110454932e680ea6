import GRDB

/// The tables of a store.
enum StoreSchema {
  /// Written into the file's header, so that other SQLite files are recognised as such.
  private static let applicationID = 0x5354_4550  // "STEP"
  private static let version = 2

  struct Mismatch: Error { let reason: String }

  /// Makes the tables of a new store, or checks an old one.
  static func prepare(_ database: Database) throws {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if tables == 0, id == 0 { try create(database) } else { try check(database) }
    // Added to stores of the same version that were made before there were studies.
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS measurements (
          id TEXT PRIMARY KEY NOT NULL, spec TEXT NOT NULL, result TEXT NOT NULL,
          seconds REAL NOT NULL)
        """)
  }

  static func check(_ database: Database) throws {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard id == applicationID else {
      throw Mismatch(reason: "this SQLite file is not a store of runs")
    }
    guard found == version else {
      throw Mismatch(reason: "the store has version \(found), this program reads \(version)")
    }
  }

  private static func create(_ database: Database) throws {
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
        CREATE TABLE owners (
          owner INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL, process INTEGER NOT NULL,
          started TEXT NOT NULL, heartbeat REAL NOT NULL);
        CREATE TABLE claims (id TEXT PRIMARY KEY NOT NULL, owner INTEGER NOT NULL);
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }
}
