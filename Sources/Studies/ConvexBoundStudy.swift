import Catalog
import Compute
import Plans
import Problems
import Records
import Schedules
import Theory

/// What theory says of the schedules of a plan, beside subgradient descent where it can be held against it:
/// the convex bound of a schedule, its best peak, and how it falls in a cooldown; and the same of
/// subgradient descent at the best peak, on problems that state D, G and their minimum.
struct ConvexBoundStudy: MeasuringStudy {
  @Setting(
    SettingTerms(
      .any,
      "the schedule that bound_ratio and peak_ratio are relative to; none: neither is measured",
      among: .schedulesWithoutFiles))
  var reference: EntryReference? = nil

  init() {}

  static let about = About(
    "convex-bound", "what a schedule guarantees of subgradient descent on convex functions",
    Citation("Schaipp et al. 2025", arXiv: "2501.18965"))
  static let scope = MeasuredScope.search
  static let shown: [Quantity] = [.bound, .bestPeak, .peakRatio, .drop, .measured, .measuredDrop]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.bound, along: [.steps, .cooldown, .warmup]),
    .series(Quantity.boundRatio, along: [.steps, .cooldown, .warmup]),
    .series(Quantity.peakRatio, along: [.steps, .cooldown, .warmup]),
    .series(Quantity.measured, along: [.steps, .cooldown, .warmup]),
    .series(Quantity.drop, along: [.steps, .cooldown]),
    .series(Quantity.measuredDrop, along: [.steps, .cooldown]),
  ]

  enum Quantity: String, StudyQuantityName {
    case bound
    case bestPeak = "best_peak"
    case boundRatio = "bound_ratio"
    case peakRatio = "peak_ratio"
    case boundBeforeCooldown = "bound_before_cooldown"
    case drop
    case problemBound = "problem_bound"
    case measured
    case measuredBeforeCooldown = "measured_before_cooldown"
    case measuredDrop = "measured_drop"

    var terms: Terms {
      switch self {
      case .bound:
        Terms(
          "convex bound Ω* with D = G = 1", "of the loss above the minimum at the best peak",
          isLogarithmic: true)
      case .bestPeak:
        Terms("best peak γ* with D = G = 1", "for which the bound is smallest", isLogarithmic: true)
      case .boundRatio: Terms("Ω* / Ω* of the reference", "relative to another schedule")
      case .peakRatio: Terms("γ* / γ* of the reference", "relative to another schedule")
      case .boundBeforeCooldown:
        Terms(
          "Ω at the start of the cooldown",
          "at the best peak, of the run up to and with the last step at the peak",
          isLogarithmic: true)
      case .drop:
        Terms("Ω before / after the cooldown", "by how much the bound falls in the cooldown")
      case .problemBound:
        Terms("convex bound Ω* (loss)", "with the problem's own D and G", isLogarithmic: true)
      case .measured:
        Terms(
          "loss above the minimum",
          "of subgradient descent at the best peak for the problem's D and G, where its last gradient "
            + "is taken", prediction: .problemBound, isLogarithmic: true)
      case .measuredBeforeCooldown:
        Terms(
          "loss above the minimum before the cooldown",
          "of the same run, before the last step at the peak", isLogarithmic: true)
      case .measuredDrop:
        Terms(
          "loss before / after the cooldown", "of the same run, both above the minimum",
          isLogarithmic: true)
      }
    }
  }

  struct Needs {
    /// The rates of the steps over the peak; not all are 0.
    let factors: [Double]
    let bound: ConvexBound
    /// Of the schedule that others are relative to; `nil` if there is none.
    let reference: ConvexBound?
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    let schedule = try arm.plannedSchedule()
    guard !schedule.prescribesInterpolation else {
      throw StudyObjection(
        .schedule(),
        "'\(arm.scheduleLabel)' averages, and 'convex-bound' is about the last iterate of gradient "
          + "descent")
    }
    let factors = Self.factors(of: schedule, steps: arm.steps)
    guard let bound = ConvexBound(factors) else {
      throw StudyObjection(.schedule(), "all rates of '\(arm.scheduleLabel)' are 0")
    }
    return Needs(factors: factors, bound: bound, reference: try referenceBound(arm))
  }

  private func referenceBound(_ arm: StudiedArm) throws(StudyObjection) -> ConvexBound? {
    guard let reference else { return nil }
    do throws(ConfigurationError) {
      let made = try arm.laboratory.schedule(RunSpec.Component(reference))
      try made.validate(steps: arm.steps)
      if case .planned(let schedule) = made,
        let bound = ConvexBound(Self.factors(of: schedule, steps: arm.steps))
      {
        return bound
      }
    } catch {
      throw StudyObjection(.study("reference"), error.description)
    }
    throw StudyObjection(.study("reference"), "all rates of '\(reference.name)' are 0")
  }

  /// A peak that is held for less of the run is none that a cooldown leaves.
  private static let shortestPlateau = 0.1

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let bound = needs.bound
    var sample: Sample<Quantity> = Sample([
      .bound: bound.smallest(), .bestPeak: bound.bestScale(),
    ])
    compare(bound, needs.reference, &sample)

    let lastAtPeak = Self.lastStepAtPeak(of: needs.factors, moving: bound.steps)
    if let lastAtPeak, let stem = ConvexBound(Array(needs.factors[...lastAtPeak])) {
      let value = stem.value(scale: bound.bestScale())
      sample[.boundBeforeCooldown] = value
      sample[.drop] = value / bound.smallest()
    } else {
      sample.leaveOut(
        .boundBeforeCooldown, .drop, .measuredBeforeCooldown, .measuredDrop,
        because: "no cooldown from a peak that was held")
    }
    if let parts = point.parts() { train(parts, needs.factors, bound, lastAtPeak, &sample) }
    return sample
  }

  /// The bound is random where the problem's D or G is.
  func isRandom(_ arm: StudiedArm) -> Bool {
    let truth = arm.problem.truth
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
    _ bound: ConvexBound, _ reference: ConvexBound?, _ sample: inout Sample<Quantity>
  ) {
    guard let reference else {
      return sample.leaveOut(.boundRatio, .peakRatio, because: "no reference")
    }
    sample[.boundRatio] = bound.smallest() / reference.smallest()
    sample[.peakRatio] = bound.bestScale() / reference.bestScale()
  }

  // MARK: The run

  private func train(
    _ studied: StudiedRun, _ factors: [Double], _ bound: ConvexBound, _ lastAtPeak: Int?,
    _ sample: inout Sample<Quantity>
  ) {
    let truth = studied.problem.truth
    func refuse(_ quantities: [Quantity], _ reason: String) {
      for quantity in quantities {
        sample[reasonOf: quantity] = sample[reasonOf: quantity] ?? reason
      }
    }
    let measured: [Quantity] = [.measured, .measuredBeforeCooldown, .measuredDrop]
    guard let distance = truth.initialDistance, let gradientBound = truth.gradientBound,
      distance > 0, gradientBound > 0
    else {
      return refuse([.problemBound] + measured, "the problem does not state D and G, above 0")
    }
    sample[.problemBound] = bound.smallest(
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
    sample[.measured] = final
    if let before {
      sample[.measuredBeforeCooldown] = before
      sample[.measuredDrop] = before / max(final, .leastNormalMagnitude)
    }
  }
}
