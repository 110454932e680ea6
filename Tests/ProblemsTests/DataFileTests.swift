import Catalog
import Compute
import Foundation
import Problems
import TestSupport
import Testing

@Suite struct DataFileTests {
  private func read(_ text: String) throws -> LabelledTable {
    try LIBSVMReader.read(Array(text.utf8), file: "f")
  }

  @Test func `labels, sparse features, comments and blank lines`() throws {
    let table = try read("# made by hand\n2 1:0.5 3:-1e-3 # note\n\n-1 2:4\r\n+3\t1:1\n")
    #expect(table.labels == [2, -1, 3])
    #expect(table.columns == 3)
    #expect(table.features == [0.5, 0, -1e-3, 0, 4, 0, 1, 0, 0])
    #expect(table.distinctLabels == [-1, 2, 3])
  }

  @Test(arguments: [
    ("", nil as Int?, "no examples"), ("# only\n", nil, "no examples"),
    ("1\n2\n", nil, "no features"),
    ("1 1:1\nx 1:1\n", 2, "label"), ("1 1:1\n1 1:a\n", 2, "index:value"),
    ("1 0:1\n", 1, "start at 1"), ("1 -3:1\n", 1, "start at 1"), ("1 2:1 1:1\n", 1, "ascend"),
    ("1 2:1 2:1\n", 1, "ascend"), ("1 1:nan\n", 1, "index:value"), ("1 1:inf\n", 1, "index:value"),
    ("inf 1:1\n", 1, "label"), ("1 1:1:1\n", 1, "index:value"), ("1 :\n", 1, "index:value"),
    ("1 99999999999999999999:1\n", 1, "index:value"), ("1 4000000000:1\n", nil, "memory"),
    ("1 qid:3 1:1\n", 1, "index:value"), ("\u{0}\u{1}\n", 1, "label"),
  ])
  func `malformed files name the line`(text: String, line: Int?, words: String) {
    let error = #expect(throws: DataFileError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.description.contains(words) == true)
  }

  @Test(arguments: [("digits", 1797, 64, 10), ("iris", 150, 4, 3), ("wine", 178, 13, 3)])
  func `the shipped sets have their known size`(
    name: String, rows: Int, columns: Int, classes: Int
  ) throws {
    let data = try Data(
      contentsOf: Fixtures.root.appendingPathComponent("data/\(name).libsvm"))
    let table = try LIBSVMReader.read(Array(data), file: name)
    #expect(table.rows == rows && table.columns == columns)
    #expect(table.distinctLabels == (0..<classes).map(Double.init))
  }

  @Test func `splits are disjoint, complete, and standardised on the training rows`() throws {
    // Feature 1 numbers the rows, so that the split can be read off a linear model's outputs.
    let rows = 40
    // The second feature is constant, and not exactly representable.
    let text = (0..<rows).map { "\($0 % 2) 1:\($0 + 1) 2:0.1" }.joined(separator: "\n")
    let prepared = try prepare(
      "logistic-regression",
      ["file": .text("f"), "evaluation_fraction": .number(0.25), "standardize": .flag(true)],
      in: scope("f", read(text)))
    #expect(prepared.outline.sampling == .finite(examples: 30))
    let problem = prepared.make(seed: 1, as: Double.self)
    // At w = 0 the gradient of the first weight is −Σ y x / 2n with y = ±1: mean zero features.
    var gradient = Buffer<Double>(zeros: 3)
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 30))
    var batch = Batch(size: .examples(1))
    var values: [Double] = []
    for _ in 0..<30 {
      sampler.next(&batch)
      _ = problem.loss(at: [0, 0, 0], on: batch, gradient: &gradient)
      // The gradient of one example is −y x / 2, that of the intercept −y / 2.
      values.append(gradient[0] / gradient[2])
      #expect(abs(gradient[1]) < 1e-15)  // a constant feature is only shifted
    }
    let mean = values.reduce(0, +) / 30
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 30
    #expect(abs(mean) < 1e-12 && abs(variance - 1) < 1e-12)
    #expect(Set(values).count == 30)
  }

  @Test func `labels that are no classes are refused`() throws {
    let entry = try ProblemEntry.standard["mlp"]
    let settings = try entry.declaration.configuration(["file": .text("f")])
    for text in ["1 1:1\n1 1:2\n", "0.5 1:1\n1 1:2\n"] {
      let scope = scope("f", try read(text))
      #expect(throws: ConfigurationError.self) { try entry.prepare(settings, in: scope) }
    }
    #expect(throws: ConfigurationError.self) { try entry.prepare(settings) }
  }

  @Test(arguments: [
    ("quadratic", ["spectrum": SettingValue.text("list")]),
    ("quadratic", ["spectrum": .text("list"), "eigenvalues": .numbers([0, 0])]),
    ("quadratic", ["eigenvalues": .numbers([1])]),
    ("quadratic", ["largest": .number(1), "smallest": .number(2)]),
    ("mlp", ["hidden": .integers([65536, 65536])]),
    ("mlp", ["data": .text("gaussian-mixture"), "features": .integer(2), "classes": .integer(3)]),
  ])
  func `settings that do not go together are refused`(
    name: String, settings: [String: SettingValue]
  ) throws {
    let entry = try ProblemEntry.standard[name]
    let configuration = try entry.declaration.configuration(settings)
    #expect(throws: ConfigurationError.self) { try entry.prepare(configuration) }
  }
}
