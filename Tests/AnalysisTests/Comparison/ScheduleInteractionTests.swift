import Analysis
import Catalog
import Records
import Testing
import Theory

@Suite struct ScheduleInteractionTests {
  private static let linear = ConvexBound((0..<100).map { 1 - Double($0) / 100 })
  private static let constant = ConvexBound([Double](repeating: 1, count: 100))

  /// A method of a single rate with losses, each above a floor of 10 if `excess`.
  private func method(
    _ optimizer: String, _ schedule: String, _ losses: [Double], batch: Int = 4,
    problem: String = "p", excess: Bool = true
  ) -> MethodRuns {
    var runs = MethodRuns(
      method: MethodFixture.method(
        optimizer, problem: problem, schedule: schedule, batch: .examples(batch)),
      seeds: losses.indices.map { UInt64($0) }, gradientsPerStep: 1,
      bound: schedule == "linear" ? Self.linear : Self.constant)
    for loss in losses {
      runs.addCompared(
        .init(loss: loss + 10, excess: excess ? loss : nil, initialLoss: 100, steps: 10), at: 1)
    }
    return runs
  }

  private func interactions(_ runs: [MethodRuns]) -> [ScheduleInteraction] {
    Comparison(runs, quantile: 0.5, largestRatio: 4, label: "t") { _ in true }.interactions
  }

  @Test func `the worth of a schedule is its ratio, and the interaction the ratio of two`() throws {
    // Constant costs sgd 2 and 8, on average 4, and adam 3 throughout.
    let all = interactions([
      method("sgd", "constant", [2, 4, 6]), method("sgd", "linear", [1, 2, 3]),
      method("adam", "constant", [3, 6, 9]), method("adam", "linear", [1, 2, 3]),
      method("sgd", "constant", [8, 8, 8], batch: 16),
      method("sgd", "linear", [1, 1, 1], batch: 16),
      method("adam", "constant", [3, 3, 3], batch: 16),
      method("adam", "linear", [1, 1, 1], batch: 16),
      // Without a partner it stands nowhere.
      method("dog", "constant", [1, 1, 1]), method("dog", "constant", [1, 1, 1], batch: 16),
    ])
    let one = try #require(all.first)
    #expect(all.count == 1 && one.optimizers == ["sgd", "adam"] && one.reference == "linear")
    #expect(one.taskCount == 2 && one.isAboveFloor && one.rows.map(\.schedule) == ["constant"])
    let worths = try one.rows[0].worths.map { try #require($0) }
    #expect(abs(worths[0].value - 4) < 1e-12 && abs(worths[1].value - 3) < 1e-12)
    let interaction = try #require(one.rows[0].interactions[0])
    #expect(abs(interaction.value - 0.75) < 1e-12)
    #expect(abs(interaction.interval.lower - 0.75) < 1e-12)
  }

  /// Of three seeds the middle one decides, and resampled seeds move it.
  @Test func `ratios are paired by seed`() throws {
    let all = interactions([
      method("sgd", "constant", [2, 3, 5]), method("sgd", "linear", [1, 1, 1]),
      method("adam", "constant", [5, 3, 2]), method("adam", "linear", [1, 1, 1]),
    ])
    let interaction = try #require(all[0].rows[0].interactions[0])
    // 5/2, 3/3, 2/5.
    #expect(interaction.value == 1)
    #expect(interaction.interval.lower == 0.4 && interaction.interval.upper == 2.5)
  }

  @Test func `without a floor losses are as they are`() throws {
    let all = interactions([
      method("sgd", "constant", [10, 10]), method("sgd", "linear", [0, 0]),
      method("adam", "constant", [10, 10], excess: false),
      method("adam", "linear", [0, 0], excess: false),
    ])
    #expect(!all[0].isAboveFloor && all[0].rows[0].worths.map { $0?.value } == [2, 2])
    #expect(all[0].rows[0].interactions.map { $0?.value } == [1])
  }

  @Test func `one optimizer, or schedules in common of none, show no interaction`() {
    #expect(interactions([method("sgd", "constant", [1]), method("sgd", "linear", [1])]).isEmpty)
    #expect(interactions([method("sgd", "constant", [1]), method("adam", "linear", [1])]).isEmpty)
  }

  /// A diverged run counts as infinitely worse, and leaves the interaction of others open.
  @Test func `a schedule that diverges has an infinite worth`() {
    let all = interactions([
      method("sgd", "constant", [.infinity, .infinity]), method("sgd", "linear", [1, 1]),
      method("adam", "constant", [2, 2]), method("adam", "linear", [1, 1]),
    ])
    #expect(all[0].rows[0].worths.map { $0?.value } == [.infinity, 2])
    #expect(all[0].rows[0].interactions.map { $0?.value } == [nil])
  }
}
