import Foundation
import PlanSyntax
import Records
import Testing
import TestSupport

@Suite struct PeakScalingTests {
  private func plan(
    _ study: String, problem: String = "{name: quadratic, dimension: 100, gradient_noise: 0.5}",
    optimizer: String = "sgd", steps: Int = 1
  ) -> String {
    """
    experiment: scaling
    problem: \(problem)
    optimizers: [{name: \(optimizer)}]
    learning_rates: [0.01, 0.03, 0.1, 0.3, 1, 3]
    seeds: 1
    steps: \(steps)
    precision: float64
    study: {name: \(study)}
    """
  }

  private func slope(_ x: [Double], _ y: [Double]) -> Double {
    let (u, v) = (x.map { log($0) }, y.map { log($0) })
    let n = Double(x.count)
    let sums = zip(u, v).reduce(into: (0.0, 0.0, 0.0, 0.0)) {
      $0.0 += $1.0
      $0.1 += $1.1
      $0.2 += $1.0 * $1.0
      $0.3 += $1.0 * $1.1
    }
    return (n * sums.3 - sums.0 * sums.1) / (n * sums.2 - sums.0 * sums.0)
  }

  // MARK: Batch sizes

  @Test func `measured peaks follow η_max/(1 + B_noise/B), with the truth's moments`() throws {
    let study = try ComputedStudy(
      plan("batch-scaling, batches: [8, 32, 128, 512, 2048], copies: 1024, regret: 1e-5"))
    #expect(study.table.axes.last == "batch_size")
    #expect(
      study.table.cells.map { $0.label(on: Axis("batch_size")) } == [
        "8", "32", "128", "512", "2048",
      ])
    // The plan's own batch is not what is measured at.
    #expect(
      study.table.cells.allSatisfy {
        $0.label(on: Axis("batch")) == nil && $0.label(on: Axis("steps")) != nil
      })
    let noise = try study.value("noise_scale"), largest = try study.value("largest_step")
    // tr H = Σλ and σ are the same for all copies, GᵀHG = Σλ³x² is about Σλ³ D²/d.
    let curvatures = (0..<100).map { pow(0.01, Double($0) / 99) }
    let trace = curvatures.reduce(0, +), cubes = curvatures.reduce(0) { $0 + $1 * $1 * $1 }
    let squares = curvatures.reduce(0) { $0 + $1 * $1 }
    #expect(abs(noise * cubes / 100 / (0.25 * trace) - 1) < 0.03)
    #expect(abs(largest * cubes / squares - 1) < 0.03)
    for (cell, batch) in [8.0, 32, 128, 512, 2048].enumerated() {
      let predicted = try study.value("predicted_peak", cell)
      #expect(abs(predicted * (1 + noise / batch) / largest - 1) < 1e-9)
      #expect(try abs(study.value("best_peak", cell) / predicted - 1) < 0.05, "\(batch)")
    }
    #expect(try abs(study.value("fitted_noise_scale") / noise - 1) < 0.1)
    #expect(try abs(study.value("fitted_largest_step") / largest - 1) < 0.05)
    // tr Σ/|G|² = dσ²/|G|², |G|² = Σλ²x².
    let simple = 100 * 0.25 / (squares / 100)
    let estimate = try study.value("simple_noise_scale")
    let uncertainty = try #require(
      study.table.cells[0].samples[0].uncertainties["simple_noise_scale"])
    #expect(uncertainty < 0.25 * simple && abs(estimate - simple) < 1.5 * uncertainty)
  }

  @Test func `the exponent is the slope up to a batch size`() throws {
    let study = try ComputedStudy(
      plan("batch-scaling, batches: [2, 4, 8, 512], fit_to: 8, copies: 32"))
    let peaks = try (0..<4).map { try study.value("best_peak", $0) }
    #expect(
      try abs(study.value("exponent") - slope([2, 4, 8], Array(peaks.prefix(3)))) < 1e-9)
    // It belongs to the whole, and is the same at every batch size.
    #expect(Set(study.values("exponent").flatMap(\.self)).count == 1)
  }

  @Test func `predictions are of sgd on problems that state their noise`() throws {
    let adam = try ComputedStudy(
      plan("batch-scaling, batches: [2, 8], copies: 2", optimizer: "adam"))
    #expect(adam.table.cells[0].samples[0].missing["predicted_peak"] == "it is of sgd")
    #expect(adam.table.cells[0].samples[0].values["noise_scale"] != nil)
    let network = try ComputedStudy(
      plan(
        "batch-scaling, batches: [4, 64], copies: 2",
        problem: "{name: mlp, hidden: [8], examples: 100, evaluation_examples: 50}", steps: 5))
    let sample = network.table.cells[0].samples[0]
    for name in ["predicted_peak", "noise_scale", "largest_step"] {
      #expect(sample.missing[name] == "the problem does not state its spectrum and noise scale")
    }
    #expect(try network.value("simple_noise_scale") > 0)
  }

  @Test(arguments: [
    ("{name: quadratic, dimension: 2}", "[1, 2]", "exact gradient"),
    ("{name: mlp, hidden: [4], examples: 10}", "[1, 20]", "10 examples"),
  ])
  func `batches that a problem cannot have are told`(
    problem: String, batches: String, message: String
  ) {
    let error = refusal(plan("batch-scaling, batches: \(batches)", problem: problem))
    #expect(error?.message.contains(message) == true)
  }

  /// Single examples are dealt out in whole epochs, so that their average is exact, and the full batch
  /// has no noise; pairs of 8 have a share of 6/14, not of 1/2.
  @Test func `pairs without replacement give the noise that single examples have`() throws {
    func scales(_ small: Int) throws -> [Double] {
      let study = try ComputedStudy(
        plan(
          "batch-scaling, batches: [\(small), 8], copies: 1",
          problem: "{name: mlp, data: teacher, hidden: [4], examples: 8, evaluation_examples: 2}"
        ).replacing("seeds: 1", with: "seeds: 60"))
      return study.values("simple_noise_scale")[0]
    }
    let ratios = zip(try scales(2), try scales(1)).map { $0 / $1 }
    let mean = ratios.reduce(0, +) / 60
    #expect(ratios.count == 60 && abs(mean - 1) < 0.04, "\(mean)")
  }

  @Test(arguments: [
    "batch-scaling, batches: [4]", "batch-scaling, batches: [4, 2]",
    "batch-scaling, batches: [4, 8], fit_to: 4", "horizon-scaling, horizons: [4, 4]",
  ])
  func `places that define no slope are refused`(study: String) {
    #expect(throws: PlanError.self) { try ComputedStudy(plan(study)) }
  }

  // MARK: Horizons

  @Test func `each horizon is tuned as if it were alone`() throws {
    let study = try ComputedStudy(plan("horizon-scaling, horizons: [5, 20, 80]"))
    #expect(
      study.table.cells.allSatisfy {
        $0.label(on: Axis("steps")) == nil && $0.label(on: Axis("batch")) != nil
      })
    let single = try ComputedStudy(
      plan("best-peak").replacing("steps: 1", with: "steps: [5, 20, 80]"))
    #expect(study.table.cells.map { $0.label(on: Axis("horizon")) } == ["5", "20", "80"])
    let names = ["best_peak", "best_loss", "sensitivity", "runs", "steps_taken"]
    for name in names { #expect(study.values(name) == single.values(name), "\(name)") }
    let peaks = study.values("best_peak").flatMap(\.self)
    #expect(try abs(study.value("exponent") - slope([5, 20, 80], peaks)) < 1e-9)
  }

  @Test func `a horizon without a best peak leaves no exponent`() throws {
    let study = try ComputedStudy(
      plan("horizon-scaling, horizons: [1, 200], extensions: 0")
        .replacing("[0.01, 0.03, 0.1, 0.3, 1, 3]", with: "[0.001, 0.01, 0.1]"))
    let reasons = study.table.cells.compactMap { $0.samples[0].missing["exponent"] }
    #expect(study.values("exponent") == [[], []] && Set(reasons).count == 1)
    #expect(reasons[0] == "at 1: the best rate is still the largest tried, 0.1")
  }
}
