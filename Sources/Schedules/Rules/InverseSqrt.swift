import Catalog

/// η(k) = peak × √(s / (k + s)).
///
/// With s the length of the warmup in front, which is the default, the rate is proportional to
/// 1/√(step of the run) after it, as in Vaswani et al. 2017. Without a warmup s is 1: peak / √(k + 1).
public struct InverseSqrt: Schedule {
  @Setting(
    .above(0),
    "s: below 1 a fraction of the run, from 1 on steps; none: the steps before this schedule "
      + "begins (the warmup), or 1")
  public var timescale: Duration? = nil

  public init() {}

  public static let about = About(
    "inverse-sqrt", "in proportion to one over the square root of the step",
    Citation("Vaswani et al. 2017", arXiv: "1706.03762"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let scale = Double(max(1, timescale?.steps(of: horizon) ?? horizon.start))
    return (scale / (Double(step) + scale)).squareRoot()
  }
}
