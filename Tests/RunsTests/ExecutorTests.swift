import Catalog
import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

@Suite struct ExecutorTests {
  private func spec(
    _ change: (inout [String: String]) -> Void = { _ in }
  ) throws -> RunSpec {
    var parts = [
      "problem": "{name: quadratic, dimension: 5, largest: 10}", "optimizer": "{name: sgd}",
      "schedule": "{name: constant}", "rate": "0.1", "steps": "50", "precision": "float64",
      "more": "",
    ]
    change(&parts)
    return try PlanDecoder.load(
      text: """
        experiment: one
        problem: \(parts["problem"]!)
        optimizers: [\(parts["optimizer"]!)]
        schedules: [\(parts["schedule"]!)]
        learning_rates: [\(parts["rate"]!)]
        seeds: 1
        steps: \(parts["steps"]!)
        precision: \(parts["precision"]!)
        record: {every: 5}
        \(parts["more"]!)
        """, path: "plan.yaml", in: .standard
    ).experiment.spec(0)
  }

  private let executor = RunExecutor(.standard)

  @Test func `a kept run is carried out once`() throws {
    let run = try spec()
    // Without a store nothing is kept.
    #expect(executor.runKept(run).id.isEmpty)
    let store = try RunStore()
    let first = RunExecutor(.standard, keepingIn: store).runKept(run)
    #expect(first.outcome == .finished && first.id == run.id)
    #expect(try store.count() == 1)
    // Another one would take another time.
    let again = RunExecutor(.standard, keepingIn: store).runKept(run)
    #expect(again.seconds == first.seconds && again.curve == first.curve)
    // What was computed otherwise does not count.
    var other = first
    other.arithmetic = Arithmetic("other")
    try store.save([.run(run, other)])
    #expect(RunExecutor(.standard, keepingIn: store).runKept(run).arithmetic == .present)
  }

  /// Gradient descent on a quadratic has a closed form: the offset of component i after k steps is
  /// (1 − ηλᵢ)ᵏ times the first, so with one eigenvalue the loss is (1 − ηλ)²ᵏ times the first.
  @Test func `gradient descent follows its closed form`() throws {
    let run = executor.run(
      try spec {
        $0["problem"] = "{name: quadratic, spectrum: list, eigenvalues: [4], distance: 3}"
      })
    #expect(run.outcome == .finished)
    let initial = 0.5 * 4 * 9.0
    for point in 0..<run.curve.count {
      let step = run.curve[point, 0]!
      let expected = initial * pow(1 - 0.1 * 4, 2 * step)
      // Offsets, not losses: rounding the position limits the offset to about 1e-16.
      let offset = (run.curve[point, 3]! / 2).squareRoot()
      #expect(abs(offset - (expected / 2).squareRoot()) < 1e-14)
    }
  }

  @Test func `what a problem measures, and the loss above its floor, are recorded`() throws {
    let transformer = executor.run(
      try spec {
        $0["problem"] =
          "{name: transformer, width: 8, length: 6, vocabulary: 5, evaluation_examples: 20}"
        $0["more"] = "batch_sizes: [4]"
        $0["steps"] = "11"
      })
    #expect(
      Array(transformer.curve.columns.dropFirst(Curve.standardColumns.count))
        == ["excess_loss", "log_z", "max_attention_logit"])
    let losses = transformer.curve.column("loss").map { $0! }
    let excess = transformer.curve.column("excess_loss").map { $0! }
    let floor = losses[0] - excess[0]
    // The entropy of five tokens is below log 5.
    #expect(floor > 0.1 && floor < log(5))
    for (loss, excess) in zip(losses, excess) { #expect(abs(loss - excess - floor) < 1e-12) }
    #expect(transformer.curve.column("log_z").allSatisfy { $0 != nil })
    // Nothing is known of spirals.
    let spirals = executor.run(try spec { $0["problem"] = "{name: mlp}" })
    #expect(!spirals.curve.columns.contains("excess_loss"))
    #expect(spirals.curve.columns.contains("log_z"))
  }

