import Analysis
import Catalog
import Foundation
import Optimizers
import Plans
import Problems
import Records
import Runs
import Tuning

/// What methods that find their own step length make of the distance to the minimiser, and how good they are
/// beside a tuned method.
///
/// It trains as a sweep does, in the plan's precision, and reads the optimizer's diagnostics from the
/// curve. The reference is tuned on seeds of its own and then trained with the measured one, so that
/// it has no advantage from the search. Defazio and Mishchenko 2023, arXiv 2301.07733; Mishchenko
/// and Defazio 2023, arXiv 2306.06101.
struct LearningRateFreeStudy: MeasuringStudy {
  @Setting(.within(1, 1e9), "steps from one reading of d to the next") var every = 1
  @Setting(
    SettingTerms(
      .any, "a method whose peak rate is tuned, to compare with, such as {name: adam}",
      among: .optimizers))
  var reference: EntryReference? = nil
  @Setting("how the reference's rate is tuned: searched between and beyond rates, or one of a grid")
  var peaks = PeakChoice.searched
  @Setting(
    .within(1e-30, 1e30),
    "the smallest rate of the reference's grid, or that its search begins with")
  var from = 1e-4
  @Setting(
    .within(1e-30, 1e30), "the largest rate of the reference's grid, or that its search begins with"
  )
  var to = 1.0
  @Setting(
    .within(1, 100), "rates of the reference a decade, of the grid or where the search begins")
  var perDecade = 3
  @Setting(
    .within(1, 1000), "seeds that the reference is tuned on, none of which is measured",
    name: "tuning_seeds")
  var tuningSeedCount = 3

  init() {}

