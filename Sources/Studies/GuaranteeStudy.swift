import Analysis
import Catalog
import Compute
import Optimizers
import Plans
import Problems
import Records

/// Whether runs keep what theory guarantees, over many random problems: the loss above the minimum at the
/// rate γ = D/(G√T), in units of DG/√T.
///
/// Schedule-free descent has E[F(x_T) − F*] ≤ DG/√T for every β in [0, 1] (Theorem 1 of Defazio et
/// al. 2024, arXiv 2405.15682), as has the average of plain subgradient descent.
///
/// The optimizer's average leaves out the initial point, as the released code's does: it is the
/// theorem's from the point z₁ = z₀ − γg₀ on. That has ‖z₁ − x*‖² ≤ D² + γ²G², so that its own
/// guarantee is DG/√T × (1 + 1/2T).
struct GuaranteeStudy: MeasuringStudy {
  @Setting(
    .within(2, 100_000),
    "runs with independent minibatches whose mean is measured; a full batch needs one")
  var copies = 100

  init() {}

  static let about = About(
    "guarantee", "the loss above the minimum over DG/√T, at the rate D/(G√T)",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))
  static let scope = MeasuredScope.search
  static let shown: [Quantity] = [.ratio, .averageRatio, .bound]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.ratio, along: [.beta, .steps]),
    .series(Quantity.averageRatio, along: [.beta, .steps]),
  ]

  enum Quantity: String, StudyQuantityName {
    case ratio
    case averageRatio = "average_ratio"
    case excess
    case bound
    case rate

    var terms: Terms {
      switch self {
      case .ratio:
        Terms(
          "(F(x) − F*) / (DG/√T)",
          "of the point that the optimizer evaluates after the last step; of minibatches the mean "
            + "over the copies", isLogarithmic: true)
      case .averageRatio:
        Terms(
          "the same of the average iterate",
          "of the mean of the points at which gradients were taken", isLogarithmic: true)
      case .excess:
        Terms(
          "F(x) − F* (loss)", "what the ratio is made of", prediction: .bound, isLogarithmic: true)
      case .bound:
        Terms(
          "DG/√T (loss)", "with minibatches, G of the gradients of single examples",
          isLogarithmic: true)
      case .rate: Terms("rate D/(G√T)", "that the runs had", isLogarithmic: true)
      }
    }
  }

  struct Needs {
    let run: StudiedRun
    /// D, above 0.
    let distance: Double
    let minimum: Double
    /// G of full batches, and of single examples, as far as the plan has such batches.
    let full, ofExamples: Double?
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    guard try !arm.plannedSchedule().prescribesInterpolation else {
      throw StudyObjection(
        .schedule(),
        "'\(arm.scheduleLabel)' prescribes β, which 'guarantee' is about; give it to the optimizer")
    }
    for batch in arm.batches {
      let bound = batch == .full ? Truth.Fact.gradientBound : .exampleGradientBound
      try arm.needs(.initialDistance, .minimum, bound)
    }
    try arm.needsDistance()
    let truth = arm.problem.truth
    return Needs(
      run: try arm.parts(), distance: truth.initialDistance ?? .nan,
      minimum: truth.minimum ?? .nan, full: truth.gradientBound,
      ofExamples: truth.exampleGradientBound)
  }

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let run = point.run, studied = needs.run
    let isFull = run.batch == .full
    let gradientBound = (isFull ? needs.full : needs.ofExamples) ?? .nan
    let root = Double(run.steps).squareRoot()
    let rate = needs.distance / (gradientBound * root),
      bound = needs.distance * gradientBound / root
    var last: [Double] = [], average: [Double] = []
    for copy in 0..<(isFull ? 1 : copies) {
      let sampler = BatchSampler(
        seed: run.seed &+ UInt64(copy) << 32, sampling: studied.sampling, isIndependent: true)
      let losses = losses(studied, run, rate: rate, sampler)
      last.append((losses.last - needs.minimum) / bound)
      average.append((losses.average - needs.minimum) / bound)
    }
    var sample: Sample<Quantity> = Sample([.bound: bound, .rate: rate])
    for (quantity, ratios) in [(Quantity.ratio, last), (.averageRatio, average)] {
      let mean = Statistics.mean(ratios)
      // A run that diverges has no mean loss; what it has is no number below the bound.
      sample[quantity] = mean.isNaN ? .infinity : mean
      if ratios.count > 1, mean.isFinite {
        sample[uncertaintyOf: quantity] = 1.96 * Self.standardError(ratios, mean: mean)
      }
    }
    if let ratio = sample[.ratio] {
      sample[.excess] = ratio * bound
      sample[uncertaintyOf: .excess] = sample[uncertaintyOf: .ratio].map { $0 * bound }
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
    _ studied: StudiedRun, _ run: RunSpec, rate: Double, _ sampler: BatchSampler
  ) -> (last: Double, average: Double) {
    let problem = studied.problem
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
