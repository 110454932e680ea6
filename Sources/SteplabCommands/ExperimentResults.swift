import Analysis
import Foundation
import Plans
import Presentation
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

  /// - Parameters:
  ///   - provenance: where the work comes from; `nil` keeps what an earlier start wrote. The
  ///     arithmetics are those of what the store has now
  ///   - failures: why measurements failed, by their identities
  func write(
    provenance: Provenance?, failures: [String: String] = [:]
  ) throws -> WrittenReport {
    var provenance =
      provenance ?? RunProvenance.written(in: folder) ?? RunProvenance.now(experiment)
    let arithmetic = try experiment.arithmetic(in: laboratory, from: store)
    provenance.entries["arithmetic"] = arithmetic.json
    guard experiment.isMeasured else { return try writeSweep(arithmetic, provenance) }
    let table =
      try experiment.table(in: laboratory, from: store, failures: failures)
      ?? experiment.studyTable
    let report = MeasuredReport(
      name: experiment.name, description: experiment.description,
      study: StudyReport(of: experiment, table: table),
      divergenceFactor: experiment.divergenceFactor, arithmetic: arithmetic, provenance: provenance)
    try report.write(to: folder)
    return WrittenReport(content: .measured(report), folder: folder)
  }

  private func writeSweep(
    _ arithmetic: ArithmeticMixture, _ provenance: Provenance
  ) throws -> WrittenReport {
    // What was only tuned on is no result.
    let tuning = Set(experiment.study?.study.tuningSeeds ?? [])
    let all = try writeRuns(), rows = all.filter { !tuning.contains($0.seed) }
    let summary = ExperimentSummary(rows)
    let curves = try bestCurves(summary, rows)
    let report = ExperimentReport(
      name: experiment.name, description: experiment.description, summary: summary,
      schedules: schedules(curves), curves: curves,
      section: try experiment.studyOfRuns?.section(
        of: StudiedSweep(experiment, in: laboratory, store: store), summary),
      tuningRuns: all.count - rows.count, divergenceFactor: experiment.divergenceFactor,
      arithmetic: arithmetic, provenance: provenance)
    try report.write(to: folder)
    return WrittenReport(content: .sweep(report), folder: folder)
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
