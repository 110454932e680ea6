import Analysis
import Catalog
import Foundation
import Presentation
import Records
import Reports
import Testing
import TestSupport

/// How figures draw what has no finite value.
@Suite struct DivergenceTests {
  private static let rates = [0.01, 0.03, 0.1, 0.3, 1, 3]

  /// - Parameter diverged: at each rate, how many of five seeds diverge, by method
  private func figure(_ diverged: [[Int]]) throws -> Figure {
    var rows: [RunRow] = []
    for (number, counts) in diverged.enumerated() {
      let method = RunRow.Method(
        problem: "p", steps: 9, optimizer: "o\(number)", schedule: "s", batch: .full)
      for (rate, count) in zip(Self.rates, counts) {
        for seed in 1...5 {
          let loss = seed > count ? 1 + 0.1 * Double(seed) : nil
          rows.append(
            RunRow(
              id: "\(rows.count)", cell: .init(method: method, peakRate: rate), seed: UInt64(seed),
              outcome: loss == nil ? .diverged(step: 1) : .finished,
              metrics: Metrics(initialLoss: 9, loss: loss)))
        }
      }
    }
    let summary = ExperimentSummary(rows)
    return try #require(
      LossVersusRateFigure.make(summary.methods, in: summary, name: "f", title: "t"))
  }

  /// The rows of the data that a plot of a script uses, block by block.
  private func blocks(_ script: String, _ style: String) -> [[String]] {
    script.matches(of: /(\$data\d+) using [^\n]* with (\w+)/).filter { $0.2 == style }.map {
      let text = script.components(separatedBy: "\($0.1) << EOD\n")[1]
      return text.components(separatedBy: "EOD\n")[0].split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast().map(String.init)
    }
  }

  private func polygons(_ svg: String) -> [[(x: Double, y: Double)]] {
    svg.matches(of: /<polygon [^>]*fill-opacity[^>]*points = '([^']*)'/).map { match in
      match.1.split(separator: " ").compactMap { pair in
        let numbers = pair.split(separator: ",").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
    }
  }

  /// At the third rate three seeds diverge, at the fourth all.
  private let gap = [0, 0, 3, 5, 0, 0]

  @Test func `a band without upper end reaches the edge, and one without ends is a gap`() throws {
    let script = try figure([gap]).script
    let range = try #require(script.firstMatch(of: /set yrange \[(.*):(.*)\]/))
    let band = try #require(blocks(script, "filledcurves").first)
    #expect(
      band.map { $0.split(separator: " ").first ?? "" } == ["0.01", "0.03", "0.1", "", "1", "3"])
    #expect(band[2].hasSuffix(" \(range.2)") && !band[1].hasSuffix(" \(range.2)"))
    #expect(!band.contains { $0.contains("NaN") || $0.contains("inf") })
    // The median is infinite at both rates.
    let line = try #require(blocks(script, "linespoints").first)
    #expect(line[2] == "0.1 NaN" && line[3] == "0.3 NaN" && line.count == 6)
  }

  @Test func `a band is drawn as a polygon on each side of its gap`() throws {
    let drawn = try DrawnFigure(try figure([gap])).svg
    let polygons = polygons(drawn)
    try #require(polygons.count == 2)
    #expect(polygons.map(\.count) == [6, 4])
    #expect(polygons[0].map(\.x).max()! < polygons[1].map(\.x).min()!)
    // The plot area begins 38 pixels below the edge of the figure.
    let tops = polygons.map { $0.map(\.y).min()! }
    #expect(abs(tops[0] - 38) < 0.5 && tops[1] > 45)
  }

  @Test func `a band of a curve ends where all of its seeds have`() throws {
    let curves = (1...3).map { seed in
      var curve = Curve()
      for step in 0...(seed == 1 ? 4 : 2) {
        curve.append([Double(step), 1, 1, 1 + 0.1 * Double(seed + step), 1, 1, nil])
      }
      return curve
    }
    let figure = try #require(
      LossCurvesFigure.make(
        [
          .init(
            method: RunRow.Method(
              problem: "p", steps: 4, optimizer: "o", schedule: "s", batch: .full),
            curves: curves)
        ], name: "f", title: "t"))
    let range = try #require(figure.script.firstMatch(of: /set yrange \[(.*):(.*)\]/))
    let band = try #require(blocks(figure.script, "filledcurves").first)
    #expect(band.count == 5 && band[3].hasSuffix(" \(range.2)") && band[4].hasSuffix(" \(range.2)"))
    #expect(blocks(figure.script, "linespoints")[0].suffix(2) == ["3 NaN", "4 NaN"])
    #expect(polygons(try DrawnFigure(figure).svg).count == 1)
  }

  // MARK: Marks

  /// Where points of a type are drawn.
  private func points(_ type: Int, _ svg: String) -> [(x: Double, y: Double)] {
    svg.matches(of: /<use xlink:href='#gpPt(\d+)' transform='translate\(([\d.]+),([\d.]+)\)/)
      .compactMap { match in
        guard Int(match.1) == type - 1, let x = Double(match.2), let y = Double(match.3) else {
          return nil
        }
        return (x, y)
      }
  }

  private func crosses(_ svg: String) -> [(x: Double, y: Double)] { points(2, svg) }

  private func smallestDistance(_ points: [(x: Double, y: Double)]) -> Double {
    points.indices.flatMap { i in
      points[..<i].map { hypot($0.x - points[i].x, $0.y - points[i].y) }
    }.min() ?? .infinity
  }

  @Test func `a mark alone stands at its rate`() throws {
    let script = try figure([gap]).script
    let range = try #require(script.firstMatch(of: /set yrange \[(.*):(.*)\]/))
    #expect(blocks(script, "points") == [["0.1 \(range.2)", "0.3 \(range.2)"]])
  }

  @Test func `marks of several methods stand side by side, in the order of the legend`() throws {
    let script = try figure(Array(repeating: [0, 0, 0, 1, 0, 0], count: 3)).script
    let rows = blocks(script, "points").map {
      $0[0].split(separator: " ").compactMap { Double($0) }
    }
    try #require(rows.count == 3)
    #expect(rows[0][0] < 0.3 && rows[1][0] == 0.3 && rows[2][0] > 0.3)
    #expect(Set(rows.map { $0[1] }).count == 1)
    let drawn = crosses(
      try DrawnFigure(try figure([[0, 0, 0, 1, 0, 0], [0, 0, 0, 1, 0, 0]])).svg)
    #expect(drawn.count == 2 && abs(abs(drawn[0].x - drawn[1].x) - 8) < 0.1)
  }

  @Test(arguments: [2, 8, 24, 60]) func `however many there are, no mark covers another`(
    count: Int
  ) throws {
    // They diverge at the last rates, some at fewer.
    let drawn = try DrawnFigure(
      try figure((0..<count).map { [0, 0, 0, $0 % 2, 1 + $0 % 4, 5] }))
    let crosses = crosses(drawn.svg)
    #expect(crosses.count == 2 * count + count / 2)
    #expect(smallestDistance(crosses) > 7)
    #expect(crosses.allSatisfy { $0.y > 30 && $0.x < drawn.picture.width })
    #expect(drawn.picture.cut == [])
  }

  @Test func `infinite medians of several lines do not cover each other either`() throws {
    let quantity = StudyQuantity("loss", title: "loss", "", isLogarithmic: true)
    let cells = ["a", "b", "c"].flatMap { name in
      [0.1, 0.2].map { rate in
        StudyTable.Cell(
          labels: ["optimizer": name, "rate": compact(rate)], parameters: ["rate": rate],
          samples: [StudySample(seed: 1, values: ["loss": rate == 0.1 ? 1 : .infinity])])
      }
    }
    let report = StudyReport(
      table: StudyTable(axes: ["optimizer", "rate"], quantities: [quantity], cells: cells),
      shown: [], drawings: [.series(quantity: "loss", along: [.rate])])
    let figure = try #require(report.figures(title: "t").first)
    let marks = blocks(figure.script, "points").filter { $0.count == 1 }
    #expect(marks.count == 3 && Set(marks).count == 3)
    // The third line has the same points of its own, further down.
    let drawn = points(9, try DrawnFigure(figure).svg).filter { $0.y < 50 }
    #expect(drawn.count == 3 && smallestDistance(drawn) > 11)
  }
}
