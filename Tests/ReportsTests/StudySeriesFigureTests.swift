import Catalog
import Foundation
import Records
import Reports
import Testing
import TestSupport

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
      table: table, shown: [], drawings: [.series(quantity: "loss", along: [.rate])])
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

  private func table(_ cells: [StudyTable.Cell], _ axes: [Axis]) -> StudyTable {
    StudyTable(axes: axes, quantities: [Self.loss], cells: cells)
  }

  /// 3 × 4 lines at two rates.
  private var many: StudyTable {
    var cells: [StudyTable.Cell] = []
    for problem in ["p", "q", "r"] {
      for optimizer in ["a", "b", "c", "d"] {
        for rate in [0.1, 0.2] {
          var cell = cell(optimizer, rate, [1, 2])
          cell.coordinates[.problem] = .word(problem)
          cells.append(cell)
        }
      }
    }
    return table(cells, ["problem", "optimizer", "rate"])
  }

  @Test func `more lines than colours are set in panels, with each name once in the legend`() throws
  {
    let report = StudyReport(
      table: many, shown: [], drawings: [.series(quantity: "loss", along: [.rate])])
    let script = try #require(report.figures(title: "t").first).script
    for panel in ["p", "q", "r"] {
      #expect(script.components(separatedBy: "set title '\(panel)'").count == 2)
    }
    #expect(script.components(separatedBy: "title 'a'").count == 2)
    #expect(script.components(separatedBy: "set ylabel 'final loss'").count == 2)
    #expect(!script.contains("set title 't'"))
  }

  @Test func `a legend has room for its longest entry`() throws {
    let name = String(repeating: "m", count: 90)
    let figure = try #require(
      StudyReport(
        table: table(
          [cell(name, 0.1, [1, 1]), cell(name, 0.2, [2, 2]), cell("b", 0.1, [1, 1])],
          ["optimizer", "rate"]), shown: [],
        drawings: [.series(quantity: "loss", along: [.rate])]
      ).figures(title: "t").first)
    #expect(figure.width > 90 * 7 && figure.script.contains("maxcols 1 "))
    #expect(figure.script.contains("set terminal svg size \(figure.width),"))
  }

  @Test func `a map has a scale with the name of its quantity`() throws {
    let report = StudyReport(
      table: many, shown: [],
      drawings: [.map(quantity: "loss", x: [.rate], y: [Axis("second")])])
    #expect(report.figures(title: "t").isEmpty)
    var cells = many.cells
    for i in cells.indices {
      cells[i].parameters["second"] = cells[i].label(on: Axis("optimizer")) == "a" ? 1 : 2
    }
    let map = try #require(
      StudyReport(
        table: table(cells, many.axes), shown: [],
        drawings: [.map(quantity: "loss", x: [.rate], y: [Axis("second")])]
      ).figures(title: "t").first)
    #expect(map.script.contains("set colorbox horizontal"))
    #expect(map.script.contains("set cblabel 'final loss: median over the seeds'"))
    #expect(map.script.contains("set logscale cb"))
  }

  /// Numbers that are cut are other numbers.
  @Test(arguments: [60, 80, 120, 400])
  func `a study's table is never cut, whatever the width`(width: Int) {
    let names = ["loss", "a_quantity_of_some_length", "another_quantity", "third"]
    let quantities = names.map { StudyQuantity($0, title: $0, "") }
    let samples = (0..<7).map { seed in
      StudySample(
        seed: UInt64(seed),
        values: Dictionary(
          uniqueKeysWithValues: names.map { ($0, 0.0078218 + 0.0001234 * Double(seed)) }))
    }
    let problem =
      "a problem with a name (and=1, many=2, settings=3), longer than a line of the table"
    let report = StudyReport(
      table: StudyTable(
        axes: ["problem", "optimizer"], quantities: quantities,
        cells: ["sgd", "adam"].map {
          StudyTable.Cell(labels: ["problem": problem, "optimizer": $0], samples: samples)
        }), shown: names, drawings: [])
    let text = report.text(width: width)
    #expect(!text.contains("…"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    // Beside each other under headings they have a digit less.
    #expect(
      text.contains(
        width == 120 ? "0.00819 [0.00782, 0.00856]" : "0.008192 [0.007822, 0.008562]"))
  }
}
