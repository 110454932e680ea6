import Analysis
import Foundation
import Records
import Testing
import Theory

@Suite struct ScheduleComparisonTests {
  /// A method with a grid of three rates whose best peak and loss are given, seed by seed.
  private func method(
    _ schedule: String, factors: [Double], problem: String, peaks: [Double], losses: [Double],
    floor: Double? = nil
  ) -> MethodRuns {
    let rates = [1.0, 10, 100]
    var runs = MethodRuns(
      method: MethodFixture.method("a", problem: problem, schedule: schedule),
      seeds: peaks.indices.map { UInt64($0) }, gradientsPerStep: 1,
      bound: ConvexBound(factors))
    for (number, rate) in rates.enumerated() {
      // A parabola over log–log with its vertex at the peak, and the given loss at the rate of 10.
      for seed in peaks.indices {
        let loss =
          losses[seed] * exp(pow(log(rate / peaks[seed]), 2) - pow(log(10 / peaks[seed]), 2))
        runs.addCompared(
          .init(loss: loss, excess: floor.map { loss - $0 }, initialLoss: 1e9, steps: 10), at: rate)
      }
      runs.addTuning(
        .init(loss: number == 1 ? 1 : 2, initialLoss: 1e9, steps: 10), at: rate)
    }
    return runs
  }

  /// Long enough for decay to help the bound; at 10 steps it does not.
  private let linear = (0..<100).map { 1 - Double($0) / 100 }
  private let constant = [Double](repeating: 1, count: 100)

  @Test func `schedules stand beside the bound, relative to the one with the smallest`() throws {
    let comparison = Comparison(
      [
        method("constant", factors: constant, problem: "p", peaks: [5, 6, 9], losses: [2, 4, 6]),
        method("linear", factors: linear, problem: "p", peaks: [10, 12, 18], losses: [1, 1, 1]),
        method(
          "constant", factors: constant, problem: "q", peaks: [10, 10, 10], losses: [9, 9, 9]),
        method("linear", factors: linear, problem: "q", peaks: [20, 20, 20], losses: [1, 1, 1]),
      ], quantile: 0.5, largestRatio: 4, label: "test"
    ) { _ in true }
    let schedules = try #require(comparison.schedules.first)
    #expect(comparison.schedules.count == 1 && schedules.taskCount == 2 && schedules.steps == 10)
    #expect(schedules.rows.map(\.schedule) == ["linear", "constant"])
    let bounds = (linear: ConvexBound(linear)!, constant: ConvexBound(constant)!)
    let row = schedules.rows[1]
    #expect(row.bound == bounds.constant.smallest() / bounds.linear.smallest() && row.bound > 1)
    #expect(row.boundPeak == bounds.constant.bestScale() / bounds.linear.bestScale())
    // Medians of the ratios are 4 and 9; all peaks are half.
    let loss = try #require(row.loss), peak = try #require(row.peak)
    #expect(abs(loss.value - 6) < 1e-12)
    #expect(loss.interval.lower >= sqrt(2 * 9) - 1e-9 && loss.interval.upper <= sqrt(6 * 9) + 1e-9)
    #expect(loss.interval.lower < loss.value && loss.interval.upper > loss.value)
    #expect(abs(peak.value - 0.5) < 1e-9 && abs(peak.interval.upper - 0.5) < 1e-9)
    #expect(schedules.rows[0].loss?.value == 1)
    #expect(schedules.problems.map(\.name) == ["p", "q"])
    #expect(schedules.problems.allSatisfy { !$0.isAboveFloor && $0.taskCount == 1 })
    let byProblem = try row.problemLosses.map { try #require($0).value }
    #expect(abs(byProblem[0] - 4) < 1e-12 && abs(byProblem[1] - 9) < 1e-12)
  }

  /// A floor of 10 under losses of 2 and 1 above it: 12/11 would hide what the bound is about.
  private func floored(_ problem: String, floors: [Double?]) -> [MethodRuns] {
    zip(["constant", "linear"], floors).map { schedule, floor in
      let isLinear = schedule == "linear"
      return method(
        schedule, factors: isLinear ? linear : constant, problem: problem, peaks: [10, 10],
        losses: isLinear ? [11, 11] : [12, 12], floor: floor)
    }
  }

  private func schedules(_ runs: [MethodRuns]) throws -> ScheduleComparison {
    let comparison = Comparison(runs, quantile: 0.5, largestRatio: 4, label: "test") { _ in true }
    return try #require(comparison.schedules.first)
  }

  @Test func `losses are taken above the floor where all of them have one`() throws {
    let known = try schedules(floored("p", floors: [10, 10]))
    #expect(known.problems[0].isAboveFloor)
    #expect(try abs(#require(known.rows[1].loss).value - 2) < 1e-12)
    // Not known for all, or not below all losses.
    for floors in [[10, nil], [10, 11]] as [[Double?]] {
      let unknown = try schedules(floored("p", floors: floors))
      #expect(!unknown.problems[0].isAboveFloor)
      #expect(try abs(#require(unknown.rows[1].loss).value - 12.0 / 11) < 1e-12)
    }
  }

  @Test func `the mean is over the problems above their floor, where there are some`() throws {
    let mixed = try schedules(
      floored("p", floors: [10, 10]) + floored("q", floors: [nil, nil])
        + floored("r", floors: [8, 8]))
    #expect(mixed.meanProblems.map(\.name) == ["p", "r"])
    let row = mixed.rows[1]
    let ratios = try row.problemLosses.map { try #require($0).value }
    #expect(zip(ratios, [2, 12.0 / 11, 4.0 / 3]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(try abs(#require(row.loss).value - sqrt(2 * 4.0 / 3)) < 1e-12)
    #expect(mixed.taskCount == 3)
  }

  @Test func `a single schedule is not compared, and one that diverges has no ratio`() throws {
    let one = Comparison(
      [method("linear", factors: linear, problem: "p", peaks: [10], losses: [1])],
      quantile: 0.5, largestRatio: 4, label: "test"
    ) { _ in true }
    #expect(one.schedules.isEmpty)
    let lost = Comparison(
      [
        method("constant", factors: constant, problem: "p", peaks: [9, 9], losses: [2, 2]),
        method(
          "linear", factors: linear, problem: "p", peaks: [9, 9], losses: [1, .infinity]),
      ], quantile: 0.5, largestRatio: 4, label: "test"
    ) { _ in true }
    #expect(try #require(lost.schedules.first).rows[1].loss == nil)
  }
}
