import Analysis
import Catalog
import Plans
import Records
import Tuning
import Runs

/// What a tuned method reaches at several horizons, and how many steps that takes.
///
/// For every horizon it is the run of the plan's schedule with this horizon; runs of the same peak
/// rate share what they have in common with the longest, see ``HorizonFan``. A constant rate is thus
/// one run that is read at every horizon, warmup–stable–decay one stable run with cooldowns as
/// branches, and cosine a run for each. Hägele et al. 2024, arXiv 2405.18392; Defazio et al. 2024,
/// arXiv 2405.15682.
struct AnytimeStudy: MeasuringStudy {
  /// The horizons for which the peak rate is tuned.
  enum Tuning: String, SettingChoice {
    case eachHorizon = "each-horizon"
    case last
    /// Once for all horizons whose runs have most of their steps in common with that of the last.
    case shared
  }

  @Setting(
    .atLeast(1),
    "ascending, at most the plan's steps; none: an eighth, a quarter, a half and all of these",
    name: "horizons")
  var givenHorizons: [Int] = []
  @Setting(
    "the peak rate: for each-horizon by itself; for the last, and all take that; shared: as last for "
      + "horizons that have half of their steps in common with the last, by itself for others",
    name: "tune")
  var tuning = Tuning.eachHorizon
  @Setting(
    .within(1, 1000), "runs of each rate that choose the peak, with seeds of their own",
    name: "tuning_seeds")
  var tuningRuns = 1

  init() {}

