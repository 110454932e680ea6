import Catalog
import Foundation
import Records
import Reports
import Testing

@Suite struct StudySeriesFigureTests {
  private static let loss = StudyQuantity(
    "loss", title: "final loss", "at the end", isLogarithmic: true)

  private func cell(_ optimizer: String, _ rate: Double, _ values: [Double]) -> StudyTable.Cell {
    StudyTable.Cell(
      labels: ["optimizer": optimizer, "rate": compact(rate)], parameters: ["rate": rate],
      samples: values.enumerated().map { StudySample(seed: UInt64($0), values: ["loss": $1]) })
  }

  private func script(_ cells: [StudyTable.Cell]) throws -> String {
    let table = StudyTable(axes: ["optimizer", "rate"], quantities: [Self.loss], cells: cells)
    let report = StudyReport(
      table: table, shown: [], drawings: [.series(quantity: "loss", along: ["rate"])])
    return try #require(report.figures(title: "t").first).script
  }

  /// The rows of a data block.
  private func rows(_ script: String, _ number: Int) throws -> [String] {
    let after = try #require(script.components(separatedBy: "$data\(number) << EOD\n").last)
    return try #require(after.components(separatedBy: "EOD\n").first)
      .split(separator: "\n").map(String.init)
  }

  @Test func `an infinite median is a mark at the upper edge, and no point of the line`() throws {
    let script = try script([
      cell("a", 0.1, [1, 2, 3]), cell("a", 0.2, [4, 4, .infinity]),
      cell("a", 0.3, [2, .infinity, .infinity]),
    ])
    // 1.3 times the largest finite value that is drawn, 4.
    #expect(script.contains("set yrange [0.7692307692307692:5.2]"))
    // The interval of the second reaches the edge.
    #expect(try rows(script, 0) == ["0.1 2 1 3 NaN", "0.2 4 4 5.2 NaN", "0.3 NaN NaN NaN NaN"])
    #expect(try rows(script, 1) == ["0.3 5.2"])
    #expect(script.contains("$data1 using 1:2 with points pointtype 9"))
    #expect(script.contains("title 'infinite'"))
  }

  @Test func `a line of infinite medians alone stays, and finite ones have no marks`() throws {
    let both = try script([
      cell("a", 0.1, [1, 1]), cell("a", 0.2, [4, 4]),
      cell("b", 0.1, [.infinity, .infinity]), cell("b", 0.2, [.infinity, .infinity]),
    ])
    #expect(both.contains("title 'b'"))
    #expect(try rows(both, 2) == ["0.1 5.2", "0.2 5.2"])
    let finite = try script([cell("a", 0.1, [1, 1]), cell("a", 0.2, [2, 2])])
    #expect(!finite.contains("infinite") && !finite.contains("$data1"))
  }
}
