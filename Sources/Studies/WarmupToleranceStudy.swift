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
  @Setting(.within(1e-30, 1e30), "the smallest peak") var from = 1e-5
  @Setting(.within(1e-30, 1e30), "the largest peak") var to = 1e3
  @Setting(
    .above(1, upTo: 4),
    "the ratio of the smallest failing to the largest succeeding peak at which the search ends")
  var resolution = 1.05
  @Setting(
    .above(0, upTo: 1),
    "a run succeeds if its final training loss is below this multiple of the initial one")
  var success = 1.0
  @Setting(
    .above(1),
    "multiples of the initial loss above which a run counts as diverged, ascending; the search is "
      + "made for each, and they take the place of the plan's `divergence_factor`")
  var divergenceLimits = [1e3, 1e6, 1e12]

  init() {}

  static let about = About(
    "warmup-tolerance",
    "the largest peak rate that does not fail, beside the initial sharpness",
    Citation("Kalra and Barkeshli 2024", arXiv: "2406.09405"))
  static let scope = MeasuredScope.search
  static let series: StudySeries? = StudySeries(
    Axis("divergence_limit"), isCriterion: true)
  static let replacedKey: ReplacedKey? = ReplacedKey(
    "divergence_factor", by: "divergence_limits")
  static let shown: [Quantity] = [.largestPeak, .initialEdge, .tolerance]
  static let drawings: [StudyDrawing] = [.series(Quantity.largestPeak, along: [.warmup])]

  enum Quantity: String, StudyQuantityName {
    case largestPeak = "largest_peak"
    case initialSharpness = "initial_sharpness"
    case initialPreconditionedSharpness = "initial_preconditioned_sharpness"
    case initialEdge = "initial_edge"
    case tolerance
    case runs

    var terms: Terms {
      switch self {
      case .largestPeak:
        Terms(
          "largest peak rate that does not fail",
          "by bisection between a peak that fails and one that does not", isLogarithmic: true)
      case .initialSharpness:
        Terms(
          "initial sharpness λmax",
          "the largest eigenvalue of the Hessian at the initial parameters", isLogarithmic: true,
          isOfWhole: true)
      case .initialPreconditionedSharpness:
        Terms(
          "initial λmax of P⁻¹H", "with the optimizer's preconditioner after its first step",
          isLogarithmic: true, isOfWhole: true)
      case .initialEdge:
        Terms(
          "largest stable rate at initialisation",
          "at which the optimizer's own threshold equals the initial (preconditioned) sharpness",
          isLogarithmic: true, isOfWhole: true)
      case .tolerance:
        Terms(
          "largest peak / initial edge", "how far above the initial edge a peak may be",
          isLogarithmic: true)
      case .runs: Terms("runs", "that the search took")
      }
    }
  }

  func validate(as owner: String) throws(ConfigurationError) {
    guard from < to else {
      throw .invalid(
        owner: owner, setting: "from",
        reason: "\(compact(from)) is not below `to`, \(compact(to))")
    }
    guard !divergenceLimits.isEmpty, divergenceLimits.isAscending else {
      throw .invalid(
        owner: owner, setting: "divergence_limits",
        reason: "expected at least one limit, ascending")
    }
  }

  func places(steps: Int, rates: [Double]) -> [Double] { divergenceLimits }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) {
    try arm.plannedSchedule()
    try arm.needsFullBatch()
  }

  /// The ratio of neighbouring peaks before there is a bracket.
  private static let stride = 1.5

  func measure(_ point: StudiedPoint, _ needs: Void) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    guard let parts = point.parts() else { return sample }
    let edge = measureInitialSharpness(parts, &sample)
    for limit in divergenceLimits {
      var run = point.run
      run.divergenceFactor = limit
      var place = Sample<Quantity>()
      _ = point.attempt { () throws(ConfigurationError) in
        try searchPeak(
          run, with: point.executor, startingAt: edge ?? (from * to).squareRoot(), &place)
      }
      if let edge, let peak = place[.largestPeak] {
        place[.tolerance] = peak / edge
      } else {
        place[reasonOf: .tolerance] = sample[reasonOf: .initialEdge] ?? "no largest peak"
      }
      sample[at: limit] = place
    }
    return sample
  }

  // MARK: Initial sharpness

  /// - Returns: the rate at the edge of stability
  private func measureInitialSharpness(
    _ studied: StudiedRun, _ sample: inout Sample<Quantity>
  ) -> Double? {
    let problem = studied.problem
    var parameters = problem.initialParameters()
    let start = parameters
    var sharpness = Sharpness(of: problem)
    guard let plain = sharpness.measure(at: start) else {
      sample.leaveOut(
        .initialSharpness, .initialPreconditionedSharpness, .initialEdge,
        because: "the Hessian is not finite")
      return nil
    }
    sample[.initialSharpness] = plain.eigenvalues[0]

    // The preconditioner is that of the first step, whose length does not enter.
    var optimizer = studied.optimizer
    var gradient = Buffer<Double>(zeros: start.count)
    _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
    optimizer.step(&parameters, gradient: gradient, rate: from)
    var scale = Buffer<Double>(zeros: start.count)
    var curvature = plain.eigenvalues[0]
    if optimizer.preconditioner(into: &scale) {
      guard let measured = sharpness.measure(at: start, preconditioner: scale) else {
        sample.leaveOut(.initialPreconditionedSharpness, .initialEdge, because: "not finite")
        return nil
      }
      curvature = measured.eigenvalues[0]
      sample[.initialPreconditionedSharpness] = curvature
    } else {
      sample[reasonOf: .initialPreconditionedSharpness] = "no preconditioner"
    }
    guard curvature > 0, let edge = optimizer.largestStableRate(curvature: curvature) else {
      sample[reasonOf: .initialEdge] = "no closed form, or no positive curvature"
      return nil
    }
    sample[.initialEdge] = edge
    return edge
  }

  // MARK: Search

  private func searchPeak(
    _ run: RunSpec, with executor: RunExecutor, startingAt guess: Double,
    _ sample: inout Sample<Quantity>
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
        throw .invalid(owner: Self.about.id, setting: nil, reason: reason)
      case .diverged: return false
      case .finished: break
      }
      guard let initial = record.curve.column("train_loss").first ?? nil,
        let final = record.metrics.trainLoss
      else { return false }
      return final < success * initial
    }

    var good: Double?, bad: Double?
    var peak = min(max(guess, from), to)
    while good == nil || bad == nil {
      if try succeeds(peak) {
        good = peak
        guard bad == nil else { break }
        guard peak < to else { break }
        peak = min(Self.stride * peak, to)
      } else {
        bad = peak
        guard good == nil else { break }
        guard peak > from else { break }
        peak = max(peak / Self.stride, from)
      }
    }
    guard var good else {
      sample[reasonOf: .largestPeak] = "all peaks from \(compact(from)) on fail"
      sample[.runs] = Double(runs)
      return
    }
    guard var bad else {
      sample[.largestPeak] = .infinity
      sample[.runs] = Double(runs)
      return
    }
    while bad / good > resolution {
      let middle = (good * bad).squareRoot()
      if try succeeds(middle) { good = middle } else { bad = middle }
    }
    sample[.largestPeak] = (good * bad).squareRoot()
    sample[uncertaintyOf: .largestPeak] = (bad - good) / 2
    sample[.runs] = Double(runs)
  }
}
