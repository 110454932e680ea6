import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

@Suite struct SharpnessStudyTests {
  private func table(_ optimizer: String, rates: String) throws -> StudyTable {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-study-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try PlanDecoder.load(
      text: """
        experiment: sharpness
        problem: {name: quadratic, dimension: 4, largest: 5, smallest: 1, rotated: true}
        optimizers: [\(optimizer)]
        learning_rates: \(rates)
        seeds: 2
        steps: 200
        precision: float64
        study: {name: sharpness, every: 20}
        """, path: "plan.yaml", in: .standard)
    let store = try RunStore(folder: folder)
    _ = try Sweep(plan, selection: Array(0..<plan.experiment.count), store: store).run()
    return try #require(try plan.experiment.table(in: plan.laboratory, from: store))
  }

  @Test(arguments: [
    ("{name: sgd}", 2.0), ("{name: sgd, momentum: 0.9}", 3.8),
    ("{name: schedule-free-sgd, momentum: 0.75}", 8),
  ])
  func `on a quadratic the ratio is that of the rate to the boundary`(
    optimizer: String, product: Double
  ) throws {
    let table = try table(optimizer, rates: "[0.1, 0.3]")
    for (cell, rate) in zip(table.cells, [0.1, 0.3]) {
      for sample in cell.samples {
        for name in ["initial_ratio", "settled_ratio", "final_ratio"] {
          let ratio = try #require(sample.values[name])
          #expect(abs(ratio * product / (5 * rate) - 1) < 1e-6, "\(name)")
        }
        #expect(try abs(#require(sample.values["final_sharpness"]) - 5) < 1e-6)
        #expect(sample.missing["edge_step"] == "not reached")
        #expect(sample.values["diverged"] == 0)
      }
    }
  }

  /// Adan has no closed form: the threshold is that of its spectral radius.
  @Test func `a rule without a closed form has a threshold all the same`() throws {
    let table = try table("{name: adan}", rates: "[1e-3]")
    #expect(table.cells[0].samples.allSatisfy { ($0.values["initial_ratio"] ?? 0) > 0 })
  }

  @Test func `a diverged run says so in place of values`() throws {
    let table = try table("{name: sgd}", rates: "[1]")
    for sample in table.cells[0].samples {
      #expect(sample.values["diverged"] == 1 && sample.values["settled_ratio"] == nil)
      #expect(try #require(sample.missing["settled_ratio"]).hasPrefix("diverged at step"))
    }
  }

  /// Above the boundary 2/λmax = 0.5: diverges after some 600 steps, in the second half.
  @Test func `a run that diverged has not settled, and its loss is infinite`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-sharpness-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try PlanDecoder.load(
      text: """
        experiment: sharp
        problem: {name: quadratic, dimension: 3, largest: 4, smallest: 1, distance: 1}
        optimizers: [{name: sgd}]
        learning_rates: [0.4, 0.5015]
        seeds: 1
        steps: 1000
        precision: float64
        record: {every: 500}
        study: {name: sharpness}
        """, path: "plan.yaml", in: .standard)
    let store = try RunStore(folder: folder)
    _ = try Sweep(plan, selection: [0, 1], store: store, options: SweepOptions(workers: 1))
      .run(shouldStop: { false }, report: { _ in })
    let table = try #require(try plan.experiment.table(in: plan.laboratory, from: store))
    let stable = table.cells[0].samples[0], diverged = table.cells[1].samples[0]
    #expect(try abs(#require(stable.values["settled_ratio"]) - 0.8) < 1e-6)
    #expect(try #require(stable.values["final_loss"]) < 1e-6)
    #expect(diverged.values["diverged"] == 1)
    #expect(try abs(#require(diverged.values["initial_ratio"]) - 1.003) < 1e-6)
    #expect(diverged.values["final_loss"] == .infinity)
    #expect(diverged.values["largest_loss"] == .infinity)
    for name in ["settled_ratio", "final_ratio", "final_sharpness"] {
      #expect(diverged.values[name] == nil)
      #expect(try #require(diverged.missing[name]).hasPrefix("diverged at step"))
    }
  }
}
