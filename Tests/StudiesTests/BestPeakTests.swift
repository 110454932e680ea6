import Foundation
import Testing

@Suite struct BestPeakTests {
  /// One step of gradient descent from w = 0, where the j-th feature has the variance j^(−α) and the
  /// error jᵅ⁻ᵝ: everything about it is a sum of powers.
  private func plan(
    _ study: String = "", rates: String = "[0.25, 0.5, 1, 2, 4]", steps: Int = 1,
    problem: String = "{name: power-law-regression, dimension: 20}"
  ) -> String {
    """
    experiment: peak
    problem: \(problem)
    optimizers: [{name: sgd}]
    learning_rates: \(rates)
    seeds: 2
    steps: \(steps)
    precision: float64
    study: {name: best-peak\(study)}
    """
  }

  /// Σⱼ j^(−p) over 20 features.
  private func sum(_ power: Double) -> Double {
    (1...20).reduce(0) { $0 + pow(Double($1), -power) }
  }
  private var bestStep: Double { sum(1.5 + 2) / sum(2 * 1.5 + 2) }

  /// ½ Σ j^(−β)(1 − ηj^(−α))²
  private func loss(_ rate: Double) -> Double {
    0.5 * (sum(2) - 2 * rate * sum(3.5) + rate * rate * sum(5))
  }

  @Test(arguments: [0.02, 0.005, 1e-4])
  func `after one step on a quadratic the best peak is |G|²/(GᵀHG), to the asked regret`(
    regret: Double
  ) throws {
    let study = try ComputedStudy(plan(", regret: \(regret)"))
    let peak = try study.value("best_peak"), least = loss(bestStep)
    #expect(loss(peak) / least - 1 <= regret, "\(peak)")
    // What is stated is what is left, but for the fourth digit of the rate; nothing is random.
    let left = try study.value("regret")
    #expect(left <= regret && loss(peak) / least - 1 <= left + 1e-6)
    let error = try #require(study.table.cells[0].samples[0].uncertainties["best_peak"])
    #expect(abs(peak - bestStep) <= error + 1e-3 * peak, "\(peak) ± \(error), \(bestStep)")
    #expect(try abs(study.value("best_loss") / loss(peak) - 1) < 1e-12)
    #expect(try study.value("best_excess") == study.value("best_loss"))
    #expect(try study.value("on_edge") == 0 && study.value("diverged_fraction") == 0)
    #expect(try study.value("runs") == study.value("steps_taken"))
  }

  @Test func `what a wrong peak costs is a mean over the plan's rates, and one on each side`()
    throws
  {
    let study = try ComputedStudy(plan(", span: 8"))
    let peak = try study.value("best_peak"), initial = 0.5 * sum(2)
    // Above η = 2η* the loss exceeds that of the start, which limits what a rate can cost.
    let costs = [0.25, 0.5, 1, 2, 4].map { min(loss($0), initial) - loss(peak) }
    #expect(loss(4) > initial)
    #expect(try abs(study.value("sensitivity") / (costs.reduce(0, +) / 5) - 1) < 1e-9)
    func mean(_ factor: Double) -> Double {
      let count = 4000
      return (0..<count).reduce(0) { sum, i in
        let rate = peak * pow(factor, (Double(i) + 0.5) / Double(count))
        return sum + (min(loss(rate), initial) - loss(peak)) / Double(count)
      }
    }
    // Trapezoids between rates a factor of 2 apart; a kink where the initial loss is reached.
    #expect(try abs(study.value("sensitivity_below") / mean(1.0 / 8) - 1) < 0.04)
    #expect(try abs(study.value("sensitivity_above") / mean(8) - 1) < 0.1)
    #expect(study.table.cells[0].samples[0].missing["largest_finite_peak"] == "no run diverged")
  }

  @Test(arguments: ["[0.01, 0.02, 0.04]", "[30, 60, 120]"])
  func `a scan goes on by its ratio until it encloses the best`(rates: String) throws {
    let study = try ComputedStudy(plan(rates: rates))
    let peak = try study.value("best_peak")
    #expect(loss(peak) / loss(bestStep) - 1 <= 0.005)
    #expect(try study.value("on_edge") == 0)
  }

