import Analysis
import Records
import Testing

@Suite struct TaskComparisonTests {
  private func task(
    _ methods: [TunedMethod], quantile: Double = 0.5, baselines: Set<String>? = nil
  ) -> TaskComparison {
    TaskComparison(methods, quantile: quantile) { baselines?.contains($0.optimizer) ?? true }
  }

  private let base = (0..<10).map { 1 + 0.1 * Double($0) }

  @Test func `methods are ranked by their median, and those without losses come last`() {
    let none = TunedMethod(
      MethodFixture.runs("none", rates: [1], tuning: [[nil]], compared: [[1, 2]]))
    let ranked = task([
      none, MethodFixture.fixed("c", [3, 3]), MethodFixture.fixed("d", [.infinity, .infinity]),
      MethodFixture.fixed("a", [1, 9]), MethodFixture.fixed("b", [3, 3]),
    ])
    #expect(ranked.methods.map(\.method.optimizer) == ["c", "b", "a", "d", "none"])
    #expect(ranked.leader?.method.optimizer == "c")
  }

  /// Ten seeds that all agree have p = 2/2¹⁰.
  @Test func `differences are of the second less the first, with exact tests`() throws {
    let ranked = task([
      MethodFixture.fixed("b", base.map { $0 + 0.5 }), MethodFixture.fixed("a", base),
    ])
    let pair = try #require(ranked.againstLeader(1))
    #expect(ranked.methods[pair.first].method.optimizer == "a")
    #expect(abs(pair.comparison.typical.value - 0.5) < 1e-12)
    #expect(pair.comparison.wins == 0 && pair.comparison.losses == 10)
    #expect(try abs(#require(pair.comparison.wilcoxon).pValue - 2.0 / 1024) < 1e-12)
    #expect(pair.isSignificant && ranked.againstLeader(0) == nil)
  }

  /// Three methods a step apart: 3 pairs, of which 2 are with the leader.
  @Test func `p-values are adjusted for the family that is looked at`() throws {
    let ranked = task([
      MethodFixture.fixed("a", base), MethodFixture.fixed("b", base.map { $0 + 1 }),
      MethodFixture.fixed("c", base.map { $0 + 2 }),
    ])
    let p = 2.0 / 1024
    for number in 1...2 {
      let pair = try #require(ranked.againstLeader(number))
      #expect(try abs(#require(pair.adjustedAgainstLeader) - 2 * p) < 1e-12)
      #expect(abs(pair.adjustedP - 3 * p) < 1e-12)
    }
    let other = try #require(ranked.pairs.first { $0.first == 1 && $0.second == 2 })
    #expect(other.adjustedAgainstLeader == nil && !other.isSignificant)
    #expect(abs(other.adjustedP - 3 * p) < 1e-12)
  }

  /// Smaller on nine of ten seeds, but not on those about the median.
  @Test func `significant is not behind where the pairs say the reverse`() throws {
    let low = [1, 2, 3, 4, 5, 5.2, 7, 8, 9, 10]
    let high = [0.9, 1.88, 2.86, 3.84, 5.12, 5.15, 6.78, 7.76, 8.74, 9.72]
    let ranked = task([MethodFixture.fixed("high", high), MethodFixture.fixed("low", low)])
    #expect(ranked.methods.map(\.method.optimizer) == ["low", "high"])
    let pair = try #require(ranked.againstLeader(1))
    #expect(pair.comparison.losses == 1 && pair.comparison.typical.value < 0)
    #expect(pair.isSignificant && !pair.isBehind)
  }

  @Test func `the seeds needed grow with the number of tests`() throws {
    let noisy = base.enumerated().map { $1 + ($0 % 4 == 0 ? -0.2 : 0.15) }
    let alone = task([MethodFixture.fixed("a", base), MethodFixture.fixed("b", noisy)])
    let three = task([
      MethodFixture.fixed("a", base), MethodFixture.fixed("b", noisy),
      MethodFixture.fixed("c", base.map { $0 + 9 }),
    ])
    let single = try #require(alone.againstLeader(1)), one = try #require(three.againstLeader(1))
    #expect(single.seedsNeededAgainstLeader == single.comparison.seedsNeeded())
    #expect(one.seedsNeededAgainstLeader == one.comparison.seedsNeeded(level: 0.025))
    #expect(one.seedsNeeded == one.comparison.seedsNeeded(level: 0.05 / 3))
    let (all, fewer) = (try #require(one.seedsNeeded), try #require(single.seedsNeeded))
    #expect(all > fewer)
  }

  @Test func `methods that are equal on every seed do not differ`() throws {
    let ranked = task([MethodFixture.fixed("a", base), MethodFixture.fixed("b", base)])
    let pair = try #require(ranked.againstLeader(1))
    #expect(pair.adjustedP == 1 && !pair.isSignificant && pair.comparison.ties == 10)
  }

  @Test func `seeds that diverge with one method only decide against it`() throws {
    let ranked = task([
      MethodFixture.fixed("a", base), MethodFixture.fixed("b", base.map { _ in .infinity }),
    ])
    let pair = try #require(ranked.againstLeader(1))
    #expect(pair.comparison.typical.value == .infinity && pair.isSignificant)
  }

  @Test func `each seed has a target of its own, from the baselines alone`() {
    let methods = [
      MethodFixture.fixed("a", [1, 10]), MethodFixture.fixed("b", [3, 30]),
      MethodFixture.fixed("c", [0, 0]),
    ]
    #expect(task(methods, baselines: ["a", "b"]).targets == [2, 20])
    #expect(task(methods, quantile: 0, baselines: ["a", "b"]).targets == [1, 10])
    #expect(task(methods, quantile: 1).targets == [3, 30])
    #expect(task(methods, baselines: []).targets == nil)
  }
}
