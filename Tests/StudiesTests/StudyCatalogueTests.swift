import Foundation
import Plans
import PlanSyntax
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
    "convex-bound": ", reference: {name: constant}", "stability-boundary": ", copies: 100",
  ]
  private static let searching = [
    "stability-boundary", "warmup-tolerance", "convex-bound", "guarantee",
  ]

  private func text(
    _ name: String, problem: String? = nil, optimizer: String = "{name: sgd}",
    rates: String = "[0.05, 0.1]"
  ) -> String {
    var lines = ["experiment: every", "seeds: 1", "precision: float64"]
    var own = (Self.plans[name] ?? Self.quadratic).split(separator: "\n").map(String.init)
    if let problem {
      own.removeAll { $0.hasPrefix("problem:") || $0.hasPrefix("batch_sizes:") }
      own.append(problem)
    }
    lines += own
    func has(_ key: String) -> Bool { lines.contains { $0.contains("\(key):") } }
    if !has("optimizers") { lines.append("optimizers: [\(optimizer)]") }
    if !has("steps") { lines.append("steps: 20") }
    if !Self.searching.contains(name) { lines.append("learning_rates: \(rates)") }
    lines.append("study: {name: \(name)\(Self.settings[name] ?? "")}")
    return lines.joined(separator: "\n")
  }

  @Test(arguments: StudyEntry.standard.names)
  func `every quantity that is declared is measured, or it is said why not`(name: String) throws {
    let plan = try PlanDecoder.load(text: text(name), path: "plan.yaml", in: .standard)
    let store = try RunStore()
    let result = try Sweep(plan.experiment.work(in: plan.laboratory), store: store).run()
    #expect(result.progress.failed == 0, "\(result.firstFailure ?? "")")
    guard let table = try plan.experiment.table(in: plan.laboratory, from: store) else {
      #expect(try StudyEntry.standard[name].quantities.isEmpty)
      return
    }
    #expect(!table.cells.isEmpty)
    expectAllTold(table)
  }

  private static let problems = [
    nil, quadratic, "\(noisy)\nbatch_sizes: [1, 4]",
    "problem: {name: least-squares, dimension: 2, label_noise: 0.1}\nbatch_sizes: [1, 4]",
    "problem: {name: logistic-regression, data: moons, examples: 12}\nbatch_sizes: [4]",
    "problem: {name: quadratic, dimension: 2, largest: 2, distance: 0}",
  ]
  private static let optimizers = [
    "{name: sgd}", "{name: sgd, momentum: 0.9}", "{name: adamw}", "{name: dog}",
  ]

  /// Other ways through a study: what it does not accept is refused before anything is measured.
  @Test(arguments: StudyEntry.standard.names)
  func `the same of other problems and optimizers, and of rates that diverge`(
    name: String
  ) throws {
    var measured = 0
    for problem in Self.problems {
      for optimizer in Self.optimizers {
        for rates in ["[0.05, 0.1]", "[1e6, 1e7]", "[1e200, 1e201]"] {
          let text = text(name, problem: problem, optimizer: optimizer, rates: rates)
          let plan: LoadedPlan
          do throws(PlanError) {
            plan = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
          } catch { continue }
          let store = try RunStore()
          let result = try Sweep(plan.experiment.work(in: plan.laboratory), store: store).run()
          #expect(result.progress.failed == 0, "\(result.firstFailure ?? "") of \(text)")
          measured += 1
          if let table = try plan.experiment.table(in: plan.laboratory, from: store) {
            expectAllTold(table, "of \(text)")
          }
        }
      }
    }
    #expect(measured > 0)
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
