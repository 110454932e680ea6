import Analysis
import Catalog
import Experiments
import Foundation
import Problems
import Records
import Schedules
import Theory

/// A comparison of the methods of an experiment, made of the runs of its grid.
public struct ComparisonStudy: Sendable {
  public let experiment: Experiment
  private let plan: ComparePlan
  private let laboratory: Laboratory

  /// The comparison of an experiment that asks for one; `nil` for any other experiment.
  ///
  /// - Parameters:
  ///   - experiment: the experiment with the study `compare`
  ///   - laboratory: what the experiment can name, with the files of the plan; without those that a
  ///     problem needs, a full batch counts as one gradient
  public init?(_ experiment: Experiment, in laboratory: Laboratory) {
    guard let plan = experiment.comparison else { return nil }
    self.experiment = experiment
    self.plan = plan
    self.laboratory = laboratory
  }

  /// Whether a row is of a run that was only tuned on.
  public func isTuning(_ row: RunRow) -> Bool { tuningSeeds[row.seed] != nil }

  private var tuningSeeds: [UInt64: Int] { positions(plan.tuningSeeds) }

  private func positions(_ seeds: [UInt64]) -> [UInt64: Int] {
    Dictionary(uniqueKeysWithValues: seeds.enumerated().map { ($1, $0) })
  }

  // MARK: From the store

  /// What the store has of the runs, method by method.
  public func comparison(from store: RunStore) throws -> Comparison {
    let tuned = tuningSeeds, compared = positions(experiment.comparedSeeds)
    var methods: [MethodRuns] = []
    // Variants of a method have other runs: what tells them apart is the row's own method.
    var numbers: [RunRow.Method: Int] = [:]
    try experiment.forEachRow(in: store) { place, row, record in
      let number: Int
      if let known = numbers[row.cell.method] {
        number = known
      } else {
        number = methods.count
        numbers[row.cell.method] = number
        methods.append(
          MethodRuns(
            method: method(at: place), variant: variant(of: place),
            rates: experiment.arms[place.arm].rates.sorted(),
            seeds: experiment.comparedSeeds, tuningSeedCount: plan.tuningSeedCount,
            gradientsPerStep: gradientsPerStep(place), bound: bound(place)))
      }
      guard let rate = methods[number].rates.firstIndex(of: place.rate),
        let run = record.flatMap(run)
      else { return }
      if let seed = tuned[row.seed] {
        methods[number].tuning[rate][seed] = run
      } else if let seed = compared[row.seed] {
        methods[number].compared[rate][seed] = run
      }
    }
    let searched = Set(methods.filter { $0.rates.count > 1 }.map(\.method))
    return Comparison(
      methods, quantile: plan.targetQuantile, largestRatio: plan.largestRatio,
      label: experiment.name
    ) { method in
      plan.baselines.isEmpty
        ? searched.isEmpty || searched.contains(method)
        : plan.baselines.contains { plan.isBaseline(method.optimizer, named: $0) }
    }
  }

  /// Without the settings that are tuned.
  private func method(at place: Experiment.Place) -> RunRow.Method {
    var method = experiment.cell(at: place).method
    method.optimizer = plan.methodLabel(of: method.optimizer)
    return method
  }

  private func variant(of place: Experiment.Place) -> String {
    let arm = experiment.arms[place.arm]
    // Where a setting does not vary its value is not worth a word.
    guard method(at: place).optimizer != arm.optimizerLabel else { return "" }
    return plan.tunedSettings.compactMap { name in
      arm.optimizer.settings[name].map { "\(name)=\($0)" }
    }.joined(separator: ", ")
  }

  /// `nil` for a run that failed.
  private func run(_ record: RunRecord) -> MethodRuns.Run? {
    let points = zip(record.curve.column("step"), record.curve.column("loss")).compactMap {
      step, loss -> MethodRuns.Run.Point? in
      guard let step, let loss else { return nil }
      return MethodRuns.Run.Point(step: Int(step), loss: loss)
    }
    switch record.outcome {
    case .failed, .skipped: return nil
    case .diverged(let step):
      return MethodRuns.Run(
        loss: .infinity, excess: .infinity, initialLoss: record.metrics.initialLoss, steps: step,
        points: points)
    case .finished:
      return MethodRuns.Run(
        loss: record.metrics.loss ?? .infinity,
        excess: record.curve.column("excess_loss").last ?? nil,
        initialLoss: record.metrics.initialLoss, steps: points.last?.step ?? 0, points: points)
    }
  }

  /// The examples whose gradients a step takes: 1 for an exact gradient; `nil` where the problem's file
  /// is not at hand.
  private func gradientsPerStep(_ place: Experiment.Place) -> Int? {
    if case .examples(let count) = place.batch { return count }
    let prepared = try? laboratory.problem(experiment.arms[place.arm].problem)
    return prepared.map { $0.outline.fullBatch ?? 1 }
  }

  /// Of the schedule; `nil` where its rates depend on the losses, or on a file that is not at hand.
  private func bound(_ place: Experiment.Place) -> ConvexBound? {
    let arm = experiment.arms[place.arm]
    guard case .planned(let schedule)? = try? laboratory.schedule(arm.schedule) else { return nil }
    return ConvexBound(steps: arm.steps) { schedule.rate(at: $0, of: arm.steps, peak: 1) }
  }

