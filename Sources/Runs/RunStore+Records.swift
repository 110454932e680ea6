import Catalog
import Foundation
import GRDB
import Plans
import Records

extension WorkKind {
  /// The statement that finds the arithmetic of a piece of work that need not be carried out again.
  func saved(_ database: Database) throws -> Statement {
    let arithmetic = try StoreSchema.arithmetic(of: rawValue, database)
    let failed = self == .runs ? " AND outcome != 'failed'" : ""
    return try database.cachedStatement(
      sql: "SELECT \(arithmetic) FROM \(rawValue) WHERE id = ?\(failed)")
  }
}

extension RunStore {
  /// Saves what was carried out and gives up the leases on it, in one transaction. It takes the place of
  /// what was there, but what failed never that of a result; a measurement that failed is not kept.
  ///
  /// - Parameters:
  ///   - results: the pieces of work
  ///   - holder: the process that had the leases, if there were any
  /// - Returns: whether the holder had been silent for so long that it was taken for gone and lost its
  ///   leases; what it carried out is saved all the same
  @discardableResult public func save(
    _ results: [WorkResult], of holder: LeaseHolder? = nil
  ) throws(StoreError) -> Bool {
    try write { database in
      let release = try database.cachedStatement(
        sql: "DELETE FROM leases WHERE id = ? AND holder = ?")
      for result in results {
        switch result {
        case .run(let spec, let record): try Self.insert(record, of: spec, database)
        case .measurement(let spec, let record, let id):
          if record.outcome == .finished {
            try Self.insert(record, of: spec, id: id, database)
          }
        }
        if let holder { try release.execute(arguments: [result.id, holder.number]) }
      }
      return try holder.map { try Self.beat($0, database) } ?? false
    }
  }

