import Foundation
import GRDB
import Plans
import Records
import Runs
import Studies
import Testing

/// Stores that have results of the same identities.
@Suite struct MergeTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path

  /// A store with 8 runs and 8 measurements.
  private func store(_ name: String) throws -> RunStore {
    let store = try RunStore(folder: "\(folder)/\(name)")
    for study in [nil, "transient-growth"] {
      let plan = try smallPlan(seeds: 2, study: study)
      _ = try Sweep(plan.experiment.work(in: plan.laboratory), store: store).run()
    }
    return store
  }

  private func change(_ store: RunStore, _ sql: String) throws {
    try DatabaseQueue(path: store.path).write { try $0.execute(sql: sql) }
  }

  private func rows(_ sql: String, _ store: RunStore) throws -> [Row] {
    try DatabaseQueue(path: store.path).read { try Row.fetchAll($0, sql: sql) }
  }

  /// All that a merge could change.
  private func content(_ store: RunStore) throws -> [[Row]] {
    try ["runs", "measurements"].map { try rows("SELECT * FROM \($0) ORDER BY id", store) }
  }

  @Test func `equal results are one, whatever their times`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mine = try store("mine"), theirs = try store("theirs")
    try change(theirs, "UPDATE runs SET seconds = 99; UPDATE measurements SET seconds = 99")
    let before = try content(mine)
    #expect(try mine.merge(theirs) == .init())
    #expect(try content(mine) == before)
  }

  @Test(arguments: [
    "UPDATE runs SET loss = loss + 1e-15", "UPDATE runs SET best_loss = NULL",
    "UPDATE runs SET outcome = 'diverged', step = 3",
    "UPDATE runs SET curve = zeroblob(length(curve))",
    "UPDATE measurements SET result = replace(result, '1', '2')",
  ])
  func `other results of one arithmetic are an error, and nothing is merged`(sql: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mine = try store("mine"), theirs = try store("theirs")
    try change(theirs, sql)
    // Something that would be new.
    let gone = try rows("SELECT id FROM runs ORDER BY id DESC LIMIT 1", mine)[0]["id"] as String
    try change(mine, "DELETE FROM runs WHERE id = '\(gone)'")
    let before = try content(mine)
    let error = #expect(throws: StoreError.self) { try mine.merge(theirs) }
    guard case .contradiction(let found)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let table = sql.contains("measurements") ? "measurements" : "runs"
    let ids = try rows("SELECT id FROM \(table) ORDER BY id", mine).map { $0["id"] as String }
    #expect(found.runs == (table == "runs" ? ids : []))
    #expect(found.measurements == (table == "runs" ? [] : ids))
    #expect(found.arithmetics == [.present])
    let text = "\(found)"
    #expect(text.contains("\(ids.count) \(table) (\(ids[0].prefix(16)), "))
    #expect(text.contains(", …)") && text.contains("does not compute what it should"))
    #expect(text.contains(mine.path) && text.contains(theirs.path))
    #expect(try content(mine) == before)
  }

  @Test func `stores that contradict each other and not the target are found before anything`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mine = try RunStore(folder: folder + "/mine")
    let others = [try store("a"), try store("b")]
    try change(others[1], "UPDATE runs SET loss = 0")
    let error = #expect(throws: StoreError.self) { try mine.merge(others) }
    #expect(error?.description.contains("Nothing was merged") == true)
    #expect(try mine.count() == 0 && mine.count(of: .measurements) == 0)
  }

  /// Three each, of which those of the first arithmetic came to something else.
  @Test(arguments: [WorkKind.runs, .measurements])
  func `of two arithmetics the program's is kept, or else the target's`(kind: WorkKind) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mine = try store("mine"), theirs = try store("theirs")
    let table = kind.rawValue
    let ids = try rows("SELECT id FROM \(table) ORDER BY id", mine).map { $0["id"] as String }
    func age(_ store: RunStore, _ ids: some Sequence<String>, _ arithmetic: String) throws {
      let list = ids.map { "'\($0)'" }.joined(separator: ", ")
      let other = kind == .runs ? "loss = 17" : "result = replace(result, '1', '2')"
      try change(
        store,
        "UPDATE \(table) SET arithmetic = '\(arithmetic)', \(other) WHERE id IN (\(list))")
    }
    let expected = try rows("SELECT * FROM \(table) WHERE id = '\(ids[0])'", theirs)
    try age(mine, ids[0..<3], "1")
    try age(mine, ids[3..<5], "0-mine")
    try age(theirs, ids[3..<5], "0-theirs")
    try age(theirs, ids[5..<6], "1")
    let before = try rows("SELECT * FROM \(table) ORDER BY id", mine)
    let result = try mine.merge(theirs)
    let counts = kind == .runs ? result.runs : result.measurements
    #expect(counts.new == 0 && counts.replaced == 3 && counts.kept == 3)
    #expect((kind == .runs ? result.measurements : result.runs) == .init())
    let after = try rows("SELECT * FROM \(table) ORDER BY id", mine)
    #expect(after[0] == expected[0])
    #expect(after[0..<3].allSatisfy { $0["arithmetic"] == Arithmetic.present.text })
    #expect(after[3...].elementsEqual(before[3...]))
    // Again there is nothing to replace.
    let again = try mine.merge(theirs)
    #expect((kind == .runs ? again.runs : again.measurements).replaced == 0)
  }

  @Test func `what failed contradicts nothing`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let mine = try store("mine"), theirs = try store("theirs")
    let ids = try rows("SELECT id FROM runs ORDER BY id", mine).map { $0["id"] as String }
    let fail = "UPDATE runs SET outcome = 'failed', reason = 'x', loss = NULL WHERE id ="
    try change(mine, "\(fail) '\(ids[0])'")
    try change(
      theirs, "\(fail) '\(ids[1])'; UPDATE runs SET arithmetic = '1' WHERE id = '\(ids[0])'")
    let result = try mine.merge(theirs)
    #expect(result.runs.new == 1 && result.runs.replaced == 0 && result.runs.kept == 0)
    #expect(try mine.records([ids[0]])[0]?.arithmetic == .first)
    #expect(try mine.finished(ids).allSatisfy { $0 })
  }
}
