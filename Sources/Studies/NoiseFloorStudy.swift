import Catalog
import Compute
import Experiments
import Foundation
import Problems
import Records

/// The excess loss at which a run on a quadratic with gradient noise comes to rest, against its
/// closed form, and what is left of it at the end of a schedule.
///
/// At a constant rate η each component of w − w* has E[x²] = ρ²ᵏx₀² + (1 − ρ²ᵏ)v after k steps,
/// with ρ = 1 − ηλ and v the stationary variance; so the excess loss differs from the floor by at
/// most ρ²ᵏ of the initial one, or of the floor, for the largest |ρ|.
struct NoiseFloorStudy: MeasuringStudy {
  static var declaration: Declaration { NoiseFloorPlan.declaration }

  private let plan: NoiseFloorPlan

  init(_ configuration: Configuration) { plan = NoiseFloorPlan(configuration) }

  func measure(
    _ spec: MeasurementSpec, files: PlanFiles
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, files: files)
    let name = Self.declaration.id
    let truth = studied.problem.truth
    guard let spectrum = truth.spectrum, let minimum = truth.minimum,
      let noise = truth.gradientNoise, noise > 0
    else {
      throw .invalid(
        owner: name, setting: nil,
        reason: "'\(run.problem.name)' does not state spectrum, minimum and gradient noise above "
          + "0; a quadratic with gradient_noise does")
    }
    guard case .examples(let batchSize) = run.batch else {
      throw .invalid(
        owner: name, setting: nil, reason: "a full batch has no noise: give batch_sizes")
    }
    let rates = (0..<run.steps).map {
      studied.schedule.rate(at: $0, of: run.steps, peak: run.peakRate)
    }
    let initial = studied.problem.trainingLoss(at: studied.problem.initialParameters()) - minimum
    let noisy = Noise(
      spectrum: spectrum, variance: noise * noise / Double(batchSize), initialExcess: initial)
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
    guard run.optimizer.isPlainGradientDescent else {
      refuse(
        ["predicted_floor", "ratio", "final_ratio", "predicted_final", "burn_in", "floor"],
        "known for plain gradient descent, sgd without momentum")
      return sample
    }
    guard let floor = truth.noiseFloor(rate: run.peakRate, batchSize: batchSize) else {
      refuse(
        ["predicted_floor", "ratio", "final_ratio", "predicted_final", "burn_in", "floor"],
        "nothing comes to rest at a rate from 2/λmax on")
      return sample
    }
    sample.values["final_ratio"] = (losses.last ?? .infinity) / floor
    predictFinal(noisy, rates, &sample)
    measureFloor(noisy, rates, floor: floor, losses, &sample)
    return sample
  }

  // MARK: Parts

  private func predictFinal(_ noise: Noise, _ rates: [Double], _ sample: inout StudySample) {
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
    _ noise: Noise, _ rates: [Double], floor: Double, _ losses: [Double],
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
    guard let burnIn = noise.burnIn(rate: rates[0], floor: floor, tolerance: plan.tolerance) else {
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

/// What noise of the same variance in every component does to gradient descent on a quadratic.
private struct Noise {
  let spectrum: [Double]
  /// Of a component of a batch's gradient, σ²/B.
  let variance: Double
  let initialExcess: Double

  /// The expected excess loss after the last step of a run that starts at the minimiser, and how
  /// much may come of another start.
  func finalExcess(rates: [Double]) -> (expected: Double, left: Double) {
    var expected = 0.0, slowest = 0.0
    for λ in spectrum where λ > 0 {
      var square = 0.0, memory = 1.0
      for η in rates {
        let ρ = 1 - η * λ
        square = ρ * ρ * square + η * η * variance
        memory *= ρ * ρ
      }
      expected += 0.5 * λ * square
      slowest = max(slowest, memory)
    }
    return (expected, slowest * initialExcess)
  }

  /// The steps after which at most a tolerance of the floor may be left of the start; `nil` if there
  /// are none.
  func burnIn(rate η: Double, floor: Double, tolerance: Double) -> Double? {
    let slowest = spectrum.filter { $0 > 0 }.map { abs(1 - η * $0) }.max() ?? 1
    guard slowest < 1 else { return nil }
    guard slowest > 0 else { return 1 }
    let start = max(1, initialExcess / floor)
    return max(0, (log(tolerance / start) / (2 * log(slowest))).rounded(.up))
  }
}