  private static func insert(
    _ record: RunRecord, of spec: RunSpec, _ database: Database
  ) throws {
    if case .failed = record.outcome,
      try String.fetchOne(WorkKind.runs.saved(database), arguments: [record.id]) != nil
    {
      return
    }
    let metrics = record.metrics
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO runs (id, spec, outcome, step, reason, initial_loss, train_loss,
          loss, best_loss, accuracy, seconds, curve_columns, curve, arithmetic)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      record.id, spec.canonical, record.outcome.word, record.outcome.step,
      record.outcome.reason, metrics.initialLoss, metrics.trainLoss, metrics.loss,
      metrics.bestLoss, metrics.accuracy, record.seconds,
      record.curve.columns.joined(separator: ","), Data(record.curve.bytes),
      record.arithmetic.text,
    ])
  }

  /// The records of the given runs, in their order; `nil` for those that are not saved.
  public func records(_ ids: [String]) throws(StoreError) -> [RunRecord?] {
    try read { database in
      let select = try database.cachedStatement(sql: "SELECT * FROM runs WHERE id = ?")
      return try ids.map { id in
        try Row.fetchOne(select, arguments: [id]).map(Self.record)
      }
    }
  }

  /// Which pieces of work are saved. Failed runs do not count: they are tried again.
  public func finished(
    _ ids: [String], of kind: WorkKind = .runs
  ) throws(StoreError) -> [Bool] {
    try arithmetics(ids, of: kind).map { $0 != nil }
  }

  /// The arithmetics of pieces of work that are saved, in their order; `nil` for those that are not.
  /// Failed runs do not count.
  public func arithmetics(
    _ ids: [String], of kind: WorkKind = .runs
  ) throws(StoreError) -> [Arithmetic?] {
    try read { database in
      // A store that is only read may be older than the table.
      guard try database.tableExists(kind.rawValue) else { return ids.map { _ in nil } }
      let select = try kind.saved(database)
      return try ids.map { try String.fetchOne(select, arguments: [$0]).map(Arithmetic.init) }
    }
  }

  /// The number of saved runs, or measurements.
  public func count(of kind: WorkKind = .runs) throws(StoreError) -> Int {
    try read { database in
      // A store that is only read may be older than the table.
      guard try database.tableExists(kind.rawValue) else { return 0 }
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(kind.rawValue)") ?? 0
    }
  }

  /// A run by the beginning of its identity: the specification and the record of every match, at
  /// most `limit`.
  public func runs(
    withPrefix prefix: String, limit: Int
  ) throws(StoreError) -> [(spec: JSONValue, record: RunRecord)] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM runs WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
        arguments: [prefix.count, prefix, limit]
      ).map { (try Self.spec($0), try Self.record($0)) }
    }
  }

  /// Visits the saved runs in the order of their identities.
  ///
  /// - Parameter body: returns whether to go on
  public func forEachRun(_ body: (JSONValue, RunRecord) throws -> Bool) throws(StoreError) {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM runs ORDER BY id")
      while let row = try rows.next(), try body(try Self.spec(row), try Self.record(row)) {}
    }
  }

  private static func spec(_ row: Row) throws -> JSONValue {
    let text = try row.decode(String.self, forColumn: "spec")
    return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// Decodes with errors: the file may have been damaged or edited, and `row[…]` would trap.
  private static func record(_ row: Row) throws -> RunRecord {
    func value<T: DatabaseValueConvertible>(_ column: String, _: T.Type = T.self) throws -> T {
      try row.decode(T.self, forColumn: column)
    }
    let id: String = try value("id")
    let columns = try value("curve_columns", String.self).split(separator: ",").map(String.init)
    guard
      let outcome = Outcome(
        word: try value("outcome"), step: try value("step", Int?.self),
        reason: try value("reason", String?.self)),
      let curve = Curve(columns: columns, bytes: try value("curve", Data.self))
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "run \(id) cannot be decoded")
    }
    return RunRecord(
      id: id,
      // A store that is only read may be older than the column.
      arithmetic: row.hasColumn("arithmetic") ? Arithmetic(try value("arithmetic")) : .first,
      outcome: outcome,
      metrics: Metrics(
        initialLoss: try value("initial_loss", Double?.self),
        trainLoss: try value("train_loss", Double?.self), loss: try value("loss", Double?.self),
        bestLoss: try value("best_loss", Double?.self),
        accuracy: try value("accuracy", Double?.self)),
      curve: curve, seconds: try value("seconds"))
  }

  // MARK: Experiments

  /// Remembers an experiment, so that its tables can be made again from the store alone.
  public func save(_ experiment: Experiment) throws(StoreError) {
    try write {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO experiments VALUES (?, ?)",
        arguments: [experiment.name, experiment.json.canonical])
    }
  }

  /// All experiments, by name.
  ///
  /// - Parameter laboratory: what they are made of
  /// - Throws: if one is damaged
  public func experiments(in laboratory: Laboratory) throws(StoreError) -> [StoredExperiment] {
    try read { database in
      try String.fetchAll(database, sql: "SELECT definition FROM experiments ORDER BY name").map {
        let json = try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
        let name = json["name"]?.string ?? ""
        do throws(ConfigurationError) {
          if let experiment = try Experiment(json: json, in: laboratory) {
            return StoredExperiment(name: name, path: path, result: .success(experiment))
          }
        } catch {
          return StoredExperiment(name: name, path: path, result: .failure(error))
        }
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "the experiment '\(name)' cannot be decoded")
      }
    }
  }
}

/// An experiment that a store has, which another laboratory may have made.
public struct StoredExperiment: Sendable {
  public let name: String
  let path: String
  let result: Result<Experiment, ConfigurationError>

  /// The experiment.
  ///
  /// - Throws: if the laboratory lacks its study, or a setting of that
  public func experiment() throws(StoreError) -> Experiment {
    do { return try result.get() } catch {
      throw .foreign(path: path, experiment: name, reason: error.description)
    }
  }
}
