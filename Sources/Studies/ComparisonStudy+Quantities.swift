import Analysis
import Catalog
import Plans
import Records

extension ComparisonStudy {
  package enum Quantity: String, StudyQuantityName {
    case loss
    case excessLoss = "excess_loss"
    case bestPeak = "best_peak"
    case sensitivity
    case sensitivityBelow = "sensitivity_below"
    case sensitivityAbove = "sensitivity_above"
    case stepsToTarget = "steps_to_target"
    case gradientsToTarget = "gradients_to_target"
    case divergedFraction = "diverged_fraction"
    case tunedPeak = "tuned_peak"
    case regret
    case onEdge = "on_edge"
    case trials
    case tuningSteps = "tuning_steps"

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
          "the peak with the smallest loss for this seed, by a parabola between the rates that it was run at",
          isLogarithmic: true)
      case .sensitivity:
        Terms(
          "LR sensitivity",
          "mean of min(loss, initial loss) − best loss for this seed: over the rates of a grid, or over the "
            + "logarithm of the rate within a factor of ten of the peak that was searched",
          isLogarithmic: true)
      case .sensitivityBelow:
        Terms(
          "sensitivity to smaller peaks (loss)",
          "mean of min(loss, initial loss) − loss at the tuned peak over the logarithm of the rate, from "
            + "that peak down to a tenth of it")
      case .sensitivityAbove:
        Terms(
          "sensitivity to larger peaks (loss)",
          "the same from the tuned peak up to ten times as much")
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
        Terms(
          "diverged fraction of the rates",
          "of the rates that this seed was run at: the grid's, or nine multiples of the tuned peak from a "
            + "tenth of it to ten times as much")
      case .tunedPeak:
        Terms("tuned peak rate", "tuned on other seeds: the same for all", isLogarithmic: true)
      case .regret:
        Terms(
          "largest regret (fraction)",
          "by how much the loss at the tuned peak may exceed the smallest, in all but one search of twenty",
          isLogarithmic: true)
      case .onEdge: Terms("tuned peak on the edge", "1 or 0: a better one may lie beyond")
      case .trials: Terms("tuning runs", "that the tuned peak took")
      case .tuningSteps:
        Terms("tuning steps", "that those runs took", isLogarithmic: true)
      }
    }
  }

  /// A cell for each method.
  func table(_ comparison: Comparison, of experiment: Experiment) -> StudyTable {
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
    case .sensitivityBelow: tuned.sensitivities(ofSeed: seed)?.below
    case .sensitivityAbove: tuned.sensitivities(ofSeed: seed)?.above
    case .stepsToTarget: task.times(tuned)?[seed]
    case .gradientsToTarget:
      (task.times(tuned)?[seed]).flatMap { steps in
        tuned.runs.gradientsPerStep.map { steps * Double($0) }
      }
    case .divergedFraction: tuned.divergedFraction(ofSeed: seed)
    case .tunedPeak: tuned.tunedRate
    case .regret:
      tuned.largestRegret
    case .onEdge: tuned.tunedRate.map { _ in tuned.edge == .none ? 0 : 1 }
    case .trials: Double(tuned.trials)
    case .tuningSteps: Double(tuned.tuningSteps)
    }
  }

  private func reason(_ quantity: Quantity, _ tuned: TunedMethod) -> String {
    switch quantity {
    case .bestPeak, .sensitivity:
      if tuned.runs.compared.count == 1 { return "a single rate" }
    case .sensitivityBelow, .sensitivityAbove:
      if tuned.losses != nil { return "the rates do not go as far, or the run diverged" }
    case .regret:
      if tuned.peak.search == nil { return "nothing was searched" }
      return tuned.peak.search?.ending.description ?? ""
    case .excessLoss:
      if tuned.losses != nil { return "the smallest possible loss is not known" }
    case .gradientsToTarget:
      if tuned.runs.gradientsPerStep == nil {
        return "the problem's file, and so the size of a full batch, is not at hand"
      }
    case .tunedPeak, .onEdge:
      if tuned.hasNoPeak { return "all peaks diverged" }
    case .loss, .stepsToTarget, .divergedFraction, .trials, .tuningSteps: break
    }
    return "not computed, or failed"
  }
}
