import Foundation
import GRDB
import Records

/// Stores that become one.
extension RunStore {
  /// What a merge brought.
  public struct MergeResult: Sendable, Hashable {
    /// What became of the results of one kind.
    public struct Counts: Sendable, Hashable {
      /// How many this store lacked.
      public var new = 0
      /// How many took the place of results of another arithmetic, because they are of the program's.
      public var replaced = 0
      /// How many are of another arithmetic than those of this store, which stand.
      public var kept = 0

      public init() {}
    }

    public var runs = Counts()
    public var measurements = Counts()
    /// Experiments that this store defines differently; its own definition stands.
    public var conflicts: [String] = []

    public init() {}
  }

  /// Copies the runs, measurements and experiments of other stores that this one lacks.
  ///
  /// What succeeded replaces what failed. Of two results with other arithmetics that of the program's
  /// stays, or else this store's.
  ///
  /// - Parameter others: stores that are other files than this one
  /// - Returns: what each of them brought
  /// - Throws: `contradiction` if two of the stores, this one among them, have other results of one
  ///   identity and arithmetic; then nothing was copied
  public func merge(_ others: [RunStore]) throws(StoreError) -> [MergeResult] {
    for (number, other) in others.enumerated() {
      try expectAgreement(of: self, other)
      for earlier in others[..<number] { try expectAgreement(of: earlier, other) }
    }
    var results: [MergeResult] = []
    for other in others { results.append(try merge(other)) }
    return results
  }

  /// Copies the runs, measurements and experiments of another store that this one lacks.
  ///
  /// - Throws: `contradiction` if both have other results of one identity and arithmetic; then nothing
  ///   was copied
  public func merge(_ other: RunStore) throws(StoreError) -> MergeResult {
    var result = MergeResult()
    try attaching([("other", other)]) { database in
      try database.inTransaction(.immediate) {
        // Looked at again where nobody can write in between.
        let pairs = try Self.pairs(("main", self), ("other", other), database)
        try Self.expectAgreement(pairs, [path, other.path], database)
        result.conflicts = try String.fetchAll(
          database,
          sql: """
            SELECT mine.name FROM main.experiments AS mine
              JOIN other.experiments AS theirs ON mine.name = theirs.name
            WHERE mine.definition != theirs.definition ORDER BY mine.name
            """)
        for pair in pairs {
          let counts = try pair.merge(database)
          switch pair.kind {
          case .runs: result.runs = counts
          case .measurements: result.measurements = counts
          }
        }
        try database.execute(
          sql: "INSERT OR IGNORE INTO main.experiments SELECT * FROM other.experiments")
        return .commit
      }
    }
    return result
  }

  // MARK: Agreement

  private func expectAgreement(of first: RunStore, _ second: RunStore) throws(StoreError) {
    // This store is in the connection anyway.
    let isOwn = first === self
    try attaching((isOwn ? [] : [("first", first)]) + [("other", second)]) { database in
      try database.inTransaction(.deferred) {
        let pairs = try Self.pairs((isOwn ? "main" : "first", first), ("other", second), database)
        try Self.expectAgreement(pairs, [first.path, second.path], database)
        return .rollback
      }
    }
  }

  private static func expectAgreement(
    _ pairs: [MergedTables], _ paths: [String], _ database: Database
  ) throws {
    var found = StoreError.Contradiction(paths: paths)
    for pair in pairs {
      let rows = try pair.contradictions(database)
      found.arithmetics.formUnion(rows.map(\.arithmetic))
      switch pair.kind {
      case .runs: found.runs = rows.map(\.id)
      case .measurements: found.measurements = rows.map(\.id)
      }
    }
    if !found.runs.isEmpty || !found.measurements.isEmpty { throw StoreError.contradiction(found) }
  }

  /// The tables that both of two stores in the connection have.
  private static func pairs(
    _ first: (schema: String, store: RunStore), _ second: (schema: String, store: RunStore),
    _ database: Database
  ) throws -> [MergedTables] {
    try [WorkKind.runs, .measurements].compactMap { kind in
      // A store that is only read may be older than the table.
      for schema in [first.schema, second.schema] {
        guard try database.tableExists(kind.rawValue, in: schema) else { return nil }
      }
      return MergedTables(
        kind: kind, mine: first.schema, theirs: second.schema,
        myArithmetic: try StoreSchema.arithmetic(of: "mine", in: first.schema, database),
        theirArithmetic: try StoreSchema.arithmetic(of: "theirs", in: second.schema, database))
    }
  }

  /// Works in a connection to this store that has others too.
  private func attaching(
    _ others: [(schema: String, store: RunStore)], _ body: (Database) throws -> Void
  ) throws(StoreError) {
    do {
      try database.writeWithoutTransaction { database in
        defer {
          for (schema, _) in others { try? database.execute(sql: "DETACH DATABASE \(schema)") }
        }
        for (schema, store) in others {
          try database.execute(sql: "ATTACH DATABASE ? AS \(schema)", arguments: [store.path])
        }
        try body(database)
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
