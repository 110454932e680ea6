import Foundation
import Testing

/// Parts of a plan whose study measures the points of the grid in place of running them.
@Suite struct MeasurementCommandTests {
  /// 24 measurements: 2 optimizers, 3 rates, 4 seeds.
  private static let plan = """
    experiment: measured
    problem: {name: quadratic, dimension: 3, largest: 1}
    optimizers: [{name: sgd, momentum: [0.0, 0.9]}]
    learning_rates: [0.1, 0.5, 3.0]
    seeds: 4
    steps: 20
    study: {name: transient-growth}
    """

  private let folder: Command.Folder
  private let path: String

  init() throws {
    folder = try Command.Folder()
    path = try folder.write(Self.plan, "plan.yaml")
  }

  private func run(_ results: String, _ options: [String] = []) throws -> Command.Result {
    let result = try Command.run(["run", path, "--results", "\(folder.path)/\(results)"] + options)
    #expect(result.status == 0, "\(result.messages)")
    return result
  }

  private func document(_ result: Command.Result) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
      "\(result.output)")
  }

  private func tables(_ results: String) throws -> [Data] {
    try ["study.tsv", "samples.tsv"].map { try folder.read("\(results)/measured/\($0)") }
  }

  @Test func `shards measure each point once, and merge into the tables of one start`() throws {
    _ = try run("whole")
    for number in 1...3 {
      let shard = try document(run("shard\(number)", ["--shard", "\(number)/3", "--json"]))
      #expect(shard["selected"] as? Int == 8 && shard["computed"] as? Int == 8)
      #expect(shard["shard"] as? String == "\(number)/3" && shard["failed"] as? Int == 0)
      #expect(
        !FileManager.default.fileExists(atPath: "\(folder.path)/shard\(number)/measured/study.tsv"))
    }
    let merge = try Command.run(
      ["merge", "--results", "\(folder.path)/merged"] + (1...3).map { "\(folder.path)/shard\($0)" })
    #expect(merge.status == 0, "\(merge.messages)")
    let report = try Command.run(["report", "\(folder.path)/merged/measured"])
    #expect(report.status == 0, "\(report.messages)")
    #expect(try tables("merged") == tables("whole"))
  }

  @Test func `a part is measured alone, and the rest without it`() throws {
    _ = try run("whole")
    let part = try document(
      run("parts", ["--only", "rate=0.5", "--only", "optimizer=sgd(momentum=0.9)", "--json"]))
    #expect(part["computed"] as? Int == 4)
    let samples = String(decoding: try folder.read("parts/measured/samples.tsv"), as: UTF8.self)
    #expect(samples.contains("not measured"))
    let rest = try run("parts")
    #expect(rest.messages.contains("measured: 20 measurements in "), "\(rest.messages)")
    #expect(try tables("parts") == tables("whole"))
    // Where nothing is measured, the provenance stays that of the start that did.
    let provenance = try folder.read("parts/measured/provenance.json")
    #expect(try document(run("parts", ["--json"]))["computed"] as? Int == 0)
    #expect(try folder.read("parts/measured/provenance.json") == provenance)
  }
}
