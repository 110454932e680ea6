import Catalog
import Records
import Schedules

/// A learning-rate range test: training with a rate that rises from step to step, to see from which
/// rate on the loss rises.
///
/// It is a run like any other, with the schedule `ladder`, recorded at every step. The runs that
/// follow it share nothing with it but the seed: they are bit for bit what they would have been.
public struct RangeTestPlan: Sendable, Hashable {
  public let from, to: Double
  public let steps: Int
  public let spacing: Ladder.Spacing
  /// The test ends where the smoothed loss exceeds this multiple of its smallest value so far.
  public let stopFactor: Double
  /// The weight of the new loss in the moving average.
  public let smoothing: Double

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    from = configuration[Self.fromSetting]
    to = configuration[Self.toSetting]
    steps = configuration[Self.stepsSetting]
    spacing = configuration[Self.spacingSetting]
    stopFactor = configuration[Self.stopFactorSetting]
    smoothing = configuration[Self.smoothingSetting]
    guard from < to else {
      throw .invalid(
        owner: "range-test", setting: "from",
        reason: "\(compact(from)) is not below `to`, \(compact(to))")
    }
  }

  /// The run of a range test.
  ///
  /// - Parameter place: an arm, a batch size and a seed; its rate is not looked at
  public func spec(at place: Experiment.Place, of experiment: Experiment) -> RunSpec {
    var spec = experiment.spec(at: place)
    spec.schedule = RunSpec.Component(ladder)
    spec.peakRate = to
    spec.steps = steps
    spec.recordEvery = 1
    return spec
  }

  private var ladder: Configuration {
    let entry = try? ScheduleCatalog.entry(named: Ladder.declaration.id)
    let configuration = try? entry?.declaration.configuration([
      "from": .number(from / to), "spacing": .text(spacing.rawValue),
    ])
    guard let configuration else { preconditionFailure("the ladder accepts rates in this order") }
    return configuration
  }
}

extension RangeTestPlan {
  public static let declaration = Declaration(
    id: "range-test",
    summary: "a learning-rate range test before every method, and how good its suggestions are",
    citation: Citation("Smith 2017", arXiv: "1506.01186"),
    settings: [
      fromSetting.declaration, toSetting.declaration, stepsSetting.declaration,
      spacingSetting.declaration, stopFactorSetting.declaration, smoothingSetting.declaration,
    ])

  private static let fromSetting = Setting(
    "from", default: 1e-7, .within(1e-30, 1e30), "the first rate")
  private static let toSetting = Setting("to", default: 10.0, .within(1e-30, 1e30), "the last rate")
  private static let stepsSetting = Setting(
    "steps", default: 200, .within(4, 1_000_000), "rates, a training step each")
  private static let spacingSetting = Setting(
    "ladder", default: Ladder.Spacing.exponential, "equal ratios or equal differences of rates")
  private static let stopFactorSetting = Setting(
    "stop_factor", default: 4.0, .above(1),
    "the test ends where the smoothed loss exceeds this multiple of its smallest value")
  private static let smoothingSetting = Setting(
    "smoothing", default: 0.05, .above(0, upTo: 1),
    "weight of the new loss in the bias-corrected moving average")
}

extension RangeTestPlan {
  static let entry = StudyEntry(
    declaration, scope: .besideRuns,
    validate: { (configuration) throws(ConfigurationError) in
      _ = try RangeTestPlan(configuration)
    })
}
