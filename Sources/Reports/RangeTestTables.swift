import Analysis
import Catalog
import Presentation

/// The tables of range tests.
public enum RangeTestTables {
  // MARK: For machines

  /// `suggestions.tsv`: one row for each test and rule.
  public static func suggestions(_ results: [RangeTestResult], seeds: [UInt64]) -> Table {
    typealias Row = (result: RangeTestResult, seed: UInt64, rule: String, rate: Double?)
    let rows = results.flatMap { result in
      zip(result.rules, result.suggestions).flatMap { rule, rates in
        zip(seeds, rates).map { Row(result, $0, rule.rule, $1) }
      }
    }
    return Table(
      rows,
      subject.of { $0.result } + [
        Column("seed") { .text(String($0.seed)) },
        Column("rule") { .text($0.rule) },
        Column("rate") { .optional($0.rate) },
      ])
  }

  /// `rules.tsv`: the suggestions of every rule over the seeds.
  public static func rules(_ results: [RangeTestResult]) -> Table {
    typealias Row = (result: RangeTestResult, rule: RuleSummary)
    return Table(
      results.flatMap { result in result.rules.map { Row(result, $0) } },
      subject.of { $0.result }
        + ([
          Column("rule") { .text($0.rule) },
          Column("seeds") { .integer($0.suggestions.count) },
          Column("missing") { .integer($0.missing) },
        ] + Column.estimate("median", \.median, \.interval) + [
          Column("smallest") { .optional($0.suggestions.min()) },
          Column("largest") { .optional($0.suggestions.max()) },
        ] + spreads).of { $0.rule }
        + [Column("gradient_descent_limit") { .optional($0.result.stabilityLimit) }])
  }

  /// `scorecard.tsv`: every rule against the swept optimum and 2/λmax.
  public static func scoreCard(_ methods: [RangeTestScores]) -> Table {
    typealias Row = (method: MethodSummary, score: RuleScore)
    return Table(
      methods.flatMap { scores in scores.scores.map { Row(scores.method, $0) } },
      MethodColumns.ofRuns.of { $0.method.method } + [Column("rule") { .text($0.score.rule.rule) }]
        + optimum.of { $0.method } + scores.of { $0.score })
  }

  private static let subject = [
    Column<RangeTestResult>("problem") { .text($0.problem) },
    Column("optimizer") { .text($0.optimizer) },
    Column("batch") { .text($0.batch.description) },
  ]

  private static let spreads = [
    Column<RuleSummary>("spread") { .optional($0.spread) },
    Column("spread_90") { .optional($0.centralSpread) },
  ]

  private static let optimum =
    Column<MethodSummary>.estimate("optimum", \.best?.cell.peakRate, \.bestRateInterval) + [
      Column("optimum_at_edge") { .text($0.edge.rawValue) },
      Column("optimum_loss") { .optional($0.best?.median) },
    ]

  private static let scores =
    Column<RuleScore>.estimate("bias", \.bias, \.biasInterval) + spreads.of(\.rule) + [
      Column("bias_to_gradient_descent_limit") { .optional($0.limitBias) },
      Column("runs") { .integer($0.runs) },
      Column("diverged") { .integer($0.diverged) },
    ] + Column.interval("diverged", \.divergenceInterval)
    + Column.estimate("loss", \.loss, \.lossInterval)

  // MARK: For people

  /// The rules of one subject, 80 columns wide.
  public static func summary(_ result: RangeTestResult) -> Table {
    var table = Table(
      result.rules,
      [
        Column("rule") {
          let count = $0.suggestions.count
          return .text(
            $0.missing > 0 ? "\($0.rule) (\(count) of \(count + $0.missing))" : $0.rule)
        },
        Column("median rate") { .rounded($0.median, digits: 3) },
        Column("95 %") { interval($0.interval) },
        Column("max/min") { spread($0.spread) },
        Column("q95/q5") { spread($0.centralSpread) },
      ])
    if let limit = result.stabilityLimit {
      table.rows.append([
        .text("2/λmax of gradient descent"), .rounded(limit, digits: 3), .missing, .missing,
        .missing,
      ])
    }
    return table
  }

  private static func interval(_ interval: Interval?) -> Table.Field {
    func short(_ x: Double) -> String { NumberFormat.short(x, digits: 3) }
    return .optional(interval.map { "[\(short($0.lower)), \(short($0.upper))]" })
  }

  private static func spread(_ spread: Double?) -> Table.Field {
    .optional(spread.map { "\(NumberFormat.short($0, digits: 3))×" })
  }

  /// The score-card of one method.
  public static func scores(_ scores: RangeTestScores) -> Table {
    Table(
      scores.scores,
      [
        Column("rule") { .text($0.rule.rule) },
        Column("rate/optimum") { .rounded($0.bias, $0.biasInterval, digits: 3) },
        Column("max/min") { spread($0.rule.spread) },
        Column("rate/(2/λmax)") { .rounded($0.limitBias, digits: 3) },
        Column("diverged") { $0.runs > 0 ? .text(share($0)) : .missing },
        Column("final loss") { .rounded($0.loss, $0.lossInterval, digits: 3) },
      ])
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
