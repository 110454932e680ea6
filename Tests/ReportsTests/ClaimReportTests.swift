import Analysis
import Catalog
import Claims
import Foundation
import Presentation
import Records
import Reports
import Testing
import TestSupport

@Suite struct ClaimReportTests {
  private static let quantity = StudyQuantity(
    "boundary", title: "largest stable η × λmax", "measured", isLogarithmic: true)

  static func cell(_ label: String, _ values: [Double?], _ momentum: Double) -> StudyTable.Cell {
    StudyTable.Cell(
      labels: ["optimizer": label, "batch": "full"],
      parameters: ["momentum": momentum],
      samples: values.enumerated().map { seed, value in
        StudySample(
          seed: UInt64(seed), values: value.map { ["boundary": $0] } ?? [:],
          uncertainties: ["boundary": 0.001],
          missing: value == nil ? ["boundary": "no bracket"] : [:])
      })
  }

  static let table = StudyTable(
    axes: ["optimizer"], quantities: [quantity],
    cells: [
      cell("sgd(momentum=0.5)", [3.001, 2.999, 3], 0.5),
      cell("sgd(momentum=0.9)", [3.7, 3.75, 3.8], 0.9),
    ])

  static func result(
    _ rule: String, _ settings: [String: SettingValue] = [:], _ prediction: Claim.Prediction?,
    in table: StudyTable = table, isExpected: Bool = true
  ) -> ClaimResult {
    ClaimResult(
      Claim(
        id: "A2", statement: "Heavy ball | <diverges>", source: "Cohen et al., arXiv 2103.00065",
        quantity: "boundary", prediction: prediction,
        rule: RunSpec.Component(name: rule, settings: settings), isExpected: isExpected),
      in: table)
  }

  static let within = result("within", ["tolerance": .number(0.01)], .formula("heavy-ball", [:]))

  static func report(
    _ results: [ClaimResult], isQuick: Bool = false, total: Int? = nil,
    arithmetic: ArithmeticMixture = ArithmeticMixture(of: "measurements", program: .first)
  ) -> ClaimsReport {
    ClaimsReport(
      entries: results.map {
        ClaimsReport.Entry(
          $0, experiment: "e", description: "Why it may fail.", plan: "Experiments/e.yaml",
          command: "steplab reproduce A2", arithmetic: arithmetic)
      }, total: total ?? results.count, isQuick: isQuick, provenance: Provenance())
  }

  @Test func `a mixture of arithmetics is a caveat, once for each experiment`() throws {
    var mixture = ArithmeticMixture(of: "runs", program: Arithmetic("2"))
    mixture.add([.first, Arithmetic("2")])
    let report = Self.report([Self.within, Self.within], arithmetic: mixture)
    #expect(report.caveats == ["e: \(try #require(mixture.note))"])
    #expect(Self.report([Self.within]).caveats.isEmpty)
    let claims = try #require(ClaimsJSON.document(report, folder: "r")["claims"])
    guard case .array(let entries) = claims else {
      Issue.record("\(claims)")
      return
    }
    #expect(entries.map { $0["arithmetic"]?.canonical } == [#"{"1":1,"2":1}"#, #"{"1":1,"2":1}"#])
  }

