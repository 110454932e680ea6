import Analysis
import Catalog
import Claims
import Foundation
import Presentation
import Records

/// What became of claims: `claims.md`, `claims.tsv` and `claims.html`, with a figure for each.
public struct ClaimsReport: Sendable {
  /// A claim with where it comes from.
  public struct Entry: Sendable {
    public var result: ClaimResult
    public var experiment: String
    /// Of the experiment's file, where it says why a claim may not be reproduced.
    public var description: String
    public var plan: String
    /// Repeats it.
    public var command: String
    /// By which arithmetics its experiment was computed.
    public var arithmetic: ArithmeticMixture

    public init(
      _ result: ClaimResult, experiment: String, description: String, plan: String,
      command: String, arithmetic: ArithmeticMixture
    ) {
      self.result = result
      self.experiment = experiment
      self.description = description
      self.plan = plan
      self.command = command
      self.arithmetic = arithmetic
    }
  }

  public var entries: [Entry]
  /// How many claims there are, these among them.
  public var total: Int
  public var isQuick: Bool
  /// Changes to all plans, as `path=value`.
  public var changes: [String]
  public var provenance: Provenance

  public init(
    entries: [Entry], total: Int, isQuick: Bool, changes: [String] = [], provenance: Provenance
  ) {
    self.entries = entries
    self.total = total
    self.isQuick = isQuick
    self.changes = changes
    self.provenance = provenance
  }

  /// The folder of the figures, below that of the results.
  public static let figureFolder = "claims"

  /// - Parameter folder: of the results
  /// - Throws: `toolMissing` only after everything that does not need gnuplot was written
  public func write(to folder: String) throws(ReportError) {
    try OutputFile.write(
      TSVFormat().text(of: ClaimTables.tidy(entries, isQuick: isQuick)), to: "\(folder)/claims.tsv")
    try OutputFile.write(markdown, to: "\(folder)/claims.md")
    let plots = "\(folder)/\(Self.figureFolder)"
    let figures = figures
    try FigureFolder(plots, remedy: "steplab reproduce").write(figures) {
      () throws(ReportError) in
      try OutputFile.write(page(figures, plots), to: "\(folder)/claims.html")
    }
  }

  private var figures: [Figure] {
    entries.compactMap {
      ClaimFigure.make(
        $0.result, name: $0.result.claim.id, remark: isQuick ? "quick" : nil)
    }
  }

  public func count(_ verdict: ClaimVerdict) -> Int {
    entries.count { $0.result.verdict == verdict }
  }

  /// "12 claims: 9 reproduced, 1 not reproduced, 2 inconclusive"
  public var counts: String {
    "\(entries.count) \(entries.count == 1 ? "claim" : "claims"): "
      + ClaimVerdict.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// What a reader has to know before the figures; empty for all claims in full, computed with the
  /// program's arithmetic.
  public var caveats: [String] {
    var caveats: [String] = []
    if isQuick {
      caveats.append(
        "Quick: every experiment was made small by its own quick changes. Intervals are wider and "
          + "values may differ from those of the full experiments.")
    }
    if !changes.isEmpty {
      caveats.append("The plans were changed: \(changes.joined(separator: ", ")).")
    }
    let looked = entries.count { $0.result.sequential != nil }
    if looked > 0 {
      caveats.append(
        "Seeds were added until verdicts stood, each looked at by itself, of "
          + (looked < entries.count
            ? "\(looked) claims; the others are decided by their intervals. " : "all claims. ")
          + "Intervals of these are of all seeds that were run and decide nothing, and the verdict of a cell is what "
          + "its seeds say by now.")
    }
    if entries.count < total { caveats.append("A selection: \(entries.count) of \(total) claims.") }
    for experiment in distinct(entries.map(\.experiment)) {
      let note = entries.first { $0.experiment == experiment }?.arithmetic.note
      if let note { caveats.append("\(experiment): \(note)") }
    }
    return caveats
  }

  /// Those that are expected to hold and were not reproduced.
  public var failedIDs: [String] {
    entries.map(\.result).filter { $0.claim.isExpected && $0.verdict != .reproduced }
      .map(\.claim.id)
  }

  // MARK: Texts

  private var markdown: String {
    var text = "# Claims\n\n"
    for caveat in caveats { text += "**\(caveat)**\n\n" }
    text += "\(counts).\n\n"
    text += MarkdownFormat().text(of: ClaimTables.overview(entries, isQuick: isQuick)) + "\n"
    text += ClaimTables.legend + "\n"
    for entry in entries {
      let words = ClaimWords(entry.result, isQuick: isQuick)
      text += "\n## \(entry.result.claim.id): \(words.verdict)\n\n"
      text += "\(entry.result.claim.statement)\n\nSource: \(entry.result.claim.source). "
      text += "Rule: \(Self.rule(entry.result)).\n\n"
      for remark in words.remarks { text += "\(remark)\n\n" }
      if !entry.result.cells.isEmpty {
        text += MarkdownFormat().text(of: ClaimTables.cells(entry.result)) + "\n"
      }
      if !entry.description.isEmpty { text += entry.description + "\n\n" }
      text += "`\(entry.command)` (\(entry.plan))\n"
    }
    return text
  }

  /// "boundary within 1 % of the prediction"
  private static func rule(_ result: ClaimResult) -> String {
    "`\(result.claim.quantity)` "
      + (result.claim.verdictRule?.description ?? "by the unknown rule '\(result.claim.rule.name)'")
  }

  private func page(_ figures: [Figure], _ plots: String) -> String {
    var page = HTMLPage(title: isQuick ? "Claims (quick)" : "Claims")
    for caveat in caveats { page.add(paragraph: caveat) }
    page.add(
      figures: [("\(entries.count)", entries.count == 1 ? "claim" : "claims")]
        + ClaimVerdict.allCases.map { ("\(count($0))", $0.rawValue) })
    page.add(table: ClaimTables.overview(entries, isQuick: isQuick))
    page.add(note: ClaimTables.legend)
    for entry in entries { add(entry, figures, plots, to: &page) }
    page.add(provenance: provenance)
    return page.text
  }

  private func add(
    _ entry: Entry, _ figures: [Figure], _ plots: String, to page: inout HTMLPage
  ) {
    let claim = entry.result.claim
    let words = ClaimWords(entry.result, isQuick: isQuick)
    page.add(heading: "\(claim.id): \(words.verdict)")
    page.add(paragraph: claim.statement)
    page.add(source: claim.source)
    page.add(paragraph: "Rule: \(Self.rule(entry.result).replacing("`", with: "")).")
    for remark in words.remarks { page.add(paragraph: remark) }
    if let figure = figures.first(where: { $0.name == claim.id }),
      let svg = try? String(contentsOfFile: "\(plots)/\(claim.id).svg", encoding: .utf8)
    {
      page.add(figure: figure, svg: svg)
    }
    if !entry.result.cells.isEmpty { page.add(table: ClaimTables.cells(entry.result)) }
    if !entry.description.isEmpty { page.add(paragraph: entry.description) }
    page.add(note: "\(entry.plan); again with: \(entry.command)")
  }
}
