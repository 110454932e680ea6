import Foundation
import Testing

@Suite struct GuaranteeTests {
  private func plan(
    _ optimizers: String, problem: String, seeds: Int = 3, steps: Int = 50,
    batches: String = "full",
    copies: Int = 10
  ) -> String {
    """
    experiment: guarantee
    problem: \(problem)
    optimizers: [\(optimizers)]
    batch_sizes: [\(batches)]
    seeds: \(seeds)
    steps: \(steps)
    study: {name: guarantee, copies: \(copies)}
    """
  }

  private static let betas = [0, 0.25, 0.5, 0.75, 1]

  /// The method in x and z, in units of D and G: F = |u|, from u = 1 at the rate 1/√T.
  private static func scheduleFree(beta: Double, steps: Int) -> Double {
    var x = 1.0, z = 1.0
    for t in 1...steps {
      let y = (1 - beta) * z + beta * x
      z -= (y > 0 ? 1 : -1) / Double(steps).squareRoot()
      x += (z - x) / Double(t)
    }
    return abs(x) * Double(steps).squareRoot()
  }

  /// 1e-9 stands for β = 0, which the rule's form does not have.
  @Test func `in one dimension the ratio is that of the recursion, at both ends of β too`() throws {
    let study = try ComputedStudy(
      plan(
        "{name: schedule-free-sgd, momentum: [1e-9, 0.25, 0.5, 0.75, 1]}",
        problem: "{name: absolute-loss, examples: 1, dimension: 1, distance: 5}"))
    for (cell, beta) in Self.betas.enumerated() {
      let expected = Self.scheduleFree(beta: beta, steps: 50)
      for ratio in study.values("ratio")[cell] {
        #expect(abs(ratio - expected) < 1e-5, "\(beta) \(ratio) \(expected)")
      }
    }
    let sample = study.table.cells[1].samples[0]
    let rate = try #require(sample.values["rate"]), bound = try #require(sample.values["bound"])
    // γ = D/(G√T), DG/√T: their product is D²/T, whatever G.
    #expect(abs(rate * bound - 25.0 / 50) < 1e-12)
    let excess = try #require(sample.values["excess"]), ratio = try study.value("ratio", 1)
    #expect(abs(excess / bound - ratio) < 1e-12)
  }

  @Test func `plain descent has the ratio of its signs, and an average that is better`() throws {
    let study = try ComputedStudy(
      plan("{name: sgd}", problem: "{name: chebyshev-max, examples: 1, dimension: 1}"))
    var u = 1.0, sum = 0.0
    for _ in 0..<50 {
      sum += u
      u -= (u > 0 ? 1 : -1) / 50.0.squareRoot()
    }
    #expect(try abs(study.value("ratio") - abs(u) * 50.0.squareRoot()) < 1e-9)
    #expect(try abs(study.value("average_ratio") - abs(sum / 50) * 50.0.squareRoot()) < 1e-9)
  }

  /// One row: every minibatch is the full batch, so that the mean is the run and nothing is open.
  @Test func `minibatches of the only example are the full batch`() throws {
    let problem = "{name: absolute-loss, examples: 1, dimension: 1}"
    let optimizer = "{name: schedule-free-sgd, momentum: 0.5}"
    let full = try ComputedStudy(plan(optimizer, problem: problem))
    let single = try ComputedStudy(plan(optimizer, problem: problem, batches: "1"))
    // G of the full batch is rounded up by 10⁻¹⁰.
    #expect(try abs(full.value("ratio") - single.value("ratio")) < 1e-8)
    #expect(full.table.cells[0].samples[0].uncertainties["ratio"] == nil)
    #expect(try #require(single.table.cells[0].samples[0].uncertainties["ratio"]) < 1e-12)
  }

  @Test func `means over minibatches differ less the more there are, by the error they state`()
    throws
  {
    let problem = "{name: absolute-loss, examples: 30, dimension: 4}"
    let optimizer = "{name: schedule-free-sgd, momentum: 0.5}"
    func measured(_ copies: Int) throws -> (value: Double, error: Double) {
      let study = try ComputedStudy(
        plan(optimizer, problem: problem, seeds: 1, batches: "1", copies: copies))
      return (
        try study.value("ratio"),
        try #require(study.table.cells[0].samples[0].uncertainties["ratio"])
      )
    }
    let few = try measured(100), many = try measured(1600)
    #expect(abs(few.error / many.error / 4 - 1) < 0.3, "\(few) \(many)")
    #expect(abs(few.value - many.value) < 2 * few.error)
  }

  @Test func `random problems keep the guarantee`() throws {
    for problem in [
      "{name: absolute-loss, examples: 12, dimension: 6, distance: 4}",
      "{name: chebyshev-max, examples: 40, dimension: 6, residual: 0.3}",
    ] {
      let study = try ComputedStudy(
        plan(
          "{name: schedule-free-sgd, momentum: [1e-9, 0.5, 1]}, {name: sgd}", problem: problem,
          seeds: 10))
      for cell in 0..<3 { #expect(study.values("ratio")[cell].allSatisfy { $0 > 0 && $0 <= 1 }) }
      #expect(study.values("average_ratio")[3].allSatisfy { $0 > 0 && $0 <= 1 })
    }
  }

  @Test(arguments: [
    ("{name: quadratic}", "full", "does not state its G,"),
    ("{name: support-vector}", "full", "does not state its D and minimum"),
    ("{name: absolute-loss, distance: 0}", "1", "a distance above 0"),
  ])
  func `problems that do not state what is needed are refused`(
    problem: String, batch: String, words: String
  ) {
    let error = refusal(plan("{name: sgd}", problem: problem, seeds: 1, batches: batch))
    #expect(error?.message.contains(words) == true)
  }
}
