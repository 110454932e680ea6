import Catalog
import Compute
import Foundation
import Plans
import Problems
import Records

/// The excess loss at which a run comes to rest, on a quadratic with gradient noise or on least
/// squares with sampled examples, against its closed form, and what is left of it at the end of a
/// schedule.
struct NoiseFloorStudy: MeasuringStudy {
  private let plan: NoiseFloorPlan

  init(_ plan: NoiseFloorPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    let name = NoiseFloorPlan.about.id
    let truth = studied.problem.truth
    // Examples of a problem without noise make a full batch: that there is none is the reason then.
    let examples: Int? = if case .examples(let count) = run.batch { count } else { nil }
    guard let minimum = truth.minimum, let noise = Self.noise(studied, examples ?? 1, minimum)
    else {
      throw .invalid(
        owner: name, setting: nil,
        reason: "'\(run.problem.name)' does not state spectrum, minimum and gradient noise above "
          + "0; a quadratic with gradient_noise does, and least-squares with label_noise")
    }
    guard let batchSize = examples else {
      throw .invalid(
        owner: name, setting: nil, reason: "a full batch has no noise: give batch_sizes")
    }
    let rates = (0..<run.steps).map {
      studied.schedule.rate(at: $0, of: run.steps, peak: run.peakRate)
    }
    let losses = excessLosses(studied, rates: rates, minimum: minimum)
    var sample = StudySample()
    func refuse(_ names: [String], _ reason: String) {
      for name in names { sample.missing[name] = reason }
    }
    guard let losses else {
      for name in ["floor", "final_excess", "ratio", "final_ratio"] {
        sample.values[name] = .infinity
      }
      refuse(["predicted_floor", "predicted_final", "burn_in"], "diverged")
      return sample
    }
    sample.values["final_excess"] = losses.last
    guard studied.prepared.isPlainGradientDescent else {
      refuse(
        ["predicted_floor", "ratio", "final_ratio", "predicted_final", "burn_in", "floor"],
        "known for plain gradient descent, sgd without momentum")
      return sample
    }
    guard let floor = truth.noiseFloor(rate: run.peakRate, batchSize: batchSize) else {
      refuse(
        ["predicted_floor", "ratio", "final_ratio", "predicted_final", "burn_in", "floor"],
        truth.randomDesign == nil
          ? "nothing comes to rest at a rate from 2/λmax on"
          : "nothing comes to rest at a rate from the mean-square stability limit on")
      return sample
    }
    sample.values["final_ratio"] = (losses.last ?? .infinity) / floor
    predictFinal(noise, rates, &sample)
    measureFloor(noise, rates, floor: floor, losses, &sample)
    return sample
  }

  // MARK: Parts

  /// `nil` where it is not known, or there is none.
  private static func noise(
    _ studied: StudiedRun, _ batchSize: Int, _ minimum: Double
  ) -> (any RestingNoise)? {
    let truth = studied.problem.truth, initial = studied.problem.initialParameters()
    if let design = truth.randomDesign, let minimiser = truth.minimiser {
      guard design.labelNoise > 0 else { return nil }
      return SampledNoise(
        design: design, batchSize: batchSize,
        initialSquares: minimiser.enumerated().map { i, centre in
          (initial.base[i] - centre) * (initial.base[i] - centre)
        })
    }
    guard let spectrum = truth.spectrum, let noise = truth.gradientNoise, noise > 0 else {
      return nil
    }
    return IsotropicNoise(
      spectrum: spectrum, variance: noise * noise / Double(batchSize),
      initialExcess: studied.problem.trainingLoss(at: initial) - minimum)
  }

  private func predictFinal(
    _ noise: any RestingNoise, _ rates: [Double], _ sample: inout StudySample
  ) {
    let final = noise.finalExcess(rates: rates)
    if final.left <= plan.tolerance * final.expected {
      sample.values["predicted_final"] = final.expected
    } else {
      sample.missing["predicted_final"] =
        "the run is too short: \(compact(final.left / final.expected)) of it may be left of the "
        + "start"
    }
  }

  private func measureFloor(
    _ noise: any RestingNoise, _ rates: [Double], floor: Double, _ losses: [Double],
    _ sample: inout StudySample
  ) {
    func refuse(_ names: [String], _ reason: String) {
      for name in names { sample.missing[name] = reason }
    }
    guard rates.allSatisfy({ $0 == rates[0] }) else {
      return refuse(
        ["floor", "predicted_floor", "ratio", "burn_in"], "the rate is not constant")
    }
    sample.values["predicted_floor"] = floor
    guard
      let burnIn = noise.burnIn(
        rate: rates[0], floor: floor, tolerance: plan.tolerance, steps: rates.count)
    else {
      return refuse(["floor", "ratio", "burn_in"], "the start is never forgotten")
    }
    sample.values["burn_in"] = burnIn
    let half = losses.count / 2
    guard burnIn <= Double(half) else {
      return refuse(
        ["floor", "ratio"],
        "the run is too short: its burn-in is \(compact(burnIn)) steps, half of it \(half)")
    }
    let measured = losses[half...].reduce(0, +) / Double(losses.count - half)
    sample.values["floor"] = measured
    sample.values["ratio"] = measured / floor
  }

  /// After every step; `nil` for a run that diverges.
  private func excessLosses(
    _ studied: StudiedRun, rates: [Double], minimum: Double
  ) -> [Double]? {
    let problem = studied.problem, run = studied.spec
    var sampler = BatchSampler(seed: run.seed, sampling: studied.sampling)
    var batch = Batch(size: run.batch)
    var optimizer = studied.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count), point = gradient
    var losses: [Double] = []
    for rate in rates {
      sampler.next(&batch)
      _ = problem.loss(at: parameters, on: batch, gradient: &gradient)
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      optimizer.evaluationPoint(of: parameters, into: &point)
      let excess = problem.trainingLoss(at: point) - minimum
      guard excess.isFinite else { return nil }
      losses.append(excess)
    }
    return losses
  }
}