  static let about = About(
    "anytime", "the loss that a tuned method reaches at several horizons, and the steps it takes",
    Citation("Hägele et al. 2024, arXiv 2405.18392; Defazio et al. 2024", arXiv: "2405.15682"))
  static let scope = MeasuredScope.tuning
  static let series: StudySeries? = StudySeries(.horizon)
  static let shown: [Quantity] = [.loss, .excessLoss, .peak, .drop, .stepsRatio, .diverged]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.loss, along: [.horizon]),
    .series(Quantity.excessLoss, along: [.horizon]),
    .series(Quantity.drop, along: [.horizon]),
    .series(Quantity.stepsSpent, along: [.horizon]),
  ]

  enum Quantity: String, StudyQuantityName {
    case loss
    case excessLoss = "excess_loss"
    case peak
    case onEdge = "on_edge"
    case stepsSpent = "steps_spent"
    case separateSteps = "separate_steps"
    case stepsRatio = "steps_ratio"
    case tuningSteps = "tuning_steps"
    case branchLoss = "branch_loss"
    case drop
    case diverged

    var terms: Terms {
      switch self {
      case .loss:
        Terms(
          "evaluation loss", "at the horizon; infinite for a run that diverged", isLogarithmic: true
        )
      case .excessLoss:
        Terms(
          "excess loss", "above the smallest possible one, where that is known", isLogarithmic: true
        )
      case .peak: Terms("tuned peak rate", "the best of the plan's", isLogarithmic: true)
      case .onEdge: Terms("optimum on the edge", "1 if the peak is an end of the grid")
      case .stepsSpent:
        Terms(
          "steps taken", "by all runs up to this horizon, shared steps once", isLogarithmic: true)
      case .separateSteps:
        Terms("steps of separate runs", "what the same runs take one by one", isLogarithmic: true)
      case .stepsRatio:
        Terms("steps taken / steps of separate runs", "what the fan costs, without tuning")
      case .tuningSteps:
        Terms(
          "steps of tuning", "of all rates and tuning seeds up to this horizon", isLogarithmic: true
        )
      case .branchLoss:
        Terms(
          "evaluation loss before the cooldown", "after the last step at the peak rate",
          isLogarithmic: true)
      case .drop:
        Terms(
          "loss before / after the cooldown", "of the excess loss where that is known",
          isLogarithmic: true)
      case .diverged: Terms("diverged", "1 or 0")
      }
    }
  }

  func validate(as owner: String) throws(ConfigurationError) {
    guard !givenHorizons.isAscending else { return }
    throw .invalid(
      owner: owner, setting: "horizons",
      reason: "expected ascending numbers of steps, found \(givenHorizons)")
  }

  /// The horizons of a run, in steps, ascending. Without a choice of the plan they are an eighth, a
  /// quarter, a half and all of the steps.
  func horizons(of steps: Int) -> [Int] {
    guard givenHorizons.isEmpty else { return givenHorizons }
    return [8, 4, 2, 1].map { steps / $0 }.filter { $0 > 0 }
  }
  func places(steps: Int, rates: [Double]) -> [Double] {
    horizons(of: steps).map(Double.init)
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) {
    for (number, horizon) in horizons(of: arm.steps).enumerated() {
      guard horizon <= arm.steps else {
        throw StudyObjection(
          .study("horizons", element: number),
          "\(horizon) is more than the plan's \(arm.steps) steps")
      }
      try arm.needsSchedule(fitting: horizon)
    }
  }

  func measure(_ point: StudiedPoint, _ needs: Void) -> Sample<Quantity> {
    point.attempt { () throws(ConfigurationError) in try sample(point) } ?? Sample()
  }

  private func sample(_ point: StudiedPoint) throws(ConfigurationError) -> Sample<Quantity> {
    let horizons = horizons(of: point.run.steps)
    let runs = horizons.map { horizon in
      var run = point.run
      run.steps = horizon
      run.recordEvery = horizons[horizons.count - 1]
      return run
    }
    let tuned = try tune(runs, of: point)
    var sample = Sample<Quantity>()
    let places = runs.indices.filter { tuned[$0].peak != nil }
    let fan = try HorizonFan(
      places.map { Self.run(runs[$0], rate: tuned[$0].peak ?? 0) }, readsBranchPoints: true,
      in: point.laboratory, with: point.executor)
    for place in runs.indices {
      sample[at: Double(horizons[place])] =
        if let position = places.firstIndex(of: place) {
          Self.sample(tuned[place], fan.readings[position], fan.branchPoints[position])
        } else {
          Self.hopeless(tuned[place])
        }
    }
    return sample
  }

  private static func run(_ run: RunSpec, rate: Double) -> RunSpec {
    var run = run
    run.peakRate = rate
    return run
  }

  // MARK: Tuning

  private struct Tuned {
    /// `nil` if all rates diverged.
    var peak: Double?
    var isOnEdge: Bool
    /// Of all rates and seeds.
    var steps: Int
  }

  /// - Parameter runs: by horizon
  private func tune(
    _ runs: [RunSpec], of point: StudiedPoint
  ) throws(ConfigurationError) -> [Tuned] {
    let executor = point.executor, rates = point.rates
    let last = runs.count - 1
    // By horizon, the one whose best rate it takes.
    var models: [Int] = []
    for (place, run) in runs.enumerated() {
      let takesLast =
        switch tuning {
        case .eachHorizon: false
        case .last: true
        case .shared: 2 * (try executor.sharedSteps(run, runs[last])) >= run.steps
        }
      models.append(takesLast ? last : place)
    }
    let places = Set(models).sorted()
    let seeds = TuningRuns.seeds(0..<tuningRuns, for: runs[last].seed)
    var medians = places.map { _ in [Double]() }
    var steps = places.map { _ in 0 }
    for rate in rates {
      var losses = places.map { _ in [Double]() }
      for seed in seeds {
        let fan = try HorizonFan(
          places.map { place in
            var run = Self.run(runs[place], rate: rate)
            run.seed = seed
            return run
          }, readsBranchPoints: false, in: point.laboratory, with: executor)
        for (number, reading) in fan.readings.enumerated() {
          losses[number].append(reading.loss)
          steps[number] += reading.stepsSpent
        }
      }
      for number in places.indices { medians[number].append(Statistics.median(losses[number])) }
    }
    let tuned = places.indices.map { number in
      let best = medians[number].indices.filter { medians[number][$0].isFinite }
        .min { medians[number][$0] < medians[number][$1] }
      return Tuned(
        peak: best.map { rates[$0] },
        isOnEdge: rates.count > 1 && (best == 0 || best == rates.count - 1), steps: steps[number])
    }
    return models.map { tuned[places.firstIndex(of: $0) ?? 0] }
  }

  // MARK: Quantities

  private static func sample(
    _ tuned: Tuned, _ reading: HorizonFan.Reading, _ branch: HorizonFan.Reading?
  ) -> Sample<Quantity> {
    var sample: Sample<Quantity> = Sample([
      .loss: reading.loss, .onEdge: tuned.isOnEdge ? 1 : 0,
      .stepsSpent: Double(reading.stepsSpent), .separateSteps: Double(reading.separateSteps),
      .tuningSteps: Double(tuned.steps), .diverged: reading.hasDiverged ? 1 : 0,
    ])
    sample[.peak] = tuned.peak
    // Runs that diverge with their first step take none.
    if reading.separateSteps > 0 {
      sample[.stepsRatio] = Double(reading.stepsSpent) / Double(reading.separateSteps)
    } else {
      sample[reasonOf: .stepsRatio] = "no steps were taken"
    }
    if let excess = reading.excess {
      sample[.excessLoss] = excess
    } else {
      sample[reasonOf: .excessLoss] = unknownFloor
    }
    guard let branch else {
      sample[reasonOf: .branchLoss] = noCooldown
      sample[reasonOf: .drop] = noCooldown
      return sample
    }
    sample[.branchLoss] = branch.loss
    let before = branch.excess ?? branch.loss, after = reading.excess ?? reading.loss
    if after > 0, before.isFinite || after.isFinite {
      sample[.drop] = before / after
    } else {
      sample[reasonOf: .drop] = after > 0 ? "diverged before the cooldown" : "no loss is left"
    }
    return sample
  }

  private static let unknownFloor = "the smallest possible loss is not known"
  private static let noCooldown = "no cooldown follows a stable phase"

  /// Of a horizon for which every rate diverges.
  private static func hopeless(_ tuned: Tuned) -> Sample<Quantity> {
    var sample: Sample<Quantity> = Sample([
      .loss: .infinity, .diverged: 1, .tuningSteps: Double(tuned.steps),
    ])
    sample.leaveOut(
      .excessLoss, .peak, .onEdge, .stepsSpent, .separateSteps, .stepsRatio, .branchLoss, .drop,
      because: "every rate diverged")
    return sample
  }
}
