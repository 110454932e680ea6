import Catalog
import Compute
import Optimizers

/// The rates at which optimizers become unstable, in closed form.
public enum StabilityBoundary {
  /// The largest constant rate at which an optimizer is stable in a direction of a curvature; see
  /// `Optimizer.largestStableRate(curvature:)`.
  ///
  /// - Throws: if the optimizer cannot be made for a single parameter
  public static func largestStableRate(
    of prepared: PreparedOptimizer
  ) throws(ConfigurationError) -> @Sendable (_ curvature: Double) -> Double? {
    let optimizer = try prepared.make(for: ParameterLayout(count: 1), as: Double.self)
    return { optimizer.largestStableRate(curvature: $0) }
  }
}
