import Foundation
import GRDB
import TestSupport
import Testing

/// Results of several arithmetics in one table: named wherever they are shown, and computed again where
/// that is asked for.
@Suite struct ArithmeticCommandTests {
  /// Eight runs.
  private static let runs = """
    experiment: small
    problem: {name: quadratic, dimension: 3}
    optimizers: [{name: sgd, momentum: [0, 0.9]}]
    learning_rates: [0.5, 4]
    seeds: 2
    steps: 20
    """
  /// Eight measurements with a claim.
  private static let measurements = """
    experiment: measured
    problem: {name: quadratic, dimension: 3, largest: 1}
    optimizers: [{name: sgd, momentum: [0.0, 0.9]}]
    learning_rates: [0.5, 3.0]
    seeds: 2
    steps: 20
    study: {name: transient-growth}
    claims:
      - id: T1
        statement: The rates are at most twice the boundary.
        source: nobody
        measure: fraction
        predicted: 2
        rule: {name: at-most}
    """

  private let folder: Command.Folder
  private let present: String
  private var results: String { "\(folder.path)/results" }

  init() throws {
    folder = try Command.Folder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/plans", withIntermediateDirectories: true)
    _ = try folder.write(Self.runs, "runs.yaml")
    _ = try folder.write(Self.measurements, "plans/measured.yaml")
    let empty = try Command.run([
      "run", "\(folder.path)/runs.yaml", "--results", "\(folder.path)/empty",
    ])
    try #require(empty.status == 0, "\(empty.messages)")
    let status = try Self.document(
      Command.run(["status", "--json", "--results", "\(folder.path)/empty"]))
    present = try #require(status["program_arithmetic"] as? String)
  }

