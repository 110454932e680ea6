import Analysis
import Catalog
import Plans
import Records
import Reports
import Runs

/// A comparison of the methods of a plan: optimizer, schedule and batch size, each at the peak rate
/// that it was tuned to on seeds of its own.
///
/// The grid is swept for the plan's seeds and for the tuning seeds. A method's peak is the one with
/// the smallest median loss over the tuning seeds, which nothing else looks at.
package struct ComparisonStudy: StudyOfRuns {
  @Setting(
    .within(1, 10_000), "seeds that the peak rates are tuned on, beside those of the plan",
    name: "tuning_seeds")
  package var tuningSeedCount = 3
  /// Values of them that the plan lists are variants of one method.
  @Setting(
    "settings of optimizers that are tuned with the peak, such as weight_decay, over the values that "
      + "the plan lists")
  package var tunedSettings: [String] = []
  @Setting(
    .within(0, 1),
    "the target that time is taken to, as a quantile of the baselines' final losses on each seed; 0 "
      + "is the best of them")
  package var targetQuantile = 0.5
  @Setting(
    "optimizers that set the targets, by label or name; if empty all whose grid has several rates")
  package var baselines: [String] = []
  /// The ratio to the fastest time at which performance profiles end, and up to which the areas
  /// under them are taken.
  @Setting(
    .above(1, upTo: 1e6), "up to which multiple of the fastest time the profiles go")
  package var largestRatio = 4.0

  package init() {}

  package static let about = About(
    "compare", "methods against each other, each at a peak rate tuned on seeds of its own",
    Citation("Dahl et al. 2023", arXiv: "2306.07179"))
  package static let scope = SweptScope.ofMethods
  package static let shown: [Quantity] = [.loss, .tunedPeak, .sensitivity, .stepsToTarget]

  package enum Quantity: String, StudyQuantityName {
    case loss
    case excessLoss = "excess_loss"
    case bestPeak = "best_peak"
    case sensitivity
    case stepsToTarget = "steps_to_target"
    case gradientsToTarget = "gradients_to_target"
    case divergedFraction = "diverged_fraction"
    case tunedPeak = "tuned_peak"
    case onEdge = "on_edge"
    case trials

    package var terms: Terms {
      switch self {
      case .loss:
        Terms(
          "final loss at the tuned peak",
          "evaluation loss at the end, at the peak that was tuned on other seeds; infinite if the run "
            + "diverged", isLogarithmic: true)
      case .excessLoss:
        Terms(
          "final loss above the floor",
          "the same above the smallest possible loss, where it is known", isLogarithmic: true)
      case .bestPeak:
        Terms(
          "best peak rate of each seed",
          "the peak with the smallest loss for this seed, by a parabola between rates of the grid",
          isLogarithmic: true)
      case .sensitivity:
        Terms(
          "LR sensitivity",
          "mean over the grid of min(loss, initial loss) − best loss, for this seed",
          isLogarithmic: true)
      case .stepsToTarget:
        Terms(
          "steps to the target",
          "the first recorded step with a loss of at most the target, at the tuned peak; infinite if "
            + "it is missed", isLogarithmic: true)
      case .gradientsToTarget:
        Terms(
          "gradient evaluations to the target", "the same times the examples of a batch",
          isLogarithmic: true)
      case .divergedFraction:
        Terms("diverged fraction of the grid", "rates of the grid at which this seed diverged")
      case .tunedPeak:
        Terms("tuned peak rate", "tuned on other seeds: the same for all", isLogarithmic: true)
      case .onEdge: Terms("tuned peak on the edge", "1 or 0: a better one may lie beyond")
      case .trials: Terms("tuning runs", "that the tuned peak took")
      }
    }
  }

  package func prepare(_ arm: StudiedArm) throws(StudyObjection) {}

  // MARK: The plan as a whole

  /// The seeds that peak rates are tuned on. Plans that count their seeds do not come up to these,
  /// so that what is compared was never tuned on.
  package var tuningSeeds: [UInt64] {
    (0..<tuningSeedCount).map { Self.firstTuningSeed + UInt64($0) }
  }

  /// What an optimizer's label is without the settings that are tuned, whose values are variants.
  func methodLabel(of optimizer: EntryLabel) -> EntryLabel {
    optimizer.without(Set(tunedSettings))
  }

  /// Whether a baseline's name means an optimizer.
  ///
  /// - Parameters:
  ///   - optimizer: the label of the optimizer, without the settings that are tuned
  ///   - name: an optimizer's name, or a label with settings
  private func isBaseline(_ optimizer: EntryLabel, named name: String) -> Bool {
    optimizer.name == name || optimizer.description == name
  }

  private static let firstTuningSeed: UInt64 = 1_000_000

  /// Settings that are tuned have to be some optimizer's, and baselines optimizers of the plan.
  package func check(_ plan: StudiedPlan) throws(StudyObjection) {
    let settings = Set(plan.optimizers.flatMap(\.settings)).sorted()
    for (number, name) in tunedSettings.enumerated() where !settings.contains(name) {
      throw StudyObjection(
        .study("tuned_settings", element: number),
        "no optimizer of the plan has the setting '\(name)' that is to be tuned"
          + suggestion(for: name, among: settings))
    }
    let labels = plan.optimizers.map { methodLabel(of: $0.label) }
    for (number, name) in baselines.enumerated()
    where !labels.contains(where: { isBaseline($0, named: name) }) {
      let known = distinct(labels.flatMap { [$0.name, $0.description] })
      throw StudyObjection(
        .study("baselines", element: number),
        "the plan has no optimizer '\(name)'" + suggestion(for: name, among: known))
    }
  }

  // MARK: What it makes of the runs

  /// What the store has of the runs, method by method.
  package func comparison(of sweep: StudiedSweep) throws -> Comparison {
    let runs = try ComparedRuns(sweep, self)
    let searched = Set(runs.methods.filter { $0.rates.count > 1 }.map(\.method))
    return Comparison(
      runs.methods, quantile: targetQuantile, largestRatio: largestRatio,
      label: sweep.experiment.name
    ) { method in
      guard !baselines.isEmpty else { return searched.isEmpty || searched.contains(method) }
      return baselines.contains { name in
        runs.optimizers[method].map { isBaseline($0, named: name) } == true
      }
    }
  }

  package func table(of sweep: StudiedSweep) throws -> StudyTable? {
    table(try comparison(of: sweep), of: sweep.experiment)
  }

  package func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)? {
    let comparison = try comparison(of: sweep)
    return ComparisonReport(
      comparison: comparison,
      study: StudyReport(of: sweep.experiment, table: table(comparison, of: sweep.experiment)))
  }

  /// A cell for each method.
  private func table(_ comparison: Comparison, of experiment: Experiment) -> StudyTable {
    var table = experiment.studyTable
    for member in experiment.studyCells() {
      let place = experiment.place(member.points[0].lowerBound)
      let method = ComparedRuns.method(at: place, of: experiment, self)
      let task = comparison.tasks.first { task in
        task.methods.contains { $0.method == method }
      }
      guard let task, let tuned = task.methods.first(where: { $0.method == method }) else {
        continue
      }
      var cell = member.cell
      cell.samples = experiment.comparedSeeds.enumerated().map { number, seed in
        var sample = sample(number, tuned, task).untyped
        sample.seed = seed
        return sample
      }
      table.cells.append(cell)
    }
    return table
  }

  private func sample(
    _ seed: Int, _ tuned: TunedMethod, _ task: TaskComparison
  ) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    for quantity in Quantity.allCases {
      sample.set(
        quantity, value(quantity, seed, tuned, task), otherwise: reason(quantity, tuned))
    }
    return sample
  }

  private func value(
    _ quantity: Quantity, _ seed: Int, _ tuned: TunedMethod, _ task: TaskComparison
  ) -> Double? {
    switch quantity {
    case .loss: tuned.losses?[seed]
    case .excessLoss: tuned.hasNoPeak ? .infinity : tuned.finalRuns[seed]?.excess
    case .bestPeak: tuned.bestPeak(ofSeed: seed)
    case .sensitivity: tuned.sensitivity(ofSeed: seed)
    case .stepsToTarget: task.times(tuned)?[seed]
    case .gradientsToTarget:
      (task.times(tuned)?[seed]).flatMap { steps in
        tuned.runs.gradientsPerStep.map { steps * Double($0) }
      }
    case .divergedFraction: tuned.divergedFraction(ofSeed: seed)
    case .tunedPeak: tuned.tunedRate
    case .onEdge: tuned.tuned.map { _ in tuned.edge == .none ? 0 : 1 }
    case .trials: Double(tuned.trials)
    }
  }

  private func reason(_ quantity: Quantity, _ tuned: TunedMethod) -> String {
    switch quantity {
    case .bestPeak, .sensitivity:
      if tuned.runs.rates.count == 1 { return "a grid of one rate" }
    case .excessLoss:
      if tuned.losses != nil { return "the smallest possible loss is not known" }
    case .gradientsToTarget:
      if tuned.runs.gradientsPerStep == nil {
        return "the problem's file, and so the size of a full batch, is not at hand"
      }
    case .tunedPeak, .onEdge:
      if tuned.hasNoPeak { return "all peaks diverged" }
    case .loss, .stepsToTarget, .divergedFraction, .trials: break
    }
    return "not computed, or failed"
  }

  // MARK: Larger grids

  package static let canExtend = true

  /// The most rates that are added to the end of a grid.
  private static let mostAdded = 12

  /// The experiment with one more rate beyond every end of a grid on which a tuned peak lies; `nil`
  /// if all are interior, or as far beyond the plan's grid as is allowed.
  package func extended(
    _ sweep: StudiedSweep, from original: Experiment
  ) throws -> Experiment? {
    let experiment = sweep.experiment, comparison = try comparison(of: sweep)
    var grids = experiment.arms.map { $0.rates.sorted() }
    var hasGrown = false
    for (number, arm) in experiment.arms.enumerated() where grids[number].count > 1 {
      let own = original.arms[number].rates.sorted()
      let methods = Set(
        arm.batches.map { batch in
          ComparedRuns.method(
            at: .init(arm: number, batch: batch, rate: grids[number][0], seed: 0), of: experiment,
            self)
        })
      let edges = comparison.tasks.flatMap(\.methods).filter { methods.contains($0.method) }
        .map(\.edge)
      let grid = grids[number], last = grid.count - 1
      let below = grid.count { $0 < own[0] }, above = grid.count { $0 > own[own.count - 1] }
      if edges.contains(.lower), below < Self.mostAdded {
        grids[number].insert(rounded(grid[0] * grid[0] / grid[1]), at: 0)
        hasGrown = true
      }
      if edges.contains(.upper), above < Self.mostAdded {
        grids[number].append(rounded(grid[last] * grid[last] / grid[last - 1]))
        hasGrown = true
      }
    }
    return hasGrown ? experiment.withRates(grids) : nil
  }

  /// To four digits, as the rates of a plan's grid.
  private func rounded(_ rate: Double) -> Double { rate.rounded(toDigits: 4) }
}
