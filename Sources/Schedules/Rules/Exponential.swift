import Catalog
import ElementaryFunctions

/// η(k) = peak × γᵏ, with γ written in one of three ways: as it is, as e^(−κ), or as r^(1 / s), so
/// that the rate falls by r every s steps.
public struct Exponential: Schedule {
  @Setting(.above(0, upTo: 1), "γ, the factor of every step: γᵏ") public var gamma: Double? = nil
  @Setting(.atLeast(0), "κ of e^(−κk), in place of gamma") public var decayRate: Double? = nil
  @Setting(
    .above(0, upTo: 1),
    "r of r^(k/s), in place of gamma; 0.01 where none of the three is given")
  public var ratio: Double? = nil
  @Setting(
    .above(0),
    "s of r^(k/s): below 1 a fraction of the run, from 1 on steps; none: all steps there are")
  public var decaySteps: Duration? = nil
  @Setting(.within(0, 1), "the rate never falls below this fraction of the peak")
  public var floor = 0.0

  public init() {}

  public static let about = About(
    "exponential", "the same factor at every step",
    Citation("Li and Arora 2019", arXiv: "1910.07454"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard decaySteps == nil || (gamma == nil && decayRate == nil) else {
      throw .invalid(
        owner: owner, setting: "decay_steps",
        reason: "belongs to ratio; gamma and decay_rate are of a step")
    }
    guard [gamma, decayRate, ratio].count(where: { $0 != nil }) <= 1 else {
      throw .invalid(
        owner: owner, setting: gamma == nil ? "ratio" : "gamma",
        reason: "only one of gamma, decay_rate and ratio can be given")
    }
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let k = Double(step)
    let factor =
      if let gamma {
        Double.pow(gamma, k)
      } else if let decayRate {
        Double.exp(-decayRate * k)
      } else {
        Double.pow(ratio ?? 0.01, k / Double(max(1, decaySteps.steps(of: horizon))))
      }
    return max(factor, floor)
  }
}