  private static func document(_ result: Command.Result) throws -> [String: Any] {
    try #require(result.status == 0, "\(result.messages)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
      "\(result.output)")
  }

  private func steplab(_ words: [String], results name: String = "results") throws
    -> Command.Result
  {
    let result = try Command.run(words + ["--results", "\(folder.path)/\(name)"])
    #expect(result.status == 0, "\(result.messages)")
    return result
  }

  private func run(_ options: String...) throws -> Command.Result {
    try steplab(["run", "\(folder.path)/runs.yaml"] + options)
  }

  private func reproduce(_ options: String...) throws -> Command.Result {
    try steplab(["reproduce", "--experiments", "\(folder.path)/plans"] + options)
  }

  private func store(_ name: String = "results") throws -> DatabaseQueue {
    try DatabaseQueue(path: "\(folder.path)/\(name)/steplab.sqlite")
  }

  /// As if an earlier program had computed the first three of a table.
  private func age(_ table: String, in name: String = "results") throws {
    try store(name).write {
      try $0.execute(
        sql: """
          UPDATE \(table) SET arithmetic = '1', seconds = -1
          WHERE id IN (SELECT id FROM \(table) ORDER BY id LIMIT 3)
          """)
    }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.read("results/\(name)"), as: UTF8.self)
  }

  private func provenance(_ experiment: String) throws -> [String: Int]? {
    let json = try JSONSerialization.jsonObject(
      with: folder.read("results/\(experiment)/provenance.json"))
    return (json as? [String: Any])?["arithmetic"] as? [String: Int]
  }

  private static let note = "3 of 8 runs are of arithmetic 1"

  @Test func `tables of the program's arithmetic say nothing of it`() throws {
    let result = try run()
    #expect(!(result.output + result.messages).contains("arithmetic"))
    #expect(try !text("small/summary.md").contains("arithmetic"))
    #expect(try provenance("small") == [present: 8])
    let status = try steplab(["status"])
    #expect(!status.output.contains("arithmetic"))
    let claims = try reproduce()
    #expect(!(claims.output + claims.messages).contains("arithmetic"))
    for name in ["claims.md", "measured/summary.md"] {
      #expect(try !text(name).contains("arithmetic"), "\(name)")
    }
    #expect(try provenance("measured") == [present: 8])
  }

  @Test func `a mixture of runs is named wherever they are shown`() throws {
    _ = try run()
    let tables = try ["runs", "summary", "best", "curves"].map {
      try folder.read("results/small/\($0).tsv")
    }
    try age("runs")
    let again = try run("--json")
    #expect(
      again.messages.contains(
        "3 of 8 stored runs are of arithmetic 1, this program computes with \(present); "
          + "--renew computes them again"), "\(again.messages)")
    let expected = ["1": 3, present: 5]
    #expect(try Self.document(again)["arithmetic"] as? [String: Int] == expected)

    let report = try Command.run(["report", "\(results)/small"])
    let note = "\(Self.note); the program that wrote this computes with \(present)."
    #expect(report.output.split(separator: "\n").contains { $0.hasPrefix(Self.note) })
    #expect(try text("small/summary.md").contains("\n\n\(note)\n\n"))
    #expect(try text("small/report.html").contains("<p>\(note)</p>"))
    #expect(try provenance("small") == expected)
    // Tables for programs are what they were.
    #expect(
      try tables
        == ["runs", "summary", "best", "curves"].map { try folder.read("results/small/\($0).tsv") })

    let status = try steplab(["status"])
    #expect(status.output.contains("small: \(Self.note), this "))
    let experiments = try Self.document(steplab(["status", "--json"]))["experiments"]
    let first = try #require((experiments as? [[String: Any]])?.first)
    #expect(first["arithmetic"] as? [String: Int] == expected && first["runs"] as? Int == 8)

    let lines = try steplab(["export"]).output.split(separator: "\n")
    let exported = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(exported.count { $0["arithmetic"] as? String == "1" } == 3)
    #expect(exported.count { $0["arithmetic"] as? String == present } == 5)
    for run in exported {
      let id = try #require(run["run"] as? String)
      let arithmetic = try #require(run["arithmetic"] as? String)
      let shown = try steplab(["show", id]).output
      #expect(shown.contains("\narithmetic  \(arithmetic)"))
      #expect(shown.contains("this program computes with") == (arithmetic == "1"))
      let json = try Self.document(steplab(["show", id, "--json"]))
      #expect(json["arithmetic"] as? String == arithmetic)
    }
    let dry = try run("--dry-run").output
    #expect(dry.contains("In the store: 8 of these") && dry.contains("3 of 8 stored runs are of"))
  }

  @Test func `a mixture of measurements is named, with the claims too`() throws {
    _ = try reproduce()
    try age("measurements")
    let result = try reproduce()
    #expect(
      result.messages.contains("measured: 3 of 8 stored measurements are of arithmetic 1, "))
    let note = "3 of 8 measurements are of arithmetic 1"
    #expect(result.output.contains("measured: \(note)"))
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(try text("claims.md").contains("**measured: \(note); "))
    #expect(try text("claims.html").contains("<p>measured: \(note); "))
    #expect(try text("measured/summary.md").contains("\n\n\(note); "))
    #expect(try text("measured/report.html").contains("<p>\(note); "))
    #expect(try provenance("measured") == ["1": 3, present: 5])
    let claims = try Self.document(reproduce("--json"))["claims"] as? [[String: Any]]
    #expect(claims?.first?["arithmetic"] as? [String: Int] == ["1": 3, present: 5])
    let status = try steplab(["status"]).output
    #expect(status.contains("measured: \(note), this "))
    // A table that is wholly of another arithmetic is no mixture, and named all the same.
    try store().write { try $0.execute(sql: "UPDATE measurements SET arithmetic = '1'") }
    _ = try reproduce()
    #expect(try text("measured/summary.md").contains("8 of 8 measurements are of arithmetic 1"))
    #expect(try provenance("measured") == ["1": 8])

    let renewed = try reproduce("--renew")
    #expect(renewed.messages.contains("they are computed again"))
    #expect(renewed.messages.contains("measured: 8 measurements in "))
    #expect(try !text("claims.md").contains("arithmetic"))
    #expect(try provenance("measured") == [present: 8])
  }

  /// Runs of other seeds and rates, which are in no table of the grid but decide about some.
  @Test func `what a study computes beside the grid is counted`() throws {
    let plan = Self.runs + "\nstudy: {name: range-test, steps: 20}"
    _ = try folder.write(plan, "runs.yaml")
    _ = try run()
    let all = try store().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs") ?? 0 }
    #expect(all > 8)
    #expect(try provenance("small") == [present: all])
    try store().write {
      try $0.execute(
        sql:
          "UPDATE runs SET arithmetic = '1' WHERE spec LIKE '%\"schedule\":{\"name\":\"ladder\"%'")
    }
    let aged = try store().read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM runs WHERE arithmetic = '1'") ?? 0
    }
    #expect(aged > 0)
    #expect(try run().messages.contains("\(aged) of \(aged) stored runs are of arithmetic 1"))
    #expect(try provenance("small") == ["1": aged, present: all - aged])
    #expect(try run("--renew").output.contains("arithmetic") == false)
    #expect(try provenance("small") == [present: all])
  }

  @Test func `a renewal computes just those, and a kill loses nothing`() throws {
    let plan = try folder.write(Plans.mixed, "mixed.yaml")
    let arguments = ["run", plan, "--workers", "1", "--results", results]
    #expect(try Command.run(arguments).status == 0)
    let expected = try Plans.tables(folder, "results")
    // Others than they were, so that one sees which are computed again.
    try store().write {
      try $0.execute(sql: "UPDATE runs SET arithmetic = '1', seconds = -1, loss = 17")
    }
    let process = try Command.start(arguments + ["--renew"])
    let left = {
      try store().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs WHERE seconds = -1") }
    }
    let deadline = Date(timeIntervalSinceNow: 30)
    while Date() < deadline, try left() == 184 { Thread.sleep(forTimeInterval: 0.01) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let rest = try #require(try left())
    #expect(rest < 184)
    #expect(try store().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs") } == 184)
    let last = try Command.run(arguments + ["--renew"])
    #expect(
      last.status == 0 && last.messages.contains("\n\(rest) runs computed"), "\(last.messages)")
    #expect(try Plans.tables(folder, "results") == expected)
  }

  // MARK: Merging

  private func merge() throws -> (status: Int32, messages: String, output: String) {
    let result = try Command.run([
      "merge", "\(folder.path)/other", "--results", results, "--json",
    ])
    return (result.status, result.messages, result.output)
  }

  @Test func `a merge says what it keeps of two arithmetics`() throws {
    _ = try run()
    _ = try steplab(["run", "\(folder.path)/runs.yaml"], results: "other")
    try age("runs")
    var result = try merge()
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("other/steplab.sqlite: 0 new runs\n"))
    #expect(result.messages.contains(": 3 runs of arithmetic \(present), which this program"))
    #expect(
      result.output.contains("\"kept_runs\":0") && result.output.contains("\"replaced_runs\":3"))
    try age("runs", in: "other")
    result = try merge()
    #expect(result.messages.contains(": 3 runs are of another arithmetic there; those of "))
    #expect(
      result.output.contains("\"kept_runs\":3") && result.output.contains("\"replaced_runs\":0"))
  }

  @Test(arguments: [false, true])
  func `a merge of stores that contradict each other is 65`(isOld: Bool) throws {
    _ = try run()
    _ = try steplab(["run", "\(folder.path)/runs.yaml"], results: "other")
    if isOld {
      for name in ["results", "other"] {
        try store(name).write { try $0.execute(sql: "UPDATE runs SET arithmetic = '1'") }
      }
    }
    let before = try store().read { try Row.fetchAll($0, sql: "SELECT * FROM runs") }
    try store("other").write { try $0.execute(sql: "UPDATE runs SET loss = 17") }
    let result = try merge()
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.messages.contains("other results of 8 runs ("), "\(result.messages)")
    // What is of the first arithmetic was never promised to be the same on all machines.
    #expect(result.messages.contains("does not compute what it should") == !isOld)
    #expect(result.messages.contains("--renew") == isOld)
    #expect(try store().read { try Row.fetchAll($0, sql: "SELECT * FROM runs") } == before)
  }
}
