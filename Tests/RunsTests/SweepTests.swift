import Foundation
import GRDB
import Plans
import Records
import Runs
import Studies
import Testing

/// Work that is shared, waited for, given up and taken over.
@Suite struct SweepTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path

  private func store() throws -> RunStore { try RunStore(folder: folder) }

  fileprivate static let measured = """
    experiment: growth
    problem: {name: quadratic, dimension: [2, 3], largest: 1}
    optimizers: [{name: sgd, momentum: [0.5, 0.9]}]
    learning_rates: [0.5, 3.5]
    seeds: 6
    steps: 20000
    precision: float64
    study: {name: transient-growth}
    """

  /// Carries work out by two sweeps at once, each with its own connection to the store.
  private func carryOutTwice(_ work: any Workload) throws -> [SweepResult] {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = LockedResults()
    let stores = try (0..<2).map { _ in try store() }
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      let sweep = Sweep(work, store: stores[number], options: SweepOptions(workers: 1))
      results.add(Result { try sweep.run() })
    }
    return try results.all.map { try $0.get() }
  }

  @Test(arguments: [
    measured, measured.replacing("study: {name: transient-growth}", with: ""),
  ])
  func `two sweeps at once compute nothing twice`(text: String) throws {
    let plan = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    let both = try carryOutTwice(plan.experiment.work(in: plan.laboratory))
    #expect(both.allSatisfy { $0.ending == .completed && $0.progress.saved == 48 })
    #expect(both.map(\.progress.computed).reduce(0, +) == 48)
  }

  /// Pieces as long as these are leased a few at a time.
  @Test func `two sweeps at once share what takes long`() throws {
    let both = try carryOutTwice(MadeUpWork(pieces: 48, copies: 1, pause: 0.05))
    #expect(both.map(\.progress.computed).reduce(0, +) == 48)
    #expect(both.allSatisfy { $0.progress.computed >= 12 }, "\(both.map(\.progress.computed))")
  }

  /// Another process has all of a long list: the sweep waits for it without asking time and again, and
  /// carries out what was given up.
  @Test func `what another process has is waited for`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try PlanDecoder.load(text: Self.measured, path: "plan.yaml", in: .standard)
    let work = plan.experiment.work(in: plan.laboratory)
    let store = try store(), other = try self.store()
    let holder = try other.register()
    let ids = work.ids(Array(0..<work.count))
    _ = try other.lease(ids, of: .measurements, to: holder)
    let clock = ContinuousClock(), start = clock.now
    var seen: [Int] = []
    var isHeld = true
    let result = try Sweep(work, store: store, options: SweepOptions(workers: 2)).run(report: {
      progress in
      seen.append(progress.elsewhere)
      if isHeld, clock.now - start > .milliseconds(500) {
        isHeld = false
        #expect(throws: Never.self) { try other.unregister(holder) }
      }
    })
    #expect(result.ending == .completed && result.progress.computed == 48)
    #expect(seen.dropFirst().prefix { $0 == 48 }.count >= 2, "\(seen)")
    #expect(seen.count < 60, "\(seen.count) looks")
  }

  /// Two numbers with one identity: what fails is tried for each of them, and not for ever.
  @Test(arguments: [false, true]) func `a piece that occurs twice is carried out once`(
    fails: Bool
  ) throws {
    let work = try MadeUpWork(fails: fails)
    let result = try Sweep(work, store: RunStore(), options: SweepOptions(workers: 2)).run()
    #expect(result.ending == .completed)
    #expect(result.progress.computed == (fails ? 8 : 4))
    #expect(result.progress.saved == (fails ? 0 : 8) && result.progress.failed == (fails ? 8 : 0))
    #expect(result.failures.count == (fails ? 4 : 0))
    #expect(result.firstFailure == (fails ? "made up" : nil))
  }

  @Test func `the first measurement that fails ends a sweep that is told so`() throws {
    let work = try MadeUpWork(fails: true)
    var options = SweepOptions(workers: 1)
    options.failsFast = true
    let result = try Sweep(work, store: RunStore(), options: options).run()
    #expect(result.ending == .stoppedByFailure && result.progress.computed < 8)
  }

  /// A suspended process that wakes up after others have taken its work over.
  @Test func `a sweep that was taken for gone asks for its work again`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let work = try MadeUpWork(pieces: 40, copies: 1, pause: 0.01)
    // No time passes while it is away.
    let quick = try MadeUpWork(pieces: 40, copies: 1)
    let store = try store(), other = try self.store()
    let sqlite = try DatabaseQueue(path: store.path)
    let holder = try other.register()
    var isTaken = false
    var computedElsewhere = 0
    let result = try Sweep(work, store: store, options: SweepOptions(workers: 1)).run(report: {
      progress in
      guard progress.computed >= 12, !isTaken else { return }
      isTaken = true
      #expect(throws: Never.self) {
        try sqlite.write {
          try $0.execute(
            sql: """
              DELETE FROM leases WHERE holder != \(holder.number);
              DELETE FROM holders WHERE holder != \(holder.number)
              """)
        }
        let ids = work.ids(Array(0..<work.count))
        let answers = try other.lease(ids, of: .measurements, to: holder).answers
        let mine = zip(0..., answers).filter { $1 == .granted }.map(\.0)
        computedElsewhere = mine.count
        try other.save(mine.map { quick.carryOut($0, id: ids[$0]) }, of: holder)
      }
    })
    #expect(isTaken && computedElsewhere > 10)
    // What was running when it was taken over is done twice.
    #expect(result.progress.saved == 40)
    #expect((40...42).contains(result.progress.computed + computedElsewhere))
  }

  @Test func `a store in memory is one like others`() throws {
    let plan = try PlanDecoder.load(text: Self.measured, path: "plan.yaml", in: .standard)
    let store = try RunStore()
    let sweep = Sweep(plan.experiment.work(in: plan.laboratory), selection: [3], store: store)
    #expect(try sweep.run().progress.computed == 1)
    #expect(try sweep.run().progress.computed == 0)
    #expect(try store.count(of: .measurements) == 1)
  }
}

/// Made-up measurements, each of which may occur more than once.
struct MadeUpWork: Workload {
  private let specs: [MeasurementSpec]
  private let copies: Int
  private let fails: Bool
  private let pause: Double
  var kind: WorkKind { .measurements }
  var count: Int { copies * specs.count }

  init(pieces: Int = 4, copies: Int = 2, fails: Bool = false, pause: Double = 0) throws {
    let plan = try PlanDecoder.load(text: SweepTests.measured, path: "plan.yaml", in: .standard)
    specs = (0..<pieces).compactMap { plan.experiment.measurement($0) }
    (self.copies, self.fails, self.pause) = (copies, fails, pause)
  }

  func ids(_ numbers: [Int]) -> [String] { numbers.map { specs[$0 % specs.count].id } }

  func carryOut(_ number: Int, id: String) -> WorkResult {
    Thread.sleep(forTimeInterval: pause)
    let spec = specs[number % specs.count]
    return .measurement(
      spec,
      MeasurementRecord(
        arithmetic: .present, outcome: fails ? .failed(reason: "made up") : .finished,
        sample: StudySample(seed: spec.run.seed),
        seconds: pause),
      id: id)
  }
}

private final class LockedResults: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<SweepResult, any Error>] = []

  func add(_ result: Result<SweepResult, any Error>) { lock.withLock { results.append(result) } }
  var all: [Result<SweepResult, any Error>] { lock.withLock { results } }
}
