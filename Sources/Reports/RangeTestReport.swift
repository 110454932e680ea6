import Analysis
import Presentation
import Records

/// What a report says of range tests: tables, figures, sections of the page.
public struct RangeTestReport: ReportSection {
  public var results: [RangeTestResult]
  public var scores: [RangeTestScores]
  public var seeds: [UInt64]

  public init(results: [RangeTestResult], scores: [RangeTestScores], seeds: [UInt64]) {
    self.results = results
    self.scores = scores
    self.seeds = seeds
  }

  public func writeTables(to folder: String) throws(ReportError) {
    for (name, table) in [
      ("suggestions", RangeTestTables.suggestions(results, seeds: seeds)),
      ("rules", RangeTestTables.rules(results)),
      ("scorecard", RangeTestTables.scoreCard(scores)),
    ] {
      try OutputFile.write(TSVFormat().text(of: table), to: "\(folder)/\(name).tsv")
    }
  }

  public func figures(title: String) -> [Figure] {
    results.enumerated().compactMap { number, result in
      RangeTestFigure.make(
        result, name: results.count > 1 ? "range-test-\(number + 1)" : "range-test")
    }
  }

  public var markdown: String {
    var text = "\n## Range tests\n\n"
    for result in results {
      text += "### \(result.title)\n\n\(Self.readings(result))\n\n"
      text += MarkdownFormat().text(of: RangeTestTables.summary(result)) + "\n"
    }
    text += RangeTestTables.rulesLegend + "\n\n## Score-card of the rules\n\n"
    for scores in scores {
      text += "### \(Self.title(scores))\n\n\(Self.optimum(scores))\n\n"
      text += MarkdownFormat().text(of: RangeTestTables.scores(scores)) + "\n"
    }
    return text + RangeTestTables.scoresLegend + "\n"
  }

  public func pointer(folder: String) -> String? {
    "Range tests: \(folder)/scorecard.tsv, in words summary.md"
  }

  public func addTables(to page: inout HTMLPage) {
    page.add(heading: "Range tests")
    for result in results {
      page.add(paragraph: "\(result.title): \(Self.readings(result))")
      page.add(table: RangeTestTables.summary(result))
    }
    page.add(note: RangeTestTables.rulesLegend)
    page.add(heading: "Score-card of the rules")
    for scores in scores {
      page.add(paragraph: "\(Self.title(scores)): \(Self.optimum(scores))")
      page.add(table: RangeTestTables.scores(scores))
    }
    page.add(note: RangeTestTables.scoresLegend)
  }

  /// How the tests read, in words.
  public static func readings(_ result: RangeTestResult) -> String {
    let total = result.curves.count
    var parts = result.readings.map { reading, count in
      "\(count) of \(total): \(reading.sentence)"
    }
    if result.missing > 0 { parts.append("\(result.missing) of \(total) missing or failed") }
    return parts.joined(separator: "; ") + "."
  }

  private static func title(_ scores: RangeTestScores) -> String {
    let method = scores.method.method
    return "\(method.problem), \(method.name), batch \(method.batch.description), "
      + "\(method.steps) steps"
  }

  private static func optimum(_ scores: RangeTestScores) -> String {
    guard let best = scores.method.best else { return "no rate of the sweep has a finite loss." }
    var text =
      "swept optimum "
      + NumberFormat.estimate(best.cell.peakRate, scores.method.bestRateInterval, digits: 3)
      + ", final loss "
      + NumberFormat.estimate(best.median ?? .infinity, best.medianInterval, digits: 3)
    if scores.method.edge != .none {
      text += "; it is the \(scores.method.edge == .lower ? "first" : "last") rate of the grid"
    }
    return text + "."
  }
}
