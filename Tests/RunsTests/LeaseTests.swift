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

  /// A process of this host that does nothing until it is killed.
  private func sleeper() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec sleep 600"]
    try process.run()
    return process
  }

  private var elsewhere: ProcessIdentity {
    ProcessIdentity(namespace: "another-host/boot/pid:[1]", number: 1, started: "1")
  }

  @Test func `two holders are kept apart, and a lease ends with its holder's`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(), other = try self.store()
    let a = try store.register(), b = try other.register()
    #expect(try store.lease(["1", "2"], of: .runs, to: a).answers == [.granted, .granted])
    let leases = try other.lease(["2", "3"], of: .runs, to: b)
    #expect(leases.answers == [.elsewhere, .granted] && !leases.hadLapsed)
    try store.unregister(a)
    #expect(try other.lease(["2"], of: .runs, to: b).answers == [.granted])
  }

  @Test func `no more is granted than is wanted`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store()
    let a = try store.register(), b = try store.register()
    _ = try store.lease(["2"], of: .runs, to: a)
    let leases = try store.lease(["1", "2", "3", "4"], atMost: 2, of: .runs, to: b)
    #expect(leases.answers == [.granted, .elsewhere, .granted, .left])
    #expect(try store.lease(["4"], of: .runs, to: a).answers == [.granted])
  }

  /// Else whoever was taken for gone, and is not, would give up the lease of its successor.
  @Test func `a holder gives up its own leases only`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store()
    let a = try store.register(), b = try store.register()
    _ = try store.lease(["1"], of: .measurements, to: a)
    let failed = try MadeUpWork(fails: true).carryOut(0, id: "1")
    try store.save([failed], of: b)
    #expect(try store.lease(["1"], of: .measurements, to: b).answers == [.elsewhere])
    try store.save([failed], of: a)
    #expect(try store.lease(["1"], of: .measurements, to: b).answers == [.granted])
    #expect(try store.count(of: .measurements) == 0)
  }

  @Test func `work of a process of this host that was killed is taken over at once`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store(), process = try sleeper()
    let other = try store.register(
      as: ProcessIdentity(number: Int(process.processIdentifier)))
    let here = try store.register()
    _ = try store.lease(["1"], of: .measurements, to: other)
    #expect(try store.lease(["1"], of: .measurements, to: here).answers == [.elsewhere])
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try store.lease(["1"], of: .measurements, to: here).answers == [.granted])
  }

  /// A process with the number of another that has ended is another process.
  @Test func `a process is told from a later one with its number`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try store()
    var earlier = ProcessIdentity.current
    earlier.started = "1"
    _ = try store.lease(["1"], of: .runs, to: store.register(as: earlier))
    #expect(try store.lease(["1"], of: .runs, to: store.register()).answers == [.granted])
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
      #expect(try store.lease(["1"], of: .runs, to: near).answers == [.elsewhere])
      Thread.sleep(forTimeInterval: 0.02)
    }
    let silent = clock.now
    while try store.lease(["1"], of: .runs, to: near).answers == [.elsewhere] {
      try #require(clock.now - silent < .seconds(20))
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(clock.now - silent >= .milliseconds(280))
    // It was only slow: it is told, and entered again.
    #expect(try store.beat(far) && !store.beat(far))
    #expect(try store.lease(["2"], of: .runs, to: near).answers == [.granted])
  }

  /// A host that is alive counts up its beat some times before another loses patience with it, and one
  /// that is gone is known to be so within half a minute.
  @Test func `the beat is some times as fast as patience ends`() {
    let timing = RunStore.LeaseTiming()
    #expect(timing.silence >= timing.beat * 4 && timing.silence + timing.beat < .seconds(25))
  }

  @Test func `a watcher begins anew and does not believe what it has not seen`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let timing = RunStore.LeaseTiming(beat: .milliseconds(20), silence: .milliseconds(200))
    let first = try store(timing)
    _ = try first.lease(["1"], of: .runs, to: first.register(as: elsewhere))
    Thread.sleep(forTimeInterval: 0.4)
    // Whoever comes later cannot know how long the other has been silent.
    let second = try store(timing), near = try second.register()
    #expect(try second.lease(["1"], of: .runs, to: near).answers == [.elsewhere])
    Thread.sleep(forTimeInterval: 0.4)
    #expect(try second.lease(["1"], of: .runs, to: near).answers == [.granted])
  }
}
