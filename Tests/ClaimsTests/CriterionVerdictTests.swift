import Analysis
import Catalog
import Claims
import Records
import Testing
import TestSupport

@Suite struct CriterionVerdictTests {
  /// Peaks of six seeds against warmup, at two limits.
  private static func table(_ first: [Double], _ second: [Double]) -> StudyTable {
    var cells: [StudyTable.Cell] = []
    for (limit, medians) in [(1000, first), (1_000_000, second)] {
      for (warmup, median) in zip([1, 16], medians) {
        let values: [Double?] = (0..<6).map { median + 0.01 * Double($0) }
        let labels: [Axis: String] = [
          "schedule": "constant(warmup=\(warmup))", "limit": "\(limit)",
        ]
        cells.append(
          MadeUp.cell(
            "sgd", values, labels: labels,
            parameters: ["warmup": Double(warmup), "limit": Double(limit)]))
      }
    }
    var table = MadeUp.table(cells, axes: ["optimizer", "schedule", "limit"])
    table.criterion = "limit"
    return table
  }

  private static let rises = ClaimSupport.claim("trend", ["along": .text("warmup")])

  @Test func `what comes out at every criterion is the verdict`() {
    let result = ClaimResult(Self.rises, in: Self.table([1, 2], [3, 4]))
    #expect(result.verdict == .reproduced && result.reason == nil && result.cells.count == 4)
    #expect(result.cells.map(\.group) == [0, 0, 1, 1])
    #expect(result.axes == ["schedule", "limit"])
    #expect(result.cells[3].title == "constant(warmup=16), limit 1000000")
    #expect(ClaimResult(Self.rises, in: Self.table([2, 1], [4, 3])).verdict == .notReproduced)
  }

  @Test func `a verdict that depends on the criterion is none`() {
    let result = ClaimResult(Self.rises, in: Self.table([1, 2], [4, 3]))
    #expect(result.verdict == .inconclusive)
    #expect(
      result.reason
        == "the verdict depends on the limit: reproduced at 1000, not reproduced at 1000000")
    // An axis that is no criterion makes groups, one of which falls.
    var table = Self.table([1, 2], [4, 3])
    table.criterion = nil
    #expect(ClaimResult(Self.rises, in: table).verdict == .notReproduced)
  }

  @Test func `a claim can choose the criterion`() {
    var claim = Self.rises
    claim.cells = ["limit": .number(1000)]
    let result = ClaimResult(claim, in: Self.table([1, 2], [4, 3]))
    #expect(result.verdict == .reproduced && result.cells.count == 2)
  }

  @Test func `a claim about the criterion compares along it`() {
    let rises = ClaimSupport.claim(
      "trend", ["along": .text("limit")], cells: ["warmup": .number(1)])
    #expect(ClaimResult(rises, in: Self.table([1, 2], [3, 4])).verdict == .reproduced)
    #expect(ClaimResult(rises, in: Self.table([3, 2], [1, 4])).verdict == .notReproduced)
  }

  @Test func `predictions have to hold at every criterion too`() {
    let claim = ClaimSupport.claim("at-least", predicted: .number(0.5))
    #expect(ClaimResult(claim, in: Self.table([1, 2], [3, 4])).verdict == .reproduced)
    #expect(ClaimResult(claim, in: Self.table([1, 2], [0.1, 4])).verdict == .inconclusive)
  }
}
