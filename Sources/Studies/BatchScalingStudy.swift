import Catalog
import Optimizers
import Plans
import Problems
import Records
import Tuning

/// The best peak rate of every method at several batch sizes, beside what the noise of the gradient at the
/// initial parameters predicts for one step. McCandlish et al. 2018, arXiv 1812.06162.
struct BatchScalingStudy: MeasuringStudy {
  @Setting(
    .within(1, 1e9), "batch sizes, ascending; they take the place of the plan's `batch_sizes`")
  var batches = [1, 4, 16, 64, 256]
  @Setting(
    .within(1, 1e9), "the largest batch size that the exponent is fitted to; none for all")
  var fitTo: Int? = nil
  @SettingGroup var tuning = PeakTuning()

  init() {}

  static let about = About(
    "batch-scaling", "the best peak rate against the batch size, beside the noise scale",
    Citation("McCandlish et al. 2018", arXiv: "1812.06162"))
  static let scope = MeasuredScope.tuning
  static let series: StudySeries? = StudySeries(.batchSize, inPlaceOf: .batch)
  static let shown: [Quantity] = [
    .tuning(.bestPeak), .predictedPeak, .noiseScale, .simpleNoiseScale, .exponent,
  ]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.tuning(.bestPeak), along: [.batchSize]),
    .map(Quantity.tuning(.bestPeak), x: [.batchSize], y: [.weightDecay, .beta]),
  ]

  enum Quantity: StudyQuantityName {
    /// Of the search at one batch size.
    case tuning(PeakTuning.Quantity)
    case predictedPeak
    case largestStep
    case noiseScale
    case simpleNoiseScale
    case exponent
    case fittedLargestStep
    case fittedNoiseScale

    static var allCases: [Quantity] {
      PeakTuning.Quantity.allCases.map(Quantity.tuning) + [
        .predictedPeak, .largestStep, .noiseScale, .simpleNoiseScale, .exponent, .fittedLargestStep,
        .fittedNoiseScale,
      ]
    }

    var name: String {
      switch self {
      case .tuning(let quantity): quantity.name
      case .predictedPeak: "predicted_peak"
      case .largestStep: "largest_step"
      case .noiseScale: "noise_scale"
      case .simpleNoiseScale: "simple_noise_scale"
      case .exponent: "exponent"
      case .fittedLargestStep: "fitted_largest_step"
      case .fittedNoiseScale: "fitted_noise_scale"
      }
    }

    var terms: Terms {
      switch self {
      case .tuning(let quantity):
        Terms(quantity.terms, prediction: quantity == .bestPeak ? .predictedPeak : nil)
      case .predictedPeak:
        Terms(
          "η_max/(1 + B_noise/B)", "the best rate of one step of sgd from the initial parameters",
          isLogarithmic: true)
      case .largestStep:
        Terms(
          "η_max = |G|²/(GᵀHG)",
          "the best rate of one step without noise, from the initial parameters",
          isLogarithmic: true)
      case .noiseScale:
        Terms(
          "B_noise = tr(HΣ)/(GᵀHG)", "in closed form, at the initial parameters",
          isLogarithmic: true)
      case .simpleNoiseScale:
        Terms(
          "tr(Σ)/|G|²",
          "estimated from gradients of the smallest and of the largest batch size, at the initial "
            + "parameters", isLogarithmic: true)
      case .exponent: Terms("exponent of B", "slope of log best peak against log batch size")
      case .fittedLargestStep:
        Terms(
          "fitted η_max", "of η_max/(1 + B_noise/B), fitted to the best peaks", isLogarithmic: true)
      case .fittedNoiseScale:
        Terms(
          "fitted B_noise", "of η_max/(1 + B_noise/B), fitted to the best peaks",
          isLogarithmic: true)
      }
    }
  }

  func validate(as owner: String) throws(ConfigurationError) {
    try PeakTuning.validate(places: batches, "batches", of: owner)
    if let fitTo, batches[1] > fitTo {
      throw .invalid(
        owner: owner, setting: "fit_to",
        reason: "fewer than two of the batch sizes are at most \(fitTo)")
    }
  }

  func places(steps: Int, rates: [Double]) -> [Double] { batches.map(Double.init) }

  struct Needs {
    let search: BestPeakSearch
    let source: GradientSource
    let isGradientDescent: Bool
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    let search = try BestPeakSearch(tuning, arm)
    let outline = arm.problem.outline
    guard outline.sampling != .exact else {
      throw StudyObjection(
        .problem(),
        "'\(arm.problem.label)' has an exact gradient with these settings, for which a batch size "
          + "means nothing; 'batch-scaling' needs examples, or gradient noise above 0")
    }
    for (number, batch) in batches.enumerated() {
      if let reason = outline.objection(to: .examples(batch), of: arm.problem.label) {
        throw StudyObjection(.study("batches", element: number), reason)
      }
    }
    return Needs(
      search: search, source: GradientSource(arm.problem.settings),
      isGradientDescent: try arm.preparedOptimizer().rule is SGD)
  }

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let source = needs.source
    let seeds = needs.search.seeds(for: point.run.seed)
    let moments = source.moments(seeds: seeds)
    var sample = Sample<Quantity>()
    set(moments, &sample)
    setSimpleNoiseScale(source, seeds, &sample)
    var places: [Double: Sample<PeakTuning.Quantity>] = [:]
    for batch in batches {
      var run = point.run
      run.batch = .examples(batch)
      let found = point.attempt { () throws(ConfigurationError) in
        try needs.search.search(run, with: point.executor)
      }
      guard let found else { return sample }
      places[Double(batch)] = found
      var place = Sample<Quantity>(found, as: Quantity.tuning)
      if !needs.isGradientDescent {
        place[reasonOf: .predictedPeak] = "it is of sgd"
      } else if let moments {
        place[.predictedPeak] = moments.bestStep(noise: source.noiseShare(of: batch))
      } else {
        place[reasonOf: .predictedPeak] = Self.unstated
      }
      sample[at: Double(batch)] = place
    }
    let curve = PeakCurve(places)
    curve.setExponent(.exponent, of: &sample, upTo: fitTo.map(Double.init) ?? .infinity)
    let unsaturated = "the best peaks do not saturate"
    curve.set(.fittedLargestStep, of: &sample, otherwise: unsaturated) {
      PeakCurve.saturation($0, $1)?.etaMax
    }
    curve.set(.fittedNoiseScale, of: &sample, otherwise: unsaturated) {
      PeakCurve.saturation($0, $1)?.noiseScale
    }
    return sample
  }

  private static let unstated = "the problem does not state its spectrum and noise scale"

  private func set(_ moments: GradientMoments?, _ sample: inout Sample<Quantity>) {
    guard let moments else {
      sample[reasonOf: .largestStep] = Self.unstated
      sample[reasonOf: .noiseScale] = Self.unstated
      return
    }
    sample[.largestStep] = moments.largestStep
    sample[.noiseScale] = moments.noiseScale
  }

  private func setSimpleNoiseScale(
    _ source: GradientSource, _ seeds: [UInt64], _ sample: inout Sample<Quantity>
  ) {
    let estimate = source.simpleNoiseScale(
      small: batches[0], large: batches[batches.count - 1], seeds: seeds)
    if let estimate {
      sample[.simpleNoiseScale] = estimate.value
      sample[uncertaintyOf: .simpleNoiseScale] = estimate.uncertainty
    } else {
      sample[reasonOf: .simpleNoiseScale] = "the gradient is lost in its noise"
    }
  }
}
