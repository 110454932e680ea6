import Foundation
import TestSupport
import Testing

/// What is printed may have no reader, as in `steplab … | head`: the status stays the verb's own.
@Suite struct ClosedPipeTests {
  /// The status of a call whose standard output nobody reads beyond its first bytes.
  private func status(_ arguments: [String], readingBytes count: Int = 0) throws -> Int32 {
    let output = Pipe()
    if count == 0 { try output.fileHandleForReading.close() }
    let process = try Command.start(arguments, output: output)
    if count > 0 {
      #expect(try output.fileHandleForReading.read(upToCount: count)?.count == count)
      try output.fileHandleForReading.close()
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return process.terminationStatus
  }

  @Test(arguments: [[], ["--json"]])
  func `a case that fails is 1`(options: [String]) throws {
    let folder = try Command.Folder()
    let good = Fixtures.url("reference/clipping.json")
    let text = try String(contentsOf: good, encoding: .utf8)
    let bad = try folder.write(
      text.replacing("\"maxNorm\":0.1", with: "\"maxNorm\":0.11"), "bad.json")
    #expect(try status(["conformance", bad] + options) == 1)
    #expect(try status(["conformance", good.path] + options) == 0)
  }

  @Test(arguments: [[], ["--json"]])
  func `a claim that is not reproduced is 2`(options: [String]) throws {
    let folder = try Command.Folder()
    let plans = folder.path + "/plans"
    try FileManager.default.createDirectory(atPath: plans, withIntermediateDirectories: true)
    _ = try folder.write(
      """
      experiment: tiny
      problem: {name: quadratic, dimension: 3, largest: 1}
      optimizers: [{name: sgd}]
      learning_rates: [0.5]
      seeds: 2
      steps: 20
      study: {name: transient-growth}
      quick: [seeds=2]
      claims:
        - id: T1
          statement: Iterates grow beyond any bound.
          source: nobody
          measure: amplification
          predicted: 1e9
          rule: {name: at-least, of: every-seed}
          expected: true
      """, "plans/tiny.yaml")
    let call = ["reproduce", "--quick", "--experiments", plans, "--results", folder.path] + options
    #expect(try status(call + ["--check"]) == 2)
    #expect(try status(call) == 0)
  }

  @Test func `other verbs keep their status and do all of their work`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(
      """
      experiment: small
      problem: {name: quadratic, dimension: 2}
      optimizers: [{name: sgd}]
      learning_rates: [0.1]
      seeds: 1
      steps: 5
      """, "p.yaml")
    #expect(try status(["run", plan, "--results", folder.path]) == 0)
    #expect(try status(["show", "nothing", "--results", folder.path]) == 64)
    #expect(try !folder.read("small/report.html").isEmpty)
    for format in ["jsonl", "tsv"] {
      #expect(try status(["export", "--results", folder.path, "--format", format]) == 0)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `much output ends soon, as success, when its reader has enough`() throws {
    #expect(try status(["schedule", "cosine", "--steps", "1000000000"], readingBytes: 100) == 0)
    #expect(try status(["list", "optimizers"], readingBytes: 100) == 0)
  }
}
