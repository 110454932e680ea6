import Analysis
import Catalog
import Presentation
import Records

/// The tables of a comparison: here for programs, in an extension for people.
public enum ComparisonTables {
  /// One row a task and method, by rank: `comparison.tsv`.
  public static func methods(_ comparison: Comparison) -> Table {
    Table(
      comparison.tasks.flatMap(rankings),
      tasks.of(\.task.task)
        + [Column("rank") { $0.method.losses == nil ? .missing : .integer($0.rank) }]
        + tuning.of(\.method) + losses + hindsight.of(\.method)
        + differences.of { $0.pair.map(Difference.init(againstLeader:)) }
        + sensitivities + median("best_peak", of: \.bestPeaks) + [
          Column("bound") { .optional($0.method.runs.bound?.smallest()) },
          Column("bound_peak") { .optional($0.method.runs.bound?.bestScale()) },
        ] + times)
  }

  /// One row a pair of methods: `pairs.tsv`.
  public static func pairs(_ comparison: Comparison) -> Table {
    typealias Row = (task: TaskComparison, pair: TaskComparison.Pair)
    return Table(
      comparison.tasks.flatMap { task in task.pairs.map { Row(task, $0) } },
      tasks.of { $0.task.task } + [
        Column("first") { .text($0.task.methods[$0.pair.first].method.name) },
        Column("second") { .text($0.task.methods[$0.pair.second].method.name) },
      ] + differences.of { Difference($0.pair) }
        + [Column("p_sign") { .optional($0.pair.comparison.signTest?.pValue) }])
  }

  /// One row a method and ratio: `profiles.tsv`.
  public static func profiles(_ profile: PerformanceProfile) -> Table {
    typealias Row = (line: PerformanceProfile.Line, number: Int)
    return Table(
      profile.lines.flatMap { line in profile.ratios.indices.map { Row(line, $0) } },
      [
        Column("method") { .text($0.line.method) },
        Column("ratio") { .number(profile.ratios[$0.number]) },
      ] + Column.estimate("fraction", { $0.line.values[$0.number] }, { $0.line.band[$0.number] }))
  }

  /// One row a method: `scores.tsv`.
  public static func scores(_ profile: PerformanceProfile) -> Table {
    Table(
      profile.lines,
      [
        Column("method") { .text($0.method) },
        Column("tasks") { _ in .integer(profile.taskCount) },
        Column("solved") { .integer($0.ratios.count(where: \.isFinite)) },
      ] + Column.estimate("score", \.score, \.scoreInterval))
  }

  /// A method of a task in its place, with what is computed once for several columns.
  struct Ranked {
    let task: TaskComparison
    let rank: Int
    let method: TunedMethod
    /// Against the leader.
    let pair: TaskComparison.Pair?
    /// Of each seed.
    let sensitivities, bestPeaks: [Double]?
    /// Steps to the target, of each seed.
    let times: [Double]?

    init(_ task: TaskComparison, _ number: Int) {
      self.task = task
      rank = number + 1
      method = task.methods[number]
      pair = task.againstLeader(number)
      sensitivities = method.sensitivities
      bestPeaks = method.bestPeaks
      times = task.times(method)
    }
  }

  static func rankings(_ task: TaskComparison) -> [Ranked] {
    task.methods.indices.map { Ranked(task, $0) }
  }

  private static let tasks = [
    Column<TaskComparison.Task>("problem") { .text($0.problem) },
    Column("steps") { .integer($0.steps) },
    Column("batch") { .text($0.batch.description) },
  ]

  private static let losses: [Column<Ranked>] = Column.estimate(
    "median_loss", ends: "median", \.method.median, \.method.medianInterval)

  private static let sensitivities =
    median("lr_sensitivity", ends: "sensitivity", of: \.sensitivities)
    + median("sensitivity_below") { $0.method.sides?.below }
    + median("sensitivity_above") { $0.method.sides?.above }

