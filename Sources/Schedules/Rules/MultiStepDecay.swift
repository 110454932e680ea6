import Catalog
import ElementaryFunctions

/// η(k) = peak × γⁿ with n the number of milestones up to k.
public struct MultiStepDecay: Schedule {
  @Setting(
    .atLeast(0),
    "steps at which the rate drops: below 1 fractions of the run; one that occurs twice drops twice"
  )
  public var milestones: [Duration] = [0.3, 0.6, 0.9]
  @Setting(.dropFactor) public var gamma = 0.1

  public init() {}

  public static let about = About(
    "multi-step", "a drop by the same factor at given milestones",
    Citation("He et al. 2016", arXiv: "1512.03385"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    Double.pow(gamma, Double(milestones.count { $0.steps(of: horizon) <= step }))
  }
}
