import GRDB

/// A store of runs that cannot be used.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The disk, or the rights to it.
  case disk(path: String, reason: String)
  /// The file is there but is not a store, is damaged, or was written by a later version.
  case unreadable(path: String, reason: String)
  /// The store is sound; an experiment in it was made by a program with other studies.
  case foreign(path: String, experiment: String, reason: String)
  /// Two stores have other results of one identity and one arithmetic.
  case contradiction(Contradiction)

  public var description: String {
    switch self {
    case .disk(let path, let reason):
      "\(path): \(reason)"
    case .foreign(let path, let experiment, let reason):
      "\(path): the experiment '\(experiment)' is another program's: \(reason)"
    case .contradiction(let contradiction): contradiction.description
    case .unreadable(let path, let reason):
      "\(path): \(reason). It was left as it is: move it away, restore a copy, or try "
        + "'sqlite3 \(path) .recover'"
    }
  }

  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      // What is left are decoding errors: SQLite was content with the file.
      self = .unreadable(path: path, reason: "the store is damaged (\(error))")
      return
    }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .unreadable(path: path, reason: "this is not a store of runs")
    case .SQLITE_CORRUPT: self = .unreadable(path: path, reason: "the store is damaged (\(reason))")
    case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
      self = .unreadable(path: path, reason: "the store has another structure (\(reason))")
    case .SQLITE_FULL:
      self = .disk(
        path: path,
        reason:
          "the disk is full; what was saved before is kept, and the same command goes on from there"
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self = .disk(path: path, reason: "cannot be written (\(reason))")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .disk(path: path, reason: "another process keeps the store locked")
    default: self = .disk(path: path, reason: reason)
    }
  }
}
