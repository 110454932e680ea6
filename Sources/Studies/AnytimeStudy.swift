import Analysis
import Catalog
import Plans
import Records
import Runs

/// What a tuned method reaches at several horizons, and how many steps that takes.
///
/// For every horizon it is the run of the plan's schedule with this horizon; runs of the same peak
/// rate share what they have in common with the longest, see ``HorizonFan``. A constant rate is thus
/// one run that is read at every horizon, warmup–stable–decay one stable run with cooldowns as
/// branches, and cosine a run for each. Hägele et al. 2024, arXiv 2405.18392; Defazio et al. 2024,
/// arXiv 2405.15682.
struct AnytimeStudy: MeasuringStudy {
  private let plan: AnytimePlan

  init(_ plan: AnytimePlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let horizons = plan.horizons(of: spec.run.steps)
    guard let last = horizons.last, last <= spec.run.steps else {
      throw .invalid(
        owner: AnytimePlan.about.id, setting: "horizons",
        reason: "\(horizons.last ?? 0) is more than the plan's \(spec.run.steps) steps")
    }
    let runs = horizons.map { horizon in
      var run = spec.run
      run.steps = horizon
      run.recordEvery = last
      return run
    }
    let executor = RunExecutor(laboratory)
    let tuned = try tune(runs, among: spec.rates, in: laboratory, with: executor)
    var sample = StudySample()
    let places = runs.indices.filter { tuned[$0].peak != nil }
    let fan = try HorizonFan(
      places.map { Self.run(runs[$0], rate: tuned[$0].peak ?? 0) }, readsBranchPoints: true,
      in: laboratory, with: executor)
    for place in runs.indices {
      sample.series[Double(horizons[place])] =
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
    _ runs: [RunSpec], among rates: [Double], in laboratory: Laboratory, with executor: RunExecutor
  ) throws(ConfigurationError) -> [Tuned] {
    let last = runs.count - 1
    // By horizon, the one whose best rate it takes.
    var models: [Int] = []
    for (place, run) in runs.enumerated() {
      let takesLast =
        switch plan.tuning {
        case .eachHorizon: false
        case .last: true
        case .shared: 2 * (try executor.sharedSteps(run, runs[last])) >= run.steps
        }
      models.append(takesLast ? last : place)
    }
    let places = Set(models).sorted()
    let seeds = PeakSearch(rates: rates, seedCount: plan.tuningSeeds).seeds(for: runs[last].seed)
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
          }, readsBranchPoints: false, in: laboratory, with: executor)
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
  ) -> StudySample {
    var sample = StudySample(values: [
      "loss": reading.loss, "on_edge": tuned.isOnEdge ? 1 : 0,
      "steps_spent": Double(reading.stepsSpent), "separate_steps": Double(reading.separateSteps),
      "tuning_steps": Double(tuned.steps), "diverged": reading.hasDiverged ? 1 : 0,
    ])
    sample.values["peak"] = tuned.peak
    // Runs that diverge with their first step take none.
    if reading.separateSteps > 0 {
      sample.values["steps_ratio"] = Double(reading.stepsSpent) / Double(reading.separateSteps)
    } else {
      sample.missing["steps_ratio"] = "no steps were taken"
    }
    if let excess = reading.excess {
      sample.values["excess_loss"] = excess
    } else {
      sample.missing["excess_loss"] = unknownFloor
    }
    guard let branch else {
      sample.missing["branch_loss"] = noCooldown
      sample.missing["drop"] = noCooldown
      return sample
    }
    sample.values["branch_loss"] = branch.loss
    let before = branch.excess ?? branch.loss, after = reading.excess ?? reading.loss
    if after > 0, before.isFinite || after.isFinite {
      sample.values["drop"] = before / after
    } else {
      sample.missing["drop"] = after > 0 ? "diverged before the cooldown" : "no loss is left"
    }
    return sample
  }

  private static let unknownFloor = "the smallest possible loss is not known"
  private static let noCooldown = "no cooldown follows a stable phase"

  /// Of a horizon for which every rate diverges.
  private static func hopeless(_ tuned: Tuned) -> StudySample {
    let reason = "every rate diverged"
    let missing = [
      "excess_loss", "peak", "on_edge", "steps_spent", "separate_steps", "steps_ratio",
      "branch_loss", "drop",
    ]
    return StudySample(
      values: ["loss": .infinity, "diverged": 1, "tuning_steps": Double(tuned.steps)],
      missing: Dictionary(uniqueKeysWithValues: missing.map { ($0, reason) }))
  }
}
