import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

@Suite struct LeaseTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("steplab-\(UUID().uuidString)").path

  private func store(_ timing: RunStore.LeaseTiming = RunStore.LeaseTiming()) throws -> RunStore {
    _ = try RunStore(folder: folder)
    return try RunStore(path: "\(folder)/\(RunStore.fileName)", timing: timing)
  }

  /// A process of this host that has ended.
  private func deadProcess() throws -> ProcessIdentity {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    let number = Int(process.processIdentifier)
    process.waitUntilExit()
    var identity = ProcessIdentity.current
    (identity.number, identity.started) = (number, "1")
    return identity
  }

  private var elsewhere: ProcessIdentity {
    ProcessIdentity(namespace: "another-host/boot/pid:[1]", number: 1, started: "1")
  }

  @Test func `two holders are kept apart, and a lease ends with its holder's`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(), other = try self.store()
    let a = try store.register(), b = try other.register()
    #expect(try store.lease(["1", "2"], of: .runs, to: a).granted == ["1", "2"])
    let leases = try other.lease(["2", "3"], of: .runs, to: b)
    #expect(leases.granted == ["3"] && leases.elsewhere == ["2"])
    try store.unregister(a)
    #expect(try other.lease(["2"], of: .runs, to: b).granted == ["2"])
  }

  @Test func `work of a process of this host that is gone is taken over at once`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store()
    let gone = try store.register(as: deadProcess())
    _ = try store.lease(["1"], of: .measurements, to: gone)
    let here = try store.register()
    #expect(try store.lease(["1"], of: .measurements, to: here).granted == ["1"])
  }

  /// A process with the number of another that has ended is another process.
  @Test func `a process is told from a later one with its number`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store()
    var earlier = ProcessIdentity.current
    earlier.started = "1"
    _ = try store.lease(["1"], of: .runs, to: store.register(as: earlier))
    #expect(try store.lease(["1"], of: .runs, to: store.register()).granted == ["1"])
  }

  @Test func `another host's holder is gone only when its beat stands still`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(.init(beat: .milliseconds(20), silence: .milliseconds(300)))
    let far = try store.register(as: elsewhere), near = try store.register()
    _ = try store.lease(["1"], of: .runs, to: far)
    // As long as it beats it keeps its lease, however long that is.
    let clock = ContinuousClock(), start = clock.now
    while clock.now - start < .milliseconds(700) {
      try store.beat(far)
      #expect(try store.lease(["1"], of: .runs, to: near).granted.isEmpty)
      Thread.sleep(forTimeInterval: 0.02)
    }
    let silent = clock.now
    while try store.lease(["1"], of: .runs, to: near).granted.isEmpty {
      try #require(clock.now - silent < .seconds(20))
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(clock.now - silent >= .milliseconds(280))
    // It was only slow: what it saves counts, and it is entered again.
    try store.beat(far)
    #expect(try store.lease(["2"], of: .runs, to: far).granted == ["2"])
  }

  @Test func `a watcher begins anew and does not believe what it has not seen`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let timing = RunStore.LeaseTiming(beat: .milliseconds(20), silence: .milliseconds(200))
    let first = try store(timing)
    _ = try first.lease(["1"], of: .runs, to: first.register(as: elsewhere))
    Thread.sleep(forTimeInterval: 0.4)
    // Whoever comes later cannot know how long the other has been silent.
    let second = try store(timing), near = try second.register()
    #expect(try second.lease(["1"], of: .runs, to: near).elsewhere == ["1"])
    Thread.sleep(forTimeInterval: 0.4)
    #expect(try second.lease(["1"], of: .runs, to: near).granted == ["1"])
  }

  // MARK: Whole sweeps

  private static let measured = """
    experiment: growth
    problem: {name: quadratic, dimension: [2, 3], largest: 1}
    optimizers: [{name: sgd, momentum: [0.5, 0.9]}]
    learning_rates: [0.5, 3.5]
    seeds: 6
    steps: 20000
    precision: float64
    study: {name: transient-growth}
    """

  @Test(arguments: [
    measured, measured.replacing("study: {name: transient-growth}", with: ""),
  ])
  func `two processes at once compute nothing twice`(text: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    let results = LockedResults()
    let stores = try (0..<2).map { _ in try store() }
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      let sweep = Sweep(
        plan.experiment.work(in: plan.laboratory), store: stores[number],
        options: SweepOptions(workers: 1))
      results.add(Result { try sweep.run() })
    }
    let all = try results.all.map { try $0.get() }
    #expect(all.allSatisfy { $0.ending == .completed && $0.progress.saved == 48 })
    #expect(all.map(\.progress.computed).reduce(0, +) == 48)
    // Runs as short as these are leased by the dozen.
    if text == Self.measured {
      #expect(all.allSatisfy { $0.progress.computed > 0 }, "one did everything")
    }
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

private final class LockedResults: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<SweepResult, any Error>] = []

  func add(_ result: Result<SweepResult, any Error>) { lock.withLock { results.append(result) } }
  var all: [Result<SweepResult, any Error>] { lock.withLock { results } }
}
