import Catalog
import Compute
import Foundation
import Optimizers
import Plans
import Problems
import Records
import Runs

/// The largest peak rate that does not fail under a schedule, beside the sharpness at initialisation.
///
/// The search starts at the rate where the optimizer's own threshold equals the initial sharpness,
/// goes up or down by factors of 1.5 until one peak succeeds and the next fails, and halves the
/// logarithm of their ratio until it is below the resolution. Failure need not be monotone in the
/// peak: what is found is the first failure above peaks that succeed, as far as these steps see.
///
/// A run fails too where its loss exceeds a multiple of the initial one on the way, whatever becomes of
/// it later. How large a multiple is a choice that can decide more than the schedule does, so that the
/// search is made for several.
///
/// Kalra and Barkeshli 2024, arXiv 2406.09405.
struct WarmupToleranceStudy: MeasuringStudy {
  private let plan: WarmupTolerancePlan
  /// The ratio of neighbouring peaks before there is a bracket.
  private static let stride = 1.5

  init(_ plan: WarmupTolerancePlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    var sample = StudySample()
    let edge = measureInitialSharpness(studied, &sample)
    let executor = RunExecutor(laboratory)
    for limit in plan.divergenceLimits {
      var run = run
      run.divergenceFactor = limit
      var place = StudySample()
      try searchPeak(
        run, with: executor, from: edge ?? (plan.from * plan.to).squareRoot(), &place)
      if let edge, let peak = place.values["largest_peak"] {
        place.values["tolerance"] = peak / edge
      } else {
        place.missing["tolerance"] = sample.missing["initial_edge"] ?? "no largest peak"
      }
      sample.series[limit] = place
    }
    return sample
  }

  // MARK: Initial sharpness

  /// - Returns: the rate at the edge of stability
  private func measureInitialSharpness(
    _ studied: StudiedRun, _ sample: inout StudySample
  ) -> Double? {
    let problem = studied.problem
    var parameters = problem.initialParameters()
    let start = parameters
    var sharpness = Sharpness(of: problem)
    guard let plain = sharpness.measure(at: start) else {
      for name in ["initial_sharpness", "initial_preconditioned_sharpness", "initial_edge"] {
        sample.missing[name] = "the Hessian is not finite"
      }
      return nil
    }
    sample.values["initial_sharpness"] = plain.eigenvalues[0]

    // The preconditioner is that of the first step, whose length does not enter.
    var optimizer = studied.optimizer
    var gradient = Buffer<Double>(zeros: start.count)
    _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
    optimizer.step(&parameters, gradient: gradient, rate: plan.from)
    var scale = Buffer<Double>(zeros: start.count)
    var curvature = plain.eigenvalues[0]
    if optimizer.preconditioner(into: &scale) {
      guard let measured = sharpness.measure(at: start, preconditioner: scale) else {
        sample.missing["initial_preconditioned_sharpness"] = "not finite"
        sample.missing["initial_edge"] = "not finite"
        return nil
      }
      curvature = measured.eigenvalues[0]
      sample.values["initial_preconditioned_sharpness"] = curvature
    } else {
      sample.missing["initial_preconditioned_sharpness"] = "no preconditioner"
    }
    guard curvature > 0, let edge = optimizer.largestStableRate(curvature: curvature) else {
      sample.missing["initial_edge"] = "no closed form, or no positive curvature"
      return nil
    }
    sample.values["initial_edge"] = edge
    return edge
  }

  // MARK: Search

  private func searchPeak(
    _ run: RunSpec, with executor: RunExecutor, from guess: Double, _ sample: inout StudySample
  ) throws(ConfigurationError) {
    var runs = 0
    func succeeds(_ peak: Double) throws(ConfigurationError) -> Bool {
      runs += 1
      var spec = run
      spec.peakRate = peak
      spec.recordEvery = max(1, run.steps)
      let record = executor.run(spec)
      switch record.outcome {
      case .failed(let reason), .skipped(let reason):
        throw .invalid(owner: WarmupTolerancePlan.about.id, setting: nil, reason: reason)
      case .diverged: return false
      case .finished: break
      }
      guard let initial = record.curve.column("train_loss").first ?? nil,
        let final = record.metrics.trainLoss
      else { return false }
      return final < plan.success * initial
    }

    var good: Double?, bad: Double?
    var peak = min(max(guess, plan.from), plan.to)
    while good == nil || bad == nil {
      if try succeeds(peak) {
        good = peak
        guard bad == nil else { break }
        guard peak < plan.to else { break }
        peak = min(Self.stride * peak, plan.to)
      } else {
        bad = peak
        guard good == nil else { break }
        guard peak > plan.from else { break }
        peak = max(peak / Self.stride, plan.from)
      }
    }
    guard var good else {
      sample.missing["largest_peak"] = "all peaks from \(compact(plan.from)) on fail"
      sample.values["runs"] = Double(runs)
      return
    }
    guard var bad else {
      sample.values["largest_peak"] = .infinity
      sample.values["runs"] = Double(runs)
      return
    }
    while bad / good > plan.resolution {
      let middle = (good * bad).squareRoot()
      if try succeeds(middle) { good = middle } else { bad = middle }
    }
    sample.values["largest_peak"] = (good * bad).squareRoot()
    sample.uncertainties["largest_peak"] = (bad - good) / 2
    sample.values["runs"] = Double(runs)
  }
}
