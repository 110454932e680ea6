import Catalog
import DelimitedText

/// `runs.tsv` of an experiment: which runs differ in their seed only, and which diverged.
public struct RunsTable: Sendable {
  /// What makes a configuration, in the order in which it is named.
  private static let axes = ["problem", "optimizer", "schedule", "batch", "steps", "peak_rate"]

  private struct Run: Sendable {
    var run: String
    var axes: [String]
    var divergence: TrainingLog.Ending?
  }

  private var runs: [Run] = []

  /// - Parameters:
  ///   - bytes: of the file
  ///   - file: its name, for messages
  public init(_ bytes: [UInt8], file: String) throws(TrainingLogError) {
    var records = DelimitedRecords(bytes, from: 0, delimiter: .tab)
    let header = try records.next(of: file)?.fields.map(records.text) ?? []
    func place(_ name: String) throws(TrainingLogError) -> Int {
      guard let place = header.firstIndex(of: name) else {
        throw .malformed(file: file, line: 1, reason: "there is no column '\(name)'")
      }
      return place
    }
    let (run, outcome) = (try place("run"), try place("outcome"))
    let (divergedAt, steps) = (try place("diverged_at"), try place("steps"))
    var axes: [Int] = []
    for name in Self.axes { axes.append(try place(name)) }
    while let record = try records.next(of: file) {
      guard record.fields.count == header.count else {
        throw .malformed(
          file: file, line: record.line,
          reason: "\(record.fields.count) cells where the header has \(header.count)")
      }
      let cells = record.fields.map(records.text)
      var row = Run(run: cells[run], axes: axes.map { cells[$0] })
      if cells[outcome] == "diverged" {
        func number(_ place: Int) throws(TrainingLogError) -> Double? {
          try NumberCell.value(cells[place], column: header[place], file: file, line: record.line)
        }
        row.divergence = .init(divergedAt: try number(divergedAt), plannedSteps: try number(steps))
      }
      runs.append(row)
    }
  }

  /// The logs by configuration, in the order of the table. A run that diverged before its first
  /// recorded point has no log of its own in `curves.tsv` and gets an empty one; logs that the table
  /// does not know are configurations of their own.
  ///
  /// - Parameters:
  ///   - logs: named after their runs
  ///   - isChosen: by the run's name
  public func groups(_ logs: [TrainingLog], where isChosen: (String) -> Bool) -> [LogGroup] {
    let known = Dictionary(logs.map { ($0.name, $0) }) { first, _ in first }
    let chosen = runs.filter { isChosen($0.run) }
    let varying = Self.axes.indices.filter { axis in Set(chosen.map { $0.axes[axis] }).count > 1 }
    var groups: [LogGroup] = []
    var places: [[String]: Int] = [:]
    for run in chosen {
      guard
        var log = known[run.run] ?? run.divergence.map({ _ in .init(name: run.run, points: []) })
      else { continue }
      log.divergence = run.divergence
      if let place = places[run.axes] {
        groups[place].logs.append(log)
      } else {
        places[run.axes] = groups.count
        groups.append(LogGroup(name: name(run, varying), logs: [log]))
      }
    }
    let grouped = Set(chosen.map(\.run))
    return groups
      + logs.filter { !grouped.contains($0.name) && isChosen($0.name) }
      .map { LogGroup(name: $0.name, logs: [$0]) }
  }

  /// The axes that tell the configurations apart, or all of them where there is only one.
  private func name(_ run: Run, _ varying: [Int]) -> String {
    let shown = varying.isEmpty ? Array(Self.axes.indices) : varying
    return shown.map { axis in
      switch Self.axes[axis] {
      case "batch": "batch \(run.axes[axis])"
      case "steps": "\(run.axes[axis]) steps"
      case "peak_rate": "rate \(run.axes[axis])"
      default: run.axes[axis]
      }
    }.joined(separator: " ")
  }
}
