import Foundation
import Plans
import Records
import Runs
import Studies
import Testing
import TestSupport

@Suite struct StudyComputationTests {
  private static let plan = """
    experiment: growth
    problem: {name: quadratic, dimension: [2, 3], largest: 1}
    optimizers: [{name: sgd, momentum: [0.5, 0.9]}]
    learning_rates: [0.5, 3.5]
    seeds: 3
    steps: 200
    precision: float64
    study: {name: transient-growth}
    """

  private func withStores(_ count: Int, _ body: ([RunStore]) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-study-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body((0..<count).map { try RunStore(folder: "\(folder)/\($0)") })
  }

  /// The measurements of a plan, from and to a store.
  private struct Measured {
    let plan: LoadedPlan
    let store: RunStore

    func compute(
      selection: [Int]? = nil, workers: Int, shouldStop: () -> Bool = { false }
    ) throws -> SweepResult {
      try Sweep(
        plan.experiment.work(in: plan.laboratory), selection: selection, store: store,
        options: SweepOptions(workers: workers)
      ).run(shouldStop: shouldStop)
    }

    func table() throws -> StudyTable? {
      try plan.experiment.table(in: plan.laboratory, from: store)
    }
  }

  private func computation(_ store: RunStore, _ plan: String = plan) throws -> Measured {
    Measured(
      plan: try PlanDecoder.load(text: plan, path: "plan.yaml", in: .standard), store: store)
  }

  @Test func `a table does not depend on workers, and nothing is measured twice`() throws {
    try withStores(2) { stores in
      let one = try computation(stores[0]), two = try computation(stores[1])
      #expect(try one.compute(workers: 1).progress.computed == 24)
      #expect(try two.compute(workers: 2).progress.computed == 24)
      #expect(try one.table() == two.table())
      let again = try one.compute(workers: 2)
      #expect(
        again.progress.computed == 0 && again.progress.saved == 24 && again.ending == .completed)
      // A larger plan needs the new points only.
      let larger = try computation(stores[0], Self.plan.replacing("seeds: 3", with: "seeds: 4"))
      #expect(try larger.compute(workers: 2).progress.computed == 8)
    }
  }

  @Test func `an interruption keeps what is done, and the rest is told`() throws {
    try withStores(1) { stores in
      let study = try computation(stores[0])
      // Whatever the machine does meanwhile: once something is saved.
      let part = try study.compute(
        workers: 1, shouldStop: { (try? stores[0].count(of: .measurements)) != 0 })
      let done = part.progress.computed
      #expect(part.ending == .interrupted && done > 0 && done < 24)
      let table = try #require(try study.table())
      #expect(table.cells.count == 8 && table.cells[0].samples.count == 3)
      #expect(table.cells[7].samples[2].missing["amplification"] == "not measured")
      #expect(try study.compute(workers: 2).progress.computed == 24 - done)
    }
  }

  @Test func `stores are merged with their measurements`() throws {
    try withStores(2) { stores in
      let study = try computation(stores[0])
      _ = try study.compute(selection: [0, 2, 4], workers: 1)
      _ = try computation(stores[1]).compute(selection: [1, 2, 3], workers: 1)
      _ = try stores[0].merge(stores[1])
      #expect(try study.compute(workers: 1).progress.computed == 24 - 5)
    }
  }

  @Test func `cells carry labels and the numbers behind them`() throws {
    try withStores(1) { stores in
      let table = try #require(try computation(stores[0]).table())
      #expect(table.axes == [.problem, .optimizer, .rate])
      let cell = try #require(table.cells.first)
      #expect(cell.coordinates[.optimizer]?.name == "sgd")
      #expect(cell.label(on: Axis("optimizer")) == "sgd(momentum=0.5)")
      #expect(cell.parameters["momentum"] == 0.5 && cell.parameters["beta"] == 0.5)
      #expect(cell.parameters["rate"] == 0.5 && cell.parameters["curvature"] == 1)
      #expect(cell.parameters["dimension"] == 2)
    }
  }

  /// Samples in JSON: infinities are kept, which JSON itself does not have.
  @Test func `samples survive the store`() throws {
    let sample = StudySample(
      seed: 3, values: ["a": .infinity, "b": -0.1, "c": 1e-300], uncertainties: ["b": 0.5],
      missing: ["d": "why"])
    #expect(StudySample(json: sample.json, seed: 3) == sample)
  }
}
