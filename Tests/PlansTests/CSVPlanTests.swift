import Foundation
import Plans
import PlanSyntax
import Studies
import Testing

/// Which reader a plan's data file goes to.
@Suite struct CSVPlanTests {
  private func load(_ contents: String, as name: String) throws -> Experiment {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try contents.write(
      to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    let plan = """
      experiment: table
      problem: {name: mlp, file: \(name)}
      optimizers: [{name: sgd}]
      learning_rates: [0.1]
      seeds: 1
      steps: 1
      """
    return try PlanDecoder.load(
      text: plan, path: folder.appendingPathComponent("plan.yaml").path, in: .standard
    ).experiment
  }

  @Test func `the end of its name decides`() throws {
    for (name, delimiter) in [("d.csv", ","), ("D.CSV", ";"), ("d.x.tsv", "\t")] {
      let lines = ["a", "1", "2", "3"].map { $0 + delimiter + ($0 == "a" ? "y" : $0) }
      #expect(throws: Never.self) {
        try load(lines.joined(separator: "\n"), as: name)
      }
    }
    let sparse = "1 1:1\n2 1:2\n3 1:3\n"
    #expect(throws: Never.self) { try load(sparse, as: "csv") }
    let error = #expect(throws: PlanError.self) { try load(sparse, as: "d.csv") }
    #expect(error?.description.contains("d.csv:1: a single column") == true)
  }
}
