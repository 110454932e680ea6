import Foundation
import GRDB
import Records
import Synchronization

/// The runs that were computed, in an SQLite file that several processes may use at once.
///
/// A run is saved in one transaction as it ends, keyed by the digest of its specification, so a
/// kill at any moment leaves a valid store that lacks at most the runs in flight. Write-ahead
/// logging keeps readers and one writer out of each other's way.
public final class RunStore: Sendable {
  public static let fileName = ResultsFolder.storeFile

  public let path: String
  let database: DatabaseQueue
  /// The version that the store had when it was opened, if it was an earlier one and is the present one
  /// now.
  public let migratedFrom: Int?
  /// When leases are kept up, and taken over.
  public let timing: LeaseTiming
  let watched = Mutex<[Int64: WatchedHolder]>([:])
  /// Of the file that was opened: what is written to a file without a name is lost.
  private let fileNumber: UInt64?

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - folder: the results folder; made if it does not exist
  ///   - create: whether to make a store where there is none, and to bring one of an earlier version up
  ///     to date; else it is only read
  public convenience init(folder: String, create: Bool = true) throws(StoreError) {
    let path = URL(fileURLWithPath: folder).appendingPathComponent(Self.fileName).path
    if create {
      if let reason = Folder.make(folder) {
        throw .disk(path: folder, reason: "the folder cannot be made (\(reason))")
      }
    }
    try self.init(path: path, create: create)
  }

  /// Opens a store by the path of its file.
  public init(
    path: String, create: Bool = true, timing: LeaseTiming = LeaseTiming()
  ) throws(StoreError) {
    self.path = path
    self.timing = timing
    guard create || FileManager.default.fileExists(atPath: path) else {
      throw .disk(path: path, reason: "does not exist")
    }
    do {
      (database, migratedFrom) = try Self.open(path, create: create)
    } catch let error as StoreSchema.Mismatch {
      throw .unreadable(path: path, reason: error.reason)
    } catch {
      throw StoreError(error, path: path)
    }
    fileNumber = Self.fileNumber(path)
  }

  /// A store in memory, for what is shown at once and kept nowhere.
  public init() throws(StoreError) {
    path = "memory"
    timing = LeaseTiming()
    fileNumber = nil
    migratedFrom = nil
    do {
      database = try DatabaseQueue()
      _ = try StoreSchema.prepare(database)
    } catch {
      throw StoreError(error, path: "memory")
    }
  }

  /// - Parameter create: whether writing is wanted; else a store that one may only read will do
  private static func open(_ path: String, create: Bool) throws -> (DatabaseQueue, Int?) {
    do {
      return try retrying {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if create { return (queue, try StoreSchema.prepare(queue)) }
        try queue.read { _ = try StoreSchema.check($0) }
        return (queue, nil)
      }
    } catch let error as DatabaseError
      where !create && [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
    {
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      // Nobody who may not write can keep the log that other processes would need.
      let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      let queue = try DatabaseQueue(
        path: "file:\(name)?immutable=1", configuration: configuration)
      try queue.read { _ = try StoreSchema.check($0) }
      return (queue, nil)
    }
  }

  private static func fileNumber(_ path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
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
        where attempts < 100 && error.resultCode == .SQLITE_BUSY
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
    guard fileNumber == nil || Self.fileNumber(path) == fileNumber else {
      throw .disk(path: path, reason: "was removed or replaced while it was in use")
    }
    do { return try database.write(body) } catch { throw StoreError(error, path: path) }
  }
}
