import Analysis
import Catalog
import Plans
import Problems
import Records
import Reports
import Runs
import Schedules

/// A learning-rate range test before every method, and how good its suggestions are: training with a rate
/// that rises from step to step, to see from which rate on the loss rises.
///
/// A test is a run like any other, with the schedule `ladder`, recorded at every step. The runs that
/// follow it share nothing with it but the seed: they are bit for bit what they would have been. The
/// swept optimum that suggestions are held against is that of the experiment's own grid.
package struct RangeTestStudy: StudyOfRuns {
  @Setting(.within(1e-30, 1e30), "the first rate") package var from = 1e-7
  @Setting(.within(1e-30, 1e30), "the last rate") package var to = 10.0
  @Setting(.within(4, 1_000_000), "rates, a training step each") package var steps = 200
  @Setting("equal ratios or equal differences of rates", name: "ladder")
  package var spacing = Ladder.Spacing.exponential
  @Setting(
    .above(1), "the test ends where the smoothed loss exceeds this multiple of its smallest value")
  package var stopFactor = 4.0
  @Setting(.above(0, upTo: 1), "weight of the new loss in the bias-corrected moving average")
  package var smoothing = 0.05

  package init() {}

  package static let about = About(
    "range-test",
    "a learning-rate range test before every method, and how good its suggestions are",
    Citation("Smith 2017", arXiv: "1506.01186"))
  package static let scope = SweptScope.ofRuns

  package typealias Quantity = NoQuantity

  package func validate(as owner: String) throws(ConfigurationError) {
    guard from >= to else { return }
    throw .invalid(
      owner: owner, setting: "from", reason: "\(compact(from)) is not below `to`, \(compact(to))")
  }

  package func prepare(_ arm: StudiedArm) throws(StudyObjection) {}

  private var ladder: Ladder {
    Ladder {
      $0.from = from / to
      $0.spacing = spacing
    }
  }

  /// The rate of a step of the range test, from 0.
  package func rate(at step: Int) -> Double {
    to * ladder.factor(at: step, of: Horizon(steps: steps))
  }

  /// The run of a range test.
  ///
  /// - Parameters:
  ///   - place: an arm, a batch size and a seed; its rate is not looked at
  ///   - experiment: the experiment that the place is of
  func spec(at place: Experiment.Place, of experiment: Experiment) -> RunSpec {
    var spec = experiment.spec(at: place)
    spec.schedule = RunSpec.Component(
      name: Ladder.about.id, settings: Warmup().settingValues.merging(ladder.settingValues) { $1 })
    spec.peakRate = to
    spec.steps = steps
    spec.recordEvery = 1
    return spec
  }

  // MARK: Stages

  /// The range tests, and then every method at every suggested rate.
  package func furtherRuns(stage: Int, of sweep: StudiedSweep) throws -> FurtherRuns? {
    let tests = RangeTests(self, of: sweep.experiment)
    switch stage {
    case 0: return FurtherRuns(title: "range tests", runs: tests.runs)
    case 1:
      let results = tests.results(try sweep.records(of: tests.runs), in: sweep.laboratory)
      return FurtherRuns(
        title: "training at the suggested rates", runs: tests.runs(of: tests.trials(of: results)))
    default: return nil
    }
  }

  package func outlook(of experiment: Experiment) -> FurtherOutlook? {
    let tests = RangeTests(self, of: experiment)
    return FurtherOutlook(
      first: tests.runs.count,
      words: "Beside them: \(tests.runs.count) range tests, then training at the rates that "
        + "\(SuggestionRule.all.count) rules suggest, at most \(tests.largestTrialCount) runs")
  }

  package func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)? {
    let tests = RangeTests(self, of: sweep.experiment)
    let results = tests.results(try sweep.records(of: tests.runs), in: sweep.laboratory)
    guard results.contains(where: { $0.missing < $0.curves.count }) else { return nil }
    let trials = tests.trials(of: results)
    let records = try sweep.records(of: tests.runs(of: trials))
    return RangeTestReport(
      results: results,
      scores: tests.scores(results, trials, records: records, summary: summary),
      seeds: sweep.experiment.seeds)
  }
}
