import Foundation
import GRDB

/// A process that computes runs, so that others leave those runs to it.
public struct ClaimOwner: Sendable, Hashable {
  let number: Int64
}

/// Claims: two processes on one store share the work instead of repeating it. A claim ends when
/// its run is saved, or when its owner is gone.
extension RunStore {
  /// What became of a request for runs.
  public struct Claims: Sendable {
    /// To be computed by the caller.
    public var granted: [String] = []
    /// Saved in the meantime.
    public var finished: [String] = []
    /// Being computed by another process.
    public var elsewhere: [String] = []
  }

  public func register() throws(StoreError) -> ClaimOwner {
    let process = ProcessIdentity.current
    return try write { database in
      try Self.dropDeadOwners(database)
      try database.execute(
        sql: "INSERT INTO owners (namespace, process, started, heartbeat) VALUES (?, ?, ?, ?)",
        arguments: [
          process.namespace, process.number, process.started, Date().timeIntervalSince1970,
        ])
      return ClaimOwner(number: database.lastInsertedRowID)
    }
  }

  /// Gives up all claims.
  public func unregister(_ owner: ClaimOwner) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM claims WHERE owner = ?", arguments: [owner.number])
      try database.execute(sql: "DELETE FROM owners WHERE owner = ?", arguments: [owner.number])
    }
  }

  /// Claims the runs that are neither saved nor being computed elsewhere.
  public func claim(_ ids: [String], for owner: ClaimOwner) throws(StoreError) -> Claims {
    try write { database in
      try Self.dropDeadOwners(database)
      try Self.beat(owner, database)
      let saved = try database.cachedStatement(
        sql: "SELECT 1 FROM runs WHERE id = ? AND outcome != 'failed'")
      let insert = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO claims (id, owner) VALUES (?, ?)")
      var claims = Claims()
      for id in ids {
        if try Int.fetchOne(saved, arguments: [id]) != nil {
          claims.finished.append(id)
          continue
        }
        try insert.execute(arguments: [id, owner.number])
        if database.changesCount > 0 {
          claims.granted.append(id)
        } else {
          claims.elsewhere.append(id)
        }
      }
      return claims
    }
  }

  /// Shows others that the owner is alive.
  public func beat(_ owner: ClaimOwner) throws(StoreError) {
    try write { try Self.beat(owner, $0) }
  }

  static func beat(_ owner: ClaimOwner, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE owners SET heartbeat = ? WHERE owner = ?",
      arguments: [Date().timeIntervalSince1970, owner.number])
  }

  /// An owner on this machine is gone when its process is; one on another machine when it has been
  /// silent for two minutes.
  private static func dropDeadOwners(_ database: Database) throws {
    let here = ProcessIdentity.current
    let now = Date().timeIntervalSince1970
    for row in try Row.fetchAll(database, sql: "SELECT * FROM owners") {
      let owner = ProcessIdentity(
        namespace: row["namespace"], number: row["process"], started: row["started"])
      let isAlive =
        owner.namespace == here.namespace
        ? owner.isRunning : now - (row["heartbeat"] as Double) < 120
      guard !isAlive else { continue }
      let number: Int64 = row["owner"]
      try database.execute(sql: "DELETE FROM claims WHERE owner = ?", arguments: [number])
      try database.execute(sql: "DELETE FROM owners WHERE owner = ?", arguments: [number])
    }
  }
}

/// A process, told from later ones that were given the same number.
struct ProcessIdentity: Hashable {
  /// The machine and, on Linux, the space in which process numbers are counted.
  var namespace: String
  var number: Int
  /// When the process started, in the system's own units; empty where that cannot be had.
  var started: String

  static let current: ProcessIdentity = {
    let info = ProcessInfo.processInfo
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let number = Int(info.processIdentifier)
    return ProcessIdentity(
      namespace: [info.hostName, boot?.trimmingCharacters(in: .newlines), space]
        .compactMap(\.self).joined(separator: "/"),
      number: number, started: startTime(number) ?? "")
  }()

  var isRunning: Bool {
    started.isEmpty ? kill(pid_t(number), 0) == 0 : Self.startTime(number) == started
  }

  /// Field 22 of `/proc/N/stat`; the name in field 2 may contain anything, so count from behind it.
  private static func startTime(_ number: Int) -> String? {
    guard let stat = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[end...].split(separator: " ")
    // A process that has ended but was not waited for is still listed.
    guard fields.count > 20, fields[1] != "Z" else { return nil }
    return String(fields[20])
  }
}
