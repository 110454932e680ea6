import GRDB
import Records

/// The tables of one kind of work in two stores that are in one connection.
struct MergedTables {
  let kind: WorkKind
  /// The names of the databases.
  let mine: String
  let theirs: String
  /// The expressions for the arithmetics of the rows `mine` and `theirs`.
  let myArithmetic: String
  let theirArithmetic: String

  /// The columns beside the arithmetic.
  private var columns: [String] { ["id", "spec"] + result + ["seconds"] }

  /// What a result is. How long it took belongs to the machine.
  private var result: [String] {
    switch kind {
    case .runs:
      [
        "outcome", "step", "reason", "initial_loss", "train_loss", "loss", "best_loss", "accuracy",
        "curve_columns", "curve",
      ]
    case .measurements: ["result"]
    }
  }

  /// Rows of one identity that both are results.
  private var both: String {
    "\(mine).\(kind.rawValue) AS mine JOIN \(theirs).\(kind.rawValue) AS theirs "
      + "ON mine.id = theirs.id"
      + (kind == .runs ? " AND mine.outcome != 'failed' AND theirs.outcome != 'failed'" : "")
  }

  /// The identities that have two results of one arithmetic.
  func contradictions(
    _ database: Database
  ) throws -> [(id: String, arithmetic: Arithmetic)] {
    let differs: String = result.map { "mine.\($0) IS NOT theirs.\($0)" }.joined(separator: " OR ")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT mine.id AS id, \(myArithmetic) AS arithmetic FROM \(both)
        WHERE \(myArithmetic) = \(theirArithmetic) AND (\(differs)) ORDER BY mine.id
        """
    ).map { row in
      (try row.decode(forColumn: "id"), Arithmetic(try row.decode(forColumn: "arithmetic")))
    }
  }

  /// Brings what is theirs into what is mine, whose store is of the present version.
  func merge(_ database: Database) throws -> RunStore.MergeResult.Counts {
    let table = "\(mine).\(kind.rawValue)"
    if kind == .runs {
      try database.execute(
        sql: """
          DELETE FROM \(table) WHERE outcome = 'failed'
            AND id IN (SELECT id FROM \(theirs).runs WHERE outcome != 'failed')
          """)
    }
    var counts = RunStore.MergeResult.Counts()
    try database.execute(
      sql: """
        DELETE FROM \(table) WHERE id IN (
          SELECT mine.id FROM \(both) WHERE \(myArithmetic) != ? AND \(theirArithmetic) = ?)
        """, arguments: [Arithmetic.present.text, Arithmetic.present.text])
    counts.replaced = database.changesCount
    counts.kept =
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM \(both) WHERE \(myArithmetic) != \(theirArithmetic)") ?? 0
    let names = columns.joined(separator: ", ")
    let values: String = columns.map { "theirs.\($0)" }.joined(separator: ", ")
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO \(table) (\(names), arithmetic)
        SELECT \(values), \(theirArithmetic) FROM \(theirs).\(kind.rawValue) AS theirs
        """)
    counts.new = database.changesCount - counts.replaced
    return counts
  }
}
