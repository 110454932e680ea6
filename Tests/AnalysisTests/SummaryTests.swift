import Analysis
import Catalog
import Records
import Testing

@Suite struct SummaryTests {
  private func rows(
    _ losses: [Double: [Double?]], initial: Double = 10, optimizer: String = "a"
  ) -> [RunRow] {
    losses.sorted { $0.key < $1.key }.flatMap { rate, values in
      values.enumerated().map { seed, loss in
        RunRow(
          id: "\(rate)-\(seed)",
          cell: .init(
            method: .init(
              problem: "p", steps: 10, optimizer: optimizer, schedule: "s", batch: .full),
            peakRate: rate),
          seed: UInt64(seed), outcome: loss.map { _ in .finished } ?? .diverged(step: 3),
          metrics: Metrics(initialLoss: initial, loss: loss))
      }
    }
  }

  @Test func `medians, means, counts and the best rate`() throws {
    let summary = ExperimentSummary(
      rows([0.1: [4, 5, 6], 0.2: [1, 2, 6], 0.4: [1, nil, nil]]))
    #expect(summary.cells.map(\.median) == [5, 2, .infinity])
    #expect(summary.cells.map(\.mean) == [5, 3, nil])
    #expect(summary.cells.map(\.diverged) == [0, 0, 2])
    #expect(summary.cells.map(\.isBest) == [false, true, false])
    let method = try #require(summary.methods.first)
    #expect(method.best?.cell.peakRate == 0.2 && method.edge == .none)
    #expect(method.diverged == 2 && method.runs == 9)
    // min(loss, initial) − best: 5 − 2, 0, 10 − 2.
    #expect(method.sensitivity == 11.0 / 3)
    let interval = try #require(method.bestRateInterval)
    #expect(interval.lower <= 0.2 && interval.upper >= 0.2)
  }

  @Test func `a best rate on the edge is flagged`() {
    #expect(ExperimentSummary(rows([1: [1, 1], 2: [2, 2]])).methods[0].edge == .lower)
    #expect(ExperimentSummary(rows([1: [3, 3], 2: [2, 2]])).methods[0].edge == .upper)
    #expect(ExperimentSummary(rows([1: [3, 3]])).methods[0].edge == .none)
  }

  @Test func `when everything diverges there is no best`() {
    let summary = ExperimentSummary(rows([1: [nil, nil], 2: [nil, nil]]))
    #expect(summary.methods[0].best == nil && summary.diverged == 4)
    #expect(summary.cells.allSatisfy { !$0.isBest && $0.median == .infinity })
  }

  @Test func `runs that are not computed are missing, not diverged`() {
    var all = rows([1: [3, 3, 3]])
    all[1].outcome = nil
    all[1].metrics = Metrics()
    let summary = ExperimentSummary(all)
    #expect(summary.missing == 1 && summary.finished == 2 && summary.cells[0].median == 3)
  }

  @Test func `seeds are not compared across methods`() {
    let summary = ExperimentSummary(rows([1: [1]]) + rows([1: [2]], optimizer: "b"))
    #expect(summary.methods.count == 2 && summary.cells.allSatisfy { $0.isBest })
  }
}
