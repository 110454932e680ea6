import Analysis
import Testing

@Suite struct PerformanceProfileTests {
  private func profile(_ times: [[[Double]]], largest: Double = 4) throws -> PerformanceProfile {
    try #require(
      PerformanceProfile(
        methods: times.indices.map { "m\($0)" }, times: times, largestRatio: largest, label: "test")
    )
  }

  /// The value at the last ratio that is not above τ.
  private func value(_ profile: PerformanceProfile, _ line: Int, at τ: Double) -> Double {
    profile.lines[line].values[profile.ratios.lastIndex { $0 <= τ * (1 + 1e-12) }!]
  }

  /// Times 10, 20, 30 against 20, 20, ∞: ratios 1, 1, 1 against 2, 1, ∞.
  @Test func `a profile counts the tasks within a multiple of the fastest`() throws {
    let found = try profile([[[10], [20], [30]], [[20], [20], [.infinity]]])
    #expect(found.lines[0].ratios == [1, 1, 1] && found.lines[1].ratios == [2, 1, .infinity])
    #expect(found.lines[0].values.allSatisfy { $0 == 1 })
    #expect(value(found, 1, at: 1.9) == 1.0 / 3 && value(found, 1, at: 2.1) == 2.0 / 3)
    #expect(value(found, 1, at: 4) == 2.0 / 3)
    #expect(found.ratios.first == 1 && found.ratios.last == 4 && found.taskCount == 3)
  }

  /// ∫₁⁴ ρ = (4 − 2 + 4 − 1 + 0)/3 for ratios 2, 1, ∞, over a width of 3.
  @Test func `the score is the area under the profile`() throws {
    let found = try profile([[[10], [20], [30]], [[20], [20], [.infinity]]])
    #expect(found.lines[0].score == 1)
    #expect(abs(found.lines[1].score - 5.0 / 9) < 1e-12)
    // The same by the trapezoidal rule on the lines that are drawn.
    let line = found.lines[1]
    let area = zip(found.ratios.indices, found.ratios.dropFirst()).reduce(0.0) {
      $0 + (found.ratios[$1.0 + 1] - found.ratios[$1.0]) * line.values[$1.0]
    }
    #expect(abs(area / 3 - line.score) < 0.02)
  }

  @Test func `the time of a method is its median over the seeds`() throws {
    // 2 of 3 seeds miss the target with the second method.
    let found = try profile([
      [[10, 12, 90]], [[10, .infinity, .infinity]], [[24, 24, 24]],
    ])
    #expect(found.lines.map(\.ratios) == [[1], [.infinity], [2]])
  }

  @Test func `bands contain the profile, and have no width where seeds agree`() throws {
    let found = try profile([[[10, 20, 30], [5, 5, 5]], [[30, 15, 20], [10, 10, 10]]])
    for line in found.lines {
      for (value, band) in zip(line.values, line.band) {
        #expect(band.lower <= value && value <= band.upper)
      }
      #expect(line.scoreInterval.lower <= line.score && line.score <= line.scoreInterval.upper)
    }
    let certain = try profile([[[5, 5, 5]], [[10, 10, 10]]])
    #expect(certain.lines[1].scoreInterval.lower == certain.lines[1].scoreInterval.upper)
  }

  @Test func `a task that nobody solves counts for nobody`() throws {
    let found = try profile([[[10], [.infinity]], [[20], [.infinity]]])
    #expect(found.lines[0].score == 0.5)
    #expect(abs(found.lines[1].score - 1.0 / 3) < 1e-12)
  }

  @Test func `one method has no profile`() {
    #expect(
      PerformanceProfile(methods: ["a"], times: [[[1]]], largestRatio: 4, label: "") == nil)
  }
}
