import Catalog
import Compute
import Plans
import Problems
import Records
import Schedules
import Theory

/// The convex bound of a schedule, its best peak, and how it falls in a cooldown; and the same of
/// subgradient descent at the best peak, on problems that state D, G and their minimum.
struct ConvexBoundStudy: MeasuringStudy {
  private let plan: ConvexBoundPlan

  init(_ plan: ConvexBoundPlan) { self.plan = plan }

  /// A peak that is held for less of the run is none that a cooldown leaves.
  private static let shortestPlateau = 0.1

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    guard !studied.schedule.prescribesInterpolation else {
      throw .invalid(
        owner: run.schedule.name, setting: nil,
        reason: "averages: the bound is about the last iterate of gradient descent")
    }
    let factors = Self.factors(of: studied.schedule, steps: run.steps)
    guard let bound = ConvexBound(factors) else {
      throw .invalid(owner: run.schedule.name, setting: nil, reason: "all rates are 0")
    }
    var sample = StudySample()
    sample.values["bound"] = bound.smallest()
    sample.values["best_peak"] = bound.bestScale()
    try compare(bound, run, laboratory, &sample)

    let before = ["bound_before_cooldown", "drop", "measured_before_cooldown", "measured_drop"]
    let lastAtPeak = Self.lastStepAtPeak(of: factors, moving: bound.steps)
    if let lastAtPeak, let stem = ConvexBound(Array(factors[...lastAtPeak])) {
      let value = stem.value(scale: bound.bestScale())
      sample.values["bound_before_cooldown"] = value
      sample.values["drop"] = value / bound.smallest()
    } else {
      for name in before { sample.missing[name] = "no cooldown from a peak that was held" }
    }
    train(studied, factors, bound, lastAtPeak, &sample)
    return sample
  }

  /// The bound is random where the problem's D or G is. A run that cannot be made counts as
  /// random: its measurement says why.
  func isRandom(_ run: RunSpec, in laboratory: Laboratory) -> Bool {
    guard let truth = try? StudiedRun(run, in: laboratory).problem.truth else { return true }
    return truth.initialDistance != nil && truth.gradientBound != nil
  }

  // MARK: The bound

  private static func factors(of schedule: RateSchedule, steps: Int) -> [Double] {
    (0..<steps).map { schedule.rate(at: $0, of: steps, peak: 1) }
  }

  /// `nil` if the largest rate is not held, or the run ends at it.
  private static func lastStepAtPeak(of factors: [Double], moving steps: Int) -> Int? {
    let peak = factors.max() ?? 0
    let held = factors.count { $0 == peak }
    guard let last = factors.lastIndex(of: peak), last < steps - 1,
      Double(held) >= shortestPlateau * Double(factors.count)
    else { return nil }
    return last
  }

  private func compare(
    _ bound: ConvexBound, _ run: RunSpec, _ laboratory: Laboratory, _ sample: inout StudySample
  ) throws(ConfigurationError) {
    guard let reference = plan.reference else {
      sample.missing["bound_ratio"] = "no reference"
      sample.missing["peak_ratio"] = "no reference"
      return
    }
    let made = try laboratory.schedule(RunSpec.Component(reference))
    try made.validate(steps: run.steps)
    guard case .planned(let schedule) = made,
      let other = ConvexBound(Self.factors(of: schedule, steps: run.steps))
    else {
      throw .invalid(
        owner: ConvexBoundPlan.about.id, setting: "reference", reason: "all rates are 0")
    }
    sample.values["bound_ratio"] = bound.smallest() / other.smallest()
    sample.values["peak_ratio"] = bound.bestScale() / other.bestScale()
  }

  // MARK: The run

  private func train(
    _ studied: StudiedRun, _ factors: [Double], _ bound: ConvexBound, _ lastAtPeak: Int?,
    _ sample: inout StudySample
  ) {
    let truth = studied.problem.truth
    func refuse(_ names: [String], _ reason: String) {
      for name in names { sample.missing[name] = sample.missing[name] ?? reason }
    }
    let measured = ["measured", "measured_before_cooldown", "measured_drop"]
    guard let distance = truth.initialDistance, let gradientBound = truth.gradientBound,
      distance > 0, gradientBound > 0
    else {
      return refuse(["problem_bound"] + measured, "the problem does not state D and G, above 0")
    }
    sample.values["problem_bound"] = bound.smallest(
      distance: distance, gradientBound: gradientBound)
    guard let minimum = truth.minimum else {
      return refuse(measured, "the problem does not state its minimum")
    }
    guard studied.prepared.isPlainGradientDescent else {
      return refuse(measured, "the bound is about plain gradient descent, sgd without momentum")
    }
    let problem = studied.problem,
      peak = bound.bestScale(distance: distance, gradientBound: gradientBound)
    var optimizer = studied.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count)
    var before: Double?
    for step in 0..<bound.steps {
      if step == lastAtPeak { before = problem.trainingLoss(at: parameters) - minimum }
      guard step < bound.steps - 1 else { break }
      _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
      optimizer.step(&parameters, gradient: gradient, rate: peak * factors[step])
    }
    let final = problem.trainingLoss(at: parameters) - minimum
    sample.values["measured"] = final
    if let before {
      sample.values["measured_before_cooldown"] = before
      sample.values["measured_drop"] = before / max(final, .leastNormalMagnitude)
    }
  }
}
