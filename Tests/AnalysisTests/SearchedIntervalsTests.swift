import Analysis
import Foundation
import Testing

/// What a search may have left in intervals of other seeds' losses.
@Suite struct SearchedIntervalsTests {
  private let losses = [1.1, 0.9, 1.3, 1.0, 0.8, 1.2, 1.05, 0.95, 1.15, 0.85]

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * abs(b) }

  @Test(arguments: LossAverage.allCases)
  func `without a regret intervals are the seeds'`(average: LossAverage) throws {
    let interval = try #require(SearchedIntervals.loss(losses, average: average, regret: 0))
    switch average {
    // Of ten values the second and the ninth are the narrowest pair with 95 %.
    case .median: #expect(interval == Interval(lower: 0.85, upper: 1.2))
    case .mean:
      // t(0.975, 9) = 2.262157
      let mean = 1.03, half = 2.2621571627 * 0.16020820 / 10.0.squareRoot()
      #expect(abs(interval.lower - mean * exp(-half / mean)) < 1e-6)
      #expect(abs(interval.upper - mean * exp(half / mean)) < 1e-6)
    }
  }

  @Test func `a loss goes further down by the regret, and no further up`() throws {
    let interval = try #require(SearchedIntervals.loss(losses, average: .median, regret: 0.1))
    #expect(isClose(interval.lower, 0.85 / 1.1) && interval.upper == 1.2)
  }

  @Test func `of losses that are not positive the regret is a fraction of the size`() throws {
    let negative = losses.map { -$0 }
    let interval = try #require(SearchedIntervals.loss(negative, average: .median, regret: 0.1))
    #expect(isClose(interval.lower, -1.2 * 1.1))
    #expect(interval.upper == -0.85)
  }

  @Test func `where most seeds diverged the lower end is the seeds' own less the regret`() throws {
    let diverged = [1, 1.5, 2, 3] + Array(repeating: Double.infinity, count: 6)
    let interval = try #require(SearchedIntervals.loss(diverged, average: .median, regret: 0.25))
    #expect(interval == Interval(lower: 1.5 / 1.25, upper: .infinity))
    #expect(SearchedIntervals.loss(diverged, average: .mean, regret: 0) == nil)
  }

  @Test(arguments: LossAverage.allCases)
  func `a ratio is open to both sides, each by the search of one`(average: LossAverage) throws {
    let second = losses.reversed().map { 2 * $0 }
    func interval(_ first: Double, _ other: Double) throws -> Interval {
      try #require(
        SearchedIntervals.ratio(
          losses, to: second, average: average, regrets: (first, other), label: "ratio"))
    }
    let none = try interval(0, 0), both = try interval(0.1, 0.2), swapped = try interval(0.2, 0.1)
    #expect(isClose(both.lower, none.lower / 1.1) && isClose(both.upper, none.upper * 1.2))
    #expect(swapped.lower < both.lower && swapped.upper < both.upper)
  }

  @Test func `what has no ratio has none`() {
    func interval(_ first: [Double], _ second: [Double], _ average: LossAverage) -> Interval? {
      SearchedIntervals.ratio(
        first, to: second, average: average, regrets: (0, 0), label: "")
    }
    for average in LossAverage.allCases {
      #expect(interval([1], [1], average) == nil)
      #expect(interval([1, 2], [1], average) == nil)
      #expect(interval([1, 2], [0, 1], average) == nil)
      #expect(interval([1, 2], [.infinity, 1], average) == nil)
    }
    #expect(interval([1, .infinity], [1, 2], .mean) == nil)
    #expect(interval([1, .infinity], [1, 2], .median)?.upper == .infinity)
  }
}
