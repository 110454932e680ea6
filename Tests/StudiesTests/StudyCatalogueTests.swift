import Foundation
import Plans
import Records
import Runs
import Studies
import Testing

/// What holds for every study of the catalogue.
@Suite struct StudyCatalogueTests {
  private static let quadratic = "problem: {name: quadratic, dimension: 2, largest: 2}"
  private static let noisy =
    "problem: {name: quadratic, dimension: 2, largest: 2, gradient_noise: 0.1}"

  /// A small plan for each, as far as it needs more than sgd on a quadratic with two rates.
  private static let plans: [String: String] = [
    "clipping": "optimizers: [{name: sgd, clip_norm: 1}]\n\(quadratic)",
    "effective-step": "optimizers: [{name: sgd, momentum: 0.5}]\n\(quadratic)\nsteps: 1000",
    "guarantee": "problem: {name: absolute-loss, dimension: 2}",
    "convex-bound": "problem: {name: absolute-loss, dimension: 2}\nschedules: [{name: wsd}]",
    "noise-floor": "\(noisy)\nbatch_sizes: [1]\nsteps: 400",
    "batch-scaling": "\(noisy)\nbatch_sizes: [1]",
    "curvature-noise": "\(noisy)\nbatch_sizes: [1]",
    "stability-boundary": "\(quadratic)\nsteps: 200",
    "instability": "problem: {name: mlp, data: moons, hidden: [4]}\nbatch_sizes: [4]",
    "compare": "\(noisy)\nbatch_sizes: [1]",
  ]
  private static let settings = [
    "batch-scaling": ", batches: [1, 4], copies: 2", "horizon-scaling": ", horizons: [5, 10]",
    "guarantee": ", copies: 2", "curvature-noise": ", readings: 2, examples: 4",
    "lr-free": ", reference: {name: sgd}, per_decade: 1, tuning_seeds: 1",
    "convex-bound": ", reference: {name: constant}",
  ]
  private static let searching = [
    "stability-boundary", "warmup-tolerance", "convex-bound", "guarantee",
  ]

  private func text(_ name: String) -> String {
    let own = Self.plans[name] ?? Self.quadratic
    var lines = ["experiment: every", own, "seeds: 1", "precision: float64"]
    if !own.contains("optimizers:") { lines.append("optimizers: [{name: sgd}]") }
    if !own.contains("steps:") { lines.append("steps: 20") }
    if !Self.searching.contains(name) { lines.append("learning_rates: [0.05, 0.1]") }
    lines.append("study: {name: \(name)\(Self.settings[name] ?? "")}")
    return lines.joined(separator: "\n")
  }

  /// An enumeration keeps a study from measuring what it does not declare; this keeps it from declaring
  /// what it does not measure.
  @Test(arguments: StudyEntry.standard.names)
  func `every quantity that is declared is measured, or it is said why not`(name: String) throws {
    let plan = try PlanDecoder.load(text: text(name), path: "plan.yaml", in: .standard)
    let store = try RunStore()
    let result = try Sweep(plan.experiment.work(in: plan.laboratory), store: store).run()
    #expect(result.progress.failed == 0, "\(result.firstFailure ?? "")")
    let declared = Set(try StudyEntry.standard[name].quantities.map(\.name))
    guard let table = try plan.experiment.table(in: plan.laboratory, from: store) else {
      #expect(declared.isEmpty)
      return
    }
    #expect(!table.cells.isEmpty)
    for cell in table.cells {
      for sample in cell.samples {
        let told = Set(sample.values.keys).union(sample.missing.keys)
        #expect(
          told == declared, "\(told.symmetricDifference(declared)) at \(cell.title(table.axes))")
        #expect(Set(sample.uncertainties.keys).isSubset(of: sample.values.keys))
      }
    }
  }

  @Test(arguments: StudyEntry.standard.names)
  func `what is shown and drawn is measured`(name: String) throws {
    let entry = try StudyEntry.standard[name]
    let names = entry.quantities.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      entry.quantities.allSatisfy { quantity in
        quantity.prediction.map(names.contains) ?? true
      })
    #expect(Set(entry.shown).isSubset(of: names))
    for drawing in entry.drawings {
      switch drawing {
      case .series(let quantity, _), .map(let quantity, _, _): #expect(names.contains(quantity))
      }
    }
  }
}
