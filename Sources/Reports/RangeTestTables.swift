import Analysis
import Catalog

/// The tables of range tests.
public enum RangeTestTables {
  // MARK: For machines

  /// `suggestions.tsv`: one row for each test and rule.
  public static func suggestions(_ results: [RangeTestResult], seeds: [UInt64]) -> Table {
    var table = Table(columns: ["problem", "optimizer", "batch", "seed", "rule", "rate"])
    for result in results {
      for (rule, rates) in zip(result.rules, result.suggestions) {
        for (seed, rate) in zip(seeds, rates) {
          table.rows.append(
            prefix(result) + [.text(String(seed)), .text(rule.rule), .optional(rate)])
        }
      }
    }
    return table
  }

  /// `rules.tsv`: the suggestions of every rule over the seeds.
  public static func rules(_ results: [RangeTestResult]) -> Table {
    var table = Table(columns: [
      "problem", "optimizer", "batch", "rule", "seeds", "missing", "median", "median_lower",
      "median_upper", "smallest", "largest", "spread", "spread_90", "gradient_descent_limit",
    ])
    for result in results {
      for rule in result.rules {
        table.rows.append(
          prefix(result) + [
            .text(rule.rule), .integer(rule.suggestions.count), .integer(rule.missing),
            .optional(rule.median), .optional(rule.interval?.lower),
            .optional(rule.interval?.upper), .optional(rule.suggestions.min()),
            .optional(rule.suggestions.max()), .optional(rule.spread),
            .optional(rule.centralSpread), .optional(result.stabilityLimit),
          ])
      }
    }
    return table
  }

  /// `scorecard.tsv`: every rule against the swept optimum and 2/λmax.
  public static func scoreCard(_ methods: [RangeTestScores]) -> Table {
    var table = Table(columns: [
      "problem", "optimizer", "schedule", "batch", "steps", "rule", "optimum", "optimum_lower",
      "optimum_upper", "optimum_at_edge", "optimum_loss", "bias", "bias_lower", "bias_upper",
      "spread", "spread_90", "bias_to_gradient_descent_limit", "runs", "diverged", "diverged_lower",
      "diverged_upper", "loss", "loss_lower", "loss_upper",
    ])
    for scores in methods {
      let method = scores.method.method, best = scores.method.best
      for score in scores.scores {
        table.rows.append([
          .text(method.problem), .text(method.optimizer), .text(method.schedule),
          .text(method.batch.description), .integer(method.steps), .text(score.rule.rule),
          .optional(best?.cell.peakRate), .optional(scores.method.bestRateInterval?.lower),
          .optional(scores.method.bestRateInterval?.upper), .text(scores.method.edge.rawValue),
          .optional(best?.median), .optional(score.bias), .optional(score.biasInterval?.lower),
          .optional(score.biasInterval?.upper), .optional(score.rule.spread),
          .optional(score.rule.centralSpread), .optional(score.limitBias), .integer(score.runs),
          .integer(score.diverged), .optional(score.divergenceInterval?.lower),
          .optional(score.divergenceInterval?.upper), .optional(score.loss),
          .optional(score.lossInterval?.lower), .optional(score.lossInterval?.upper),
        ])
      }
    }
    return table
  }

  private static func prefix(_ result: RangeTestResult) -> [Table.Field] {
    [.text(result.problem), .text(result.optimizer), .text(result.batch.description)]
  }

  // MARK: For people

  /// The rules of one subject, 80 columns wide.
  public static func summary(_ result: RangeTestResult) -> Table {
    var table = Table(columns: ["rule", "median rate", "95 %", "max/min", "q95/q5"])
    for rule in result.rules {
      let note =
        rule.missing > 0 ? "\(rule.rule) (\(rule.suggestions.count) of \(seeds(rule)))" : rule.rule
      table.rows.append([
        .text(note), rule.median.map { .text(NumberFormat.short($0, digits: 3)) } ?? .missing,
        interval(rule.interval), spread(rule.spread), spread(rule.centralSpread),
      ])
    }
    if let limit = result.stabilityLimit {
      table.rows.append([
        .text("2/λmax of gradient descent"), .text(NumberFormat.short(limit, digits: 3)), .missing,
        .missing,
        .missing,
      ])
    }
    return table
  }

  private static func seeds(_ rule: RuleSummary) -> Int { rule.suggestions.count + rule.missing }

  private static func interval(_ interval: Interval?) -> Table.Field {
    interval.map {
      .text(
        "[\(NumberFormat.short($0.lower, digits: 3)), \(NumberFormat.short($0.upper, digits: 3))]")
    } ?? .missing
  }

  private static func spread(_ spread: Double?) -> Table.Field {
    spread.map { .text("\(NumberFormat.short($0, digits: 3))×") } ?? .missing
  }

  /// The score-card of one method.
  public static func scores(_ scores: RangeTestScores) -> Table {
    var table = Table(columns: [
      "rule", "rate/optimum", "max/min", "rate/(2/λmax)", "diverged", "final loss",
    ])
    for score in scores.scores {
      table.rows.append([
        .text(score.rule.rule), estimate(score.bias, score.biasInterval),
        spread(score.rule.spread),
        score.limitBias.map { .text(NumberFormat.short($0, digits: 3)) } ?? .missing,
        score.runs > 0 ? .text(share(score)) : .missing,
        estimate(score.loss, score.lossInterval),
      ])
    }
    return table
  }

  private static func estimate(_ value: Double?, _ interval: Interval?) -> Table.Field {
    value.map { .text(NumberFormat.estimate($0, interval, digits: 3)) } ?? .missing
  }

  private static func share(_ score: RuleScore) -> String {
    guard let interval = score.divergenceInterval else { return "\(score.diverged)/\(score.runs)" }
    func percent(_ x: Double) -> String { fixed(100 * x, decimals: 0) }
    return "\(score.diverged)/\(score.runs) [\(percent(interval.lower)), "
      + "\(percent(interval.upper))] %"
  }

  public static let rulesLegend =
    "Median over seeds of the suggested rate with its 95 % bootstrap interval; max/min is the "
    + "largest suggestion over the smallest, q95/q5 the same without the outer twentieths."
  public static let scoresLegend =
    "rate/optimum: geometric mean over seeds of the suggestion over the best rate of the sweep, "
    + "with its 95 % bootstrap interval (the optimum taken as given). diverged: runs at the "
    + "suggested rates, with Wilson's 95 % interval. final loss: median at the suggested rates, a "
    + "diverged run counting as infinite."
}
