import Analysis
import Foundation
import Plans
import Records
import Reports
import Runs
import Studies

/// Writes everything that `results/<experiment>/` holds, from the store.
struct ExperimentResults {
  let experiment: Experiment
  /// With the files of its plan, as far as they are at hand.
  let laboratory: Laboratory
  let store: RunStore
  /// The experiment's folder.
  let folder: String

  init(
    _ experiment: Experiment, in laboratory: Laboratory, store: RunStore, results: String
  ) {
    self.experiment = experiment
    self.laboratory = laboratory
    self.store = store
    folder = URL(fileURLWithPath: results).appendingPathComponent(experiment.name).relativePath
  }

  var reportPath: String { "\(folder)/report.html" }

  /// - Parameter provenance: where the runs come from; `nil` keeps what an earlier start wrote
  func write(provenance: Provenance?) throws -> ExperimentReport {
    let allRows = try writeRuns()
    let comparison = try ComparisonStudy(experiment, in: laboratory).map {
      (study: $0, result: try $0.comparison(from: store))
    }
    // What was only tuned on is no result.
    let rows = allRows.filter { comparison?.study.isTuning($0) != true }
    let summary = ExperimentSummary(rows)
    let curves = try bestCurves(summary, rows)
    let study =
      try comparison.map { studyReport($0.study.table($0.result)) }
      ?? SharpnessStudy(experiment, in: laboratory).map { try sharpnessReport($0) }
    let report = ExperimentReport(
      name: experiment.name, description: experiment.description, summary: summary,
      schedules: schedules(curves), curves: curves,
      rangeTest: try RangeTestRuns(experiment, in: laboratory, store: store)?.report(summary),
      comparison: comparison.map { ComparisonReport(comparison: $0.result) }, study: study,
      provenance: provenance ?? RunProvenance.written(in: folder) ?? RunProvenance.now(experiment))
    try report.write(to: folder)
    return report
  }

  /// The runs and curves tables; returns the rows without their curves.
  private func writeRuns() throws -> [RunRow] {
    let settings = experiment.varyingSettings
    let tables = RunTables(
      settingColumns: settings,
      diagnosticColumns: try experiment.diagnosticNames(in: store))
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

  /// The study's table, and a figure of the seeds of every cell as long as there are few cells.
  private func sharpnessReport(_ study: SharpnessStudy) throws -> StudyReport {
    let seeds = experiment.seeds.count
    var figures: [Figure] = []
    for cell in 0..<min(experiment.count / seeds, Self.mostSharpnessFigures) {
      let numbers = Array(cell * seeds..<min((cell + 1) * seeds, experiment.count))
      let place = experiment.place(numbers[0])
      let records = try store.records(experiment.ids(numbers))
      let inputs = zip(numbers, records).compactMap { number, record in
        record.map {
          SharpnessFigure.Input(
            label: "seed \(experiment.place(number).seed)",
            curve: study.curve($0.curve, arm: place.arm))
        }
      }
      let labels = experiment.studyCell(at: place)
      let figure = SharpnessFigure.make(
        inputs, name: "sharpness-\(cell + 1)", title: labels.title(experiment.varyingAxes),
        product: study.product(arm: place.arm))
      if let figure { figures.append(figure) }
    }
    return studyReport(try study.table(from: store), figures)
  }

  private func studyReport(_ table: StudyTable, _ figures: [Figure] = []) -> StudyReport {
    let entry = experiment.studyEntry
    return StudyReport(
      table: table, shown: entry?.shown ?? [], drawings: entry?.drawings ?? [],
      claims: experiment.claims, moreFigures: figures)
  }

  private static let mostSharpnessFigures = 16

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

  /// Those that are functions of the step, and from the rates that were used those that depend on
  /// the losses or on a file that is not at hand.
  private func schedules(_ curves: [LossCurvesFigure.Input]) -> [SchedulesFigure.Input] {
    var inputs = experiment.scheduleFactors(in: laboratory).map {
      SchedulesFigure.Input(label: $0.label, points: $0.points)
    }
    for input in curves where !inputs.contains(where: { $0.label == input.method.schedule }) {
      guard let curve = input.curves.first else { continue }
      let rates = curve.column("rate").map { $0 ?? .nan }
      // At a warmup's end, or at the first step, a rate is the peak.
      guard let peak = rates.filter(\.isFinite).max(), peak > 0 else { continue }
      inputs.append(
        SchedulesFigure.Input(
          label: input.method.schedule,
          points: zip(curve.column("step"), rates).compactMap { step, rate in
            rate.isFinite ? (Int(step ?? 0), rate / peak) : nil
          }))
    }
    return inputs
  }
}