  @Test func `a best rate that is not enclosed is no best peak`() throws {
    let above = try ComputedStudy(plan(", extensions: 2", rates: "[0.01, 0.02, 0.04]"))
    #expect(above.values("best_peak") == [[]] && above.values("on_edge") == [[1, 1]])
    let sample = above.table.cells[0].samples[0]
    #expect(sample.missing["best_peak"] == "the best rate is still the largest tried, 0.16")
    #expect(sample.missing["regret"] == sample.missing["best_peak"])
    #expect(sample.values["best_loss"] != nil && sample.values["runs"] == 4 * 5)
    let below = try ComputedStudy(plan(", extensions: 1", rates: "[30, 60, 120]"))
    #expect(
      below.table.cells[0].samples[0].missing["best_peak"]
        == "the best rate is still the smallest tried, 15")
  }

  @Test func `rates that diverge are worse than all others, and counted`() throws {
    let quadratic = "{name: quadratic, dimension: 1, largest: 1}"
    let study = try ComputedStudy(
      plan(rates: "[0.7, 1.4, 2.8, 5.6]", steps: 6, problem: quadratic))
    #expect(try study.value("diverged_fraction") == 0.5)
    #expect(try study.value("largest_finite_peak") == 1.4)
    #expect(try abs(study.value("best_peak") - 1) < 0.05)
    let failing = try ComputedStudy(
      plan(", extensions: 1", rates: "[10, 100]", steps: 60, problem: quadratic))
    let sample = failing.table.cells[0].samples[0]
    // 1 leads to the minimum in one step, but nothing below it was tried.
    #expect(try #require(sample.values["best_loss"]) < 1e-20)
    #expect(sample.missing["best_peak"] == "the best rate is still the smallest tried, 1")
    let hopeless = try ComputedStudy(
      plan(", extensions: 1", rates: "[100, 1000]", steps: 60, problem: quadratic))
    let missing = hopeless.table.cells[0].samples[0].missing
    #expect(missing["best_peak"] == "all rates diverge, down to 10")
    #expect(missing["sensitivity"] == "all rates diverge")
    #expect(missing["largest_finite_peak"] == "runs diverge at all rates")
  }

  /// E L = ½λ E‖x − η(λx + ξ)‖² with E‖ξ‖² = dσ²/B is smallest at 1/(λ(1 + dσ²/(λ²D²B))).
  @Test(arguments: [1, 4, 16]) func `noise shortens the best step`(batch: Int) throws {
    let study = try ComputedStudy(
      """
      experiment: noise
      problem: {name: quadratic, dimension: 100, spectrum: isotropic, largest: 2, gradient_noise: 0.4}
      optimizers: [{name: sgd}]
      learning_rates: [0.05, 0.1, 0.2, 0.4, 0.8]
      batch_sizes: [\(batch)]
      seeds: 1
      steps: 1
      precision: float64
      study: {name: best-peak, copies: 512, regret: 1e-5}
      """)
    let expected = 0.5 / (1 + 100 * 0.16 / (4 * Double(batch)))
    #expect(try abs(study.value("best_peak") / expected - 1) < 0.03)
  }

  /// The first step of Adam is ηsign(g): E sign(λx + ξ) = erf(ax) with a = λ√B/(σ√2), and with
  /// x ~ N(0, τ²) the best step is E[x erf(ax)] = 2aτ²/√(π(1 + 2a²τ²)).
  @Test(arguments: [1, 16]) func `adam's first step is best where signs say`(batch: Int) throws {
    let study = try ComputedStudy(
      """
      experiment: signs
      problem: {name: quadratic, dimension: 1000, spectrum: isotropic, gradient_noise: 0.1}
      optimizers: [{name: adam}]
      learning_rates: [0.0025, 0.005, 0.01, 0.02, 0.04]
      batch_sizes: [\(batch)]
      seeds: 1
      steps: 1
      precision: float64
      study: {name: best-peak, copies: 64, regret: 1e-5}
      """)
    let a = Double(batch).squareRoot() / (0.1 * 2.0.squareRoot()), variance = 1e-3
    let expected = 2 * a * variance / (Double.pi * (1 + 2 * a * a * variance)).squareRoot()
    #expect(try abs(study.value("best_peak") / expected - 1) < 0.03)
  }

  /// One copy is its own average; of three, mean and median differ, and so may the best rates.
  @Test func `the average is what was asked for`() throws {
    for copies in [1, 3] {
      let mean = try ComputedStudy(
        noisy(", average: mean, copies: \(copies), most_copies: \(copies)"))
      let median = try ComputedStudy(
        noisy(", average: median, copies: \(copies), most_copies: \(copies)"))
      let isSame = zip(mean.values("best_loss").joined(), median.values("best_loss").joined())
        .allSatisfy { abs($0 / $1 - 1) < 1e-12 }
      #expect(isSame == (copies == 1))
    }
  }

  private func noisy(_ study: String) -> String {
    """
    experiment: averages
    problem: {name: quadratic, dimension: 3, gradient_noise: 1}
    optimizers: [{name: sgd}]
    learning_rates: [0.01, 0.1, 1]
    batch_sizes: [4]
    seeds: 2
    steps: 20
    precision: float64
    study: {name: best-peak\(study)}
    """
  }

  @Test func `a single rate has no ratio to go on by`() {
    let error = refusal(plan(rates: "[1]"))
    #expect(error?.path == "learning_rates")
    #expect(error?.message.contains("at least two for 'sgd', above 0; found 1") == true)
  }
}
