import Foundation
import GRDB
import Records

/// A process that carries out work, so that others leave that work to it.
public struct LeaseHolder: Sendable, Hashable {
  package let number: Int64
  let process: ProcessIdentity
}

/// Leases: processes on one store share the work instead of repeating it. A lease ends when its piece
/// of work is saved or has failed, or when its holder is gone.
extension RunStore {
  /// When a holder shows that it is alive, and when others take its work over.
  public struct LeaseTiming: Sendable {
    /// The time from one sign of life to the next.
    public var beat: Duration
    /// The time without a sign of life after which a holder on another host counts as gone.
    public var silence: Duration

    public init(beat: Duration = .seconds(3), silence: Duration = .seconds(15)) {
      self.beat = beat
      self.silence = silence
    }
  }

  /// What becomes of a piece of work that a lease is asked for.
  public enum LeaseAnswer: Sendable, Hashable {
    /// The caller has to carry it out.
    case granted
    /// It was saved in the meantime.
    case finished
    /// Another process carries it out.
    case elsewhere
    /// It was not looked at: enough was granted before.
    case left
  }

  /// What became of a request for work.
  public struct Leases: Sendable {
    /// What becomes of each piece, in the order of the request.
    public var answers: [LeaseAnswer] = []
    /// Whether the holder had been silent for so long that it was taken for gone: whatever it had leases
    /// on before, others may carry out now.
    public var hadLapsed = false
  }

  /// Enters this process as one that carries out work.
  public func register() throws(StoreError) -> LeaseHolder { try register(as: .current) }

  package func register(as process: ProcessIdentity) throws(StoreError) -> LeaseHolder {
    try write { database in
      try dropDeadHolders(database, seenBy: process)
      try database.execute(
        sql: "INSERT INTO holders (namespace, process, started, beat) VALUES (?, ?, ?, 0)",
        arguments: [process.namespace, process.number, process.started])
      return LeaseHolder(number: database.lastInsertedRowID, process: process)
    }
  }

  /// Gives up all leases.
  public func unregister(_ holder: LeaseHolder) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM leases WHERE holder = ?", arguments: [holder.number])
      try database.execute(sql: "DELETE FROM holders WHERE holder = ?", arguments: [holder.number])
    }
  }

  /// Takes leases on pieces of work that are neither saved nor being carried out elsewhere. What failed
  /// can be leased again: each process that was asked for it tries it once.
  ///
  /// - Parameters:
  ///   - ids: the identities of the pieces
  ///   - limit: how many are granted at most
  ///   - kind: what they are
  ///   - arithmetic: what is saved of another one than this does not count; `nil` if all does
  ///   - holder: who will carry them out
  public func lease(
    _ ids: [String], atMost limit: Int = .max, of kind: WorkKind,
    only arithmetic: Arithmetic? = nil,
    to holder: LeaseHolder
  ) throws(StoreError) -> Leases {
    try write { database in
      try dropDeadHolders(database, seenBy: holder.process)
      let saved = try kind.saved(database)
      let insert = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO leases (id, holder) VALUES (?, ?)")
      var leases = Leases()
      leases.hadLapsed = try Self.beat(holder, database)
      var granted = 0
      leases.answers = try ids.map { id in
        if granted == limit { return .left }
        if let found = try String.fetchOne(saved, arguments: [id]),
          found == arithmetic?.text ?? found
        {
          return .finished
        }
        try insert.execute(arguments: [id, holder.number])
        guard database.changesCount > 0 else { return .elsewhere }
        granted += 1
        return .granted
      }
      return leases
    }
  }

  /// Shows others that the holder is alive.
  ///
  /// - Returns: whether it had been silent for so long that it was taken for gone and lost its leases
  @discardableResult public func beat(_ holder: LeaseHolder) throws(StoreError) -> Bool {
    try write { try Self.beat(holder, $0) }
  }

  /// Enters a holder again that was taken for gone.
  ///
  /// - Returns: whether it was
  static func beat(_ holder: LeaseHolder, _ database: Database) throws -> Bool {
    try database.cachedStatement(sql: "UPDATE holders SET beat = beat + 1 WHERE holder = ?")
      .execute(arguments: [holder.number])
    guard database.changesCount == 0 else { return false }
    let process = holder.process
    try database.execute(
      sql: "INSERT INTO holders (holder, namespace, process, started, beat) VALUES (?, ?, ?, ?, 0)",
      arguments: [holder.number, process.namespace, process.number, process.started])
    return true
  }

  /// A holder on this host is gone when its process is, which is certain at once. One on another host is
  /// gone when its beat, a number that it counts up, has stood still for long by this process's own
  /// clock: the clocks of two hosts are never compared.
  private func dropDeadHolders(_ database: Database, seenBy here: ProcessIdentity) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM holders")
    guard !rows.isEmpty else { return }
    for row in rows {
      let number: Int64 = row["holder"]
      let holder = ProcessIdentity(
        namespace: row["namespace"], number: row["process"], started: row["started"])
      let isAlive =
        holder.namespace == here.namespace
        ? holder.isRunning : isBeating(number, beat: row["beat"])
      guard !isAlive else { continue }
      try database.execute(sql: "DELETE FROM holders WHERE holder = ?", arguments: [number])
    }
    try database.execute(
      sql: "DELETE FROM leases WHERE holder NOT IN (SELECT holder FROM holders)")
  }

  private func isBeating(_ holder: Int64, beat: Int64) -> Bool {
    // Time in which this host slept says nothing of another.
    let now = SuspendingClock.now
    return watched.withLock { watched in
      guard let seen = watched[holder], seen.beat == beat else {
        watched[holder] = WatchedHolder(beat: beat, since: now)
        return true
      }
      return now - seen.since < timing.silence
    }
  }
}

/// The beat of a holder on another host, and since when it has been the same.
struct WatchedHolder: Sendable {
  let beat: Int64
  let since: SuspendingClock.Instant
}
