import GRDB
import Records

/// The tables of a store, and how those of earlier versions become them.
///
/// Versions: 1 and 2 have the same tables; 2 came with curves of one column more, and some stores of it
/// have no measurements yet. 3 has leases where they had claims. 4 has the arithmetic of every result.
///
/// A store is made, or brought up to date, in one transaction, in which the version is looked at too:
/// processes that open it at once find all of it or nothing, and so does the next one after a kill. For
/// that reason this is not GRDB's `DatabaseMigrator`, which makes its table and reads it before the
/// transaction, and then takes one for each step.
enum StoreSchema {
  /// Written into the file's header, so that other SQLite files are recognised as such.
  private static let applicationID = 0x5354_4550  // "STEP"
  static let version = 4

  struct Mismatch: Error { let reason: String }

  /// What the stores below a version lack.
  private static let steps: [(version: Int, sql: String)] = [
    (
      1,
      """
      CREATE TABLE runs (
        id TEXT PRIMARY KEY NOT NULL,
        spec TEXT NOT NULL,
        outcome TEXT NOT NULL, step INTEGER, reason TEXT,
        initial_loss REAL, train_loss REAL, loss REAL, best_loss REAL, accuracy REAL,
        seconds REAL NOT NULL,
        curve_columns TEXT NOT NULL, curve BLOB NOT NULL);
      CREATE TABLE experiments (name TEXT PRIMARY KEY NOT NULL, definition TEXT NOT NULL);
      """
    ),
    (
      3,
      """
      CREATE TABLE IF NOT EXISTS measurements (
        id TEXT PRIMARY KEY NOT NULL, spec TEXT NOT NULL, result TEXT NOT NULL,
        seconds REAL NOT NULL);
      DROP TABLE IF EXISTS claims;
      DROP TABLE IF EXISTS owners;
      CREATE TABLE holders (
        holder INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL,
        process INTEGER NOT NULL, started TEXT NOT NULL, beat INTEGER NOT NULL);
      CREATE TABLE leases (id TEXT PRIMARY KEY NOT NULL, holder INTEGER NOT NULL);
      """
    ),
    (
      // The default holds for a program of version 3 that is still running on the store, too.
      4,
      """
      ALTER TABLE runs ADD COLUMN arithmetic TEXT NOT NULL DEFAULT '1';
      ALTER TABLE measurements ADD COLUMN arithmetic TEXT NOT NULL DEFAULT '1';
      """
    ),
  ]

  /// Makes the tables of a new store, or those of an old one into the present ones.
  ///
  /// - Returns: the version that the store had before, if it was another
  static func prepare(_ queue: DatabaseQueue) throws -> Int? {
    // Most stores are up to date, which takes no lock to see.
    guard try queue.read({ try found($0) }) != version else { return nil }
    return try queue.writeWithoutTransaction { database in
      var before: Int?
      try database.inTransaction(.immediate) {
        before = try found(database)
        if before == version { return .rollback }
        for step in steps where step.version > before ?? 0 {
          try database.execute(sql: step.sql)
        }
        try database.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
        return .commit
      }
      return before == version ? nil : before
    }
  }

  /// The expression for the arithmetic of a result: what a store of before has is of the first.
  ///
  /// Looked at in every transaction, because another process may bring a store up to date that this one
  /// only reads.
  ///
  /// - Parameters:
  ///   - table: the name of the table, or what stands for it
  ///   - schema: the name of the database in the connection
  static func arithmetic(
    of table: String, in schema: String = "main", _ database: Database
  ) throws -> String {
    let version = try Int.fetchOne(database, sql: "PRAGMA \(schema).user_version") ?? 0
    return version >= 4 ? "\(table).arithmetic" : "'\(Arithmetic.first)'"
  }

  /// The version of a store; `nil` for an empty file.
  private static func found(_ database: Database) throws -> Int? {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    return tables == 0 && id == 0 ? nil : try check(database)
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
}
