import Catalog
import Compute
import Optimizers
import Records

/// Where optimizers become unstable, in closed form.
public enum StabilityBoundary {
  /// The largest constant rate at which an optimizer is stable in a direction of a curvature; see
  /// `Optimizer.largestStableRate(curvature:)`. The parameter is an optimizer's name and settings.
  ///
  /// - Returns: `nil` for an optimizer that cannot be made for a single parameter
  public static func largestStableRate(
    of component: RunSpec.Component
  ) -> (@Sendable (_ curvature: Double) -> Double?)? {
    guard let entry = try? OptimizerCatalog.entry(named: component.name),
      let settings = try? entry.declaration.configuration(component.settings),
      let optimizer: ConfiguredOptimizer<Double> = try? entry.make(
        settings, layout: ParameterLayout(count: 1))
    else { return nil }
    return { optimizer.largestStableRate(curvature: $0) }
  }
}
