import Conformance
import Foundation
import TestSupport
import Testing

/// The check must notice what is wrong, and say what it did not look at.
@Suite struct VerdictTests {
  /// The first case of PyTorch's file, changed.
  private func result(
    of number: Int = 7, _ change: (inout [String: Any]) -> Void
  ) throws -> CaseResult {
    let data = try Data(contentsOf: Fixtures.url("reference/torch_optim.json"))
    var document = try #require(
      JSONSerialization.jsonObject(with: data) as? [String: Any])
    var cases = try #require(document["cases"] as? [[String: Any]])
    change(&cases[number])
    document["cases"] = [cases[number]]
    let file = try ReferenceFile(
      data: JSONSerialization.data(withJSONObject: document), name: "changed")
    return ConformanceCheck().run(file.cases[0])
  }

  private func hyperparameters(
    _ example: inout [String: Any], _ change: (inout [String: Any]) -> Void
  ) {
    var optimizer = example["optimizer"] as! [String: Any]
    var values = optimizer["hyperparameters"] as! [String: Any]
    change(&values)
    optimizer["hyperparameters"] = values
    example["optimizer"] = optimizer
  }

  @Test func `as it is, the case passes`() throws {
    let result = try result { _ in }
    #expect(result.verdict == .passed && result.pointsCompared == 9 && result.valuesCompared == 90)
  }

  @Test(arguments: ["lr", "beta1", "beta2", "eps", "weight_decay"])
  func `another hyperparameter fails`(name: String) throws {
    let result = try result { example in
      hyperparameters(&example) { $0[name] = ($0[name] as! Double) * 0.999 }
    }
    #expect(result.verdict == .failed(reason: nil))
    #expect(try #require(result.deviation) > (try #require(result.tolerance)))
  }

  @Test func `a change of a parameter in the eleventh digit fails`() throws {
    let result = try result { example in
      var points = example["trajectory"] as! [[String: Any]]
      var w = points[4]["w"] as! [Double]
      w[3] *= 1 + 1e-10
      points[4]["w"] = w
      example["trajectory"] = points
    }
    #expect(result.verdict == .failed(reason: nil))
  }

  @Test func `a run that leaves the numbers fails`() throws {
    let result = try result(of: 0) { example in
      hyperparameters(&example) { $0["lr"] = 1e300 }
      // From step 3 on everything is NaN.
      example["trajectory"] = Array((example["trajectory"] as! [[String: Any]]).dropFirst(2))
    }
    #expect(result.verdict == .failed(reason: nil))
  }

  @Test func `another gradient at the start fails with a reason`() throws {
    let result = try result { example in
      var problem = example["problem"] as! [String: Any]
      problem["loss0"] = (problem["loss0"] as! Double) * 1.0001
      example["problem"] = problem
    }
    guard case .failed(let reason) = result.verdict else { return #expect(Bool(false)) }
    #expect(reason?.contains("w0") == true)
  }

  @Test func `an unknown optimizer is skipped, with the nearest name`() throws {
    let result = try result { example in
      var optimizer = example["optimizer"] as! [String: Any]
      optimizer["name"] = "AdamWW"
      example["optimizer"] = optimizer
    }
    guard case .skipped(let reason) = result.verdict else { return #expect(Bool(false)) }
    #expect(reason.contains("AdamWW") && reason.contains("'AdamW'"))
  }

  @Test func `an unknown argument is skipped, not ignored`() throws {
    let result = try result { example in hyperparameters(&example) { $0["beta7"] = 0.5 } }
    guard case .skipped(let reason) = result.verdict else { return #expect(Bool(false)) }
    #expect(reason.contains("beta7"))
  }

  @Test func `a value outside of what is allowed here is skipped with the reason`() throws {
    let result = try result { example in hyperparameters(&example) { $0["eps"] = 0.0 } }
    guard case .skipped(let reason) = result.verdict else { return #expect(Bool(false)) }
    #expect(reason.contains("epsilon"))
  }

  @Test func `maximizing is minimizing the negative`() throws {
    let result = try result { example in
      hyperparameters(&example) { $0["maximize"] = 1.0 }
    }
    #expect(result.verdict == .failed(reason: nil))
  }

  @Test(arguments: [nil, -0.1]) func `without a rate, or with one below 0, a case is skipped`(
    rate: Double?
  ) throws {
    let result = try result { example in hyperparameters(&example) { $0["lr"] = rate } }
    guard case .skipped(let reason) = result.verdict else { return #expect(Bool(false)) }
    #expect(reason.contains("'lr'"))
  }

  // MARK: Networks

  private static func models(
    _ change: (inout [String: Any]) -> Void
  ) throws -> [CaseResult.Verdict] {
    let data = try Data(contentsOf: Fixtures.url("reference/models_more.json"))
    var document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    var cases = try #require(document["cases"] as? [[String: Any]])
    for i in cases.indices { change(&cases[i]) }
    document["cases"] = cases
    let file = try ReferenceFile(
      data: JSONSerialization.data(withJSONObject: document), name: "models")
    return file.cases.map { ConformanceCheck().run($0).verdict }
  }

  @Test func `networks that differ in one number fail`() throws {
    let changes: [(inout [String: Any]) -> Void] = [
      { $0["loss"] = ($0["loss"] as! Double) * (1 + 1e-9) },
      { Self.perturb(&$0, "logits") },
      { example in
        var gradients = example["gradients"] as! [[String: Any]]
        Self.perturb(&gradients[0])
        example["gradients"] = gradients
      },
      { example in
        var runs = example["trajectories"] as! [[String: Any]]
        var losses = runs[1]["losses"] as! [Double]
        losses[50] *= 1 + 1e-8
        runs[1]["losses"] = losses
        example["trajectories"] = runs
      },
    ]
    for change in changes {
      #expect(try Self.models(change).allSatisfy { $0 == .failed(reason: nil) })
    }
  }

  private static func perturb(_ example: inout [String: Any], _ key: String) {
    var tensor = example[key] as! [String: Any]
    perturb(&tensor)
    example[key] = tensor
  }

  /// Changes the largest number a little.
  private static func perturb(_ tensor: inout [String: Any]) {
    var data = tensor["data"] as! [Double]
    let largest = data.indices.max { abs(data[$0]) < abs(data[$1]) }!
    data[largest] *= 1 + 1e-8
    tensor["data"] = data
  }

  @Test func `networks of another kind, form or other parameters are skipped`() throws {
    let changes: [(inout [String: Any]) -> Void] = [
      { Self.setModel(&$0, "kind", "mixer") }, { Self.setModel(&$0, "loss", "hinge") },
      {
        $0["parameters"] = Array(($0["parameters"] as! [Any]).dropLast())
        $0["gradients"] = Array(($0["gradients"] as! [Any]).dropLast())
        $0["trajectories"] = [Any]()
      },
      { example in
        var data = example["data"] as! [String: Any]
        for key in ["x", "tokens"] { data[key] = nil }
        example["data"] = data
      },
    ]
    for change in changes {
      for verdict in try Self.models(change) {
        guard case .skipped = verdict else { return #expect(Bool(false), "\(verdict)") }
      }
    }
  }

  private static func setModel(_ example: inout [String: Any], _ key: String, _ value: Any) {
    var model = example["model"] as! [String: Any]
    model[key] = value
    example["model"] = model
  }

  @Test(arguments: [-1, 0, 1_000_000_007, Int.max]) func `absurd sizes do no harm`(size: Int) throws
  {
    for key in [
      "sizes", "conv1Padding", "hiddenSize", "seqLen", "dModel", "heads", "vocab", "mlpWidth",
      "layers", "inputSize",
    ] {
      let data = try Data(contentsOf: Fixtures.url("reference/models_more.json"))
      var document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      var cases = try #require(document["cases"] as? [[String: Any]])
      for i in cases.indices {
        guard (cases[i]["model"] as! [String: Any])[key] != nil else { continue }
        Self.setModel(&cases[i], key, key == "sizes" ? [3, size, 2] : size)
      }
      document["cases"] = cases
      // A number that is no whole one to JSON is refused with its place, all else case by case.
      guard
        let file = try? ReferenceFile(
          data: JSONSerialization.data(withJSONObject: document), name: "models")
      else { continue }
      for element in file.cases { _ = ConformanceCheck().run(element) }
    }
  }
}
