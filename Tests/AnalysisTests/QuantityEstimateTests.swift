import Analysis
import Records
import Testing
import TestSupport

@Suite struct QuantityEstimateTests {
  private func estimate(
    _ values: [Double?], uncertainty: Double = 0, hasSeeds: Bool = true
  ) -> QuantityEstimate {
    QuantityEstimate(
      "y", of: MadeUp.cell("sgd", values, uncertainty: uncertainty, hasSeeds: hasSeeds))
  }

  @Test func `one value has the interval of its own uncertainty`() {
    let exact = estimate([3], hasSeeds: false)
    #expect(exact.basis == .exact && exact.interval == nil && exact.median == 3)
    let bracket = estimate([3], uncertainty: 0.5, hasSeeds: false)
    #expect(bracket.basis == .uncertainty)
    #expect(bracket.interval == Interval(lower: 2.5, upper: 3.5))
    let seed = estimate([3])
    #expect(seed.basis == .singleSeed && seed.interval == nil)
    // The bracket of one seed's search says nothing of other seeds.
    #expect(estimate([3], uncertainty: 0.5).basis == .singleSeed)
  }

  @Test func `several values have an interval between two of them, wider by the uncertainty`() {
    let three = estimate([3, 1, 2], uncertainty: 0.25)
    #expect(three.basis == .order(coverage: 0.75) && three.median == 2)
    #expect(three.interval == Interval(lower: 0.75, upper: 3.25))
    let nine = estimate((1...9).map(Double.init))
    #expect(nine.interval == Interval(lower: 2, upper: 8))
  }

  @Test func `each value counts with its own uncertainty`() {
    var cell = MadeUp.cell("sgd", [1, 2], uncertainty: 0.1)
    cell.samples[1].uncertainties["y"] = -0.5
    #expect(
      QuantityEstimate("y", of: cell).interval == Interval(lower: 0.9, upper: 2.5))
  }

  @Test func `infinities are values, and never make a NaN`() {
    let infinite = estimate([.infinity, .infinity, 1], uncertainty: 0.5)
    #expect(infinite.median == .infinity)
    #expect(infinite.interval == Interval(lower: 0.5, upper: .infinity))
    #expect(estimate([.infinity, .infinity]).interval?.lower == .infinity)
    #expect(estimate([-.infinity, .infinity]).median?.isNaN == false)
    #expect(estimate([1, .nan]).values == [1] && estimate([1, .nan]).missing == 1)
  }

  @Test func `what is missing is counted, with the first reason`() {
    let result = estimate([1, nil, nil])
    #expect(result.missing == 2 && result.reason == "diverged at step 12")
    #expect(estimate([nil]).median == nil && estimate([]).median == nil)
    var cell = MadeUp.cell("sgd", [nil])
    cell.samples[0].missing = [:]
    #expect(QuantityEstimate("y", of: cell).reason == "not measured")
  }
}
