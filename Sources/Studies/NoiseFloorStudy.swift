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
  @Setting(
    .within(1e-12, 0.1),
    "what may be left of the start in the second half of a run, relative to the floor; a run in "
      + "which more is left measures nothing")
  var tolerance = 1e-3

  init() {}

  static let about = About(
    "noise-floor",
    "the loss at which gradient noise lets a constant rate come to rest, and after a decay",
    Citation("elementary second-moment computation; see Robbins and Monro 1951"))
  static let scope = MeasuredScope.ofGrid
  static let shown: [Quantity] = [.floor, .ratio, .finalExcess, .finalRatio]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.floor, along: [.rate, .batch]),
    .series(Quantity.finalExcess, along: [.rate, .batch]),
  ]

  enum Quantity: String, StudyQuantityName {
    case floor
    case predictedFloor = "predicted_floor"
    case ratio
    case finalExcess = "final_excess"
    case predictedFinal = "predicted_final"
    case finalRatio = "final_ratio"
    case burnIn = "burn_in"

    var terms: Terms {
      switch self {
      case .floor:
        Terms(
          "noise floor (loss above the minimum)",
          "mean over the steps of the second half of a run at a constant rate",
          prediction: .predictedFloor, isLogarithmic: true)
      case .predictedFloor:
        Terms(
          "predicted floor (loss above the minimum)",
          "of gradient descent at a constant rate: Σᵢ ησ²/(2B(2 − ηλᵢ)) of a quadratic, ½σ²s/(1 − s) "
            + "with s = (η/B) Σᵢ λᵢ/(2 − cηλᵢ) of sampled examples", isLogarithmic: true)
      case .ratio: Terms("floor / predicted floor", "measured over predicted")
      case .finalExcess:
        Terms(
          "final loss above the minimum", "after the last step", prediction: .predictedFinal,
          isLogarithmic: true)
      case .predictedFinal:
        Terms(
          "predicted final loss above the minimum",
          "its expectation, from the variances after every step", isLogarithmic: true)
      case .finalRatio:
        Terms(
          "final loss / predicted floor of the peak rate",
          "what the schedule leaves of the floor that its peak rate has", isLogarithmic: true)
      case .burnIn:
        Terms(
          "burn-in (steps)", "after which no more of the start is left than the tolerance",
          isLogarithmic: true)
      }
    }
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> StudiedRun {
    // Noise comes from a gradient that states it, or from the labels of sampled examples.
    let ofLabels: [Truth.Fact] = [.meanSquareStabilityLimit, .minimiser, .minimum]
    let isSampled = Set(arm.problem.facts).isSuperset(of: ofLabels)
    if !isSampled { try arm.needs(.spectrum, .minimum, .gradientNoise, orElse: ofLabels) }
    let setting = isSampled ? "label_noise" : "gradient_noise"
    let truth = arm.problem.truth
    let noise = isSampled ? truth.randomDesign?.labelNoise : truth.gradientNoise
    guard let noise, noise > 0 else {
      throw StudyObjection(
        .problem(setting),
        "'noise-floor' needs \(setting) above 0, which '\(arm.problem.label)' has not")
    }
    if arm.batches.contains(.full) {
      throw StudyObjection(
        .batchSize(.full), "a full batch has no noise; 'noise-floor' needs batch_sizes such as 1")
    }
    return try arm.parts()
  }

  func measure(_ point: StudiedPoint, _ studied: StudiedRun) -> Sample<Quantity> {
    let run = point.run, truth = studied.problem.truth
    var sample = Sample<Quantity>()
    // `prepare` has asked for all of these; what it asked is not visible to the compiler.
    guard case .examples(let batchSize) = run.batch, let minimum = truth.minimum,
      let noise = Self.noise(studied, batchSize, minimum)
    else {
      sample.leaveOut(Quantity.allCases, "there is no noise")
      return sample
    }
    let rates = (0..<run.steps).map {
      studied.schedule.rate(at: $0, of: run.steps, peak: run.peakRate)
    }
    guard let losses = excessLosses(studied, run, rates: rates, minimum: minimum) else {
      for quantity in [Quantity.floor, .finalExcess, .ratio, .finalRatio] {
        sample[quantity] = .infinity
      }
      sample.leaveOut(.predictedFloor, .predictedFinal, .burnIn, because: "diverged")
      return sample
    }
    sample[.finalExcess] = losses.last
    let predicted: [Quantity] = [
      .predictedFloor, .ratio, .finalRatio, .predictedFinal, .burnIn, .floor,
    ]
    guard studied.prepared.isPlainGradientDescent else {
      sample.leaveOut(predicted, "known for plain gradient descent, sgd without momentum")
      return sample
    }
    guard let floor = truth.noiseFloor(rate: run.peakRate, batchSize: batchSize) else {
      sample.leaveOut(
        predicted,
        truth.randomDesign == nil
          ? "nothing comes to rest at a rate from 2/λmax on"
          : "nothing comes to rest at a rate from the mean-square stability limit on")
      return sample
    }
    sample[.finalRatio] = (losses.last ?? .infinity) / floor
    predictFinal(noise, rates, &sample)
    measureFloor(noise, rates, floor: floor, losses, &sample)
    return sample
  }

  // MARK: Parts

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
    _ noise: any RestingNoise, _ rates: [Double], _ sample: inout Sample<Quantity>
  ) {
    let final = noise.finalExcess(rates: rates)
    if final.left <= tolerance * final.expected {
      sample[.predictedFinal] = final.expected
    } else {
      sample[reasonOf: .predictedFinal] =
        "the run is too short: \(compact(final.left / final.expected)) of it may be left of the "
        + "start"
    }
  }

  private func measureFloor(
    _ noise: any RestingNoise, _ rates: [Double], floor: Double, _ losses: [Double],
    _ sample: inout Sample<Quantity>
  ) {
    guard rates.allSatisfy({ $0 == rates[0] }) else {
      return sample.leaveOut(
        [.floor, .predictedFloor, .ratio, .burnIn], "the rate is not constant")
    }
    sample[.predictedFloor] = floor
    guard
      let burnIn = noise.burnIn(
        rate: rates[0], floor: floor, tolerance: tolerance, steps: rates.count)
    else {
      return sample.leaveOut([.floor, .ratio, .burnIn], "the start is never forgotten")
    }
    sample[.burnIn] = burnIn
    let half = losses.count / 2
    guard burnIn <= Double(half) else {
      return sample.leaveOut(
        [.floor, .ratio],
        "the run is too short: its burn-in is \(compact(burnIn)) steps, half of it \(half)")
    }
    let measured = losses[half...].reduce(0, +) / Double(losses.count - half)
    sample[.floor] = measured
    sample[.ratio] = measured / floor
  }

  /// After every step; `nil` for a run that diverges.
  private func excessLosses(
    _ studied: StudiedRun, _ run: RunSpec, rates: [Double], minimum: Double
  ) -> [Double]? {
    let problem = studied.problem
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
