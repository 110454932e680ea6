import Analysis
import Catalog
import Compute
import Optimizers
import Plans
import Problems
import Records

/// The loss above the minimum at the rate γ = D/(G√T), in units of DG/√T.
///
/// Schedule-free descent has E[F(x_T) − F*] ≤ DG/√T for every β in [0, 1] (Theorem 1 of Defazio et
/// al. 2024, arXiv 2405.15682), as has the average of plain subgradient descent.
///
/// The optimizer's average leaves out the initial point, as the released code's does: it is the
/// theorem's from the point z₁ = z₀ − γg₀ on. That has ‖z₁ − x*‖² ≤ D² + γ²G², so that its own
/// guarantee is DG/√T × (1 + 1/2T).
struct GuaranteeStudy: MeasuringStudy {
  private let plan: GuaranteePlan

  init(_ plan: GuaranteePlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    guard !studied.schedule.prescribesInterpolation else {
      throw .invalid(
        owner: run.schedule.name, setting: nil,
        reason: "prescribes β, which is what this study is about; give it to the optimizer")
    }
    let truth = studied.problem.truth
    let isFull = run.batch == .full
    let limit = isFull ? truth.gradientBound : truth.exampleGradientBound
    guard let distance = truth.initialDistance, let minimum = truth.minimum,
      let gradientBound = limit, distance > 0, gradientBound > 0
    else {
      throw .invalid(
        owner: GuaranteePlan.about.id, setting: nil,
        reason: "'\(run.problem.name)' does not state D, G and its minimum"
          + (isFull ? "" : " for single examples") + "; absolute-loss does")
    }
    let root = Double(run.steps).squareRoot()
    let rate = distance / (gradientBound * root), bound = distance * gradientBound / root
    var last: [Double] = [], average: [Double] = []
    for copy in 0..<(isFull ? 1 : plan.copies) {
      let sampler = BatchSampler(
        seed: run.seed &+ UInt64(copy) << 32, sampling: studied.sampling, isIndependent: true)
      let losses = losses(studied, rate: rate, sampler)
      last.append((losses.last - minimum) / bound)
      average.append((losses.average - minimum) / bound)
    }
    var sample = StudySample(values: ["bound": bound, "rate": rate])
    for (name, ratios) in [("ratio", last), ("average_ratio", average)] {
      let mean = Statistics.mean(ratios)
      // A run that diverges has no mean loss; what it has is no number below the bound.
      sample.values[name] = mean.isNaN ? .infinity : mean
      if ratios.count > 1, mean.isFinite {
        sample.uncertainties[name] = 1.96 * Self.standardError(ratios, mean: mean)
      }
    }
    if let ratio = sample.values["ratio"] {
      sample.values["excess"] = ratio * bound
      sample.uncertainties["excess"] = sample.uncertainties["ratio"].map { $0 * bound }
    }
    return sample
  }

  private static func standardError(_ values: [Double], mean: Double) -> Double {
    let count = Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / (count - 1) / count).squareRoot()
  }

  /// The losses of the optimizer's evaluation point after the last step, and of the mean of the
  /// points at which gradients were taken.
  private func losses(
    _ studied: StudiedRun, rate: Double, _ sampler: BatchSampler
  ) -> (last: Double, average: Double) {
    let problem = studied.problem, run = studied.spec
    var sampler = sampler
    var batch = Batch(size: run.batch)
    var optimizer = studied.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count), average = gradient, point = gradient
    for step in 0..<run.steps {
      let weight = 1 / Double(step + 1), mean = average.mutableBase
      for i in 0..<parameters.count { mean[i] += weight * (parameters.base[i] - mean[i]) }
      sampler.next(&batch)
      _ = problem.loss(at: parameters, on: batch, gradient: &gradient)
      optimizer.step(
        &parameters, gradient: gradient,
        rate: studied.schedule.rate(at: step, of: run.steps, peak: rate))
    }
    optimizer.evaluationPoint(of: parameters, into: &point)
    return (problem.trainingLoss(at: point), problem.trainingLoss(at: average))
  }
}
