import Analysis
import Presentation
import Records
import Reports

/// Tells what is being done: drawing figures takes a moment.
func writing<T>(_ body: () throws -> T) rethrows -> T {
  if Terminal.errorIsTerminal { Terminal.status("writing tables and figures …") }
  defer { if Terminal.errorIsTerminal { Terminal.status("") } }
  return try body()
}

/// The report of an experiment in its folder.
struct WrittenReport {
  enum Content {
    /// Of runs.
    case sweep(ExperimentReport)
    /// Of measurements in their place.
    case measured(MeasuredReport)
  }

  let content: Content
  /// The experiment's folder.
  let folder: String

  private var page: String { "\(folder)/report.html" }

  /// Prints what one asked for with the place of the report.
  ///
  /// - Parameter more: members of the document for programs
  func show(asJSON: Bool, _ more: [String: JSONValue] = [:]) {
    guard asJSON else { return Terminal.output(text) }
    Terminal.output(JSONValue.document(members.merging(more) { $1 }).canonical + "\n")
  }

  private var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "folder": .string(folder), "report": .string(page), "arithmetic": arithmetic.json,
    ]
    switch content {
    case .measured(let report):
      members["experiment"] = .string(report.name)
      members["cells"] = StudyTables.cells(report.study.table).json
    case .sweep(let report):
      let summary = report.summary
      members["experiment"] = .string(report.name)
      members["runs"] = .integer(summary.runs)
      members["finished"] = .integer(summary.finished)
      members["diverged"] = .integer(summary.diverged)
      members["failed"] = .integer(summary.failed)
      members["missing"] = .integer(summary.missing)
      members["best"] = SummaryTables.methods(summary).json
      if let table = report.section?.table { members["cells"] = StudyTables.cells(table).json }
    }
    return members
  }

  private var arithmetic: ArithmeticMixture {
    switch content {
    case .measured(let report): report.arithmetic
    case .sweep(let report): report.arithmetic
    }
  }

  private var text: String {
    let width = Terminal.outputIsTerminal ? Terminal.width : 80
    let note = arithmetic.note.map { wrapped($0, width: width) + "\n" } ?? ""
    switch content {
    case .measured(let report):
      return report.study.text(width: width) + note + "Report: \(page)\n"
    case .sweep(let report):
      // Where a study is made of the runs, it is what one asked for.
      let table =
        report.section?.text(width: width)
        ?? TerminalFormat(width: width).text(of: SummaryTables.bestUnderHeadings(report.summary))
        + wrapped(SummaryTables.bestLegend, width: width) + "\n"
      let pointer = report.section?.pointer(folder: folder).map { "\($0)\n" } ?? ""
      return table + "\(report.counts)\n" + note + pointer + "Report: \(page)\n"
    }
  }
}
