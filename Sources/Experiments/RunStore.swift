import Foundation
import GRDB
import Records

/// The runs that were computed, in an SQLite file that several processes may use at once.
///
/// A run is saved in one transaction as it ends, keyed by the digest of its specification, so a
/// kill at any moment leaves a valid store that lacks at most the runs in flight. Write-ahead
/// logging keeps readers and one writer out of each other's way.
public final class RunStore: Sendable {
  public static let fileName = "steplab.sqlite"

  public let path: String
  let database: DatabaseQueue

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - folder: the results folder; made if it does not exist
  ///   - create: whether to make a store where there is none
  public convenience init(folder: String, create: Bool = true) throws(StoreError) {
    let path = URL(fileURLWithPath: folder).appendingPathComponent(Self.fileName).path
    if create {
      if let reason = Folder.make(folder) {
        throw .disk(path: folder, reason: "the folder cannot be made (\(reason))")
      }
    }
    try self.init(path: path, create: create)
  }

  public init(path: String, create: Bool = true) throws(StoreError) {
    self.path = path
    guard create || FileManager.default.fileExists(atPath: path) else {
      throw .disk(path: path, reason: "does not exist")
    }
    do {
      database = try Self.retrying {
        let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
        try queue.write(StoreSchema.prepare)
        return queue
      }
    } catch let error as StoreError {
      throw error
    } catch let error as StoreSchema.Mismatch {
      throw .unreadable(path: path, reason: error.reason)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { database in
      // Synchronous NORMAL: a power cut may lose the last transactions but never damages the file.
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  /// Switching to write-ahead logging fails at once, without the time-out, while another process
  /// does the same.
  private static func retrying<T>(_ body: () throws -> T) throws -> T {
    var attempts = 0
    while true {
      do { return try body() } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && attempts < 100
      {
        attempts += 1
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  /// Whether both are one file, whatever they are called.
  public func isSameFile(as other: RunStore) -> Bool {
    let files = [path, other.path].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    return files[0] == files[1]
  }

  /// A transaction that only reads.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.read(body) } catch { throw StoreError(error, path: path) }
  }

  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.write(body) } catch { throw StoreError(error, path: path) }
  }
}

/// The tables of a store.
enum StoreSchema {
  /// Written into the file's header, so that other SQLite files are recognised as such.
  private static let applicationID = 0x5354_4550  // "STEP"
  private static let version = 1

  struct Mismatch: Error { let reason: String }

  static func prepare(_ database: Database) throws {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if tables == 0, id == 0 { return try create(database) }
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
          owner INTEGER PRIMARY KEY, namespace TEXT NOT NULL, process INTEGER NOT NULL,
          started TEXT NOT NULL, heartbeat REAL NOT NULL);
        CREATE TABLE claims (id TEXT PRIMARY KEY NOT NULL, owner INTEGER NOT NULL);
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }
}
