import Catalog

/// A linear warmup in front of another schedule.
///
/// With W steps of warmup, η(k) = peak × (k + 1) / W for k < W: the first step moves and step
/// W − 1 is at the peak. The inner schedule then runs over the remaining T − W steps from its own
/// step 0. Goyal et al. 2017, arXiv 1706.02677.
public struct Warmup: Sendable {
  public static let setting = Setting(
    "warmup", default: 0.0, .atLeast(0),
    "linear warmup: below 1 a fraction of the run, from 1 on steps")

  let length: Duration
  let inner: any Schedule

  public init(_ length: Duration, before inner: any Schedule) {
    self.length = length
    self.inner = inner
  }

  func factor(at step: Int, of horizon: Horizon) -> Double {
    let warmup = length.steps(of: horizon.runLength)
    if step < warmup { return Double(step + 1) / Double(warmup) }
    return inner.factor(at: step - warmup, of: rest(of: horizon, after: warmup))
  }

  func validate(for horizon: Horizon) throws(ConfigurationError) {
    let warmup = length.steps(of: horizon.runLength)
    guard warmup <= horizon.steps else {
      throw .invalid(
        owner: type(of: inner).declaration.id, setting: "warmup",
        reason: "a warmup of \(warmup) steps is longer than the run of \(horizon.steps) steps")
    }
    try inner.validate(for: rest(of: horizon, after: warmup))
  }

  private func rest(of horizon: Horizon, after warmup: Int) -> Horizon {
    Horizon(steps: horizon.steps - warmup, runLength: horizon.runLength)
  }
}
