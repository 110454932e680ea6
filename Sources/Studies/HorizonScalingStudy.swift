import Catalog
import Experiments
import Records

/// The best peak rate of a method at several horizons, each tuned anew, and its power law.
struct HorizonScalingStudy: MeasuringStudy {
  static var declaration: Declaration { HorizonScalingPlan.declaration }

  private let plan: HorizonScalingPlan

  init(_ configuration: Configuration) throws(ConfigurationError) {
    plan = try HorizonScalingPlan(configuration)
  }

  func measure(
    _ spec: MeasurementSpec, files: PlanFiles
  ) throws(ConfigurationError) -> StudySample {
    let search = try BestPeakSearch(plan.tuning, rates: spec.rates, owner: Self.declaration.id)
    let executor = RunExecutor(files: files)
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
