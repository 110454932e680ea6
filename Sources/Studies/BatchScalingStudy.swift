import Catalog
import Optimizers
import Plans
import Records
import Runs

/// The best peak rate of a method at several batch sizes, beside what the noise of the gradient at the
/// initial parameters predicts for one step. McCandlish et al. 2018, arXiv 1812.06162.
struct BatchScalingStudy: MeasuringStudy {
  private let plan: BatchScalingPlan

  init(_ plan: BatchScalingPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let search = try BestPeakSearch(
      plan.tuning, rates: spec.rates, owner: BatchScalingPlan.about.id)
    let source = try GradientSource(spec.run.problem, in: laboratory)
    try source.validate(batches: plan.batches, owner: BatchScalingPlan.about.id)
    let executor = RunExecutor(laboratory)
    let seeds = search.seeds(for: spec.run.seed)
    let moments = source.moments(seeds: seeds)
    let isGradientDescent = try laboratory.optimizer(spec.run.optimizer).rule is SGD
    var sample = StudySample()
    set(moments, &sample)
    setSimpleNoiseScale(source, seeds, &sample)
    for batch in plan.batches {
      var run = spec.run
      run.batch = .examples(batch)
      var place = try search.search(run, with: executor)
      if !isGradientDescent {
        place.missing["predicted_peak"] = "it is of sgd"
      } else if let moments {
        place.values["predicted_peak"] = moments.bestStep(noise: source.noiseShare(of: batch))
      } else {
        place.missing["predicted_peak"] = Self.unstated
      }
      sample.series[Double(batch)] = place
    }
    let curve = PeakCurve(sample.series)
    curve.setExponent(&sample, upTo: plan.fitTo.map(Double.init) ?? .infinity)
    let unsaturated = "the best peaks do not saturate"
    curve.set("fitted_largest_step", of: &sample, otherwise: unsaturated) {
      PeakCurve.saturation($0, $1)?.etaMax
    }
    curve.set("fitted_noise_scale", of: &sample, otherwise: unsaturated) {
      PeakCurve.saturation($0, $1)?.noiseScale
    }
    return sample
  }

  private static let unstated = "the problem does not state its spectrum and noise scale"

  private func set(_ moments: GradientMoments?, _ sample: inout StudySample) {
    guard let moments else {
      sample.missing["largest_step"] = Self.unstated
      sample.missing["noise_scale"] = Self.unstated
      return
    }
    sample.values["largest_step"] = moments.largestStep
    sample.values["noise_scale"] = moments.noiseScale
  }

  private func setSimpleNoiseScale(
    _ source: GradientSource, _ seeds: [UInt64], _ sample: inout StudySample
  ) {
    let estimate = source.simpleNoiseScale(
      small: plan.batches[0], large: plan.batches[plan.batches.count - 1], seeds: seeds)
    if let estimate {
      sample.values["simple_noise_scale"] = estimate.value
      sample.uncertainties["simple_noise_scale"] = estimate.uncertainty
    } else {
      sample.missing["simple_noise_scale"] = "the gradient is lost in its noise"
    }
  }
}
