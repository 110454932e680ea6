import Foundation
import Testing

/// The promise that everything else rests on: the tables depend on the plan alone.
@Suite(.serialized) struct ReproducibilityTests {
  @Test func `workers, kills, shards and company do not change a byte`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    let one = try Command.run(["run", plan, "--workers", "1", "--results", path("one")])
    #expect(one.status == 0, "\(one.messages)")
    let expected = try Plans.tables(folder, "one")
    let runs = String(decoding: expected[0], as: UTF8.self)
    #expect(runs.contains("\tdiverged\t") && runs.contains("\tfinished\t"))

    let four = try Command.run(["run", plan, "--workers", "4", "--results", path("four")])
    #expect(four.status == 0)
    #expect(try Plans.tables(folder, "four") == expected)

    try killTenTimes(plan, results: path("killed"))
    #expect(try Plans.tables(folder, "killed") == expected)

    for shard in 1...4 {
      let result = try Command.run([
        "run", plan, "--shard", "\(shard)/4", "--results", path("shard\(shard)"),
      ])
      #expect(result.status == 0)
    }
    let merge = try Command.run(
      ["merge", "--results", path("merged")] + (1...4).map { path("shard\($0)") })
    #expect(merge.status == 0, "\(merge.messages)")
    let report = try Command.run(["report", path("merged/mixed")])
    #expect(report.status == 0, "\(report.messages)")
    #expect(try Plans.tables(folder, "merged") == expected)

    try twoAtOnce(plan, results: path("pair"))
    #expect(try Plans.tables(folder, "pair") == expected)
  }

  private func killTenTimes(_ plan: String, results: String) throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<10 {
      let process = try Command.start(["run", plan, "--results", results])
      Thread.sleep(forTimeInterval: .random(in: 0.01...0.25, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let last = try Command.run(["run", plan, "--results", results])
    #expect(last.status == 0, "\(last.messages)")
  }

  /// Two processes on one store: both end with the whole, and no run is computed twice.
  private func twoAtOnce(_ plan: String, results: String) throws {
    let pipes = [Pipe(), Pipe()]
    let processes = try pipes.map {
      try Command.start(["run", plan, "--workers", "1", "--results", results], messages: $0)
    }
    let said = pipes.map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    processes.forEach { $0.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0])
    let computed = try said.map { text in
      let line = try #require(text.split(separator: "\n").first { $0.contains(" runs computed") })
      return try #require(Int(line.split(separator: " ")[0]))
    }
    #expect(computed.reduce(0, +) == 184)
  }

  @Test func `a second start computes nothing`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let arguments = ["run", plan, "--set", "steps=20", "--results", folder.path]
    #expect(try Command.run(arguments).status == 0)
    let before = try Plans.tables(folder, ".")
    let again = try Command.run(arguments)
    #expect(again.status == 0 && again.messages.contains("0 runs computed"))
    #expect(try Plans.tables(folder, ".") == before)
  }

  @Test func `the first Ctrl-C saves and says how to go on`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let arguments = ["run", plan, "--set", "steps=8000", "--results", folder.path]
    let messages = Pipe()
    let process = try Command.start(arguments, messages: messages)
    // Not before it computes: a loaded machine may take long to start a program.
    let deadline = Date(timeIntervalSinceNow: 30)
    while Date() < deadline, !hasRuns(folder.path) { Thread.sleep(forTimeInterval: 0.05) }
    kill(process.processIdentifier, SIGINT)
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(said.contains("Interrupted"))
    let status = try Command.run(["status", "--results", folder.path, "--json"])
    #expect(status.status == 0 && status.output.contains("\"experiment\":\"mixed\""))
  }

  private func hasRuns(_ results: String) -> Bool {
    guard FileManager.default.fileExists(atPath: results + "/steplab.sqlite"),
      let status = try? Command.run(["status", "--results", results, "--json"])
    else { return false }
    // The store's own count is the one before the schema's version.
    return status.status == 0 && !status.output.contains("\"runs\":0,\"schemaVersion")
  }
}
