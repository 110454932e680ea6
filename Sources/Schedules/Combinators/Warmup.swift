import Catalog
import ElementaryFunctions

/// A warmup in front of another schedule; every schedule of the catalogue has one.
///
/// With W steps of warmup, start factor s and progress p = (k + 1) / W, the rate of step k < W is
/// peak × (s + (1 − s) shape(p)): the first step moves and step W − 1 is at the peak. With
/// `convention: torch` p is k / W. The inner schedule then runs over the remaining T − W steps from
/// its own step 0. Goyal et al. 2017, arXiv 1706.02677.
public struct Warmup: Settings {
  public enum Shape: String, SettingChoice {
    case linear, cosine, exponential
    case oneMinusSqrt = "one-minus-sqrt"
  }

  @Setting(
    .atLeast(0), "warmup: below 1 a fraction of the run, from 1 on steps", name: "warmup")
  public var length: Duration = 0
  @Setting(
    "over the progress p: linear p, cosine ½(1 − cos πp), one-minus-sqrt 1 − √(1 − p), exponential "
      + "start^(1 − p)", name: "warmup_shape")
  public var shape = Shape.linear
  @Setting(
    .within(0, 1), "s, where the warmup starts, as a fraction of the peak", name: "warmup_start")
  public var start = 0.0
  @Setting(.convention) public var convention = Convention.steplab

  public init() {}

  public init(_ length: Duration) { self.length = length }

  public func validate(as owner: String) throws(ConfigurationError) {
    guard shape == .exponential, start <= 0 else { return }
    throw .invalid(
      owner: owner, setting: "warmup_start",
      reason: "an exponential warmup never starts from 0: give a start above it, such as 0.01")
  }

  func steps(of horizon: Horizon) -> Int { length.steps(of: horizon) }

  /// - Parameter step: below the length
  func factor(at step: Int, of horizon: Horizon) -> Double {
    let done = Double(convention == .torch ? step : step + 1)
    let progress = done / Double(steps(of: horizon))
    return switch shape {
    case .linear: interpolate(progress, from: start)
    case .cosine: interpolate(0.5 * (1 - Double.cos(.pi * progress)), from: start)
    case .oneMinusSqrt: interpolate(1 - (1 - progress).squareRoot(), from: start)
    case .exponential: Double.pow(start, 1 - progress)
    }
  }

  func validate(for horizon: Horizon, as owner: String) throws(ConfigurationError) {
    let steps = steps(of: horizon)
    guard steps <= horizon.steps else {
      throw .invalid(
        owner: owner, setting: "warmup",
        reason: "a warmup of \(steps) steps is longer than the \(horizon.steps) steps there are")
    }
  }
}
