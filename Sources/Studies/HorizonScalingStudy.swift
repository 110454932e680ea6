import Catalog
import Plans
import Records
import Runs

/// The best peak rate of a method at several horizons, each tuned anew, and its power law.
struct HorizonScalingStudy: MeasuringStudy {
  private let plan: HorizonScalingPlan

  init(_ plan: HorizonScalingPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let search = try BestPeakSearch(
      plan.tuning, rates: spec.rates, owner: HorizonScalingPlan.about.id)
    let executor = RunExecutor(laboratory)
    var sample = StudySample()
    for horizon in plan.horizons {
      var run = spec.run
      run.steps = horizon
      sample.series[Double(horizon)] = try search.search(run, with: executor)
    }
    PeakCurve(sample.series).setExponent(&sample)
    return sample
  }
}
