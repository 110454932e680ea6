import Analysis
import Foundation
import Plans
import Records
import Reports
import Runs
import Studies

/// An experiment whose study takes the place of runs: from its plan to its folder of results.
struct MeasuredStudy {
  let computation: StudyComputation
  let folder: String

  /// `nil` if the experiment's runs are runs.
  init?(
    _ experiment: Experiment, in laboratory: Laboratory, store: RunStore, results: String
  ) throws {
    guard let computation = try StudyComputation(experiment, in: laboratory, store: store) else {
      return nil
    }
    self.computation = computation
    folder = URL(fileURLWithPath: results).appendingPathComponent(experiment.name).relativePath
  }

  private var experiment: Experiment { computation.experiment }
  var reportPath: String { "\(folder)/report.html" }

  /// Measures what the store lacks, with a line of progress, and says what was done.
  func compute(
    selection: [Int]? = nil, workers: Int, failsFast: Bool = false
  ) throws -> StudyComputation.Progress {
    let line = MeasurementLine(experiment.name)
    let progress = try computation.compute(
      selection: selection, workers: workers, failsFast: failsFast,
      shouldStop: { Interruption.isRequested }, report: { line.show($0) })
    line.finish(progress)
    if progress.isInterrupted, Interruption.isRequested {
      Terminal.message("Interrupted; what is done is saved. The same command continues.")
      throw ExitStatus.interrupted.code
    }
    return progress
  }

  /// Writes the tables, figures and the page.
  ///
  /// - Parameter progress: of a computation just now; `nil` keeps the provenance of an earlier one
  func write(_ progress: StudyComputation.Progress?, workers: Int) throws -> MeasuredReport {
    let entry = experiment.studyEntry
    let provenance =
      progress.flatMap { $0.computed > 0 ? $0 : nil }.map {
        RunProvenance.now(experiment, computed: $0.computed, workers: workers)
      } ?? RunProvenance.written(in: folder) ?? RunProvenance.now(experiment)
    let report = MeasuredReport(
      name: experiment.name, description: experiment.description,
      study: StudyReport(
        table: try computation.table(failures: progress?.failures ?? [:]),
        shown: entry?.shown ?? [], drawings: entry?.drawings ?? [],
        claims: experiment.claims),
      provenance: provenance)
    try report.write(to: folder)
    return report
  }
}

/// Progress of measurements on several threads, on standard error.
private final class MeasurementLine: Sendable {
  private let name: String
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let lastShown: LockedInstant

  init(_ name: String) {
    self.name = name
    start = clock.now
    lastShown = LockedInstant(start)
  }

  /// Nothing is shown within the first two seconds.
  func show(_ progress: StudyComputation.Progress) {
    let now = clock.now
    guard now - start > .seconds(2), progress.saved < progress.total else { return }
    let interval: Swift.Duration = Terminal.errorIsTerminal ? .milliseconds(200) : .seconds(3)
    guard lastShown.advance(to: now, after: interval) else { return }
    let elapsed = (now - start) / .seconds(1)
    let left = Double(progress.total - progress.saved) * elapsed / Double(max(1, progress.computed))
    let text =
      "\(name): \(progress.saved)/\(progress.total) measurements, ETA \(ProgressLine.duration(left))"
    if Terminal.errorIsTerminal { Terminal.status(text) } else { Terminal.message(text) }
  }

  func finish(_ progress: StudyComputation.Progress) {
    if Terminal.errorIsTerminal { Terminal.status("") }
    let elapsed = String(format: "%.1f", (clock.now - start) / .seconds(1))
    var text = "\(name): \(progress.computed) measurements in \(elapsed) s"
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    Terminal.message(text)
    if let reason = progress.firstFailure { Terminal.message("first failure: \(reason)") }
  }
}