  @Test func `points are recorded where the plan says, with the rate of their step`() throws {
    let run = executor.run(
      try spec {
        $0["schedule"] = "{name: linear, warmup: 10}"; $0["steps"] = "52"
      })
    let steps = run.curve.column("step").map { $0! }
    #expect(steps == stride(from: 0, through: 50, by: 5).map(Double.init) + [52])
    for (step, rate) in zip(steps, run.curve.column("rate")) {
      guard step < 52 else { #expect(rate == nil); continue }
      let expected = step < 10 ? 0.1 * ((step + 1) / 10) : 0.1 * (1 - (step - 10) / 42)
      #expect(abs(rate! - expected) < 1e-15)
    }
    #expect(run.metrics.loss == run.curve.column("loss").last!)
    #expect(run.metrics.initialLoss == run.curve.column("loss").first!)
  }

  @Test func `divergence ends a run with its step`() throws {
    // |1 − ηλ| = 2 for λ = 10, so the loss of that component quadruples: a thousandfold after five.
    let run = executor.run(
      try spec {
        $0["problem"] = "{name: quadratic, spectrum: list, eigenvalues: [10]}"
        $0["rate"] = "0.3"
      })
    #expect(run.outcome == .diverged(step: 5))
    #expect(run.metrics.loss == nil && run.metrics.initialLoss != nil)
    let later = executor.run(
      try spec {
        $0["problem"] = "{name: quadratic, spectrum: list, eigenvalues: [10]}"
        $0["rate"] = "0.3"
        $0["more"] = "divergence_factor: 1.1e6"
      })
    // 4¹⁰ = 1048576 is within the factor, 4¹¹ is not.
    #expect(later.outcome == .diverged(step: 11))
  }

  @Test(arguments: ["float32", "float64"])
  func `an overflow is a divergence, whatever the factor`(precision: String) throws {
    let run = executor.run(
      try spec {
        $0["problem"] = "{name: mlp, hidden: [4], examples: 20, evaluation_examples: 20}"
        $0["rate"] = precision == "float32" ? "1e30" : "1e200"
        $0["precision"] = precision
        $0["more"] = "divergence_factor: 1e300"
      })
    guard case .diverged(let step) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(step >= 1 && step < 50)
    #expect(run.curve.column("loss").allSatisfy { $0!.isFinite })
  }

  @Test func `starting at the minimum is no divergence`() throws {
    let run = executor.run(
      try spec {
        $0["problem"] = "{name: quadratic, dimension: 5, distance: 0, gradient_noise: 1}"
        $0["more"] = "batch_sizes: [4]"
      })
    #expect(run.outcome == .finished && run.metrics.initialLoss == 0 && run.metrics.loss! > 0)
  }

  @Test func `an unknown name in a specification is a failure, not a trap`() throws {
    var bad = try spec()
    bad.optimizer = .init(name: "no-such-rule", settings: [:])
    guard case .failed(let reason) = executor.run(bad).outcome else {
      Issue.record("not failed")
      return
    }
    #expect(reason.contains("no-such-rule"))
    bad = try spec()
    bad.problem = .init(name: "mlp", settings: ["file": .text("gone@sha256:0")])
    guard case .failed = executor.run(bad).outcome else {
      Issue.record("not failed")
      return
    }
  }

  @Test func `a run is a pure function of its specification`() throws {
    for optimizer in ["{name: adamw}", "{name: schedule-free-adamw}", "{name: dadapt-adam}"] {
      let spec = try spec {
        $0["problem"] = "{name: mlp, hidden: [16], examples: 64, evaluation_examples: 64}"
        $0["optimizer"] = optimizer
        $0["rate"] = "1e-2"
        $0["precision"] = "float32"
        $0["more"] = "batch_sizes: [10]"
      }
      let results = (0..<8).map { _ in spec }.concurrentMap { executor.run($0) }
      for result in results {
        #expect(result.curve == results[0].curve && result.metrics == results[0].metrics)
      }
    }
  }

  @Test func `averaging methods are evaluated at their average`() throws {
    let spec = try spec {
      $0["optimizer"] = "{name: schedule-free-adamw}"
      $0["rate"] = "0.5"
      $0["steps"] = "200"
    }
    let run = executor.run(spec)
    let point = run.curve.count - 2
    // The training loss is taken at y, the evaluation at x; on an oscillating path they differ.
    #expect(run.curve[point, 2] != run.curve[point, 3])
    // The last row's training loss is that of the evaluation point.
    #expect(run.curve[point + 1, 2] == run.curve[point + 1, 3])
  }
}

extension Array where Element: Sendable {
  /// The results in order, computed on several threads.
  fileprivate func concurrentMap<T: Sendable>(_ body: @Sendable (Element) -> T) -> [T] {
    let results = Results<T>(count)
    DispatchQueue.concurrentPerform(iterations: count) { results.set($0, body(self[$0])) }
    return results.all
  }
}

private final class Results<T>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [T?]
  init(_ count: Int) { values = Array(repeating: nil, count: count) }
  func set(_ index: Int, _ value: T) { lock.withLock { values[index] = value } }
  var all: [T] { lock.withLock { values.map { $0! } } }
}
