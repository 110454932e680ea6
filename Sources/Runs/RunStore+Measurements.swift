import Foundation
import GRDB
import Records

/// What studies measured, kept like runs: by the digest of what determines it.
extension RunStore {
  /// The samples of the given measurements, in their order; `nil` for those that are not saved.
  public func measurements(_ specs: [MeasurementSpec]) throws(StoreError) -> [StudySample?] {
    try read { database in
      // A store that one may only read may be older than the table.
      guard try database.tableExists("measurements") else { return specs.map { _ in nil } }
      let select = try database.cachedStatement(
        sql: "SELECT result FROM measurements WHERE id = ?")
      return try specs.map { spec in
        guard let text = try String.fetchOne(select, arguments: [spec.id]) else { return nil }
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        guard let sample = StudySample(json: json, seed: spec.run.seed) else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "measurement \(spec.id) cannot be decoded")
        }
        return sample
      }
    }
  }

  static func insert(
    _ record: MeasurementRecord, of spec: MeasurementSpec, id: String, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO measurements (id, spec, result, seconds, arithmetic)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, spec.canonical, record.sample.json.canonical, record.seconds, record.arithmetic.text,
    ])
  }
}
