import ArgumentParser
import Catalog
import Foundation
import Guidance
import Records
import Reports

struct Diagnose: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what training curves show: verdict, evidence, cause and fixes.",
    usage: "steplab diagnose <file> ... [<options>]",
    discussion: """
      Reads CSV, TSV and JSON Lines with a header, of any framework: a training loss, and as far \
      as they are there steps, validation loss, gradient norm and rate. Several files are seeds \
      of one configuration. A column `run`, as in this program's curves.tsv, makes several runs \
      of a file; runs.tsv beside it tells which of them differ in their seed only and which \
      diverged. `-` is standard input.

      EXAMPLES
        steplab diagnose log.csv --columns train=Loss,step=Iteration
        steplab diagnose results/quickstart/curves.tsv --run 5f --threshold stuck=0.02
      """)

  @Argument(help: ArgumentHelp("Training logs.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Columns of step, train, validation, gradient or rate, separated by commas.",
      valueName: "role=name"))
  var columns: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Only runs whose name begins so.", valueName: "prefix"))
  var runPrefix: String?

  @Option(
    name: .customLong("threshold"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change what a test compares with, such as stuck=0.02. Repeatable.", valueName: "name=value"))
  var thresholds: [String] = []

  @Flag(help: "Tell the evidence of all configurations, not only of the first few.")
  var all = false

  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors {
      let thresholds = try DiagnosisOptions.thresholds(thresholds)
      let reader = TrainingLogReader(columns: try DiagnosisOptions.columns(columns))
      let groups = try DiagnosisInput(files, reader, runPrefix: runPrefix).groups
      let diagnoses = groups.map { GroupDiagnosis(of: $0, thresholds: thresholds) }
      Terminal.output(
        json.json
          ? DiagnosisJSON.document(diagnoses).canonical + "\n"
          : DiagnosisText(diagnoses, showsAll: all).text)
    }
  }
}

/// The options of `diagnose` that have a form of their own.
enum DiagnosisOptions {
  static func thresholds(_ assignments: [String]) throws -> Thresholds {
    var given: [String: SettingValue] = [:]
    for assignment in assignments {
      let (name, text) = try pair(assignment, "--threshold", "name=value, such as stuck=0.02")
      if let value = Int(text) {
        given[name] = .integer(value)
      } else if let value = Double(text) {
        given[name] = .number(value)
      } else {
        throw UsageError("--threshold \(name): expected a number, found '\(text)'")
      }
    }
    return try Thresholds(given)
  }

  static func columns(_ text: String?) throws -> [ColumnRole: String] {
    var columns: [ColumnRole: String] = [:]
    for assignment in text?.split(separator: ",") ?? [] {
      let (name, column) = try pair(
        String(assignment), "--columns", "role=name, such as train=Loss")
      guard let role = ColumnRole(rawValue: name) else {
        throw ConfigurationError.unknownName(
          kind: "role of a column", found: name, allowed: ColumnRole.allCases.map(\.rawValue))
      }
      columns[role] = column
    }
    return columns
  }

  private static func pair(
    _ assignment: String, _ option: String, _ form: String
  ) throws -> (String, String) {
    guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
      throw UsageError("\(option) expects \(form), found '\(assignment)'")
    }
    let value = assignment[assignment.index(after: sign)...]
    guard !value.isEmpty else {
      throw UsageError("\(option) expects \(form), found '\(assignment)'")
    }
    return (assignment[..<sign].trimmingCharacters(in: .whitespaces), String(value))
  }
}

/// The files of a call, as groups of runs that differ in their seed.
struct DiagnosisInput {
  private(set) var groups: [LogGroup] = []

  init(_ files: [String], _ reader: TrainingLogReader, runPrefix: String?) throws {
    func isChosen(_ run: String) -> Bool { runPrefix.map(run.hasPrefix) ?? true }
    var single: [TrainingLog] = []
    for path in files {
      let name = path == "-" ? "standard input" : path
      let logs = try reader.logs(TrainingLogReader.contents(of: path), file: name)
      if logs.count == 1, logs[0].name == name {
        single += logs
      } else {
        groups +=
          try Self.runs(of: path)?.groups(logs, where: isChosen)
          ?? logs.filter { isChosen($0.name) }.map { LogGroup(name: $0.name, logs: [$0]) }
      }
    }
    if let runPrefix, groups.isEmpty {
      throw UsageError("no run begins with '\(runPrefix)'")
    }
    if !single.isEmpty {
      let name = single.count == 1 ? single[0].name : "\(single.count) logs"
      groups.append(LogGroup(name: name, logs: single))
    }
  }

  /// The table beside a file of curves.
  private static func runs(of path: String) throws -> RunsTable? {
    let table = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent("runs.tsv").path
    guard path != "-", FileManager.default.fileExists(atPath: table) else { return nil }
    return try RunsTable(TrainingLogReader.contents(of: table), file: table)
  }
}
