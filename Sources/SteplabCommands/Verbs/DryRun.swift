import Analysis
import Catalog
import Foundation
import Plans
import Presentation
import Records
import Reports
import Runs
import Studies

/// What `run --dry-run` shows.
struct DryRun {
  private let experiment: Experiment
  private let selection: Selection
  private let results: String
  private let renews: Bool
  /// Above this many runs, those in the store are not counted: it would take longer than a look.
  private static let largestCount = 200_000

  /// - Parameter renews: whether what the store has of another arithmetic would be computed again
  init(_ experiment: Experiment, _ selection: Selection, _ results: String, renews: Bool) {
    self.experiment = experiment
    self.selection = selection
    self.results = results
    self.renews = renews
  }

  func show(_ asJSON: Bool) throws {
    let selected =
      selection.isEverything
      ? experiment.count : try selection.numbers(in: experiment).count
    let saved = try saved()
    if asJSON {
      Terminal.output(
        JSONValue.document([
          "experiment": .string(experiment.name), "runs": .integer(experiment.count),
          "selected": .integer(selected), "saved": saved.map { .integer($0.total) } ?? .null,
          "arithmetic": saved?.json ?? .null,
          "arms": table.json,
          "range_tests": outlook.map { .integer($0.first) } ?? .null,
        ]).canonical + "\n")
      return
    }
    Terminal.output(TerminalFormat().text(of: table))
    Terminal.output(
      "\(experiment.name): \(experiment.count) \(unit)\(experiment.count == 1 ? "" : "s"), "
        + "\(seeds), "
        + "\(experiment.precision.rawValue), recorded every \(experiment.recordEvery) steps\n")
    if experiment.searchesPeaks {
      Terminal.output(
        wrapped(
          "These are what the searches for peak rates begin with, on tuning seeds. They go on until the peaks "
            + "are found, with ten rates or so for each method, and compare then at nine rates around each peak.",
          width: 78) + "\n")
    }
    if let outlook { Terminal.output(wrapped(outlook.words, width: 78) + "\n") }
    if selected != experiment.count { Terminal.output("Selected: \(selected) \(unit)s\n") }
    Terminal.output(
      saved.map { "In the store: \($0.total) of these\n" }
        ?? "The store is not compared with so many \(unit)s\n")
    if let saved, let others = saved.sentence("stored") {
      let line =
        "\(others), this program computes with \(saved.program); "
        + (renews ? "they would be computed again" : "--renew computes them again")
      Terminal.output(wrapped(line, width: 78) + "\n")
    }
  }

  private var seeds: String {
    func words(_ count: Int) -> String { "\(count) \(count == 1 ? "seed" : "seeds")" }
    let compared = experiment.comparedSeeds.count
    guard experiment.searchesPeaks else { return words(experiment.seeds.count) }
    return words(compared) + " and up to \(experiment.seeds.count - compared) for tuning"
  }

  private var table: Table {
    typealias Row = (arm: Experiment.Arm, runs: Int)
    return Table(
      experiment.arms.indices.map { Row(experiment.arms[$0], experiment.runs(ofArm: $0).count) },
      [
        Column("problem") { .text($0.arm.problemLabel.description) },
        Column("optimizer") { .text($0.arm.optimizerLabel.description) },
        Column("schedule") { .text($0.arm.scheduleLabel.description) },
        Column("steps") { .integer($0.arm.steps) },
        Column("rates") { .integer($0.arm.rates.count) },
        Column("batches") { .text($0.arm.batches.map(\.description).joined(separator: " ")) },
        Column("\(unit)s") { .integer($0.runs) },
      ])
  }

  /// What is computed beside the grid.
  private var outlook: FurtherOutlook? {
    experiment.studyOfRuns?.outlook(of: experiment)
  }

  private var isMeasured: Bool { experiment.isMeasured }
  private var unit: String { isMeasured ? "measurement" : "run" }

  /// What the store has, by arithmetic; `nil` if it is not looked at.
  private func saved() throws -> ArithmeticMixture? {
    let kind: WorkKind = isMeasured ? .measurements : .runs
    var mixture = ArithmeticMixture(of: kind.rawValue, program: .present)
    let path = URL(fileURLWithPath: results).appendingPathComponent(RunStore.fileName).path
    guard FileManager.default.fileExists(atPath: path) else { return mixture }
    let store = try RunStore(path: path, create: false)
    guard try store.count(of: kind) > 0 else { return mixture }
    let numbers = try selection.numbers(in: experiment)
    guard numbers.count <= Self.largestCount else { return nil }
    let ids =
      isMeasured
      ? numbers.compactMap { experiment.measurement($0)?.id } : experiment.ids(numbers)
    mixture.add(try store.arithmetics(ids, of: kind))
    return mixture
  }
}
