import Foundation
import GRDB
import Plans
import Records
import Runs
import Studies
import Testing

/// Stores that earlier versions of the program wrote.
@Suite struct MigrationTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path
  private var path: String { "\(folder)/\(RunStore.fileName)" }

  private func plan(_ study: String? = nil) throws -> LoadedPlan {
    try smallPlan(seeds: 2, study: study)
  }

  /// The tables of versions 1 to 3, to the letter.
  private static let tables = """
    CREATE TABLE runs (
      id TEXT PRIMARY KEY NOT NULL,
      spec TEXT NOT NULL,
      outcome TEXT NOT NULL, step INTEGER, reason TEXT,
      initial_loss REAL, train_loss REAL, loss REAL, best_loss REAL, accuracy REAL,
      seconds REAL NOT NULL,
      curve_columns TEXT NOT NULL, curve BLOB NOT NULL);
    CREATE TABLE experiments (name TEXT PRIMARY KEY NOT NULL, definition TEXT NOT NULL);
    PRAGMA application_id = 1398031696;
    """
  /// Of versions 1 and 2.
  private static let claims = """
    CREATE TABLE owners (
      owner INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL, process INTEGER NOT NULL,
      started TEXT NOT NULL, heartbeat REAL NOT NULL);
    CREATE TABLE claims (id TEXT PRIMARY KEY NOT NULL, owner INTEGER NOT NULL);
    INSERT INTO owners VALUES (1, 'host', 7, '1', 0); INSERT INTO claims VALUES ('x', 1);
    """
  /// Of version 3.
  private static let leases = """
    CREATE TABLE holders (
      holder INTEGER PRIMARY KEY AUTOINCREMENT, namespace TEXT NOT NULL,
      process INTEGER NOT NULL, started TEXT NOT NULL, beat INTEGER NOT NULL);
    CREATE TABLE leases (id TEXT PRIMARY KEY NOT NULL, holder INTEGER NOT NULL);
    INSERT INTO holders VALUES (1, 'host', 7, '1', 0); INSERT INTO leases VALUES ('x', 1);
    """
  private static let measurements = """
    CREATE TABLE measurements (
      id TEXT PRIMARY KEY NOT NULL, spec TEXT NOT NULL, result TEXT NOT NULL,
      seconds REAL NOT NULL);
    """

  /// A store of an earlier version with all runs and measurements of the plans, and claims or leases of a
  /// process that is gone.
  private func makeOld(version: Int, hasMeasurements: Bool) throws {
    let present = try RunStore(folder: folder + "/present")
    for plan in [try plan(), try plan("transient-growth")] {
      try present.save(plan.experiment)
      _ = try Sweep(plan.experiment.work(in: plan.laboratory), store: present).run()
    }
    let old = try DatabaseQueue(path: path)
    try old.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: Self.tables)
      try database.execute(sql: "PRAGMA user_version = \(version)")
      try database.execute(sql: "ATTACH DATABASE ? AS present", arguments: [present.path])
      let columns = try database.columns(in: "runs").map(\.name).joined(separator: ", ")
      try database.execute(sql: "INSERT INTO runs SELECT \(columns) FROM present.runs")
      try database.execute(sql: "INSERT INTO experiments SELECT * FROM present.experiments")
      if hasMeasurements {
        try database.execute(sql: Self.measurements)
        try database.execute(
          sql: "INSERT INTO measurements SELECT id, spec, result, seconds FROM present.measurements"
        )
      }
      try database.execute(sql: version < 3 ? Self.claims : Self.leases)
    }
  }

  @Test(arguments: [(1, false), (2, false), (2, true), (3, true)])
  func `a store of an earlier version keeps its runs and says so`(
    version: Int, hasMeasurements: Bool
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeOld(version: version, hasMeasurements: hasMeasurements)
    let expected: [Arithmetic: Int] = [.first: hasMeasurements ? 16 : 8]
    // Who only reads changes nothing.
    let read = try RunStore(folder: folder, create: false)
    #expect(try read.migratedFrom == nil && read.count() == 8)
    #expect(try read.finished(["x"], of: .measurements) == [false])
    #expect(try read.count(of: .measurements) == (hasMeasurements ? 8 : 0))
    #expect(try arithmetics(read) == expected)
    let store = try RunStore(folder: folder)
    #expect(store.migratedFrom == version)
    // Also for who has opened it before.
    #expect(try arithmetics(store) == expected && arithmetics(read) == expected)
    #expect(try store.count() == 8 && store.experiments(in: .standard).count == 1)
    let plan = try plan(), measured = try self.plan("transient-growth")
    #expect(
      try Sweep(plan.experiment.work(in: plan.laboratory), store: store).run().progress.computed
        == 0)
    let work = measured.experiment.work(in: measured.laboratory)
    let computed = try Sweep(work, store: store).run().progress.computed
    #expect(computed == (hasMeasurements ? 0 : 8))
    #expect(try RunStore(folder: folder).migratedFrom == nil)
  }

  /// Of all runs and measurements.
  private func arithmetics(_ store: RunStore) throws -> [Arithmetic: Int] {
    let plan = try plan(), measured = try self.plan("transient-growth")
    let ids = plan.experiment.ids(Array(0..<8))
    let kept = try store.arithmetics(ids)
    #expect(try store.records(ids).map { $0?.arithmetic } == kept)
    var mixture = ArithmeticMixture(of: "results", program: .present)
    mixture.add(kept)
    mixture.add(
      try store.arithmetics(measured.experiment.measurements.map(\.id), of: .measurements))
    return mixture.counts
  }

  /// A program of version 3 that is still running on a store when it is brought up to date.
  @Test func `what an earlier program adds to a present store is of the first arithmetic`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeOld(version: 3, hasMeasurements: true)
    let store = try RunStore(folder: folder)
    let id = try #require(try plan().experiment.ids([0]).first)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE runs SET arithmetic = '2'")
      try $0.execute(
        sql: """
          INSERT OR REPLACE INTO runs (id, spec, outcome, step, reason, initial_loss, train_loss,
            loss, best_loss, accuracy, seconds, curve_columns, curve)
          SELECT id, spec, outcome, step, reason, initial_loss, train_loss, loss, best_loss,
            accuracy, seconds, curve_columns, curve FROM runs WHERE id = ?
          """, arguments: [id])
    }
    #expect(try store.arithmetics([id]) == [.first])
  }

  /// Stores of shards that only an earlier program has seen are read as they are.
  @Test func `old stores are merged as those of the first arithmetic`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeOld(version: 3, hasMeasurements: true)
    let old = try RunStore(folder: folder, create: false)
    let target = try RunStore(folder: folder + "/target")
    let result = try target.merge(old)
    #expect(result.runs.new == 8 && result.measurements.new == 8)
    #expect(try arithmetics(target) == [.first: 16])
    let present = try RunStore(folder: folder + "/present")
    let kept = try present.merge(old)
    #expect(kept.runs.kept == 8 && kept.measurements.kept == 8 && kept.runs.new == 0)
    #expect(try arithmetics(present) == [.present: 16])
    #expect(try target.merge(present).runs.replaced == 8)
  }

  @Test func `a store of a later version is refused with its version`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try RunStore(folder: folder)
    let sqlite = try DatabaseQueue(path: path)
    try sqlite.write { try $0.execute(sql: "PRAGMA user_version = 17") }
    for create in [true, false] {
      let error = #expect(throws: StoreError.self) { try RunStore(folder: folder, create: create) }
      #expect(error?.description.contains("version 17") == true)
    }
  }

  /// Time and again: whether two meet is a matter of chance.
  @Test(arguments: [false, true]) func `processes that begin at once all find one store`(
    isOld: Bool
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    if isOld { try makeOld(version: 2, hasMeasurements: true) }
    for round in 1...25 {
      let place = "\(folder)/\(round)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      if isOld {
        for end in ["", "-wal"] where FileManager.default.fileExists(atPath: path + end) {
          try FileManager.default.copyItem(
            atPath: path + end, toPath: "\(place)/\(RunStore.fileName)\(end)")
        }
      }
      let found = Found()
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        found.add(
          Result {
            let store = try RunStore(folder: place)
            return Found.Store(count: try store.count(), before: store.migratedFrom)
          })
      }
      let stores = try found.all.map { try $0.get() }
      #expect(stores.count == 8 && stores.allSatisfy { $0.count == (isOld ? 8 : 0) })
      // One of them brought it up to date, and only that one says so.
      #expect(stores.compactMap(\.before) == (isOld ? [2] : []))
    }
  }
}

private final class Found: @unchecked Sendable {
  struct Store {
    let count: Int
    let before: Int?
  }

  private let lock = NSLock()
  private var results: [Result<Store, any Error>] = []

  func add(_ result: Result<Store, any Error>) { lock.withLock { results.append(result) } }
  var all: [Result<Store, any Error>] { lock.withLock { results } }
}
