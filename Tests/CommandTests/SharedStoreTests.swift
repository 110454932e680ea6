import Foundation
import GRDB
import TestSupport
import Testing

/// Processes that work on one store at the same time, or one after the other was killed.
@Suite(.serialized) struct SharedStoreTests {
  private func store(_ results: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return try DatabaseQueue(path: "\(results)/steplab.sqlite", configuration: configuration)
  }

  private func count(_ what: String, _ store: DatabaseQueue) throws -> Int {
    try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(what)") ?? 0 }
  }

  /// Every so often until something is there.
  private func wait<T>(
    upTo seconds: Double = 30, _ what: String, until body: () throws -> T?
  ) throws -> T {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while Date() < deadline {
      if let found = try? body() { return found }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw Late(what: what)
  }

  private struct Late: Error { let what: String }

  // MARK: Measurements

  private static let experiments = ["a2-heavy-ball-quick", "c8-noise-floor-quick"]

  /// Ten measurements and 24, a second and a half of work.
  private func reproduce(_ results: String) -> [String] {
    [
      "reproduce", "A2", "C8.rate", "--quick", "--workers", "1", "--results", results,
      "--experiments", Fixtures.root.appendingPathComponent("Experiments").path,
    ]
  }

  private func tables(_ folder: Command.Folder, _ results: String) throws -> [Data] {
    try (["claims.tsv"] + Self.experiments.flatMap { ["\($0)/study.tsv", "\($0)/samples.tsv"] })
      .map { try folder.read("\(results)/\($0)") }
  }

  /// How many measurements of an experiment a process says that it has made.
  private func computed(_ experiment: String, _ messages: String) throws -> Int {
    let beginning = "\(experiment): "
    let line = try #require(
      messages.split(separator: "\n").first {
        $0.hasPrefix(beginning) && $0.contains(" measurements in ")
      })
    return try #require(Int(line.dropFirst(beginning.count).prefix { $0 != " " }))
  }

  @Test func `two processes share the measurements of claims and repeat none`() throws {
    let folder = try Command.Folder()
    let alone = try Command.run(reproduce("\(folder.path)/alone"))
    #expect(alone.status == 0, "\(alone.messages)")
    let pipes = [Pipe(), Pipe()]
    let processes = try pipes.map {
      try Command.start(reproduce("\(folder.path)/pair"), messages: $0)
    }
    let said = pipes.map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    processes.forEach { $0.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0], "\(said)")
    var all = 0
    for experiment in Self.experiments {
      let each = try said.map { try computed(experiment, $0) }
      #expect(try each.reduce(0, +) == computed(experiment, alone.messages))
      all += each.reduce(0, +)
    }
    #expect(try count("measurements", store("\(folder.path)/pair")) == all)
    #expect(try tables(folder, "pair") == tables(folder, "alone"))
  }

  // MARK: A kill

  /// A second process on the same host sees that the first is gone, and does not wait until it has been
  /// silent for long.
  @Test func `the work of a killed process is taken over within five seconds`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let arguments = ["run", plan, "--set", "steps=2000", "--results", folder.path]
    let first = try Command.start(arguments)
    let store = try wait("a store") { try self.store(folder.path) }
    try wait("runs") { try count("runs", store) > 20 ? () : nil }
    // Stopped where it holds leases, so that the kill leaves them.
    let holder = try wait("leases") {
      kill(first.processIdentifier, SIGSTOP)
      let holder = try store.read { try Int.fetchOne($0, sql: "SELECT holder FROM leases") }
      if holder == nil { kill(first.processIdentifier, SIGCONT) }
      return holder
    }
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
    let before = try count("runs", store)
    #expect(before < 184)

    let clock = ContinuousClock(), start = clock.now
    let second = try Command.start(arguments)
    let left = "leases WHERE holder = \(holder)"
    try wait("the leases of the killed process") { try count(left, store) == 0 ? () : nil }
    #expect(clock.now - start < .seconds(5))
    second.waitUntilExit()
    #expect(second.terminationStatus == 0)
    #expect(try count("runs", store) == 184 && count("leases", store) == 0)
  }
}
