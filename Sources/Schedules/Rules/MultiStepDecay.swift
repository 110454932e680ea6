import Catalog
import Foundation

/// η(k) = peak × γⁿ with n the number of milestones up to k.
public struct MultiStepDecay: Schedule {
  static let milestones = Setting<[Double]>(
    "milestones", default: [0.3, 0.6, 0.9], .atLeast(0),
    "steps at which the rate drops: below 1 fractions of the run; one that occurs twice drops twice"
  )
  static let gamma = Setting("gamma", default: 0.1, .above(0, upTo: 1), "γ, the factor of a drop")

  public static let declaration = Declaration(
    id: "multi-step", summary: "a drop by the same factor at given milestones",
    citation: Citation("He et al. 2016", arXiv: "1512.03385"),
    settings: [milestones.declaration, gamma.declaration])

  let milestones: [Duration]
  let gamma: Double

  public init(_ configuration: Configuration, context: ScheduleContext) {
    milestones = configuration[Self.milestones].map(Duration.init)
    gamma = configuration[Self.gamma]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    pow(gamma, Double(milestones.count { $0.steps(of: horizon) <= step }))
  }
}
