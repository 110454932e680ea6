import Catalog
import Experiments
import Records

/// The best peak rate of a method.
struct BestPeakStudy: MeasuringStudy {
  static var declaration: Declaration { BestPeakPlan.declaration }

  private let plan: BestPeakPlan

  init(_ configuration: Configuration) { plan = BestPeakPlan(configuration) }

  func measure(
    _ spec: MeasurementSpec, files: PlanFiles
  ) throws(ConfigurationError) -> StudySample {
    let search = try BestPeakSearch(plan.tuning, rates: spec.rates, owner: Self.declaration.id)
    return try search.search(spec.run, with: RunExecutor(files: files))
  }
}
