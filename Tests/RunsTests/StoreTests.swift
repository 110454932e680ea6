import Foundation
import GRDB
import Plans
import Records
import Runs
import Studies
import Testing

@Suite struct StoreTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path

  private var plan: LoadedPlan { get throws { try smallPlan(seeds: 5) } }

  private func sweep(_ store: RunStore, _ numbers: [Int]? = nil) throws -> SweepResult {
    let plan = try plan
    return try Sweep(
      plan, selection: numbers ?? Array(0..<plan.experiment.count), store: store,
      options: SweepOptions(workers: 2)
    ).run()
  }

  @Test func `records survive the store`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    let spec = try plan.experiment.spec(0)
    var record = RunExecutor(.standard).run(spec)
    record.metrics.accuracy = 0.5
    try store.save([.run(spec, record)])
    #expect(try store.records([record.id, "none"]) == [record, nil])
    let found = try store.runs(withPrefix: String(record.id.prefix(8)), limit: 5)
    #expect(found.count == 1 && found[0].spec.canonical == spec.canonical)
    var diverged = record
    diverged.id = "x"
    diverged.outcome = .diverged(step: 12)
    diverged.metrics = Metrics()
    diverged.curve = Curve(diagnostics: ["d"])
    try store.save([.run(spec, diverged)])
    #expect(try store.records(["x"]) == [diverged])
  }

  @Test func `a second sweep computes nothing, a failed run is tried again`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    #expect(try sweep(store).progress.computed == 20)
    #expect(try sweep(store).progress.computed == 0)
    let spec = try plan.experiment.spec(7)
    try DatabaseQueue(path: store.path).write {
      try $0.execute(
        sql: "UPDATE runs SET outcome = 'failed', reason = 'x' WHERE id = ?", arguments: [spec.id])
    }
    let result = try sweep(store)
    #expect(result.progress.computed == 1 && result.progress.saved == 20)
    #expect(try store.records([spec.id])[0]?.outcome == .finished)
  }

  @Test func `a store that is removed is noticed`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    try FileManager.default.removeItem(atPath: store.path)
    #expect(throws: StoreError.self) { try sweep(store) }
  }

  @Test(arguments: [
    "UPDATE runs SET seconds = 'abc'", "UPDATE runs SET outcome = x'00ff'",
    "UPDATE runs SET curve_columns = 'step'", "UPDATE runs SET curve = x'0102'",
    "UPDATE runs SET arithmetic = x'00ff'", "UPDATE runs SET outcome = 'won'",  // A step of 1e300.
    "UPDATE runs SET curve = x'9c7500883ce4377e" + String(repeating: "00", count: 40) + "'",
  ])
  func `altered rows are errors, not traps`(sql: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    _ = try sweep(store, [0, 1])
    let sqlite = try DatabaseQueue(path: store.path)
    try sqlite.write { try $0.execute(sql: sql) }
    #expect(throws: StoreError.self) {
      try store.records(try plan.experiment.ids([0, 1]))
    }
  }

  @Test func `merged shards are the whole`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let experiment = try plan.experiment
    let whole = try RunStore(folder: folder + "/whole")
    _ = try sweep(whole)
    let merged = try RunStore(folder: folder + "/merged")
    for shard in 1...3 {
      let store = try RunStore(folder: "\(folder)/\(shard)")
      let numbers = try Selection(only: [], shard: "\(shard)/3").numbers(in: experiment)
      _ = try sweep(store, numbers)
      #expect(try merged.merge(store).runs.new == numbers.count)
      #expect(try merged.merge(store) == .init())
    }
    let ids = experiment.ids(Array(0..<experiment.count))
    let a = try whole.records(ids), b = try merged.records(ids)
    #expect(a.map { $0?.curve } == b.map { $0?.curve })
    #expect(a.map { $0?.metrics } == b.map { $0?.metrics })
  }

  @Test func `experiments can be read back`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    let experiment = try plan.experiment
    try store.save(experiment)
    try store.save(experiment)
    let found = try store.experiments(in: .standard)
    #expect(found.count == 1)
    #expect(try found[0].experiment().json.canonical == experiment.json.canonical)
  }

  @Test func `foreign and damaged files are refused and left alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/steplab.sqlite"
    let text = Data(String(repeating: "not a database ", count: 100).utf8)
    try text.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) { try RunStore(folder: folder) }
    guard case .unreadable? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    #expect(throws: StoreError.self) { try RunStore(path: folder + "/none.sqlite", create: false) }
    #expect(throws: StoreError.self) { try RunStore(folder: path + "/below-a-file") }
  }

  @Test func `a stop request saves what is done and gives up the rest`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try RunStore(folder: folder)
    let plan = try PlanDecoder.load(
      text: """
        experiment: long
        problem: {name: quadratic, dimension: 50}
        optimizers: [{name: adamw}]
        learning_rates: [0.1]
        seeds: 2000
        steps: 2000
        """, path: "plan.yaml", in: .standard)
    let start = Date()
    let result = try Sweep(
      plan, selection: Array(0..<2000), store: store, options: SweepOptions(workers: 2)
    ).run(shouldStop: { Date().timeIntervalSince(start) > 0.3 })
    #expect(result.ending == .interrupted)
    #expect(result.progress.computed > 0 && result.progress.computed < 2000)
    #expect(try store.count() == result.progress.computed)
  }
}
