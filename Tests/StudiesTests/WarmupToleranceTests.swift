import Foundation
import Records
import Testing
import TestSupport

@Suite struct WarmupToleranceTests {
  private func plan(_ optimizer: String, study: String = "", schedule: String = "{name: constant}")
    -> String
  {
    """
    experiment: tolerance
    problem: {name: quadratic, dimension: 4, largest: 5, smallest: 1}
    optimizers: [\(optimizer)]
    schedules: [\(schedule)]
    seeds: 2
    steps: 400
    precision: float64
    study: {name: warmup-tolerance\(study)}
    """
  }

  @Test(arguments: [("{name: sgd}", 0.4), ("{name: sgd, momentum: 0.9}", 0.76)])
  func `on a quadratic the largest peak is the boundary`(
    optimizer: String, boundary: Double
  ) throws {
    let study = try ComputedStudy(plan(optimizer, study: ", resolution: 1.001"))
    #expect(try abs(study.value("initial_sharpness") - 5) < 1e-6)
    #expect(try abs(study.value("initial_edge") / boundary - 1) < 1e-6)
    #expect(try abs(study.value("largest_peak") / boundary - 1) < 5e-3)
    #expect(
      try abs(study.value("tolerance") * boundary / study.value("largest_peak") - 1) < 1e-6)
    #expect(
      study.table.cells[0].samples[0].missing["initial_preconditioned_sharpness"]
        == "no preconditioner")
  }

  /// GI-Adam's first second moment is not divided by 1 − β₂.
  @Test func `the initial preconditioned sharpness of gi-adam is lower by the correction`() throws {
    let study = try ComputedStudy(plan("{name: adam, initial_second_moment: [zero, gradient]}"))
    let name = "initial_preconditioned_sharpness"
    // There is a cell for each of the three limits of divergence.
    let ratio = try study.value(name, 0) / study.value(name, 3)
    #expect(abs(ratio - 1 / (1 - 0.999).squareRoot()) < 1e-4 * ratio, "\(ratio)")
    // 38 over it.
    #expect(try abs(study.value("initial_edge", 0) * study.value(name, 0) - 38) < 1e-9)
  }

  /// Above 2/λ₀, about 1, the loss first rises, by more than 1.5 times and less than a million, and then
  /// training converges.
  @Test func `the limit of divergence decides what a catapult may do`() throws {
    let study = try ComputedStudy(
      """
      experiment: tolerance
      problem: {name: two-layer-linear, width: 512}
      optimizers: [{name: sgd}]
      seeds: 2
      steps: 300
      precision: float64
      study: {name: warmup-tolerance, success: 0.5, divergence_limits: [1.5, 1e6]}
      """)
    #expect(study.table.axes.last == "divergence_limit" && study.table.criterion != nil)
    #expect(study.table.cells.map { $0.label(on: Axis("divergence_limit")) } == ["1.5", "1e6"])
    for seed in 0..<2 {
      #expect(study.values("largest_peak")[0][seed] < 1.25)
      #expect(study.values("largest_peak")[1][seed] > 1.4)
    }
    #expect(study.values("initial_sharpness")[0] == study.values("initial_sharpness")[1])
  }

  @Test func `peaks outside of the range are told`() throws {
    let above = try ComputedStudy(plan("{name: sgd}", study: ", to: 0.1"))
    #expect(above.values("largest_peak")[0] == [.infinity, .infinity])
    #expect(above.values("tolerance")[0] == [.infinity, .infinity])
    let below = try ComputedStudy(plan("{name: sgd}", study: ", from: 1, to: 2"))
    #expect(below.values("largest_peak")[0].isEmpty)
    #expect(
      below.table.cells[0].samples[0].missing["largest_peak"] == "all peaks from 1 on fail")
  }
}
