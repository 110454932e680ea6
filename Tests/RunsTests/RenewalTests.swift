import Foundation
import GRDB
import Plans
import Records
import Runs
import Studies
import Testing

/// Results of another arithmetic than the program's: kept, or computed again.
@Suite struct RenewalTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path

  /// 24 runs or measurements.
  private func plan(_ kind: WorkKind) throws -> LoadedPlan {
    try smallPlan(seeds: 6, study: kind == .measurements ? "transient-growth" : nil)
  }

  private func sweep(
    _ kind: WorkKind, _ store: RunStore, renews: Bool, stopAfter count: Int = .max
  ) throws -> SweepResult {
    let plan = try plan(kind)
    var options = SweepOptions(workers: 1)
    options.renews = renews
    var computed = 0
    return try Sweep(plan.experiment.work(in: plan.laboratory), store: store, options: options).run(
      shouldStop: { computed >= count }, report: { computed = $0.computed })
  }

  /// Everything in the store but the times, in the order of identities.
  private func content(_ kind: WorkKind, _ store: RunStore) throws -> [Row] {
    let columns =
      kind == .runs
      ? "id, outcome, step, loss, train_loss, curve, arithmetic" : "id, result, arithmetic"
    return try DatabaseQueue(path: store.path).read {
      try Row.fetchAll($0, sql: "SELECT \(columns) FROM \(kind.rawValue) ORDER BY id")
    }
  }

  /// As if an earlier program had computed some, which came to something else.
  private func age(_ kind: WorkKind, _ store: RunStore, count: Int) throws {
    let other = kind == .runs ? "loss = 17" : "result = replace(result, ':0', ':1')"
    try DatabaseQueue(path: store.path).write {
      try $0.execute(
        sql: """
          UPDATE \(kind.rawValue) SET arithmetic = '1', \(other), seconds = -1
          WHERE id IN (SELECT id FROM \(kind.rawValue) ORDER BY id LIMIT \(count))
          """)
    }
  }

  private func countAged(_ kind: WorkKind, _ store: RunStore) throws -> Int {
    try DatabaseQueue(path: store.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(kind.rawValue) WHERE seconds = -1") ?? -1
    }
  }

  @Test(arguments: [WorkKind.runs, .measurements])
  func `what is of another arithmetic is used, and renewed where that is asked for`(
    kind: WorkKind
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    let first = try sweep(kind, store, renews: true).progress
    #expect(first.computed == 24 && first.found.total == 0)
    let expected = try content(kind, store)
    try age(kind, store, count: 7)
    let aged = try content(kind, store)

    let used = try sweep(kind, store, renews: false).progress
    #expect(used.computed == 0 && used.saved == 24)
    #expect(used.found.counts == [.first: 7, .present: 17] && used.found.noun == kind.rawValue)
    #expect(try content(kind, store) == aged)

    let renewed = try sweep(kind, store, renews: true).progress
    #expect(renewed.computed == 7 && renewed.saved == 24 && renewed.found == used.found)
    #expect(try content(kind, store) == expected && countAged(kind, store) == 0)
    #expect(try sweep(kind, store, renews: true).progress.computed == 0)
  }

  @Test(arguments: [WorkKind.runs, .measurements])
  func `a renewal that is interrupted goes on where it was`(kind: WorkKind) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    _ = try sweep(kind, store, renews: false)
    let expected = try content(kind, store)
    try age(kind, store, count: 24)
    let part = try sweep(kind, store, renews: true, stopAfter: 1)
    #expect(part.ending == .interrupted)
    let done = part.progress.computed
    // Nothing is gone meanwhile.
    #expect(try store.count(of: kind) == 24 && countAged(kind, store) == 24 - done)
    #expect(try sweep(kind, store, renews: true).progress.computed == 24 - done)
    #expect(try content(kind, store) == expected)
  }

  @Test func `a run that fails takes no result's place`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    let spec = try plan(.runs).experiment.spec(0)
    func record(_ arithmetic: Arithmetic, _ outcome: Outcome) -> RunRecord {
      RunRecord(
        id: spec.id, arithmetic: arithmetic, outcome: outcome, metrics: Metrics(), curve: Curve(),
        seconds: 0)
    }
    let failed = record(.present, .failed(reason: "no memory"))
    let old = record(.first, .diverged(step: 3)), new = record(.present, .finished)
    for (next, kept) in [(failed, failed), (old, old), (failed, old), (new, new)] {
      try store.save([.run(spec, next)])
      #expect(try store.records([spec.id]) == [kept])
    }
  }

  @Test func `a renewal leases what is of another arithmetic`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    _ = try sweep(.runs, store, renews: false)
    try age(.runs, store, count: 1)
    let experiment = try plan(.runs).experiment
    let ids = experiment.ids(Array(0..<24)).sorted()
    let holder = try store.register()
    let all = try store.lease(ids, of: .runs, to: holder).answers
    #expect(all.allSatisfy { $0 == .finished })
    let other = try store.lease(ids, of: .runs, only: .present, to: holder).answers
    #expect(other[0] == .granted && other.dropFirst().allSatisfy { $0 == .finished })
  }
}
