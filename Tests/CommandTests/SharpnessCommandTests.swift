import Foundation
import TestSupport
import Testing

@Suite struct SharpnessCommandTests {
  private static let network =
    "{name: mlp, data: chebyshev, degree: 6, points: 20, hidden: [30, 20], activation: tanh, "
    + "initialization: lecun}"

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let result = try Command.run(["sharpness"] + arguments + ["--json"])
    #expect(result.status == 0, "\(result.messages)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  /// Claim B1, Cohen et al. 2021.
  @Test func `gradient descent sharpens until two over the rate and stays there`() throws {
    let document = try document([
      "--problem", Self.network, "--optimizer", "sgd", "--rate", "0.2", "--steps", "4000",
      "--every", "25",
    ])
    #expect(document["schemaVersion"] as? Int == 1)
    #expect(document["preconditioned"] as? Bool == false)
    #expect(
      document["threshold"] as? Double == 10 && document["threshold_times_rate"] as? Double == 2)
    for run in try #require(document["runs"] as? [[String: Any]]) {
      #expect(try #require(run["initial_ratio"] as? Double) < 0.8)
      #expect(try #require(run["edge_step"] as? Int) > 100)
      let ratio = try #require(run["settled_ratio"] as? Double)
      #expect(ratio > 0.95 && ratio < 1.05, "\(ratio)")
      #expect(try #require(run["final_loss_factor"] as? Double) < 0.2)
      let curve = try #require(run["curve"] as? [String: [Any]])
      #expect(curve["step"]?.count == 161 && curve["sharpness"]?.count == 161)
    }
  }

  /// The Hessian of a quadratic is the same everywhere.
  @Test func `below the edge it says so, and beyond it the loss explodes`() throws {
    let quadratic = "{name: quadratic, spectrum: list, eigenvalues: [8, 2, 1]}"
    func run(_ rate: String) throws -> Command.Result {
      try Command.run([
        "sharpness", "--problem", quadratic, "--optimizer", "sgd", "--rate", rate, "--steps",
        "100",
      ])
    }
    let stable = try run("0.2")
    #expect(stable.status == 0, "\(stable.messages)")
    #expect(stable.output.contains("3 of 3 stay below the edge throughout"))
    let words = stable.output.replacing("\n", with: " ")
    #expect(words.contains("below the edge, with a ratio of 0.800"))
    let unstable = try run("0.3")
    #expect(unstable.status == 0 && unstable.output.contains("3 of 3 begin beyond the edge"))
    #expect(unstable.output.contains("3 of 3 runs diverged"))
  }

  @Test func `the table has 80 columns, and a figure is drawn`() throws {
    let folder = try Command.Folder()
    let result = try Command.run([
      "sharpness", "--problem", "{name: mlp, hidden: [8], examples: 60}", "--optimizer",
      "{name: adam, beta1: 0.5}", "--schedule", "{name: cosine, warmup: 10}", "--rate", "1e-2",
      "--steps", "120", "--batch-size", "16", "--eigenvalues", "2", "--precision", "float32",
      "--set", "optimizer.beta2=0.99", "--plot", "\(folder.path)/under_score.svg",
    ])
    #expect(result.status == 0, "\(result.messages)")
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(result.output.contains("Reading: "))
    #expect(String(decoding: try folder.read("under_score.svg"), as: UTF8.self).contains("</svg>"))
    #expect(try !folder.read("under_score.gp").isEmpty)
  }

  @Test(arguments: [
    (["--problem", "mlp", "--optimizer", "sdg", "--rate", "1"], "did you mean 'sgd'"),
    (["--problem", "mpl", "--optimizer", "sgd", "--rate", "1"], "did you mean 'mlp'"),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "x"], "--rate"),
    (["--problem", "mlp", "--optimizer", "sgd"], "rate"),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--steps", "0"], "--steps"),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--every", "-1"], "--every"),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--seeds", "0"], "--seeds"),
    (
      ["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--eigenvalues", "11"],
      "--eigenvalues"
    ),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--tolerance", "0"], "--tolerance"),
    (
      ["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--precision", "float16"],
      "--precision"
    ),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--schedule", "cosin"], "'cosine'"),
    (
      ["--problem", "mlp", "--optimizer", "{name: sgd, momentum: [0, 0.9]}", "--rate", "1"],
      "2 combinations"
    ),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--set", "steps=5"], "--set"),
    (["--problem", "mlp", "--optimizer", "sgd", "--rate", "1", "--plot", "x.png"], "SVG"),
  ])
  func `bad input is named`(arguments: [String], words: String) throws {
    let result = try Command.run(["sharpness"] + arguments)
    #expect(result.status == 64, "\(result.messages)")
    #expect(result.messages.contains(words), "\(result.messages)")
  }

  // MARK: As a study in a plan

  @Test func `in a plan it is in the curves of every run, once computed`() throws {
    let folder = try Command.Folder()
    let plan = try folder.write(
      """
      experiment: sharp
      problem: {name: mlp, hidden: [8], examples: 60, evaluation_examples: 30}
      optimizers: [{name: sgd}]
      learning_rates: [0.01, 0.1]
      seeds: 2
      steps: 40
      record: {every: 10}
      study: {name: sharpness, eigenvalues: 2}
      """, "plan.yaml")
    let first = try Command.run(["run", plan, "--results", folder.path, "--json"])
    #expect(first.status == 0 && first.output.contains("\"computed\":4"), "\(first.messages)")
    let second = try Command.run(["run", plan, "--results", folder.path, "--json"])
    #expect(second.output.contains("\"computed\":0"))
    let table = String(decoding: try folder.read("sharp/curves.tsv"), as: UTF8.self)
    let lines = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let column = try #require(lines[0].firstIndex(of: "sharpness"))
    #expect(lines[0].contains("sharpness_2") && lines[0].contains("sharpness_residual"))
    #expect(lines.count == 1 + 4 * 5)
    for line in lines.dropFirst() { #expect(try #require(Double(line[column])) > 0) }
    let exported = try Command.run(["export", "--results", folder.path, "--curves"]).output
    #expect(exported.contains("\"sharpness_residual\":["))
    #expect(try Command.run(["report", "\(folder.path)/sharp"]).status == 0)
  }
}
