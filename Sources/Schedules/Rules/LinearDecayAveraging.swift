import Catalog

/// A constant rate with β rising as βₖ = k / T: averaging that amounts to a linear decay.
///
/// Where the average x is uniform and gradients are taken at y = βx + (1 − β)z, this β makes y move
/// by −η (1 − k/T) g at step k: gradient descent on y with the linear schedule. In the analysis of
/// Defazio et al. 2024 the decay is thus a choice of β; plain schedule-free keeps β constant.
/// For `schedule-free-sgd`, whose β it replaces. With a warmup k still counts the steps of the run;
/// its small rates then make the average, and the decay, other than uniform and linear.
public struct LinearDecayAveraging: Schedule {
  public init() {}

  public static let about = About(
    "linear-decay-averaging",
    "a constant rate, and β = k/T for schedule-free-sgd, which makes it a linear decay",
    Citation("Defazio et al. 2024", arXiv: "2405.15682"))

  public func factor(at step: Int, of horizon: Horizon) -> Double { 1 }

  public var prescribesInterpolation: Bool { true }

  public func interpolation(at step: Int, of horizon: Horizon) -> Double {
    min(1, Double(horizon.start + step) / Double(max(1, horizon.runLength)))
  }
}
