import Analysis
import Catalog
import Plans
import Problems
import Records
import Runs

/// The range tests of an experiment.
///
/// They work in two parts, because the second depends on the results of the first: ``runs`` are the
/// range tests, one for each problem, optimizer, batch size and seed; ``trials(of:)`` trains every
/// method at every suggested rate.
package struct RangeTests: Sendable {
  /// What a range test is made for: it does not depend on schedule and horizon.
  private struct Subject: Sendable {
    let problem: String
    let optimizer: String
    let batch: BatchSize
    /// An arm with this problem and optimizer.
    let arm: Int
  }

  private let experiment: Experiment
  private let study: RangeTestStudy
  private let subjects: [Subject]

  package init(_ study: RangeTestStudy, of experiment: Experiment) {
    self.experiment = experiment
    self.study = study
    var subjects: [Subject] = []
    for (number, arm) in experiment.arms.enumerated() {
      for batch in arm.batches {
        let subject = Subject(
          problem: arm.problemLabel.description, optimizer: arm.optimizerLabel.description,
          batch: batch, arm: number)
        let isKnown = subjects.contains {
          $0.problem == subject.problem && $0.optimizer == subject.optimizer && $0.batch == batch
        }
        if !isKnown { subjects.append(subject) }
      }
    }
    self.subjects = subjects
  }

  /// The combinations of problem, optimizer and batch size.
  package var subjectCount: Int { subjects.count }

  /// How many runs at suggested rates there can be: rules may have nothing to say, and some suggest
  /// the same.
  package var largestTrialCount: Int {
    let methods = experiment.arms.reduce(0) { $0 + $1.batches.count }
    return methods * experiment.seeds.count * SuggestionRule.all.count
  }

  /// The range tests, subject by subject and seed by seed.
  package var runs: RunList {
    RunList(subjects.flatMap { subject in experiment.seeds.map { spec(subject, seed: $0) } })
  }

  private func spec(_ subject: Subject, seed: UInt64) -> RunSpec {
    study.spec(
      at: Experiment.Place(arm: subject.arm, batch: subject.batch, rate: study.to, seed: seed),
      of: experiment)
  }

  // MARK: Results of the tests

  /// What the range tests of all methods say.
  ///
  /// - Parameters:
  ///   - records: the runs of ``runs``, in their order; `nil` for what was not computed
  ///   - laboratory: what the experiment can name, with the files of the plan; without those that a
  ///     problem needs its 2/λmax is not known
  package func results(
    _ records: [RunRecord?], in laboratory: Laboratory
  ) -> [RangeTestResult] {
    let seeds = experiment.seeds
    return subjects.enumerated().map { number, subject in
      let own = records[number * seeds.count..<(number + 1) * seeds.count]
      return RangeTestResult(
        problem: subject.problem, optimizer: subject.optimizer, batch: subject.batch,
        curves: own.map { $0.flatMap(curve) },
        stabilityLimits: seeds.map { stabilityLimit(subject, seed: $0, laboratory) })
    }
  }

  private func curve(_ record: RunRecord) -> RangeTestCurve? {
    switch record.outcome {
    case .failed, .skipped: return nil
    case .finished, .diverged: break
    }
    return RangeTestCurve(
      record, plannedCount: study.steps, smoothing: study.smoothing, stopFactor: study.stopFactor,
      rate: study.rate)
  }

  private func stabilityLimit(
    _ subject: Subject, seed: UInt64, _ laboratory: Laboratory
  ) -> Double? {
    guard let prepared = try? laboratory.problem(experiment.arms[subject.arm].problem) else {
      return nil
    }
    let problem: any Problem<Double> = prepared.make(seed: seed)
    return problem.truth.stabilityLimit
  }

  // MARK: Runs at the suggested rates

  /// A run of a method at the rate that a rule suggests for a seed.
  package struct Trial: Sendable, Hashable {
    /// The number of the arm of the experiment, from 0.
    package let arm: Int
    package let batch: BatchSize
    /// The number of the rule in `SuggestionRule.all`, from 0.
    package let rule: Int
    /// The seed for which the rule suggests the rate.
    package let seed: UInt64
    /// The suggested rate, positive and finite.
    package let rate: Double
  }

  /// The trials of every method: arm by arm, batch by batch, rule by rule, seed by seed.
  package func trials(of results: [RangeTestResult]) -> [Trial] {
    var trials: [Trial] = []
    for (number, arm) in experiment.arms.enumerated() {
      for batch in arm.batches {
        guard let result = result(of: arm, batch, in: results) else { continue }
        for rule in SuggestionRule.all.indices {
          for (seed, rate) in zip(experiment.seeds, result.suggestions[rule]) {
            guard let rate, rate > 0, rate.isFinite else { continue }
            trials.append(Trial(arm: number, batch: batch, rule: rule, seed: seed, rate: rate))
          }
        }
      }
    }
    return trials
  }

  private func result(
    of arm: Experiment.Arm, _ batch: BatchSize, in results: [RangeTestResult]
  ) -> RangeTestResult? {
    results.first {
      $0.problem == arm.problemLabel.description
        && $0.optimizer == arm.optimizerLabel.description && $0.batch == batch
    }
  }

  /// The runs of trials, in their order.
  package func runs(of trials: [Trial]) -> RunList {
    RunList(
      trials.map { trial in
        experiment.spec(
          at: .init(arm: trial.arm, batch: trial.batch, rate: trial.rate, seed: trial.seed))
      })
  }

  // MARK: The score-card

  /// How good the suggestions of every rule are, for each method that was swept and tested.
  ///
  /// - Parameters:
  ///   - results: the range tests of the methods
  ///   - trials: the runs at the rates that `results` suggest
  ///   - records: the trials' runs, in their order; `nil` for those that are not computed
  ///   - summary: the summary of the experiment, with the swept optima
  package func scores(
    _ results: [RangeTestResult], _ trials: [Trial], records: [RunRecord?],
    summary: ExperimentSummary
  ) -> [RangeTestScores] {
    var byCell: [[Int]: [RuleScore.Trial]] = [:]
    for (trial, record) in zip(trials, records) {
      let key = [trial.arm, batchKey(trial.batch), trial.rule]
      byCell[key, default: []].append(
        RuleScore.Trial(outcome: record?.outcome, loss: record?.metrics.loss))
    }
    var all: [RangeTestScores] = []
    for (number, arm) in experiment.arms.enumerated() {
      for batch in arm.batches {
        let method = experiment.cell(
          at: .init(arm: number, batch: batch, rate: arm.rates[0], seed: 0)
        ).method
        guard let result = result(of: arm, batch, in: results),
          let optimum = summary.methods.first(where: { $0.method == method })
        else { continue }
        let scores = result.rules.enumerated().map { index, rule in
          RuleScore(
            rule, optimum: optimum.best?.cell.peakRate, limit: result.stabilityLimit,
            trials: byCell[[number, batchKey(batch), index]] ?? [],
            label: "score|\(method.label)")
        }
        all.append(
          RangeTestScores(
            method: optimum, stabilityLimit: result.stabilityLimit, scores: scores))
      }
    }
    return all
  }

  private func batchKey(_ batch: BatchSize) -> Int {
    switch batch {
    case .full: 0
    case .examples(let count): count
    }
  }
}
