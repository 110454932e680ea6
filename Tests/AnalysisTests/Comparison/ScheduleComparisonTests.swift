import Analysis
import Foundation
import Records
import Testing
import Theory

@Suite struct ScheduleComparisonTests {
  /// A method with a grid of three rates whose best peak and loss are given, seed by seed.
  private func method(
    _ schedule: String, factors: [Double], problem: String, peaks: [Double], losses: [Double]
  ) -> MethodRuns {
    let rates = [1.0, 10, 100]
    var runs = MethodRuns(
      method: MethodFixture.method("a", problem: problem, schedule: schedule), rates: rates,
      seeds: peaks.indices.map { UInt64($0) }, tuningSeedCount: 1, gradientsPerStep: 1,
      bound: ConvexBound(factors))
    for (number, rate) in rates.enumerated() {
      // A parabola over log–log with its vertex at the peak, and the given loss at the rate of 10.
      for seed in peaks.indices {
        let loss =
          losses[seed] * exp(pow(log(rate / peaks[seed]), 2) - pow(log(10 / peaks[seed]), 2))
        runs.compared[number][seed] = .init(loss: loss, initialLoss: 1e9, steps: 10)
      }
      runs.tuning[number][0] = .init(loss: number == 1 ? 1 : 2, initialLoss: 1e9, steps: 10)
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
