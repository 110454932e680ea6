import Foundation
import Testing

@Suite struct ConvexBoundStudyTests {
  private func plan(
    _ schedules: String, problem: String = "{name: quadratic, dimension: 2}", seeds: Int = 3,
    steps: String = "400", optimizer: String = "sgd", study: String = "{name: convex-bound}"
  ) -> String {
    """
    experiment: bound
    problem: \(problem)
    optimizers: [{name: \(optimizer)}]
    schedules: [\(schedules)]
    seeds: \(seeds)
    steps: \(steps)
    study: \(study)
    """
  }

  @Test func `schedules of the catalogue have the published bounds and best peaks`() throws {
    let study = try ComputedStudy(
      plan(
        """
        {name: linear}, {name: wsd, cooldown: 400, shape: one-minus-sqrt}, {name: cosine},
        {name: wsd, shape: [one-minus-sqrt, linear]}, {name: inverse-sqrt}, {name: constant}
        """))
    let expected = [
      (0.100630, 0.049563), (0.101243, 0.073797), (0.103386, 0.048242), (0.107288, 0.026846),
      (0.109323, 0.025374), (0.122264, 0.212086), (0.137545, 0.018176),
    ]
    #expect(study.table.cells.count == 7)
    for (cell, (bound, peak)) in expected.enumerated() {
      #expect(try abs(study.value("bound", cell) - bound) <= 0.5e-6)
      #expect(try abs(study.value("best_peak", cell) - peak) <= 0.5e-6)
    }
    // Nothing is random: a single sample, without a seed, decides.
    #expect(study.table.cells.allSatisfy { $0.samples.count == 1 && $0.samples[0].seed == nil })
  }

  @Test func `the bound falls in a cooldown from a peak that is held`() throws {
    let study = try ComputedStudy(plan("{name: wsd}, {name: cosine, warmup: 20}, {name: constant}"))
    #expect(try abs(study.value("bound_before_cooldown", 0) - 0.1546) <= 0.5e-4)
    #expect(try abs(study.value("drop", 0) - 0.1546 / 0.1093) < 1e-3)
    for cell in [1, 2] {
      #expect(study.table.cells[cell].samples[0].missing["drop"]?.contains("no cooldown") == true)
    }
  }

  @Test func `ratios are relative to the reference`() throws {
    let study = try ComputedStudy(
      plan(
        "{name: cosine}, {name: wsd}", steps: "[100, 400]",
        study: "{name: convex-bound, reference: {name: wsd, cooldown: 0.2}}"))
    #expect(try abs(study.value("peak_ratio", 0) - 0.094695 / 0.049544) < 2e-5)
    #expect(try abs(study.value("bound_ratio", 0) - 0.209114 / 0.223028) < 1e-5)
    #expect(try study.value("peak_ratio", 1) == 1)
    #expect(try study.value("bound_ratio", 1) == 1)
    #expect(try abs(study.value("peak_ratio", 2) - 0.048242 / 0.025374) < 4e-5)
  }

  /// In one dimension, with one row a, F = |a||u|: from u = D gradient descent at the peak γ*D/|a|
  /// makes u/D ← u/D − γ* × factor × sign u, whatever a, D and the seed.
  @Test func `a run in one dimension is the recursion of its signs`() throws {
    let steps = 100
    let study = try ComputedStudy(
      plan(
        "{name: wsd}", problem: "{name: chebyshev-max, examples: 1, dimension: 1, distance: 7}",
        steps: "\(steps)"))
    let γ = try study.value("best_peak")
    var u = 1.0, before = 0.0
    for k in 0..<steps - 1 {
      if k == 80 { before = abs(u) }
      u -= γ * (k < 80 ? 1 : 1 - Double(k - 80) / 20) * (u > 0 ? 1 : -1)
    }
    #expect(study.table.cells[0].samples.count == 3)
    for sample in study.table.cells[0].samples {
      let bound = try #require(sample.values["problem_bound"])
      let unit = try bound / study.value("bound")
      let final = try #require(sample.values["measured"]) / unit
      let start = try #require(sample.values["measured_before_cooldown"]) / unit
      #expect(abs(final - abs(u)) < 1e-12)
      #expect(abs(start - before) < 1e-12)
      let drop = try #require(sample.values["measured_drop"])
      #expect(abs(drop * abs(u) / before - 1) < 1e-9)
    }
  }

  @Test func `runs keep the bound, on problems with a minimum above 0 too`() throws {
    let study = try ComputedStudy(
      """
      experiment: bound
      problems:
        - {name: chebyshev-max, examples: 30, dimension: 4, residual: [0, 0.5], distance: 3}
        - {name: absolute-loss, examples: 20, dimension: 5, distance: 0.1}
      optimizers: [{name: sgd}]
      schedules: [{name: linear}, {name: wsd}, {name: constant, warmup: 10}]
      seeds: 10
      steps: 60
      study: {name: convex-bound}
      """)
    for (measured, bounds) in zip(study.values("measured"), study.values("problem_bound")) {
      #expect(measured.count == 10)
      #expect(zip(measured, bounds).allSatisfy { $0 >= 0 && $0 <= $1 })
    }
  }

  @Test func `schedules without a bound are refused`() {
    let averaging = refusal(
      plan("{name: linear-decay-averaging}", seeds: 1, optimizer: "schedule-free-sgd"))
    #expect(averaging?.message.contains("last iterate") == true)
    let still = refusal(plan("{name: scale, by: 0}", seeds: 1))
    #expect(still?.message.contains("all rates of 'scale' are 0") == true)
    let feedback = refusal(plan("{name: reduce-on-plateau}", seeds: 1))
    #expect(feedback?.message.contains("does not depend on losses") == true)
    let reference = refusal(
      plan(
        "{name: linear}", seeds: 1, steps: "10",
        study: "{name: convex-bound, reference: {name: wsd, cooldown: 20}}"))
    #expect(reference?.path == "study.reference")
    #expect(reference?.message.contains("does not fit") == true)
  }

  @Test func `what has no run says why`() throws {
    let adam = try ComputedStudy(
      plan("{name: linear}", problem: "{name: chebyshev-max}", seeds: 1, optimizer: "adam"))
    #expect(adam.table.cells[0].samples[0].missing["measured"]?.contains("plain") == true)
    #expect(try adam.value("problem_bound") > 0)
  }
}
