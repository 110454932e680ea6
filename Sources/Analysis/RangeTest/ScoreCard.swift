import Foundation
import Records

/// How good the suggestions of one rule are for one method.
public struct RuleScore: Sendable, Hashable {
  public let rule: RuleSummary
  /// Geometric mean over seeds of the suggestion over the swept optimum, with its interval; the
  /// optimum counts as given.
  public let bias: Double?
  public let biasInterval: Interval?
  /// Geometric mean of the suggestion over 2/λmax, where that is known.
  public let limitBias: Double?
  /// Runs at the suggested rates, how many of them diverged, and Wilson's 95 % interval for the
  /// probability.
  public let runs: Int
  public let diverged: Int
  public let divergenceInterval: Interval?
  /// Median over seeds of the final loss at the suggested rate, a diverged run counting as +∞.
  public let loss: Double?
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

  /// - Parameters:
  ///   - optimum: the swept optimum, if there is one
  ///   - limit: 2/λmax, if known
  ///   - trials: the runs at the suggested rates
  ///   - label: names the random streams of the bootstrap
  public init(
    _ rule: RuleSummary, optimum: Double?, limit: Double?, trials: [Trial], label: String,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.rule = rule
    func relative(to rate: Double?) -> [Double] {
      rate.map { rate in rule.suggestions.map { log($0 / rate) } } ?? []
    }
    let logs = relative(to: optimum)
    bias = logs.isEmpty ? nil : exp(Statistics.mean(logs))
    biasInterval = bootstrap.interval(
      of: Statistics.mean, logs, label: "\(label)|\(rule.rule)|bias"
    ).map { Interval(lower: exp($0.lower), upper: exp($0.upper)) }
    let limitLogs = relative(to: limit)
    limitBias = limitLogs.isEmpty ? nil : exp(Statistics.mean(limitLogs))

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
