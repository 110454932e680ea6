import Foundation
import TestSupport
import Testing

@Suite struct ConformanceCommandTests {
  private let clipping = Fixtures.url("reference/clipping.json").path
  private let models = Fixtures.url("reference/mlp.json").path

  @Test func `cases that pass are listed and the status is 0`() throws {
    let result = try Command.run(["conformance", clipping])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.last == "40 cases: 40 passed, 0 failed, 0 skipped")
    #expect(lines.count { $0.contains("passed") } == 41)
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `cases that are not compared are listed as skipped`() throws {
    let folder = try Command.Folder()
    let text = try String(contentsOfFile: models, encoding: .utf8)
    let path = try folder.write(
      text.replacingOccurrences(of: "\"relu\"", with: "\"mish\""), "models.json")
    let result = try Command.run(["conformance", path, clipping, "--json"])
    #expect(result.status == 0)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["passed"] as? Int == 41 && document["failed"] as? Int == 0)
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count == 42 && document["skipped"] as? Int == 1)
    #expect(cases.count { $0["verdict"] as? String == "skipped" && $0["reason"] is String } == 1)
  }

  @Test func `a case that fails makes the status 1`() throws {
    let folder = try Command.Folder()
    let text = try String(contentsOfFile: clipping, encoding: .utf8)
    let path = try folder.write(
      text.replacing("\"maxNorm\":0.1", with: "\"maxNorm\":0.11"), "changed.json")
    let result = try Command.run(["conformance", path])
    #expect(result.status == 1)
    #expect(result.output.contains("failed"))
  }

  @Test(arguments: ["{}", "", "[1, 2", "{\"family\": \"x\", \"cases\": [{}]}"])
  func `a malformed file makes the status 65 and is named`(text: String) throws {
    let folder = try Command.Folder()
    let path = try folder.write(text, "malformed.json")
    let result = try Command.run(["conformance", clipping, path])
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.messages.contains("malformed.json"))
  }

  @Test func `a file that is not there makes the status 65`() throws {
    #expect(try Command.run(["conformance", "/nowhere.json"]).status == 65)
    #expect(try Command.run(["conformance", "/tmp"]).status == 65)
    #expect(try Command.run(["conformance"]).status == 64)
  }
}

@Suite struct KernelsCommandTests {
  @Test func `kernels are measured, tabled and drawn`() throws {
    let folder = try Command.Folder()
    let result = try Command.run([
      "kernels", "--optimizers", "adamw,sgd-momentum,muon", "--sizes", "1K,2048", "--precision",
      "both", "--threads", "1,2", "--results", folder.path,
    ])
    #expect(result.status == 0, "\(result.messages)")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let table = String(decoding: try folder.read("kernels/kernels.tsv"), as: UTF8.self)
    let rows = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    // Three optimizers, two sizes, two precisions; so small a step is not split.
    #expect(rows.count == 1 + 12 && Set(rows.map(\.count)) == [12])
    let column = { (name: String) in rows[0].firstIndex { $0 == name }! }
    for row in rows.dropFirst() {
      let median = try #require(Double(row[column("ns_per_parameter")]))
      #expect(try #require(Double(row[column("fastest")])) <= median)
      #expect(try #require(Double(row[column("slowest")])) >= median)
      guard row[0] != "muon" else { continue }
      let bytes = try #require(Double(row[column("bytes_per_parameter")]))
      #expect(bytes == (row[0] == "adamw" ? 7 : 5) * (row[1] == "float32" ? 4 : 8))
      #expect(abs(Double(row[column("gb_per_s")])! - bytes / median) < 1e-9)
    }
    for name in ["products.tsv", "training.tsv", "provenance.json", "plots/roofline.svg"] {
      #expect(try !folder.read("kernels/\(name)").isEmpty, "\(name)")
    }
  }

  @Test(
    arguments: [
      ["--sizes", "0"], ["--sizes", "1,,2"], ["--sizes", "K"], ["--sizes", "999999M"],
      ["--sizes", "-1"], ["--sizes", ""], ["--threads", "0"], ["--optimizers", "adamm"],
      ["--precision", "float16"],
    ])
  func `misuse is a usage error`(arguments: [String]) throws {
    let result = try Command.run(["kernels"] + arguments)
    #expect(result.status == 64 && result.output.isEmpty)
  }
}