  static let about = About(
    "lr-free",
    "what a method that finds its own step length finds, beside the truth and a tuned rate",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))
  static let scope = MeasuredScope.ofGrid
  private static let parameters: [Axis] = [
    Axis("d0"), Axis("initial_distance"), Axis("distance"), .steps, .batch, .rate,
  ]
  static let shown: [Quantity] = [
    .distanceRatio, .stepsToTenth, .negativeEstimates, .excessRatio, .lossRatio, .onEdge,
  ]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.distanceRatio, along: parameters),
    .series(Quantity.stepsToTenth, along: parameters),
    .series(Quantity.excessRatio, along: parameters),
    .series(Quantity.lossRatio, along: parameters),
  ]

  func validate(as owner: String) throws(ConfigurationError) {
    guard from > to else { return }
    throw .invalid(
      owner: owner, setting: "from", reason: "\(compact(from)) is above `to`, \(compact(to))")
  }

  /// The rates that the reference is tuned over, ascending.
  var rates: [Double] {
    LearningRateGrid.geometric(from: from, to: to, perDecade: perDecade)
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) {
    let schedule = try arm.plannedSchedule()
    guard let reference else { return }
    do throws(ConfigurationError) {
      let rule = try arm.laboratory.optimizer(RunSpec.Component(reference)).rule
      guard schedule.prescribesInterpolation, !rule.acceptsInterpolation else { return }
    } catch {
      throw StudyObjection(.study("reference"), error.description)
    }
    throw StudyObjection(
      .study("reference"),
      "'\(arm.scheduleLabel)' prescribes β of \(arm.laboratory.interpolated), which the reference "
        + "'\(reference.name)' does not have")
  }

  func measure(_ point: StudiedPoint, _ needs: Void) -> Sample<Quantity> {
    point.attempt { () throws(ConfigurationError) in try sample(point) } ?? Sample()
  }

  private func sample(_ point: StudiedPoint) throws(ConfigurationError) -> Sample<Quantity> {
    let problem = point.arm.problem.instance
    var run = point.run
    run.recordEvery = every
    let record = point.executor.run(run)
    let loss = try record.finalLoss(of: run)
    let floor = problem.truth.lossFloor ?? problem.truth.minimum

    var sample: Sample<Quantity> = Sample([
      .finalLoss: loss, .diverged: record.outcome.step == nil ? 0 : 1,
    ])
    readDistance(record, of: run, problem, &sample)
    readExcess(record, loss: loss, floor: floor, &sample)
    try compare(loss, with: run, floor: floor, point.executor, &sample)
    return sample
  }

  func completed(_ sample: Sample<Quantity>) -> Sample<Quantity> {
    var sample = sample
    if sample[.onEdge] != nil { return sample }
    if let peak = sample[.tunedPeak] {
      let rates = rates
      let isOnEdge = rates.count > 1 && [rates.first, rates.last].contains(peak)
      sample[.onEdge] = isOnEdge ? 1 : 0
    } else {
      sample[reasonOf: .onEdge] = sample[reasonOf: .tunedPeak]
    }
    return sample
  }

  // MARK: The estimate of the distance

  private static let plain: [Quantity] = [
    .distance, .stepsToSettle, .stepsToThousandfold, .stepsToGrowth, .stuckSteps,
  ]
  private static let relative: [Quantity] = [
    .distanceRatio, .largestRatio, .stepsToTenth, .stepsToHalf,
  ]

  private func readDistance(
    _ record: RunRecord, of run: RunSpec, _ problem: any Problem<Double>,
    _ sample: inout Sample<Quantity>
  ) {
    sample.set(
      .negativeEstimates, record.curve.column("negative_d_hat").last ?? nil,
      otherwise: "'\(run.optimizer.name)' has no estimate d̂")
    guard let history = DistanceHistory(record.curve) else {
      let reason =
        record.curve.count == 0
        ? "diverged before the first step" : "'\(run.optimizer.name)' has no distance"
      sample.leaveOut(Self.plain + Self.relative + [.coordinateRatio], reason)
      return
    }
    sample[.distance] = history.last
    sample[.stepsToSettle] = history.steps(to: history.last / 2)
    sample[.stepsToGrowth] = history.stepsToGrowth
    let initial = history.distances.first ?? 0
    sample.set(
      .stepsToThousandfold, initial > 0 ? history.steps(to: 1000 * initial) : nil,
      otherwise: "the distance begins at 0")
    sample[.stuckSteps] = Double(history.stuckSteps)

    let truth = problem.truth
    if let distance = truth.initialDistance, distance > 0 {
      sample[.distanceRatio] = history.last / distance
      sample[.largestRatio] = history.largest / distance
      sample[.stepsToTenth] = history.steps(to: distance / 10)
      sample[.stepsToHalf] = history.steps(to: distance / 2)
    } else {
      let reason =
        truth.initialDistance == nil
        ? "'\(run.problem.name)' does not state the distance to a minimiser"
        : "the run begins at the minimiser"
      sample.leaveOut(Self.relative, reason)
    }
    let start = problem.initialParameters()
    let way = truth.minimiser.map { minimiser in
      minimiser.indices.reduce(0) { max($0, abs(start.base[$1] - minimiser[$1])) }
    }
    sample.set(
      .coordinateRatio, way.flatMap { $0 > 0 ? history.largest / $0 : nil },
      otherwise: way == nil
        ? "'\(run.problem.name)' does not state a minimiser" : "the run begins at the minimiser")
  }

  // MARK: Losses

  private func readExcess(
    _ record: RunRecord, loss: Double, floor: Double?, _ sample: inout Sample<Quantity>
  ) {
    guard let floor, let initial = record.metrics.initialLoss, initial > floor else {
      sample[reasonOf: .excessRatio] =
        floor == nil
        ? "the smallest possible loss is not known" : "the run does not begin above that loss"
      return
    }
    sample[.excessRatio] = (loss - floor) / (initial - floor)
  }

  private func compare(
    _ loss: Double, with run: RunSpec, floor: Double?, _ executor: RunExecutor,
    _ sample: inout Sample<Quantity>
  ) throws(ConfigurationError) {
    guard let reference else {
      sample.leaveOut(
        .referenceLoss, .lossRatio, .tunedPeak, .tuningRuns, because: "no reference")
      return
    }
    var spec = run
    spec.optimizer = RunSpec.Component(reference)
    spec.recordEvery = max(1, run.steps)
    var runs = TuningRuns()
    let tuned = try runs.tune(spec, over: rates, seeds: tuningSeedCount, by: peaks, with: executor)
    sample[.tuningRuns] = Double(runs.count)
    guard let tuned else {
      sample.leaveOut(
        .referenceLoss, .lossRatio, .tunedPeak, because: "the reference diverges at every rate")
      return
    }
    spec.peakRate = tuned.rate
    if case .searched = peaks { sample[.onEdge] = tuned.isOnEdge ? 1 : 0 }
    let other = try executor.run(spec).finalLoss(of: spec)
    sample[.tunedPeak] = spec.peakRate
    sample[.referenceLoss] = other
    let (above, otherAbove) = (loss - (floor ?? 0), other - (floor ?? 0))
    if above.isInfinite, otherAbove.isInfinite {
      sample[reasonOf: .lossRatio] = "both diverge"
    } else if above <= 0 || otherAbove <= 0 {
      sample[reasonOf: .lossRatio] = "a loss is not above the smallest possible one"
    } else {
      sample[.lossRatio] = above / otherAbove
    }
  }
}
