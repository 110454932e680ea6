import Catalog
import ElementaryFunctions

/// η(k) = peak × γ^⌊k / s⌋: a drop by the same factor every s steps.
public struct StepDecay: Schedule {
  @Setting(
    .above(0), "s, from one drop to the next: below 1 a fraction of the run, from 1 on steps")
  public var interval: Duration = 0.3
  @Setting(.dropFactor) public var gamma = 0.1

  public init() {}

  public static let about = About(
    "step", "a drop by the same factor at equal intervals",
    Citation("He et al. 2016", arXiv: "1512.03385"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    Double.pow(gamma, Double(step / max(1, interval.steps(of: horizon))))
  }
}