  @Test func `words tell the range of predictions and the farthest cell`() {
    let words = ClaimWords(Self.within, isQuick: true)
    #expect(words.predicted == "3 … 3.8" && words.measured == "3.75")
    #expect(words.interval == "[3.699, 3.801] 75 %" && words.verdict == "inconclusive (quick)")
    #expect(
      words.remarks[0]
        == "Farthest of 2 cells: sgd(momentum=0.9), predicted 3.8, ratio 0.98684.")
    let trend = ClaimWords(
      Self.result("trend", ["along": .text("momentum")], nil), isQuick: false)
    #expect(trend.predicted == "increasing along momentum" && trend.measured == "3, 3.75")
    #expect(trend.verdict == "reproduced")
    let none = ClaimWords(
      Self.result("within", [:], .number(1), in: StudyTable(axes: [], quantities: [])),
      isQuick: false)
    #expect(none.predicted == "–" && none.measured == "–" && none.interval == "–")
  }

  @Test func `of a rule about every seed the run that decides is shown, and how many break it`()
    throws
  {
    let result = Self.result("at-most", ["of": .text("every-seed")], .number(3.7))
    let words = ClaimWords(result, isQuick: false)
    #expect(words.measured == "3.8" && words.interval == "largest of 6, 2 outside")
    #expect(words.remarks.last == "Reason: 2 of 6 runs are outside of what is accepted.")
    let least = ClaimWords(
      Self.result("at-least", ["of": .text("every-seed")], .number(2)), isQuick: false)
    #expect(least.measured == "2.999" && least.interval == "smallest of 6")
    let range = ClaimWords(
      Self.result("within-factor", ["of": .text("every-seed")], .formula("heavy-ball", [:])),
      isQuick: false)
    #expect(range.interval == "farthest of 6")
    let tidy = TSVFormat().text(of: ClaimTables.tidy([entry(result)], isQuick: false))
      .split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    let row = Dictionary(uniqueKeysWithValues: zip(tidy[0], tidy[2]))
    #expect(row["extreme"] == "3.8" && row["outside"] == "2" && row["measured"] == "3.75")
    #expect(Dictionary(uniqueKeysWithValues: zip(tidy[0], tidy[1]))["outside"] == "0")
    let cells = ClaimTables.cells(result)
    #expect(
      cells.columns
        == ["cell", "seeds", "predicted", "median", "interval", "largest", "ratio", "verdict"])
    #expect(cells.rows.allSatisfy { $0.count == cells.columns.count })
    let json = ClaimsJSON.document(Self.report([result]), folder: "results").canonical
    #expect(json.contains("\"extreme\":3.8") && json.contains("\"outside\":2"))
    let figure = try #require(ClaimFigure.make(result, name: "x"))
    #expect(figure.script.contains("title 'largest'") && figure.caption.contains("largest"))
    let other = try #require(ClaimFigure.make(Self.within, name: "x"))
    #expect(!other.script.contains("'farthest'") && !other.caption.contains("Squares"))
  }

  @Test func `of a rule about a share of the runs the share is shown with its interval`() throws {
    let result = Self.result("share", ["upper": .number(1), "least": .number(0.5)], .number(3.76))
    let words = ClaimWords(result, isQuick: false)
    #expect(words.predicted == "at least 50 %" && words.measured == "66.7 %")
    #expect(words.interval == "[9.43, 99.2] % of 3")
    #expect(words.remarks.last == "Reason: of 3 runs 1 is not as claimed.")
    let cells = ClaimTables.cells(result)
    #expect(
      cells.columns == [
        "cell", "seeds", "predicted", "median", "interval", "share of runs", "its interval",
        "ratio", "verdict",
      ])
    #expect(cells.rows.allSatisfy { $0.count == cells.columns.count })
    let table = ClaimTables.tidy([entry(result), entry(Self.within)], isQuick: false)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    let lines = TSVFormat().text(of: table).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
    #expect(row["share"] == "1" && row["diverged"] == "0" && row["claim_verdict"] == "inconclusive")
    let other = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[3]))
    #expect(other["share"] == "" && other["diverged"] == "")
    let figure = try #require(ClaimFigure.make(result, name: "x"))
    #expect(figure.script.contains("100 %%") && figure.script.contains("66.7 %%"))
    let json = ClaimsJSON.document(Self.report([result]), folder: "results").canonical
    #expect(json.contains("\"accepted_runs\":2") && json.contains("\"share\":1"))
  }

  @Test func `the tidy table has a row for each claim and cell`() {
    let text = TSVFormat().text(of: ClaimTables.tidy([entry(Self.within)], isQuick: true))
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 3 && lines.allSatisfy { $0.count == lines[0].count })
    let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[2]))
    #expect(row["claim"] == "A2" && row["optimizer"] == "sgd(momentum=0.9)")
    #expect(row["predicted"] == "3.8" && row["measured"] == "3.75" && row["coverage"] == "0.75")
    #expect(row["lower"].flatMap { Double($0) } == 3.7 - 0.001)
    #expect(row["seeds"] == "3" && row["missing"] == "0")
    #expect(row["verdict"] == "inconclusive" && row["claim_verdict"] == "inconclusive")
    #expect(row["quick"] == "1" && row["expected"] == "1")
    let empty = Self.result("within", [:], .number(1), in: StudyTable(axes: [], quantities: []))
    let table = ClaimTables.tidy([entry(empty)], isQuick: false)
    #expect(table.rows.count == 1 && table.rows[0].count == table.columns.count)
  }

  private func entry(_ result: ClaimResult) -> ClaimsReport.Entry {
    Self.report([result]).entries[0]
  }

  @Test func `a figure's labels leave out the name that all have`() throws {
    let figure = try #require(ClaimFigure.make(Self.within, name: "x"))
    #expect(figure.script.contains("set xtics norotate ('momentum=0.5' 1, 'momentum=0.9' 2)"))
    #expect(figure.script.contains("set title 'A2: inconclusive'"))
    #expect(figure.script.contains("set yrange") && !figure.script.contains("logscale"))
  }

  @Test func `counts, caveats and what failed`() {
    let good = Self.result("at-most", [:], .number(9))
    let bad = Self.result("at-most", [:], .number(1))
    let other = Self.result("at-most", [:], .number(1), isExpected: false)
    let report = Self.report([good, bad, other, Self.within], isQuick: true, total: 9)
    #expect(report.counts == "4 claims: 1 reproduced, 2 not reproduced, 1 inconclusive")
    #expect(report.failedIDs == ["A2", "A2"])
    #expect(report.caveats.count == 2 && report.caveats[0].hasPrefix("Quick"))
    #expect(report.caveats[1] == "A selection: 4 of 9 claims.")
    #expect(Self.report([good]).caveats.isEmpty && Self.report([good]).failedIDs.isEmpty)
  }

  @Test func `files are written and drawn, with nothing from a plan taken for markup`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.report([Self.within], isQuick: true).write(to: folder)
    func read(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    let page = try read("claims.html")
    #expect(page.contains("&lt;diverges&gt;") && !page.contains("<diverges>"))
    #expect(page.contains("<a href=\"https://arxiv.org/abs/2103.00065\">arXiv 2103.00065</a>"))
    #expect(page.contains("data:image/svg+xml") && page.contains("Why it may fail."))
    #expect(page.contains("Claims (quick)") && page.contains("steplab reproduce A2"))
    let markdown = try read("claims.md")
    #expect(markdown.contains("Heavy ball \\| <diverges>") && markdown.contains("**Quick:"))
    #expect(try read("claims/A2.svg").contains("A2: inconclusive (quick)"))
    #expect(try read("claims.tsv").hasPrefix("claim\toptimizer\tbatch\tquantity\t"))
  }

  @Test func `figures survive infinities, nothing and one value`() throws {
    let cells = [
      Self.cell("a", [.infinity, .infinity], 0), Self.cell("b", [nil, nil], 0),
      Self.cell("c", [0, 0], 0),
    ]
    func figure(_ cells: [StudyTable.Cell]) -> Figure? {
      ClaimFigure.make(
        Self.result(
          "within", [:], .number(3),
          in: StudyTable(axes: ["optimizer"], quantities: [Self.quantity], cells: cells)),
        name: "x")
    }
    let all = try #require(figure(cells))
    for word in ["'infinite'", "'no value'", "'measured'"] { #expect(all.script.contains(word)) }
    #expect(all.script.contains("('a' 1, 'b' 2, 'c' 3)"))
    #expect(!all.script.contains("inf ") && !all.script.contains("nan"))
    #expect(figure([cells[1]]) == nil)
    #expect(figure([cells[0]]) != nil && figure([cells[2]]) != nil)
  }
}
