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
  }

  @Test func `a run without noise is refused`() {
    let full = refusal(plan(problem: Self.two, batches: "full", seeds: 1))
    #expect(full?.path == "batch_sizes[0]" && full?.message.contains("batch_sizes") == true)
    let quiet = refusal(
      plan(problem: Self.two, seeds: 1).replacing("gradient_noise: 3", with: "gradient_noise: 0"))
    #expect(quiet?.path == "problem.gradient_noise")
    #expect(quiet?.message.contains("gradient_noise above 0") == true)
  }

  // MARK: Sampled examples

  private func sampled(
    rates: String = "[0.1]", batches: String = "1", schedule: String = "{name: constant}",
    seeds: Int, steps: Int, more: String = ""
  ) -> String {
    plan(rates: rates, schedule: schedule, batches: batches, seeds: seeds, steps: steps)
      .replacing(
        "{name: quadratic, gradient_noise: 3}",
        with: "{name: least-squares, spectrum: list, eigenvalues: [2, 0.5], label_noise: 3\(more)}")
  }

  /// The recursion of the mean squares of two components, as two lines each.
  private func squares(
    _ start: (Double, Double), rates: [Double], batch: Double, noise: Double
  ) -> (Double, Double) {
    var (a, b) = start
    for η in rates {
      let power = 2 * a + 0.5 * b + noise, c = 1 + 1 / batch
      let share = η * η * power / batch
      a = a * (1 - 4 * η + 4 * c * η * η) + 2 * share
      b = b * (1 - η + 0.25 * c * η * η) + 0.5 * share
    }
    return (a, b)
  }

  @Test func `sampled examples come to rest at the fixed point of their recursion`() throws {
    let study = try ComputedStudy(
      sampled(rates: "[0.05, 0.1]", batches: "1, 4", seeds: 6, steps: 20_000))
    #expect(study.table.cells.count == 4)
    for cell in study.table.cells {
      let η = try #require(cell.parameters["rate"]), batch = try #require(cell.parameters["batch"])
      let (a, b) = squares(
        (0, 0), rates: Array(repeating: η, count: 4000), batch: batch, noise: 9)
      for sample in cell.samples {
        let floor = try #require(sample.values["predicted_floor"])
        #expect(abs(floor / (a + 0.25 * b) - 1) < 1e-9)
        #expect(abs(try #require(sample.values["ratio"]) - 1) < 0.3)
      }
    }
    // Not the same noise scaled, as the quadratic's would be.
    let ratios = zip(study.values("floor")[0], study.values("floor")[1]).map { $0 / $1 }
    #expect(Set(ratios.map { ($0 * 1e6).rounded() }).count == 6)
  }

  @Test func `final losses of sampled examples scatter about what is expected of them`() throws {
    let steps = 60
    let study = try ComputedStudy(
      sampled(
        batches: "2", schedule: "{name: linear}", seeds: 60, steps: steps, more: ", distance: 0"))
    let rates = (0..<steps).map { 0.1 * (1 - Double($0) / Double(steps)) }
    let (a, b) = squares((0, 0), rates: rates, batch: 2, noise: 9)
    let expected = study.values("predicted_final")[0]
    #expect(expected.allSatisfy { abs($0 / (a + 0.25 * b) - 1) < 1e-12 })
    let mean = study.values("final_excess")[0].reduce(0, +) / 60
    // Two terms, each with a relative spread of √2: 0.13 for the mean of 60.
    #expect(abs(mean / expected[0] - 1) < 0.5)
  }

  /// From the burn-in on, the recursion from any start on the sphere is within the tolerance.
  @Test func `the burn-in of sampled examples is that of their recursion`() throws {
    let study = try ComputedStudy(sampled(seeds: 4, steps: 3000, more: ", distance: 30"))
    for sample in study.table.cells[0].samples {
      let k = Int(try #require(sample.values["burn_in"]))
      let floor = try #require(sample.values["predicted_floor"])
      for angle in stride(from: 0.0, through: 1.5, by: 0.25) {
        let start = (900 * cos(angle) * cos(angle), 900 * sin(angle) * sin(angle))
        let (a, b) = squares(start, rates: Array(repeating: 0.1, count: k + 60), batch: 1, noise: 9)
        #expect(abs((a + 0.25 * b) / floor - 1) < 2e-3)
      }
      #expect(k > 50 && k < 1500)
    }
    let short = try ComputedStudy(sampled(seeds: 1, steps: 60, more: ", distance: 30"))
    #expect(short.table.cells[0].samples[0].missing["ratio"]?.contains("too short") == true)
    let long = try study.value("burn_in"), estimate = try short.value("burn_in")
    #expect(abs(estimate / long - 1) < 0.2)
  }

  @Test func `sampled examples without noise of labels, or above their limit, do not rest`() throws
  {
    let quiet = refusal(
      sampled(seeds: 1, steps: 100).replacing("label_noise: 3", with: "label_noise: 0"))
    #expect(quiet?.path == "problem.label_noise")
    #expect(quiet?.message.contains("label_noise above 0") == true)
    let above = try ComputedStudy(sampled(rates: "[0.45]", seeds: 1, steps: 40))
    #expect(above.table.cells[0].samples[0].missing["floor"]?.contains("mean-square") == true)
  }
}
