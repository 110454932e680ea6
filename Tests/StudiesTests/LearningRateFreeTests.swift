import Analysis
import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

@Suite struct LearningRateFreeTests {
  // MARK: Against a second implementation

  /// DAdaptSGD in one dimension as its paper writes it, with the estimate from norms: d̂ is
  /// (s² − Σ λ²g²)/|s|, twice the lower bound. The minimiser is at 0, the start at D.
  private struct Recursion {
    /// d before each step and after the last.
    var distances: [Double]
    var negative = 0
    var position: Double

    init(
      from D: Double, d0: Double, steps: Int, rate: (Int) -> Double = { _ in 1 },
      gradient: (Double) -> Double
    ) {
      position = D
      distances = [d0]
      let first = abs(gradient(D))
      var s = 0.0, squares = 0.0
      for step in 0..<steps {
        let d = distances[step], g = gradient(position), λ = d * rate(step) / first
        s += λ * g
        squares += λ * λ * g * g
        let estimate = (s * s - squares) / abs(s)
        // In the first steps it is 0 but for rounding.
        if estimate < -1e-12 * D { negative += 1 }
        distances.append(max(d, estimate))
        position = D - s
      }
    }

    func steps(to limit: Double) -> Double {
      distances.firstIndex { $0 >= limit }.map(Double.init) ?? .infinity
    }

    /// The steps after which d had grown, by more than roundoff.
    private var growths: [Int] {
      distances.indices.dropFirst().filter { distances[$0] > distances[$0 - 1] * (1 + 1e-12) }
    }

    var stepsToGrowth: Double { growths.first.map(Double.init) ?? .infinity }

    /// From one growth to the step before the next, or to the end.
    var stuckSteps: Double {
      let ends = growths.dropFirst().map { $0 - 1 } + [distances.count - 1]
      return Double(zip(ends, growths).map { $0 - $1 }.max() ?? distances.count - 1)
    }
  }

  private func expect(
    _ study: ComputedStudy, _ expected: Recursion, from distance: Double,
    initial: Double, loss: (Double) -> Double
  ) throws {
    let last = try #require(expected.distances.last)
    for (name, value) in [
      ("distance", last), ("distance_ratio", last / distance), ("largest_ratio", last / distance),
      ("coordinate_ratio", last / distance), ("excess_ratio", loss(expected.position) / initial),
    ] {
      // Near the minimiser the distance is a difference of numbers of order 1.
      let tolerance = 1e-6 * value + 1e-18
      #expect(try abs(study.value(name) - value) < tolerance, "\(name), \(value)")
    }
    for (name, value) in [
      ("steps_to_tenth", expected.steps(to: distance / 10)),
      ("steps_to_half", expected.steps(to: distance / 2)),
      ("steps_to_settle", expected.steps(to: last / 2)), ("diverged", 0),
      ("steps_to_thousandfold", expected.steps(to: 1000 * expected.distances[0])),
      ("steps_to_growth", expected.stepsToGrowth),
      ("negative_estimates", Double(expected.negative)),
    ] {
      #expect(try study.value(name) == value, "\(name)")
    }
  }

  @Test(arguments: ["constant", "linear"])
  func `on a quadratic d follows the recursion of the paper`(schedule: String) throws {
    let steps = 60
    let study = try ComputedStudy(
      rateFreePlan(
        problem: "{name: quadratic, dimension: 1, largest: 5, distance: 2}",
        schedule: "{name: \(schedule)}", steps: steps))
    let expected = Recursion(
      from: 2, d0: 0.001, steps: steps,
      rate: { schedule == "linear" ? 1 - Double($0) / Double(steps) : 1 }, gradient: { 5 * $0 })
    try expect(study, expected, from: 2, initial: 10) { 2.5 * $0 * $0 }
  }

  /// The gradient is normalised, so that the random factor of the only row does not matter.
  @Test func `on |x| d follows the recursion of the paper`() throws {
    let study = try ComputedStudy(rateFreePlan())
    let expected = Recursion(from: 2, d0: 0.001, steps: 60) { $0 > 0 ? 1 : -1 }
    try expect(study, expected, from: 2, initial: 2) { abs($0) }
    // On a quadratic d goes on to grow by less than roundoff.
    #expect(try study.value("stuck_steps") == expected.stuckSteps)
    #expect(expected.negative > 0 && expected.stuckSteps != expected.stepsToGrowth)
    #expect(study.values("distance").first?.count == 2)
  }

  /// Where D = 1 the first crossing leaves the proven bound, half of d, below D, and d above it.
  @Test func `d can exceed the distance and half of it cannot`() throws {
    var largest = 0.0
    for exponent in 0..<24 {
      let d0 = 1e-3 * pow(1.15, Double(exponent))
      let study = try ComputedStudy(
        rateFreePlan(
          "{name: dadapt-sgd, d0: \(d0)}",
          problem: "{name: absolute-loss, examples: 1, dimension: 1}", steps: 200))
      let ratio = try study.value("largest_ratio")
      #expect(ratio <= 2)
      largest = max(largest, ratio)
    }
    #expect(largest > 1)
  }