  // MARK: As a table of cells

  public func table(from store: RunStore) throws -> StudyTable {
    table(try comparison(from: store))
  }

  /// A cell for each method.
  public func table(_ comparison: Comparison) -> StudyTable {
    let quantities = experiment.studyEntry?.quantities ?? []
    var table = StudyTable(axes: experiment.varyingAxes, quantities: quantities)
    var seen: Set<RunRow.Method> = []
    for number in stride(from: 0, to: experiment.count, by: experiment.seeds.count) {
      let place = experiment.place(number)
      // One cell for all rates of the method.
      guard place.rate == experiment.arms[place.arm].rates[0] else { continue }
      var cell = experiment.studyCell(at: place)
      let method = method(at: place)
      // One cell for all variants too.
      guard seen.insert(method).inserted else { continue }
      cell.labels["optimizer"] = method.optimizer
      for name in plan.tunedSettings { cell.parameters[name] = nil }
      let task = comparison.tasks.first { task in
        task.methods.contains { $0.method == method }
      }
      guard let task, let tuned = task.methods.first(where: { $0.method == method }) else {
        continue
      }
      cell.samples = experiment.comparedSeeds.indices.map { sample($0, tuned, task, quantities) }
      table.cells.append(cell)
    }
    return table
  }

  private func sample(
    _ seed: Int, _ tuned: TunedMethod, _ task: TaskComparison, _ quantities: [StudyQuantity]
  ) -> StudySample {
    var sample = StudySample(seed: experiment.comparedSeeds[seed])
    let run = tuned.finalRuns[seed]
    let steps = task.times(tuned)?[seed]
    let values: [String: Double?] = [
      "loss": tuned.losses?[seed],
      "excess_loss": tuned.hasNoPeak ? .infinity : run?.excess,
      "best_peak": tuned.bestPeak(ofSeed: seed), "sensitivity": tuned.sensitivity(ofSeed: seed),
      "steps_to_target": steps,
      "gradients_to_target": steps.flatMap { steps in
        tuned.runs.gradientsPerStep.map { steps * Double($0) }
      },
      "diverged_fraction": tuned.divergedFraction(ofSeed: seed),
      "tuned_peak": tuned.tunedRate,
      "on_edge": tuned.tuned.map { _ in tuned.edge == .none ? 0 : 1 },
      "trials": Double(tuned.trials),
    ]
    for quantity in quantities {
      if let value = values[quantity.name] ?? nil {
        sample.values[quantity.name] = value
      } else {
        sample.missing[quantity.name] = reason(quantity.name, tuned)
      }
    }
    return sample
  }

  private func reason(_ quantity: String, _ tuned: TunedMethod) -> String {
    switch quantity {
    case "best_peak", "sensitivity":
      if tuned.runs.rates.count == 1 { return "a grid of one rate" }
    case "excess_loss":
      if tuned.losses != nil { return "the smallest possible loss is not known" }
    case "gradients_to_target":
      if tuned.runs.gradientsPerStep == nil {
        return "the problem's file, and so the size of a full batch, is not at hand"
      }
    case "tuned_peak", "on_edge":
      if tuned.hasNoPeak { return "all peaks diverged" }
    default: break
    }
    return "not computed, or failed"
  }

  // MARK: Larger grids

  /// The experiment with one more rate beyond every end of a grid on which a tuned peak lies; `nil`
  /// if all are interior, or as far beyond the plan's grid as is allowed.
  ///
  /// - Parameters:
  ///   - comparison: the comparison of this experiment, with the tuned peaks
  ///   - original: the experiment of the plan, whose grids were extended
  ///   - most: the most rates that are added to the end of a grid
  public func extended(
    _ comparison: Comparison, from original: Experiment, most: Int = 12
  ) -> Experiment? {
    var grids = experiment.arms.map { $0.rates.sorted() }
    var hasGrown = false
    for (number, arm) in experiment.arms.enumerated() where grids[number].count > 1 {
      let own = original.arms[number].rates.sorted()
      let edges = comparison.tasks.flatMap(\.methods).filter { tuned in
        tuned.method.problem == arm.problemLabel && tuned.method.steps == arm.steps
          && tuned.method.optimizer == plan.methodLabel(of: arm.optimizerLabel)
          && tuned.method.schedule == arm.scheduleLabel
      }.map(\.edge)
      let grid = grids[number]
      let below = grid.count { $0 < own[0] }, above = grid.count { $0 > own[own.count - 1] }
      if edges.contains(.lower), below < most {
        grids[number].insert(rounded(grid[0] * grid[0] / grid[1]), at: 0)
        hasGrown = true
      }
      if edges.contains(.upper), above < most {
        let last = grid.count - 1
        grids[number].append(rounded(grid[last] * grid[last] / grid[last - 1]))
        hasGrown = true
      }
    }
    return hasGrown ? experiment.withRates(grids) : nil
  }

  /// To four digits, as the rates of a plan's grid.
  private func rounded(_ rate: Double) -> Double { rate.rounded(toDigits: 4) }
}
