import Foundation
import Plans
import PlanSyntax
import Records
import Runs
import Studies
import Testing

/// What a plan is refused for before anything is measured.
func refusal(_ plan: String) -> PlanError? {
  #expect(throws: PlanError.self) {
    try PlanDecoder.load(text: plan, path: "plan.yaml", in: .standard)
  }
}

/// An enumeration keeps a study from measuring what it does not declare; this keeps it from declaring
/// what it does not measure: every quantity of every sample has a value, or it is said why not.
func expectAllTold(_ table: StudyTable, _ comment: String = "") {
  let declared = Set(table.quantities.map(\.name))
  for cell in table.cells {
    for sample in cell.samples {
      let told = Set(sample.values.keys).union(sample.missing.keys)
      #expect(
        told == declared,
        "\(told.symmetricDifference(declared)) at \(cell.title(table.axes)) \(comment)")
      #expect(Set(sample.values.keys).isDisjoint(with: sample.missing.keys))
      #expect(Set(sample.uncertainties.keys).isSubset(of: sample.values.keys))
    }
  }
}

/// A study of a plan, computed into a store of its own.
struct ComputedStudy {
  let table: StudyTable
  let progress: SweepResult

  init(_ plan: String, workers: Int = 2, in laboratory: Laboratory = .standard) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-study-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try PlanDecoder.load(text: plan, path: "plan.yaml", in: laboratory)
    let store = try RunStore(folder: folder)
    progress = try Sweep(
      plan.experiment.work(in: plan.laboratory), store: store,
      options: SweepOptions(workers: workers)
    ).run()
    table = try #require(
      try plan.experiment.table(
        in: plan.laboratory, from: store, failures: progress.failures))
    expectAllTold(table)
  }

  /// The values of a quantity over the seeds, cell by cell; missing ones are left out.
  func values(_ quantity: String) -> [[Double]] {
    table.cells.map { $0.samples.compactMap { $0.values[quantity] } }
  }

  /// The value of a quantity for the first seed of a cell.
  func value(_ quantity: String, _ cell: Int = 0) throws -> Double {
    try #require(table.cells[cell].samples[0].values[quantity])
  }
}
