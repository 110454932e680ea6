import Foundation
import Testing

@Suite struct EffectiveStepTests {
  private func plan(_ optimizer: String, rates: String = "[1e-4, 1e-3]", steps: Int = 100_000)
    -> String
  {
    """
    experiment: effective
    problem: {name: quadratic, dimension: 1, largest: 2, distance: 5}
    optimizers: [\(optimizer)]
    learning_rates: \(rates)
    seeds: 1
    steps: \(steps)
    precision: float64
    study: {name: effective-step, time: 3}
    """
  }

  /// The same in one dimension with λ = 2, from 1.
  private static func deviation(rate: Double, beta: Double) -> Double {
    let steps = Int((3 * (1 - beta) / (2 * rate)).rounded(.up))
    var (w, m, plain, largest) = (1.0, 0.0, 1.0, 0.0)
    for _ in 0..<steps {
      m = beta * m + 2 * w
      w -= rate * m
      plain -= rate / (1 - beta) * 2 * plain
      largest = max(largest, abs(w - plain))
    }
    return largest
  }

  @Test func `deviation and order are those of two recursions`() throws {
    let study = try ComputedStudy(plan("{name: sgd, momentum: [0.5, 0.9]}"))
    let expected = [0.5, 0.9].flatMap { beta in [1e-4, 1e-3].map { (beta, $0) } }
    for (number, (beta, rate)) in expected.enumerated() {
      let deviation = Self.deviation(rate: rate, beta: beta)
      let order = log2(deviation / Self.deviation(rate: rate / 2, beta: beta))
      #expect(try abs(study.value("deviation", number) / deviation - 1) < 1e-9)
      #expect(try abs(study.value("order", number) - order) < 1e-6)
    }
    // It falls in proportion to the rate.
    #expect(try abs(study.value("order", 0) - 1) < 0.01)
  }

  @Test func `trajectories that are longer than the plan allows are named`() throws {
    let study = try ComputedStudy(plan("{name: sgd, momentum: 0.5}", steps: 8000))
    let sample = study.table.cells[0].samples[0]
    #expect(sample.values["deviation"] != nil && sample.values["order"] == nil)
    #expect(sample.missing["order"] == "takes 15000 steps, the plan has 8000")
    #expect(study.progress.progress.failed == 0)
  }

  @Test(arguments: ["{name: adam}", "{name: sgd}"])
  func `an optimizer without momentum is refused`(optimizer: String) {
    #expect(refusal(plan(optimizer))?.message.contains("with and without momentum") == true)
  }
}
