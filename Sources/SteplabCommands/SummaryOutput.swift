import Analysis
import Records
import Reports

/// Tells what is being done: drawing figures takes a moment.
func writing<T>(_ body: () throws -> T) rethrows -> T {
  if Terminal.errorIsTerminal { Terminal.status("writing tables and figures …") }
  defer { if Terminal.errorIsTerminal { Terminal.status("") } }
  return try body()
}

/// Prints the best cells with the place of the report.
func showSummary(
  _ report: ExperimentReport, _ output: ExperimentResults, asJSON: Bool,
  _ more: [String: JSONValue] = [:]
) {
  guard asJSON else { return Terminal.output(summaryText(report, output)) }
  let summary = report.summary
  var members: [String: JSONValue] = [
    "experiment": .string(report.name), "runs": .integer(summary.runs),
    "finished": .integer(summary.finished), "diverged": .integer(summary.diverged),
    "failed": .integer(summary.failed), "missing": .integer(summary.missing),
    "folder": .string(output.folder), "report": .string(output.reportPath),
    "best": SummaryTables.methods(summary).json,
  ]
  if let study = report.study { members["cells"] = StudyTables.cells(study.table).json }
  Terminal.output(JSONValue.document(members.merging(more) { $1 }).canonical + "\n")
}

private func summaryText(_ report: ExperimentReport, _ output: ExperimentResults) -> String {
  let width = Terminal.outputIsTerminal ? Terminal.width : 80
  // Where a study is made of the runs, it is what one asked for.
  let table =
    report.comparison.map { $0.text(width: width) + (report.study?.verdicts(width: width) ?? "") }
    ?? report.study?.text(width: width)
    ?? TerminalFormat(width: width).text(of: SummaryTables.bestUnderHeadings(report.summary))
    + wrapped(SummaryTables.bestLegend, width: width) + "\n"
  return table + "\(report.counts)\n"
    + (report.rangeTest == nil
      ? "" : "Range tests: \(output.folder)/scorecard.tsv, in words summary.md\n")
    + "Report: \(output.reportPath)\n"
}

/// Prints the table of a study with the place of the report.
func showStudy(
  _ report: MeasuredReport, _ study: MeasuredStudy, asJSON: Bool, _ more: [String: JSONValue] = [:]
) {
  if asJSON {
    let members: [String: JSONValue] = [
      "experiment": .string(report.name), "folder": .string(study.folder),
      "report": .string(study.reportPath), "cells": StudyTables.cells(report.study.table).json,
    ]
    Terminal.output(JSONValue.document(members.merging(more) { $1 }).canonical + "\n")
  } else {
    let width = Terminal.outputIsTerminal ? Terminal.width : 80
    Terminal.output(
      report.study.text(width: width) + "Report: \(study.reportPath)\n")
  }
}
