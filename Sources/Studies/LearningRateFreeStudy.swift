import Catalog
import Foundation
import Plans
import Problems
import Records
import Runs

/// What a method that finds its own step length makes of the distance to the minimiser, and how good
/// it is beside a tuned method.
///
/// It trains as a sweep does, in the plan's precision, and reads the optimizer's diagnostics from the
/// curve. The reference is tuned on seeds of its own and then trained with the measured one, so that
/// it has no advantage from the search. Defazio and Mishchenko 2023, arXiv 2301.07733; Mishchenko
/// and Defazio 2023, arXiv 2306.06101.
struct LearningRateFreeStudy: MeasuringStudy {
  private let plan: LearningRateFreePlan

  init(_ plan: LearningRateFreePlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let problem = try StudiedRun(spec.run, in: laboratory).problem
    let executor = RunExecutor(laboratory)
    var run = spec.run
    run.recordEvery = plan.every
    let record = executor.run(run)
    let loss = try record.finalLoss(of: run)
    let floor = problem.truth.lossFloor ?? problem.truth.minimum

    var sample = StudySample()
    sample.values["final_loss"] = loss
    sample.values["diverged"] = record.outcome.step == nil ? 0 : 1
    readDistance(record, of: run, problem, &sample)
    readExcess(record, loss: loss, floor: floor, &sample)
    try compare(loss, with: run, floor: floor, executor, &sample)
    return sample
  }

  func completed(_ sample: StudySample) -> StudySample {
    var sample = sample
    if let peak = sample.values["tuned_peak"] {
      let rates = plan.rates
      let isOnEdge = rates.count > 1 && [rates.first, rates.last].contains(peak)
      sample.values["on_edge"] = isOnEdge ? 1 : 0
    } else {
      sample.missing["on_edge"] = sample.missing["tuned_peak"]
    }
    return sample
  }

  // MARK: The estimate of the distance

  private static let plain = [
    "distance", "steps_to_settle", "steps_to_thousandfold", "steps_to_growth", "stuck_steps",
  ]
  private static let relative = [
    "distance_ratio", "largest_ratio", "steps_to_tenth", "steps_to_half",
  ]

  private func readDistance(
    _ record: RunRecord, of run: RunSpec, _ problem: any Problem<Double>,
    _ sample: inout StudySample
  ) {
    if let count = record.curve.column("negative_d_hat").last ?? nil {
      sample.values["negative_estimates"] = count
    } else {
      sample.missing["negative_estimates"] = "'\(run.optimizer.name)' has no estimate d̂"
    }
    guard let history = DistanceHistory(record.curve) else {
      let reason =
        record.curve.count == 0
        ? "diverged before the first step" : "'\(run.optimizer.name)' has no distance"
      for name in Self.plain + Self.relative + ["coordinate_ratio"] {
        sample.missing[name] = reason
      }
      return
    }
    sample.values["distance"] = history.last
    sample.values["steps_to_settle"] = history.steps(to: history.last / 2)
    sample.values["steps_to_growth"] = history.stepsToGrowth
    if let initial = history.distances.first, initial > 0 {
      sample.values["steps_to_thousandfold"] = history.steps(to: 1000 * initial)
    } else {
      sample.missing["steps_to_thousandfold"] = "the distance begins at 0"
    }
    sample.values["stuck_steps"] = Double(history.stuckSteps)

    let truth = problem.truth
    if let distance = truth.initialDistance, distance > 0 {
      sample.values["distance_ratio"] = history.last / distance
      sample.values["largest_ratio"] = history.largest / distance
      sample.values["steps_to_tenth"] = history.steps(to: distance / 10)
      sample.values["steps_to_half"] = history.steps(to: distance / 2)
    } else {
      let reason =
        truth.initialDistance == nil
        ? "'\(run.problem.name)' does not state the distance to a minimiser"
        : "the run begins at the minimiser"
      for name in Self.relative { sample.missing[name] = reason }
    }
    let start = problem.initialParameters()
    let way = truth.minimiser.map { minimiser in
      minimiser.indices.reduce(0) { max($0, abs(start.base[$1] - minimiser[$1])) }
    }
    if let way, way > 0 {
      sample.values["coordinate_ratio"] = history.largest / way
    } else {
      sample.missing["coordinate_ratio"] =
        way == nil
        ? "'\(run.problem.name)' does not state a minimiser" : "the run begins at the minimiser"
    }
  }

  // MARK: Losses

  private func readExcess(
    _ record: RunRecord, loss: Double, floor: Double?, _ sample: inout StudySample
  ) {
    guard let floor, let initial = record.metrics.initialLoss, initial > floor else {
      sample.missing["excess_ratio"] =
        floor == nil
        ? "the smallest possible loss is not known" : "the run does not begin above that loss"
      return
    }
    sample.values["excess_ratio"] = (loss - floor) / (initial - floor)
  }

  private func compare(
    _ loss: Double, with run: RunSpec, floor: Double?, _ executor: RunExecutor,
    _ sample: inout StudySample
  ) throws(ConfigurationError) {
    guard let reference = plan.reference else {
      for name in ["reference_loss", "loss_ratio", "tuned_peak", "tuning_runs"] {
        sample.missing[name] = "no reference"
      }
      return
    }
    var spec = run
    spec.optimizer = RunSpec.Component(reference)
    spec.recordEvery = max(1, run.steps)
    let rates = plan.rates
    let search = PeakSearch(rates: rates, seedCount: plan.tuningSeeds)
    let tuned = try search.best(spec, with: executor)
    sample.values["tuning_runs"] = Double(rates.count * plan.tuningSeeds)
    guard let best = tuned else {
      for name in ["reference_loss", "loss_ratio", "tuned_peak"] {
        sample.missing[name] = "the reference diverges at every rate"
      }
      return
    }
    spec.peakRate = rates[best]
    let other = try executor.run(spec).finalLoss(of: spec)
    sample.values["tuned_peak"] = spec.peakRate
    sample.values["reference_loss"] = other
    let (above, otherAbove) = (loss - (floor ?? 0), other - (floor ?? 0))
    if above.isInfinite, otherAbove.isInfinite {
      sample.missing["loss_ratio"] = "both diverge"
    } else if above <= 0 || otherAbove <= 0 {
      sample.missing["loss_ratio"] = "a loss is not above the smallest possible one"
    } else {
      sample.values["loss_ratio"] = above / otherAbove
    }
  }
}
