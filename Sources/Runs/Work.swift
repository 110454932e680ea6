import Records

/// What the store keeps of work: a table for each kind.
public enum WorkKind: String, Sendable, Hashable {
  case runs, measurements
}

/// Work of one kind, by number.
///
/// Each piece of it is a pure function of a specification, whose digest is its identity: what the store
/// has is never computed again, and processes that share a store share the work.
public protocol Workload: Sendable {
  var kind: WorkKind { get }
  /// The number of pieces.
  var count: Int { get }
  /// The identities of pieces.
  func ids(_ numbers: [Int]) -> [String]
  /// Carries out a piece, on some thread. It never throws: what goes wrong is the outcome.
  ///
  /// - Parameters:
  ///   - number: the number of the piece, from 0
  ///   - id: its identity
  func carryOut(_ number: Int, id: String) -> WorkResult
}

/// A piece of work that was carried out.
public enum WorkResult: Sendable {
  case run(RunSpec, RunRecord)
  case measurement(MeasurementSpec, MeasurementRecord, id: String)

  /// The identity of the piece.
  public var id: String {
    switch self {
    case .run(_, let record): record.id
    case .measurement(_, _, let id): id
    }
  }

  /// How it ended. What failed is tried again by the next start.
  public var outcome: Outcome {
    switch self {
    case .run(_, let record): record.outcome
    case .measurement(_, let record, _): record.outcome
    }
  }
}
