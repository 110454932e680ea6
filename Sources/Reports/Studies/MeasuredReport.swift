import Analysis
import Presentation
import Records

/// Writes the results of an experiment whose study takes the place of runs.
public struct MeasuredReport: Sendable {
  public var name: String
  public var description: String
  public var study: StudyReport
  /// The multiple of the initial loss above which a run counts as diverged.
  public var divergenceFactor: Double
  /// By which arithmetics it was measured.
  public var arithmetic: ArithmeticMixture
  public var provenance: Provenance

  public init(
    name: String, description: String, study: StudyReport, divergenceFactor: Double,
    arithmetic: ArithmeticMixture, provenance: Provenance
  ) {
    self.name = name
    self.description = description
    self.study = study
    self.divergenceFactor = divergenceFactor
    self.arithmetic = arithmetic
    self.provenance = provenance
  }

  /// - Parameter folder: of the experiment
  /// - Throws: `toolMissing` only after everything that does not need gnuplot was written
  public func write(to folder: String) throws(ReportError) {
    try study.writeTables(to: folder)
    try OutputFile.write(markdown, to: "\(folder)/summary.md")
    try OutputFile.write(provenance.json.pretty + "\n", to: "\(folder)/provenance.json")
    let figures = study.figures(title: name)
    try FigureFolder("\(folder)/plots").write(figures) { () throws(ReportError) in
      try OutputFile.write(page(figures, folder), to: "\(folder)/report.html")
    }
  }

  private var markdown: String {
    """
    # \(name)

    \(description)

    \(DivergenceNote.text(divergenceFactor))

    \(arithmetic.note.map { "\($0)\n\n" } ?? "")\(study.markdown)
    """
  }

  private func page(_ figures: [Figure], _ folder: String) -> String {
    var page = HTMLPage(title: name)
    if !description.isEmpty { page.add(paragraph: description) }
    if let note = arithmetic.note { page.add(paragraph: note) }
    FigureFolder("\(folder)/plots").add(figures, to: &page, heading: \.title)
    page.add(heading: "Cells")
    page.add(note: DivergenceNote.text(divergenceFactor))
    study.addCells(to: &page)
    page.add(provenance: provenance)
    return page.text
  }
}
