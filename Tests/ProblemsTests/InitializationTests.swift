import Catalog
import Compute
import Problems
import Testing

/// Where training starts.
@Suite struct InitializationTests {
  static let schemes: [(String, @Sendable (Double, Double) -> Double)] = [
    ("automatic", { inputs, _ in 2 / inputs }), ("standard", { inputs, _ in 1 / (3 * inputs) }),
    ("lecun", { inputs, _ in 1 / inputs }), ("he", { inputs, _ in 2 / inputs }),
    ("xavier", { inputs, outputs in 2 / (inputs + outputs) }),
  ]

  @Test(arguments: schemes.indices)
  func `initial weights have the variance of their scheme`(index: Int) throws {
    let (name, variance) = Self.schemes[index]
    let problem = try makeProblem(
      "mlp",
      [
        "initialization": .text(name), "initial_scale": .number(0.5),
        "hidden": .integers([300, 200]), "data": .text("gaussian-mixture"),
        "features": .integer(100),
      ])
    let w = problem.initialParameters()
    for segment in problem.layout.segments {
      if segment.role == .bias {
        #expect(segment.range.allSatisfy { w[$0] == 0 })
        continue
      }
      let expected = variance(Double(segment.shape[1]), Double(segment.shape[0]))
      let mean = segment.range.reduce(0) { $0 + w[$1] * w[$1] } / Double(segment.count)
      let spread = 5 * (2 / Double(segment.count)).squareRoot()
      #expect(abs(mean / (0.25 * expected) - 1) < spread, "\(segment.name)")
    }
  }

  @Test func `the maximal update parametrisation starts with a small output`() throws {
    let problem = try makeProblem(
      "mlp", ["initialization": .text("mup"), "hidden": .integers([1000])])
    let w = problem.initialParameters()
    let segment = problem.layout.segments[2]
    let mean = segment.range.reduce(0) { $0 + w[$1] * w[$1] } / Double(segment.count)
    #expect(abs(mean * 1e6 / 2 - 1) < 5 * (2 / Double(segment.count)).squareRoot())
  }

  @Test func `an adapter starts at its frozen network, and a probe's features stay`() throws {
    for name in ["low-rank-adapter", "linear-probe"] {
      let problem = try makeProblem(name)
      let again = try makeProblem(name)
      let w = problem.initialParameters()
      #expect(problem.evaluate(at: w) == again.evaluate(at: w))
      var changed = w
      for i in changed.indices { changed[i] += 0.1 }
      #expect(problem.evaluate(at: changed) != problem.evaluate(at: w))
    }
    // Without the trained B, A changes nothing.
    let adapter = try makeProblem("low-rank-adapter")
    var w = adapter.initialParameters()
    let before = adapter.evaluate(at: w)
    for segment in adapter.layout.segments where segment.name.hasSuffix("lora_a") {
      for i in segment.range { w[i] += 1 }
    }
    #expect(adapter.evaluate(at: w) == before)
  }

  @Test func `the forget gate of a memory cell starts open`() throws {
    let hidden = 5
    let problem = try makeProblem("lstm", ["hidden": .integer(hidden)])
    let w = problem.initialParameters()
    let biases = problem.layout.segments.filter { $0.name.hasPrefix("lstm.bias") }
    #expect(biases.count == 2)
    for gate in 0..<4 {
      for j in 0..<hidden {
        let sum = biases.reduce(0) { $0 + w[$1.offset + gate * hidden + j] }
        #expect(sum == (gate == 1 ? 1 : 0))
      }
    }
  }
}
