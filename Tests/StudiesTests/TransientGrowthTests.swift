import Foundation
import Testing

@Suite struct TransientGrowthTests {
  private func plan(
    _ optimizer: String, _ rates: String, schedule: String = "{name: constant}", steps: Int
  )
    -> String
  {
    """
    experiment: growth
    problem: {name: quadratic, dimension: 1, largest: 1, distance: 3}
    optimizers: [\(optimizer)]
    schedules: [\(schedule)]
    learning_rates: \(rates)
    seeds: 2
    steps: \(steps)
    precision: float64
    study: {name: transient-growth}
    """
  }

  @Test func `gradient descent does not grow below its boundary and grows as a power above`() throws
  {
    let study = try ComputedStudy(plan("{name: sgd}", "[0.5, 1.9, 2.1]", steps: 100))
    let largest = study.values("amplification")
    #expect(largest[0] == [1, 1] && largest[1] == [1, 1])
    #expect(try abs(study.value("final_amplification", 1) / pow(0.9, 100) - 1) < 1e-9)
    #expect(try abs(study.value("amplification", 2) / pow(1.1, 100) - 1) < 1e-9)
    #expect(study.values("step_of_largest")[2] == [100, 100])
    #expect(try abs(study.value("fraction", 2) - 1.05) < 1e-12)
  }

  /// z ← z − ηy, x ← x + (z − x)/t, y = (1 − β)z + βx, from 1: max |z|.
  private static func scheduleFree(beta: Double, rate: Double, steps: Int) -> (Double, Int) {
    var (z, x, largest, place) = (1.0, 1.0, 1.0, 0)
    for t in 1...steps {
      z -= rate * ((1 - beta) * z + beta * x)
      x += (z - x) / Double(t)
      if max(abs(z), abs((1 - beta) * z + beta * x)) > largest {
        (largest, place) = (max(abs(z), abs((1 - beta) * z + beta * x)), t)
      }
    }
    return (largest, place)
  }

  @Test(arguments: [(0.9, 10.0), (0.95, 30.0), (0.98, 50.0)])
  func `schedule-free grows as its recursion in x and z does`(beta: Double, rate: Double) throws {
    let study = try ComputedStudy(
      plan("{name: schedule-free-sgd, momentum: \(beta)}", "[\(rate)]", steps: 2000))
    let (largest, step) = Self.scheduleFree(beta: beta, rate: rate, steps: 2000)
    #expect(try abs(study.value("amplification", 0) / largest - 1) < 1e-6)
    #expect(study.values("step_of_largest")[0] == [Double(step), Double(step)])
    #expect(try abs(study.value("fraction", 0) - rate * (1 - beta) / 2) < 1e-12)
  }

  @Test func `a warmup removes the growth`() throws {
    let study = try ComputedStudy(
      plan(
        "{name: schedule-free-sgd, momentum: 0.98}", "[50]",
        schedule: "{name: constant, warmup: [0, 1000]}", steps: 20000))
    #expect(try study.value("amplification", 0) > 1e15)
    #expect(study.values("amplification")[1] == [1, 1])
  }

  @Test func `what grows without bound is infinite`() throws {
    let study = try ComputedStudy(plan("{name: sgd}", "[100]", steps: 1000))
    #expect(study.values("amplification")[0] == [.infinity, .infinity])
    #expect(study.values("final_amplification")[0] == [.infinity, .infinity])
  }
}
