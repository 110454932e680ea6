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
    /// The identities of the runs that the caller has to compute.
    public var granted: [String] = []
    /// The identities of the runs that were saved in the meantime.
    public var finished: [String] = []
    /// The identities of the runs that another process computes.
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

  /// Also enters an owner again that was silent for so long that it was taken for gone.
  static func beat(_ owner: ClaimOwner, _ database: Database) throws {
    let process = ProcessIdentity.current
    try database.execute(
      sql: "INSERT OR REPLACE INTO owners VALUES (?, ?, ?, ?, ?)",
      arguments: [
        owner.number, process.namespace, process.number, process.started,
        Date().timeIntervalSince1970,
      ])
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
      try database.execute(sql: "DELETE FROM owners WHERE owner = ?", arguments: [number])
    }
    try database.execute(
      sql: "DELETE FROM claims WHERE owner NOT IN (SELECT owner FROM owners)")
  }
}
