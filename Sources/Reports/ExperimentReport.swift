import Analysis
import Catalog
import Foundation
import Presentation
import Records

/// Writes the summary of an experiment: tables, figures and the page.
public struct ExperimentReport: Sendable {
  public var name: String
  public var description: String
  public var summary: ExperimentSummary
  public var schedules: [SchedulesFigure.Input]
  /// The curves of the best cells.
  public var curves: [LossCurvesFigure.Input]
  /// What the experiment's study makes of the runs.
  public var section: (any ReportSection)?
  /// The runs that only peak rates were tuned on, which are in no other figure.
  public var tuningRuns: Int
  /// The multiple of the initial loss above which a run counts as diverged.
  public var divergenceFactor: Double
  /// By which arithmetics it was computed.
  public var arithmetic: ArithmeticMixture
  public var provenance: Provenance

  public init(
    name: String, description: String, summary: ExperimentSummary,
    schedules: [SchedulesFigure.Input], curves: [LossCurvesFigure.Input],
    section: (any ReportSection)? = nil, tuningRuns: Int = 0, divergenceFactor: Double,
    arithmetic: ArithmeticMixture,
    provenance: Provenance
  ) {
    self.name = name
    self.description = description
    self.summary = summary
    self.schedules = schedules
    self.curves = curves
    self.section = section
    self.tuningRuns = tuningRuns
    self.divergenceFactor = divergenceFactor
    self.arithmetic = arithmetic
    self.provenance = provenance
  }

  /// - Parameter folder: of the experiment
  /// - Throws: `toolMissing` only after everything that does not need gnuplot was written
  public func write(to folder: String) throws(ReportError) {
    try OutputFile.write(
      TSVFormat().text(of: SummaryTables.cells(summary)), to: "\(folder)/summary.tsv")
    try OutputFile.write(
      TSVFormat().text(of: SummaryTables.methods(summary)), to: "\(folder)/best.tsv")
    try OutputFile.write(markdown, to: "\(folder)/summary.md")
    try OutputFile.write(provenance.json.pretty + "\n", to: "\(folder)/provenance.json")
    try section?.writeTables(to: folder)
    let figures = figures
    try FigureFolder("\(folder)/plots").write(figures) { () throws(ReportError) in
      try OutputFile.write(page(figures, folder), to: "\(folder)/report.html")
    }
  }

  /// "1095 runs: 1093 finished, 2 diverged".
  public var counts: String {
    var parts = ["\(summary.finished) finished", "\(summary.diverged) diverged"]
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    if summary.missing > 0 { parts.append("\(summary.missing) not computed yet") }
    if tuningRuns > 0 { parts.append("beside \(tuningRuns) for tuning") }
    return "\(summary.runs) runs: " + parts.joined(separator: ", ")
  }

  private var markdown: String {
    """
    # \(name)

    \(description)

    \(counts). \(DivergenceNote.text(divergenceFactor))\(arithmetic.note.map { "\n\n\($0)" } ?? "")
    \(section?.lead ?? "")
    ## Best peak rate of every method

    \(MarkdownFormat().text(of: SummaryTables.best(summary)))
    \(SummaryTables.bestLegend)

    ## All cells

    \(MarkdownFormat().text(of: SummaryTables.allCells(summary)))
    """ + (section?.markdown ?? "")
  }

  /// A problem and a horizon: what methods are compared on.
  private struct Task: Hashable {
    var problem: String
    var steps: Int
  }

  private var figures: [Figure] {
    let tasks = distinct(
      summary.methods.map { Task(problem: $0.method.problem, steps: $0.method.steps) })
    var figures: [Figure] = []
    for (number, task) in tasks.enumerated() {
      let suffix = tasks.count > 1 ? "-\(number + 1)" : ""
      let title = "\(task.problem), \(task.steps) steps"
      let methods = summary.methods.filter {
        $0.method.problem == task.problem && $0.method.steps == task.steps
      }
      let ofTask = curves.filter {
        $0.method.problem == task.problem && $0.method.steps == task.steps
      }
      figures += [
        LossVersusRateFigure.make(
          methods, in: summary, name: "loss-vs-rate\(suffix)", title: title),
        LossCurvesFigure.make(ofTask, name: "curves\(suffix)", title: title),
      ].compactMap(\.self)
    }
    return figures + [SchedulesFigure.make(schedules, name: "schedules")].compactMap(\.self)
      + (section?.figures(title: name) ?? [])
  }

  private func page(_ figures: [Figure], _ folder: String) -> String {
    var page = HTMLPage(title: name)
    if !description.isEmpty { page.add(paragraph: description) }
    page.add(
      figures: [
        ("\(summary.runs)", "runs"), ("\(summary.finished)", "finished"),
        ("\(summary.diverged)", "diverged"), ("\(summary.failed)", "failed"),
        ("\(summary.missing)", "not computed"), ("\(tuningRuns)", "for tuning"),
      ].filter { $0.name == "runs" || $0.value != "0" })
    page.add(note: DivergenceNote.text(divergenceFactor))
    if let note = arithmetic.note { page.add(paragraph: note) }
    let drawings = FigureFolder("\(folder)/plots")
    section?.addLead(to: &page) { name, page in
      if let figure = figures.first(where: { $0.name == name }) {
        drawings.add(figure, to: &page)
      }
    }
    page.add(heading: "Best peak rate of every method")
    page.add(table: SummaryTables.best(summary))
    page.add(note: SummaryTables.bestLegend)
    drawings.add(
      figures.filter { section?.shownInside.contains($0.name) != true }, to: &page,
      heading: heading)
    section?.addTables(to: &page)
    page.add(heading: "All cells")
    page.add(
      table: SummaryTables.allCells(summary),
      summary: "One row a cell: \(summary.cells.count) rows")
    page.add(provenance: provenance)
    return page.text
  }

  private func heading(of figure: Figure) -> String {
    if figure.name.hasPrefix("loss-vs-rate") {
      return "Final loss against peak rate: \(figure.title)"
    }
    return figure.name.hasPrefix("curves") ? "Loss curves: \(figure.title)" : figure.title
  }
}
