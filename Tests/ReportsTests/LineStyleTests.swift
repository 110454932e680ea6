import Catalog
import Records
import Reports
import Testing
import TestSupport

/// What figures draw their series with, read from the legends of their scripts.
@Suite struct LineStyleTests {
  private struct Style: Hashable {
    var title, colour, dash, point: String

    /// An entry of a legend; `nil` for another line of a script.
    init?(_ line: Substring) {
      let pattern =
        /NaN with linespoints pointtype (\d+) .*linecolor rgb '(.+)' dashtype (\S+) .*title '(.*)'/
      guard let match = line.firstMatch(of: pattern) else { return nil }
      (title, colour) = (String(match.4), String(match.2))
      (dash, point) = (String(match.3), String(match.1))
    }

    /// What a grey print keeps.
    var grey: [String] { [dash, point] }
  }

  private func legend(_ script: String) -> [Style] {
    script.split(separator: "\n").compactMap(Style.init)
  }

  private func expectDistinct(_ styles: [Style], _ count: Int) {
    #expect(styles.count == count && Set(styles.map(\.title)).count == count)
    #expect(Set(styles.map(\.grey)).count == count)
  }

  // MARK: Series in a row

  private func series(_ count: Int) throws -> [Style] {
    let loss = StudyQuantity("loss", title: "final loss", "at the end", isLogarithmic: true)
    let cells = (0..<count).flatMap { number in
      [0.1, 0.2].map { rate in
        StudyTable.Cell(
          labels: ["optimizer": "o\(number)", "rate": compact(rate)], parameters: ["rate": rate],
          samples: [StudySample(seed: 0, values: ["loss": Double(number + 1)])])
      }
    }
    let report = StudyReport(
      table: StudyTable(axes: ["optimizer", "rate"], quantities: [loss], cells: cells), shown: [],
      drawings: [.series(quantity: "loss", along: [.rate])])
    return legend(try #require(report.figures(title: "t").first).script)
  }

  @Test func `no two of 24 series look alike, with colours or without`() throws {
    let styles = try series(24)
    expectDistinct(styles, 24)
    // Eight colours; what has the same one differs in dash and in point.
    #expect(Set(styles.map(\.colour)).count == 8)
    for (a, b) in zip(styles, styles.dropFirst(8)) {
      #expect(a.colour == b.colour && a.dash != b.dash && a.point != b.point)
    }
    // However many follow, a series looks the same.
    for count in [1, 8, 9, 17] { #expect(try series(count) == Array(styles.prefix(count))) }
  }

  // MARK: Methods

  private func curves(_ optimizers: Int, _ schedules: Int) throws -> String {
    var curve = Curve()
    for step in 0...4 { curve.append([Double(step), 1, 1, 1 / Double(step + 1), 1, 1, nil]) }
    let inputs = (0..<optimizers).flatMap { optimizer in
      (0..<schedules).map { schedule in
        LossCurvesFigure.Input(
          method: RunRow.Method(
            problem: "p", steps: 4, optimizer: "o\(optimizer)", schedule: "s\(schedule)",
            batch: .full), curves: [curve])
      }
    }
    return try #require(LossCurvesFigure.make(inputs, name: "f", title: "t")).script
  }

  private func methods(_ optimizers: Int, _ schedules: Int) throws -> [Style] {
    legend(try curves(optimizers, schedules))
  }

  @Test func `colours tell optimizers and dashes tell schedules`() throws {
    for (optimizers, schedules) in [(2, 3), (4, 2), (8, 1), (4, 6), (8, 3)] {
      let styles = try methods(optimizers, schedules)
      for (number, a) in styles.enumerated() {
        for (other, b) in styles.enumerated() {
          #expect((a.colour == b.colour) == (number / schedules == other / schedules))
          #expect((a.dash == b.dash) == (number % schedules == other % schedules))
        }
      }
    }
  }

  @Test(arguments: [(24, 1), (1, 24), (12, 2), (2, 12), (8, 3), (3, 8), (6, 4), (4, 6), (3, 3)])
  func `more methods than colours are told apart without colours too`(
    optimizers: Int, schedules: Int
  ) throws { expectDistinct(try methods(optimizers, schedules), optimizers * schedules) }

  @Test func `a figure draws its lines as its legend shows them`() throws {
    let script = try curves(5, 2)
    let drawn = script.matches(
      of: /with linespoints (pointtype \d+) .*pointinterval .*(linecolor .*) linewidth/
    ).map { [String($0.1), String($0.2)] }
    let shown = script.matches(
      of: /NaN with linespoints (pointtype \d+) .*(linecolor .*) linewidth/
    )
    .map { [String($0.1), String($0.2)] }
    #expect(drawn.count == 10 && drawn == shown)
  }
}
