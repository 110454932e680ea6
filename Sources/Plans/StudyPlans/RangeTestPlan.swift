import Catalog
import Records
import Schedules

/// A learning-rate range test: training with a rate that rises from step to step, to see from which
/// rate on the loss rises.
///
/// It is a run like any other, with the schedule `ladder`, recorded at every step. The runs that
/// follow it share nothing with it but the seed: they are bit for bit what they would have been.
public struct RangeTestPlan: StudyPlan {
  @Setting(.within(1e-30, 1e30), "the first rate") public var from = 1e-7
  @Setting(.within(1e-30, 1e30), "the last rate") public var to = 10.0
  @Setting(.within(4, 1_000_000), "rates, a training step each") public var steps = 200
  @Setting("equal ratios or equal differences of rates", name: "ladder")
  public var spacing = Ladder.Spacing.exponential
  @Setting(
    .above(1), "the test ends where the smoothed loss exceeds this multiple of its smallest value")
  public var stopFactor = 4.0
  @Setting(.above(0, upTo: 1), "weight of the new loss in the bias-corrected moving average")
  public var smoothing = 0.05

  public init() {}

  public static let about = About(
    "range-test",
    "a learning-rate range test before every method, and how good its suggestions are",
    Citation("Smith 2017", arXiv: "1506.01186"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard from >= to else { return }
    throw .invalid(
      owner: owner, setting: "from", reason: "\(compact(from)) is not below `to`, \(compact(to))")
  }

  public static let entry = StudyEntry(RangeTestPlan.self, scope: .besideRuns)

  private var ladder: Ladder {
    Ladder {
      $0.from = from / to
      $0.spacing = spacing
    }
  }

  /// The rate of a step of the range test, from 0.
  public func rate(at step: Int) -> Double {
    to * ladder.factor(at: step, of: Horizon(steps: steps))
  }

  /// The run of a range test.
  ///
  /// - Parameters:
  ///   - place: an arm, a batch size and a seed; its rate is not looked at
  ///   - experiment: the experiment that the place is of
  public func spec(at place: Experiment.Place, of experiment: Experiment) -> RunSpec {
    var spec = experiment.spec(at: place)
    spec.schedule = RunSpec.Component(
      name: Ladder.about.id, settings: Warmup().settingValues.merging(ladder.settingValues) { $1 })
    spec.peakRate = to
    spec.steps = steps
    spec.recordEvery = 1
    return spec
  }
}