  private static let tuning: [Column<TunedMethod>] = [
    MethodColumns.optimizer.of(\TunedMethod.method),
    MethodColumns.schedule.of(\.method),
    Column("tuned_peak") { .optional($0.tunedRate) },
    Column("tuned_peak_lower") { .optional($0.peakInterval?.lower) },
    Column("tuned_peak_upper") { .optional($0.peakInterval?.upper) },
    Column("tuned_by") { .text($0.tunedBy) },
    Column("largest_regret") { .optional($0.largestRegret) },
    Column("spacing_cost") { .optional($0.peak.spacingCost) },
    Column("tuned_settings") { .text($0.tunedRate == nil ? "" : $0.runs.variant) },
    Column("on_edge") { .text($0.edge.rawValue) },
    Column("rates") { .integer($0.runs.rates.count) },
    Column("tuning_runs") { .integer($0.trials) },
    Column("tuning_steps") { .integer($0.tuningSteps) },
    Column("tuning_loss") { .optional($0.tuningLoss) },
    Column("seeds") { .integer($0.runs.seeds.count) },
    Column("diverged") { .integer($0.diverged) },
  ]

  private static let hindsight = [
    Column<TunedMethod>("hindsight_peak") { .optional($0.hindsightRate) },
    Column("hindsight_loss") { .optional($0.hindsightLosses.map(Statistics.median)) },
  ]

  /// Of the second less the first; `better` counts the seeds on which the second has the smaller
  /// loss.
  private struct Difference {
    let pair: PairedComparison
    let interval: Interval?
    let pValue, adjustedP: Double?
    let seedsNeeded: Int?

    /// Among all pairs of the task.
    init(_ pair: TaskComparison.Pair) {
      self.pair = pair.comparison
      (interval, pValue) = (pair.interval, pair.pValue)
      adjustedP = pair.adjustedP
      seedsNeeded = pair.seedsNeeded
    }

    /// Among the pairs with the leader.
    init(againstLeader pair: TaskComparison.Pair) {
      self.pair = pair.comparison
      (interval, pValue) = (pair.interval, pair.pValue)
      adjustedP = pair.adjustedAgainstLeader
      seedsNeeded = pair.seedsNeededAgainstLeader
    }
  }

  private static let differences =
    Column<Difference>.estimate("difference", \.pair.typical.value, \.interval) + [
      Column("p_signed_rank") { .optional($0.pValue) },
      Column("p_holm") { .optional($0.adjustedP) },
      Column("better") { .integer($0.pair.wins) },
      Column("worse") { .integer($0.pair.losses) },
      Column("ties") { .integer($0.pair.ties) },
      Column("effect") { .optional($0.pair.rankEffect) },
      Column("seeds_needed") { .optional($0.seedsNeeded) },
    ]

  private static let times =
    [Column<Ranked>("target") { .optional($0.task.targets.map(Statistics.median)) }]
    + median("steps_to_target", ends: "steps", of: \.times) + [
      Column("misses") { .optional($0.times?.count { $0 == .infinity }) },
      Column("gradients_to_target") { row in
        .optional(
          row.times.flatMap { times in
            row.method.runs.gradientsPerStep.map { Statistics.median(times) * Double($0) }
          })
      },
      Column("gradients_with_tuning") { row in
        .optional(row.task.costs(row.method).map(Statistics.median))
      },
    ]

  /// The median of a quantity's values on the seeds, and its interval.
  private static func median(
    _ name: String, ends: String? = nil, of values: @escaping @Sendable (Ranked) -> [Double]?
  ) -> [Column<Ranked>] {
    @Sendable func some(_ row: Ranked) -> [Double]? {
      values(row).flatMap { $0.isEmpty ? nil : $0 }
    }
    return Column.estimate(
      name, ends: ends, { some($0).map(Statistics.median) },
      { some($0).flatMap { MedianInterval($0)?.interval } })
  }
}
