import ElementaryFunctions
import Records

/// How good the suggestions of one rule are for one method.
public struct RuleScore: Sendable, Hashable {
  /// The rule's suggestions over the seeds.
  public let rule: RuleSummary
  /// The geometric mean over seeds of the suggestion over the swept optimum.
  public let bias: Double?
  /// The bootstrap interval of ``bias`` over seeds; the optimum counts as given.
  public let biasInterval: Interval?
  /// The geometric mean over seeds of the suggestion over 2/λmax, where that is known.
  public let limitBias: Double?
  /// The number of runs at the suggested rates that finished or diverged.
  public let runs: Int
  /// How many of ``runs`` diverged.
  public let diverged: Int
  /// Wilson's 95 % interval for the probability that a run at a suggested rate diverges.
  public let divergenceInterval: Interval?
  /// The median over seeds of the final loss at the suggested rate, a diverged run counting as +∞.
  public let loss: Double?
  /// The bootstrap interval of ``loss`` over seeds.
  public let lossInterval: Interval?

  /// A run at a suggested rate: how it ended, and its loss.
  public struct Trial: Sendable {
    public var outcome: Outcome?
    public var loss: Double?

    public init(outcome: Outcome?, loss: Double?) {
      self.outcome = outcome
      self.loss = loss
    }
  }

  /// The score of one rule's suggestions for one method.
  ///
  /// - Parameters:
  ///   - rule: the rule's suggestions over the seeds
  ///   - optimum: the swept optimum, if there is one
  ///   - limit: 2/λmax, if known
  ///   - trials: the runs at the suggested rates
  ///   - label: names the random streams of the bootstrap
  ///   - bootstrap: makes the intervals of bias and loss; by default of 95 %
  public init(
    _ rule: RuleSummary, optimum: Double?, limit: Double?, trials: [Trial], label: String,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.rule = rule
    func relative(to rate: Double?) -> [Double] {
      rate.map { rate in rule.suggestions.map { Double.log($0 / rate) } } ?? []
    }
    let logs = relative(to: optimum)
    bias = logs.isEmpty ? nil : Double.exp(Statistics.mean(logs))
    biasInterval = bootstrap.interval(
      of: Statistics.mean, logs, label: "\(label)|\(rule.rule)|bias"
    ).map { Interval(lower: Double.exp($0.lower), upper: Double.exp($0.upper)) }
    let limitLogs = relative(to: limit)
    limitBias = limitLogs.isEmpty ? nil : Double.exp(Statistics.mean(limitLogs))

    var losses: [Double] = [], divergedCount = 0
    for trial in trials {
      switch trial.outcome {
      case .finished: losses.append(trial.loss ?? .infinity)
      case .diverged:
        losses.append(.infinity)
        divergedCount += 1
      case .failed, .skipped, nil: break
      }
    }
    runs = losses.count
    diverged = divergedCount
    divergenceInterval = Statistics.wilson(divergedCount, of: losses.count)
    loss = losses.isEmpty ? nil : Statistics.median(losses)
    lossInterval = bootstrap.interval(
      of: Statistics.median, losses, label: "\(label)|\(rule.rule)|loss")
  }
}
