import Analysis
import Experiments
import Foundation
import Records
import Reports

/// Writes everything that `results/<experiment>/` holds, from the store.
struct ExperimentResults {
  let experiment: Experiment
  let store: RunStore
  /// The experiment's folder.
  let folder: String

  init(_ experiment: Experiment, store: RunStore, results: String) {
    self.experiment = experiment
    self.store = store
    folder = URL(fileURLWithPath: results).appendingPathComponent(experiment.name).relativePath
  }

  var reportPath: String { "\(folder)/report.html" }

  /// - Parameter provenance: where the runs come from; `nil` keeps what an earlier start wrote
  func write(provenance: Provenance?) throws -> ExperimentReport {
    let rows = try writeRuns()
    let summary = ExperimentSummary(rows)
    let report = ExperimentReport(
      name: experiment.name, description: experiment.description, summary: summary,
      schedules: experiment.scheduleFactors.map { .init(label: $0.label, points: $0.points) },
      curves: try bestCurves(summary, rows), provenance: provenance ?? writtenProvenance)
    try report.write(to: folder)
    return report
  }

  /// The runs and curves tables; returns the rows without their curves.
  private func writeRuns() throws -> [RunRow] {
    let settings = experiment.varyingSettings
    let tables = RunTables(
      settingColumns: settings, diagnosticColumns: experiment.diagnosticNames)
    let runs = try OutputFile("\(folder)/runs.tsv")
    let curves = try OutputFile("\(folder)/curves.tsv")
    try runs.write(tables.runHeader)
    try curves.write(tables.curveHeader)
    let settingsOfArms = experiment.arms.map(\.qualifiedSettings)
    var rows: [RunRow] = []
    try experiment.forEachRow(in: store) { place, row, record in
      try runs.write(tables.line(row, settings: settingsOfArms[place.arm]))
      if let record { try curves.write(tables.lines(record)) }
      rows.append(row)
    }
    try runs.close()
    try curves.close()
    return rows
  }

  private func bestCurves(
    _ summary: ExperimentSummary, _ rows: [RunRow]
  ) throws -> [LossCurvesFigure.Input] {
    var runs: [RunRow.Cell: [String]] = [:]
    for row in rows { runs[row.cell, default: []].append(row.id) }
    return try summary.methods.compactMap { method in
      guard let best = method.best else { return nil }
      let records = try store.records(runs[best.cell] ?? [])
      return LossCurvesFigure.Input(
        method: method.method, curves: records.compactMap { $0?.curve })
    }
  }

  private var writtenProvenance: Provenance {
    guard let data = FileManager.default.contents(atPath: "\(folder)/provenance.json"),
      let json = try? JSONDecoder().decode(JSONValue.self, from: data),
      case .object(let entries) = json
    else { return RunProvenance.now(experiment) }
    return Provenance(entries: entries)
  }
}
