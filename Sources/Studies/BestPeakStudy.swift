import Catalog
import Plans
import Records
import Runs

/// The best peak rate of a method.
struct BestPeakStudy: MeasuringStudy {
  private let plan: BestPeakPlan

  init(_ plan: BestPeakPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let search = try BestPeakSearch(plan.tuning, rates: spec.rates, owner: BestPeakPlan.about.id)
    return try search.search(spec.run, with: RunExecutor(laboratory))
  }
}
