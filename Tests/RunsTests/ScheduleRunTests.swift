import Catalog
import Foundation
import Plans
import PlanSyntax
import Records
import Runs
import Schedules
import Studies
import Testing

/// Schedules in plans and in runs.
@Suite struct ScheduleRunTests {
  private func plan(
    _ schedules: String, optimizers: String = "{name: sgd}", more: String = ""
  ) throws -> LoadedPlan {
    try PlanDecoder.load(
      text: """
        experiment: schedules
        problem: {name: quadratic, dimension: 10, gradient_noise: 0.1}
        optimizers: [\(optimizers)]
        schedules: [\(schedules)]
        learning_rates: [0.3]
        batch_sizes: [4]
        seeds: 1
        steps: 60
        precision: float64
        record: {every: 7}
        \(more)
        """, path: "plan.yaml", in: .standard)
  }

  private func run(_ plan: LoadedPlan, _ number: Int = 0) -> RunRecord {
    RunExecutor(plan.laboratory).run(plan.experiment.spec(number))
  }

  @Test(arguments: ScheduleEntry.standard.names)
  func `every schedule can be used in a plan`(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "steplab-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: folder) }
    try "0 1\n30 2\n60 0.5\n".write(to: folder, atomically: true, encoding: .utf8)
    let more = name == "file" ? ", path: \(folder.path)" : ""
    let plan = try plan(
      "{name: \(name), warmup: 5\(more)}", optimizers: "{name: schedule-free-sgd}")
    let record = run(plan)
    #expect(record.outcome == .finished)
    let rates = record.curve.column("rate").compactMap(\.self)
    #expect(rates.count >= 9 && rates.allSatisfy { $0 > 0 && $0 <= 0.3 })
  }

  @Test func `schedules within schedules have axes and labels of their own`() throws {
    let plan = try plan(
      """
      {name: sequence, boundaries: [[20], [30]],
       parts: [{name: constant, warmup: 0.1}, {name: cosine, floor: [0, 0.1]}]},
      {name: scale, by: 0.5, of: [linear, {name: step, interval: 10}]}
      """)
    let labels = plan.experiment.arms.map(\.scheduleLabel.description)
    #expect(labels.count == 6 && Set(labels).count == 6)
    #expect(labels.contains("sequence(boundaries=[30], parts=[constant, cosine(floor=0.1)])"))
    #expect(labels.contains("scale(of=step)"))
    // A specification keeps all of it, through the store's JSON and back.
    let json = plan.experiment.json
    let read = try #require(try Experiment(json: json, in: .standard))
    #expect(read.json == json && read.ids([0, 3]) == plan.experiment.ids([0, 3]))
  }

  @Test(arguments: [
    ("{name: sequence, parts: [{name: cosin}]}", ":4", "did you mean 'cosine'"),
    ("{name: sequence, parts: [reduce-on-plateau, linear]}", ":4", "unknown value"),
    ("{name: sequence, parts: [linear], boundaries: [10]}", "boundaries", "0 boundaries"),
    ("{name: sequence, parts: [linear, cosine], boundaries: [60]}", "boundaries", "at least one"),
    ("{name: product, factors: []}", "factors", "at least one"),
    ("{name: product, factors: linear}", "factors", "expected a list"),
    ("{name: file}", ":4", "is missing"), ("{name: file, path: nowhere.tsv}", "path", "not exist"),
    ("{name: wsd, shape: exponential}", ":4", "floor"),
    ("{name: exponential, gamma: 0.9, ratio: 0.1}", "gamma", "only one"),
    ("{name: linear-decay-averaging}", ":4", "restrict that optimizer"),
    ("{name: scale, of: {name: linear-decay-averaging}}", "of.name", "unknown value"),
    ("{name: linear, convention: pytorch}", "convention", "allowed: steplab, torch"),
    ("{name: one-cycle, phases: 4}", "phases", "from 2 to 3"),
    ("{name: reduce-on-plateau, warmup: 61}", "warmup", "longer"),
  ])
  func `mistakes are named with their place`(
    schedules: String, place: String, words: String
  ) throws {
    #expect {
      try plan(schedules)
    } throws: { error in
      let text = "\(error)"
      return text.contains(place) && text.contains(words)
    }
  }

  @Test func `a feedback schedule uses the training loss, and its decisions are recorded`() throws {
    let plan = try plan(
      "{name: reduce-on-plateau, factor: 0.5, patience: 0, interval: 2}", more: "")
    let record = run(plan)
    let curve = record.curve
    let steps = curve.column("step").map { Int($0!) }
    let rates = curve.column("rate"), changes = curve.column("rate_changes")
    // A change that the last loss leads to is counted, but no step is left to use it.
    let used = Double(Set(rates.compactMap(\.self)).count - 1)
    #expect(changes[changes.count - 2] == used && changes.last!! - used <= 1)
    #expect(changes.last!! >= 2)
    // The first step at a new rate is in the curve wherever it falls.
    #expect(steps.contains { !$0.isMultiple(of: 7) && $0 != 60 })
    // The same losses lead to the same decisions.
    var every = plan.experiment.spec(0)
    every.recordEvery = 1
    let all = RunExecutor(.standard).run(every).curve
    var controller = try feedback(plan)
    for row in 0..<60 {
      #expect(all[row, 1] == controller.rate(of: 60, peak: 0.3), "step \(row)")
      controller.observe(loss: all[row, 2]!, of: 60, peak: 0.3)
    }
    #expect(controller.decisions.count == Int(changes.last!!))
  }

  private func feedback(_ plan: LoadedPlan) throws -> RateController {
    let component = plan.experiment.arms[0].schedule
    guard case .feedback(let controller) = try Laboratory.standard.schedule(component) else {
      throw PlanError(file: "", message: "no feedback schedule")
    }
    return controller
  }

  /// Defazio et al. 2024, §2.1: with wₜ = 1 and βₜ = t/T averaging is the linear decay.
  @Test func `averaging with β = k/T is gradient descent with the linear schedule`() throws {
    let averaged = try plan(
      "{name: linear-decay-averaging}", optimizers: "{name: schedule-free-sgd}")
    let linear = try plan("{name: linear}")
    let a = run(averaged).curve, b = run(linear).curve
    #expect(a.count == b.count && a.count > 8)
    for row in 0..<a.count - 1 {
      // Losses and gradients at y.
      for column in [2, 4] {
        let (x, y) = (a[row, column]!, b[row, column]!)
        #expect(abs(x - y) <= 1e-12 * abs(y), "row \(row)")
      }
    }
    // At the end y is x.
    let last = a.count - 1
    #expect(abs(a[last, 3]! - b[last, 3]!) <= 1e-12 * b[last, 3]!)
    #expect(a.column("interpolation").first! == 0 && a.column("interpolation").last! == 1)
  }
}
