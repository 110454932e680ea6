import Foundation
import Testing

@Suite struct NoiseFloorTests {
  private func plan(
    problem: String = "", rates: String = "[0.5]", schedule: String = "{name: constant}",
    batches: String = "4", seeds: Int = 6, steps: Int = 20_000, optimizer: String = "{name: sgd}",
    study: String = "{name: noise-floor}"
  ) -> String {
    """
    experiment: floor
    problem: {name: quadratic, gradient_noise: 3\(problem)}
    optimizers: [\(optimizer)]
    schedules: [\(schedule)]
    learning_rates: \(rates)
    batch_sizes: [\(batches)]
    seeds: \(seeds)
    steps: \(steps)
    study: \(study)
    """
  }

  private static let two = ", spectrum: list, eigenvalues: [2, 0.5]"

  /// Σ ½λv with v = η²s/(1 − (1 − ηλ)²), s = σ²/B.
  @Test func `the floor is the stationary variance, and runs come to rest at it`() throws {
    let study = try ComputedStudy(plan(problem: Self.two, rates: "[0.2, 0.5]", batches: "1, 4"))
    for cell in study.table.cells {
      let η = try #require(cell.parameters["rate"])
      let s = 9 / (try #require(cell.parameters["batch"]))
      var expected = 0.0
      for λ in [2, 0.5] {
        let ρ = 1 - η * λ
        expected += 0.5 * λ * η * η * s / (1 - ρ * ρ)
      }
      for sample in cell.samples {
        #expect(abs(try #require(sample.values["predicted_floor"]) / expected - 1) < 1e-12)
        // The slowest component forgets in 1/2ηλ ≤ 5 steps: about 2000 independent values.
        #expect(abs(try #require(sample.values["ratio"]) - 1) < 0.12)
      }
    }
  }

  /// E x_T² = Σₖ η_k² s Π_{j > k} (1 − η_jλ)², as a double loop.
  @Test func `the final loss is expected from all steps before it`() throws {
    let steps = 40
    let study = try ComputedStudy(
      plan(
        problem: Self.two + ", distance: 0", schedule: "{name: linear}", seeds: 1, steps: steps))
    var expected = 0.0
    for λ in [2, 0.5] {
      for k in 0..<steps {
        let η = 0.5 * (1 - Double(k) / Double(steps))
        var weight = η * η * 9 / 4
        for j in k + 1..<max(k + 1, steps) {
          let factor = 1 - 0.5 * (1 - Double(j) / Double(steps)) * λ
          weight *= factor * factor
        }
        expected += 0.5 * λ * weight
      }
    }
    #expect(try abs(study.value("predicted_final") / expected - 1) < 1e-12)
    let floor = 0.5 * 9 / 8 * (1 / (2 - 0.5 * 2) + 1 / (2 - 0.5 * 0.5))
    #expect(
      try abs(study.value("final_ratio") - study.value("final_excess") / floor) < 1e-12)
    #expect(study.table.cells[0].samples[0].missing["floor"] == "the rate is not constant")
  }

  @Test func `final losses scatter about what is expected of them`() throws {
    for schedule in ["{name: constant}", "{name: linear}"] {
      let study = try ComputedStudy(
        plan(problem: ", dimension: 40, smallest: 0.1", schedule: schedule, seeds: 40, steps: 400))
      let ratios = zip(study.values("final_excess")[0], study.values("predicted_final")[0])
        .map { $0 / $1 }
      // Each of 40 terms has a relative spread of √2; of 40 seeds the mean has 0.035.
      #expect(ratios.count == 40)
      #expect(abs(ratios.reduce(0, +) / 40 - 1) < 0.15, "\(schedule)")
    }
  }

  /// ρ = 1 − 0.1 × 0.5, so 0.95²ᵏ × excess/floor = 10⁻³ in the component of 0.5.
  @Test func `a run that is too short for its burn-in measures nothing`() throws {
    let problem = Self.two + ", distance: 30"
    let long = try ComputedStudy(plan(problem: problem, rates: "[0.1]", seeds: 1, steps: 1000))
    let burnIn = try long.value("burn_in")
    // Between those from the smallest and the largest excess at that distance, ½λD².
    let floor = try long.value("predicted_floor")
    func steps(_ λ: Double) -> Double { log(1e-3 * floor / (450 * λ)) / (2 * log(0.95)) }
    #expect(burnIn >= steps(0.5) && burnIn <= steps(2) + 1)
    let short = try ComputedStudy(
      plan(problem: problem, rates: "[0.1]", seeds: 1, steps: Int(2 * burnIn) - 2))
    #expect(short.table.cells[0].samples[0].missing["ratio"]?.contains("too short") == true)
    let just = try ComputedStudy(
      plan(problem: problem, rates: "[0.1]", seeds: 1, steps: Int(2 * burnIn)))
    #expect(just.values("ratio")[0].count == 1)
    let start = try ComputedStudy(plan(problem: problem, rates: "[0.1]", seeds: 1, steps: 5))
    #expect(
      start.table.cells[0].samples[0].missing["predicted_final"]?.contains("too short") == true)
  }

  @Test func `rates at which nothing rests, and methods without a formula, are told`() throws {
    let above = try ComputedStudy(plan(problem: Self.two, rates: "[1.0, 3.0]", seeds: 1))
    #expect(above.table.cells[0].samples[0].missing["floor"]?.contains("2/λmax") == true)
    #expect(above.values("floor")[1] == [.infinity])
    let momentum = try ComputedStudy(
      plan(problem: Self.two, seeds: 1, optimizer: "{name: sgd, momentum: 0.9}"))
    #expect(momentum.values("final_excess")[0].count == 1 && momentum.values("ratio")[0].isEmpty)
    let full = try ComputedStudy(plan(problem: Self.two, batches: "full", seeds: 1))
    #expect(full.progress.firstFailure?.contains("batch_sizes") == true)
    let quiet = try ComputedStudy(
      plan(problem: Self.two, seeds: 1).replacing("gradient_noise: 3", with: "gradient_noise: 0"))
    #expect(quiet.progress.firstFailure?.contains("gradient noise above 0") == true)
  }
}
