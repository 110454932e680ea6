import Catalog
import Foundation

/// η(k) = peak × γᵏ, with γ written in one of three ways: as it is, as e^(−κ), or as r^(1 / s), so
/// that the rate falls by r every s steps.
public struct Exponential: Schedule {
  static let gamma = Setting<Double?>(
    "gamma", default: nil, .above(0, upTo: 1), "γ, the factor of every step: γᵏ")
  static let decayRate = Setting<Double?>(
    "decay_rate", default: nil, .atLeast(0), "κ of e^(−κk), in place of gamma")
  static let ratio = Setting<Double?>(
    "ratio", default: nil, .above(0, upTo: 1),
    "r of r^(k/s), in place of gamma; 0.01 where none of the three is given")
  static let decaySteps = Setting<Double?>(
    "decay_steps", default: nil, .above(0),
    "s of r^(k/s): below 1 a fraction of the run, from 1 on steps; none: all steps there are")
  static let floor = Setting(
    "floor", default: 0.0, .within(0, 1), "the rate never falls below this fraction of the peak")

  public static let declaration = Declaration(
    id: "exponential", summary: "the same factor at every step",
    citation: Citation("Li and Arora 2019", arXiv: "1910.07454"),
    settings: [
      gamma.declaration, decayRate.declaration, ratio.declaration, decaySteps.declaration,
      floor.declaration,
    ])

  private enum Form { case perStep(Double), natural(Double), ratio(Double, over: Duration?) }

  private let form: Form
  private let floor: Double

  public init(
    _ configuration: Configuration, context: ScheduleContext
  ) throws(ConfigurationError) {
    let gamma = configuration[Self.gamma], decayRate = configuration[Self.decayRate]
    let ratio = configuration[Self.ratio]
    floor = configuration[Self.floor]
    guard configuration[Self.decaySteps] == nil || (gamma == nil && decayRate == nil) else {
      throw .invalid(
        owner: "exponential", setting: "decay_steps",
        reason: "belongs to ratio; gamma and decay_rate are of a step")
    }
    switch (gamma, decayRate, ratio) {
    case (let gamma?, nil, nil): form = .perStep(gamma)
    case (nil, let decayRate?, nil): form = .natural(decayRate)
    case (nil, nil, _):
      form = .ratio(ratio ?? 0.01, over: configuration[Self.decaySteps].map(Duration.init))
    default:
      throw .invalid(
        owner: "exponential", setting: gamma == nil ? "ratio" : "gamma",
        reason: "only one of gamma, decay_rate and ratio can be given")
    }
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let k = Double(step)
    let factor =
      switch form {
      case .perStep(let gamma): pow(gamma, k)
      case .natural(let decayRate): exp(-decayRate * k)
      case .ratio(let ratio, let duration):
        pow(ratio, k / Double(max(1, duration?.steps(of: horizon) ?? horizon.steps)))
      }
    return max(factor, floor)
  }
}
