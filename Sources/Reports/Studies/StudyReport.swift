import Analysis
import Claims
import Presentation
import Records

/// What a report says of a study: tables and figures.
public struct StudyReport: Sendable {
  public var table: StudyTable
  /// The names of the quantities that a table for people shows.
  public var shown: [String]
  public var drawings: [StudyDrawing]
  /// What became of the experiment's claims.
  public var claims: [ClaimResult]
  /// Figures that the study draws of more than its table, such as curves.
  public var moreFigures: [Figure]

  public init(
    table: StudyTable, shown: [String], drawings: [StudyDrawing], claims: [Claim] = [],
    moreFigures: [Figure] = []
  ) {
    self.table = table
    self.claims = claims.map { ClaimResult($0, in: table) }
    self.shown = shown
    self.drawings = drawings
    self.moreFigures = moreFigures
  }

  public func writeTables(to folder: String) throws(ReportError) {
    try OutputFile.write(
      TSVFormat().text(of: StudyTables.cells(table)), to: "\(folder)/study.tsv")
    try OutputFile.write(
      TSVFormat().text(of: StudyTables.samples(table)), to: "\(folder)/samples.tsv")
    if !claims.isEmpty {
      try OutputFile.write(
        ClaimsJSON.verdicts(claims).pretty + "\n", to: "\(folder)/verdicts.json")
    }
  }

  /// Those of the drawings that the table has something for, and then the others.
  public func figures(title: String) -> [Figure] {
    drawings.enumerated().compactMap { number, drawing in
      let name = drawings.count > 1 ? "study-\(number + 1)" : "study"
      return switch drawing {
      case .series(let quantity, let along):
        StudySeriesFigure.make(table, quantity: quantity, along: along, name: name, title: title)
      case .map(let quantity, let x, let y):
        StudyMapFigure.make(table, quantity: quantity, x: x, y: y, name: name, title: title)
      }
    } + moreFigures
  }

  var markdown: String {
    (claims.isEmpty ? "" : MarkdownFormat().text(of: ClaimTables.brief(claims)) + "\n")
      + MarkdownFormat().text(of: StudyTables.shown(table, shown)) + "\n\(legend)\n"
  }

  /// What intervals are, and why values are missing.
  public var legend: String {
    [StudyTables.legend, StudyTables.notes(table, shown)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  func addClaims(to page: inout HTMLPage) {
    if !claims.isEmpty { page.add(table: ClaimTables.brief(claims)) }
  }

  func addCells(to page: inout HTMLPage) {
    addClaims(to: &page)
    page.add(table: StudyTables.shown(table, shown))
    page.add(note: legend)
  }

  private func legend(width: Int) -> String { wrapped(legend, width: width) + "\n" }

  /// A line for each claim, with its verdict.
  public func verdicts(width: Int) -> String {
    claims.map {
      wrapped("\($0.claim.id), \($0.verdict.rawValue): \($0.claim.statement)", width: width) + "\n"
    }.joined()
  }

  /// For a terminal: one row a cell, or where that is too wide a heading and a row, or a row for each
  /// quantity; the legend; the verdicts. A number is never cut, since what is left is another number.
  public func text(width: Int) -> String {
    let format = TerminalFormat(width: width)
    let wide = [StudyTables.shown(table, shown), StudyTables.underHeadings(table, shown)]
    return format.text(of: wide.first(where: format.fits) ?? StudyTables.stacked(table, shown))
      + legend(width: width) + verdicts(width: width)
  }
}

/// The report of a study that is made of the runs of a grid.
extension StudyReport {
  var sectionMarkdown: String { "\n## Study\n\n" + markdown }
}

/// A study of the runs of a grid as a part of their report.
public struct StudySection: ReportSection {
  public let study: StudyReport

  public init(_ study: StudyReport) { self.study = study }

  public var table: StudyTable? { study.table }
  public func writeTables(to folder: String) throws(ReportError) {
    try study.writeTables(to: folder)
  }
  public func figures(title: String) -> [Figure] { study.figures(title: title) }
  public var markdown: String { study.sectionMarkdown }

  public func addTables(to page: inout HTMLPage) {
    page.add(heading: "Study")
    study.addCells(to: &page)
  }

  public func text(width: Int) -> String? { study.text(width: width) }
}
