import Foundation
import Testing

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
    let ratio = try study.value(name, 0) / study.value(name, 1)
    #expect(abs(ratio - 1 / (1 - 0.999).squareRoot()) < 1e-4 * ratio, "\(ratio)")
    // 38 over it.
    #expect(try abs(study.value("initial_edge", 0) * study.value(name, 0) - 38) < 1e-9)
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