  /// From (1, 2) to Beale's minimiser, (3, ½), it is 2 and 1.5, and 2.5 in a straight line.
  @Test func `a coordinate's distance is that of the farthest, and not the whole way`() throws {
    let study = try ComputedStudy(
      rateFreePlan(
        "{name: dadapt-sgd, d0: 0.125}", problem: "{name: beale, start: [1, 2]}", steps: 1))
    let distance = try study.value("distance")
    #expect(distance >= 0.125)
    #expect(try study.value("distance_ratio") == distance / 2.5)
    #expect(try study.value("largest_ratio") == distance / 2.5)
    #expect(try study.value("coordinate_ratio") == distance / 2)
  }

  /// DoG has no d; what it steps by is the largest distance from the start.
  @Test func `of methods without an estimate it is the distance that they came`() throws {
    let text = rateFreePlan("{name: dog}", problem: "{name: quadratic, dimension: 3}", steps: 30)
    let study = try ComputedStudy(text)
    let run = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
      .measurements[0].run
    let column = RunExecutor(.standard).run(run).curve.column("distance")
    #expect(try study.value("distance") == column.last)
    #expect(
      study.table.cells[0].samples[0].missing["negative_estimates"] == "'dog' has no estimate d̂")
  }

  // MARK: Counts

  @Test func `stretches are counted after the first growth`() {
    let history = DistanceHistory(
      steps: Array(0...9), distances: [1, 1, 1, 1, 1, 2, 2, 2, 3, 3])
    #expect(history.stepsToGrowth == 5)
    #expect(history.stuckSteps == 2)
    #expect(history.steps(to: 2.5) == 8)
    #expect(history.steps(to: 1) == 0)
    #expect(history.steps(to: 3.5) == .infinity)
    // To the end of the run, in steps and not in readings.
    #expect(history.last == 3 && history.largest == 3)
    #expect(DistanceHistory(steps: [0, 1, 2], distances: [1, 4, 2]).largest == 4)
    let coarse = DistanceHistory(steps: [0, 10, 20, 30, 35], distances: [1, 4, 5, 5, 5])
    #expect(coarse.stuckSteps == 15)
    #expect(coarse.stepsToGrowth == 10)
    let never = DistanceHistory(steps: [0, 3, 6], distances: [1, 1, 1])
    #expect(never.stuckSteps == 6)
    #expect(never.stepsToGrowth == .infinity)
  }

  /// A gradient of noise alone has either sign, and so has g·s.
  @Test func `negative estimates are counted`() throws {
    let study = try ComputedStudy(
      rateFreePlan(
        "{name: dadapt-sgd}",
        problem:
          "{name: quadratic, dimension: 1, largest: 1e-9, smallest: 1e-9, gradient_noise: 1}",
        steps: 200,
        more: "batch_sizes: [1]"))
    let count = try study.value("negative_estimates")
    #expect(count > 0 && count < 200)
    let quiet = try ComputedStudy(
      rateFreePlan("{name: dadapt-sgd}", problem: "{name: quadratic, dimension: 1}", steps: 200))
    #expect(try quiet.value("negative_estimates") == 0)
  }

  @Test func `readings at intervals find the same distance`() throws {
    let fine = try ComputedStudy(rateFreePlan())
    let coarse = try ComputedStudy(rateFreePlan(study: ", every: 7"))
    for name in ["distance", "final_loss", "negative_estimates"] {
      #expect(fine.values(name) == coarse.values(name))
    }
    let (a, b) = (try fine.value("steps_to_tenth"), try coarse.value("steps_to_tenth"))
    #expect(b == (a / 7).rounded(.up) * 7)
  }

  // MARK: What does not exist

  @Test func `what is missing has its reason`() throws {
    let network = try ComputedStudy(
      rateFreePlan(
        problem: "{name: mlp, hidden: [4], evaluation_examples: 20, examples: 40}", steps: 5))
    let sample = network.table.cells[0].samples[0]
    #expect(
      sample.missing["distance_ratio"] == "'mlp' does not state the distance to a minimiser")
    #expect(sample.missing["coordinate_ratio"] == "'mlp' does not state a minimiser")
    #expect(sample.missing["excess_ratio"] == "the smallest possible loss is not known")
    #expect(sample.missing["loss_ratio"] == "no reference")
    #expect(sample.values["distance"] != nil)

    let plain = try ComputedStudy(rateFreePlan("{name: sgd}"))
    #expect(plain.table.cells[0].samples[0].missing["distance"] == "'sgd' has no distance")
    #expect(
      plain.table.cells[0].samples[0].missing["negative_estimates"] == "'sgd' has no estimate d̂")

    let there = try ComputedStudy(rateFreePlan(problem: "{name: quadratic, distance: 0}", steps: 5))
    #expect(
      there.table.cells[0].samples[0].missing["distance_ratio"] == "the run begins at the minimiser"
    )
  }

  @Test func `a diverged run is a loss of infinity`() throws {
    let study = try ComputedStudy(
      rateFreePlan(
        "{name: dadapt-sgd, d0: 1000}", problem: "{name: quadratic, distance: 1}", steps: 50))
    #expect(try study.value("diverged") == 1)
    #expect(try study.value("excess_ratio") == .infinity)
    #expect(try study.value("distance_ratio") >= 1000)
  }

  @Test func `a range of rates that is upside down is refused`() {
    #expect(throws: (any Error).self) {
      try ComputedStudy(rateFreePlan(study: ", reference: {name: sgd}, from: 1, to: 0.1"))
    }
  }
}
