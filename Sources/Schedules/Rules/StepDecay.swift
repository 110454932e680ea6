import Catalog
import Foundation

/// η(k) = peak × γ^⌊k / s⌋: a drop by the same factor every s steps.
public struct StepDecay: Schedule {
  static let interval = Setting(
    "interval", default: 0.3, .above(0),
    "s, from one drop to the next: below 1 a fraction of the run, from 1 on steps")
  static let gamma = Setting("gamma", default: 0.1, .above(0, upTo: 1), "γ, the factor of a drop")

  public static let declaration = Declaration(
    id: "step", summary: "a drop by the same factor at equal intervals",
    citation: Citation("He et al. 2016", arXiv: "1512.03385"),
    settings: [interval.declaration, gamma.declaration])

  let interval: Duration
  let gamma: Double

  public init(_ configuration: Configuration, context: ScheduleContext) {
    interval = Duration(configuration[Self.interval])
    gamma = configuration[Self.gamma]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    pow(gamma, Double(step / max(1, interval.steps(of: horizon))))
  }
}
