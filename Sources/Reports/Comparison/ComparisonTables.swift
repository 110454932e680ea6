import Analysis
import Catalog
import Records

/// The tables of a comparison.
public enum ComparisonTables {
  private static let taskColumns = ["problem", "steps", "batch"]

  private static func fields(_ task: TaskComparison.Task) -> [Table.Field] {
    [.text(task.problem), .integer(task.steps), .text(task.batch.description)]
  }

  // MARK: For programs

  /// One row a task and method, by rank: `comparison.tsv`.
  public static func methods(_ comparison: Comparison) -> Table {
    var table = Table(
      columns: taskColumns + [
        "rank", "optimizer", "schedule", "tuned_peak", "tuned_settings", "on_edge", "rates",
        "tuning_runs",
        "tuning_steps", "tuning_loss", "seeds", "diverged", "median_loss", "median_lower",
        "median_upper", "hindsight_peak", "hindsight_loss", "difference", "difference_lower",
        "difference_upper", "p_signed_rank",
        "p_holm", "better", "worse", "ties", "effect", "seeds_needed", "lr_sensitivity",
        "sensitivity_lower", "sensitivity_upper", "best_peak", "best_peak_lower",
        "best_peak_upper", "bound", "bound_peak", "target", "steps_to_target", "steps_lower",
        "steps_upper", "misses",
        "gradients_to_target",
      ])
    for task in comparison.tasks {
      for (number, method) in task.methods.enumerated() {
        let pair = task.againstLeader(number)
        let times = task.times(method)
        let median = times.map(Statistics.median)
        table.rows.append(
          fields(task.task) + [
            method.losses == nil ? .missing : .integer(number + 1), .text(method.method.optimizer),
            .text(method.method.schedule), .optional(method.tunedRate),
            .text(method.tuned == nil ? "" : method.runs.variant), .text(method.edge.rawValue),
            .integer(method.runs.rates.count),
            .integer(method.trials), .integer(method.tuningSteps), .optional(method.tuningLoss),
            .integer(method.runs.seeds.count), .integer(method.diverged),
          ] + estimate(method.losses)
            + [
              .optional(method.hindsightRate),
              .optional(method.hindsightLosses.map(Statistics.median)),
            ]
            + differenceFields(
              pair?.comparison, pair?.adjustedAgainstLeader, pair?.seedsNeededAgainstLeader)
            + estimate(method.sensitivities) + estimate(method.bestPeaks)
            + [
              .optional(method.runs.bound?.smallest()), .optional(method.runs.bound?.bestScale()),
              .optional(task.targets.map(Statistics.median)),
            ] + estimate(times)
            + [
              times.map { .integer($0.count { $0 == .infinity }) } ?? .missing,
              .optional(
                median.flatMap { steps in
                  method.runs.gradientsPerStep.map { steps * Double($0) }
                }),
            ])
      }
    }
    return table
  }

  /// One row a pair of methods: `pairs.tsv`.
  public static func pairs(_ comparison: Comparison) -> Table {
    var table = Table(
      columns: taskColumns + [
        "first", "second", "difference", "difference_lower", "difference_upper", "p_signed_rank",
        "p_holm", "better", "worse", "ties", "effect", "seeds_needed", "p_sign",
      ])
    for task in comparison.tasks {
      for pair in task.pairs {
        table.rows.append(
          fields(task.task) + [
            .text(task.methods[pair.first].method.name),
            .text(task.methods[pair.second].method.name),
          ] + differenceFields(pair.comparison, pair.adjustedP, pair.seedsNeeded)
            + [.optional(pair.comparison.signTest?.pValue)])
      }
    }
    return table
  }

  /// Of the second less the first; `better` counts the seeds on which the second has the smaller
  /// loss.
  private static func differenceFields(
    _ pair: PairedComparison?, _ adjusted: Double?, _ seedsNeeded: Int?
  ) -> [Table.Field] {
    guard let pair else { return Array(repeating: .missing, count: 10) }
    return [
      .number(pair.typical.value), .optional(pair.typical.interval?.lower),
      .optional(pair.typical.interval?.upper), .optional(pair.wilcoxon?.pValue),
      .optional(adjusted), .integer(pair.wins), .integer(pair.losses), .integer(pair.ties),
      .optional(pair.rankEffect), seedsNeeded.map(Table.Field.integer) ?? .missing,
    ]
  }

  /// One row a method and ratio: `profiles.tsv`.
  public static func profiles(_ profile: PerformanceProfile) -> Table {
    var table = Table(columns: [
      "method", "ratio", "fraction", "fraction_lower", "fraction_upper",
    ])
    for line in profile.lines {
      for (number, ratio) in profile.ratios.enumerated() {
        table.rows.append([
          .text(line.method), .number(ratio), .number(line.values[number]),
          .number(line.band[number].lower), .number(line.band[number].upper),
        ])
      }
    }
    return table
  }

  /// One row a method: `scores.tsv`.
  public static func scores(_ profile: PerformanceProfile) -> Table {
    var table = Table(columns: ["method", "tasks", "solved", "score", "score_lower", "score_upper"])
    for line in profile.lines {
      table.rows.append([
        .text(line.method), .integer(profile.taskCount),
        .integer(line.ratios.count(where: \.isFinite)), .number(line.score),
        .number(line.scoreInterval.lower), .number(line.scoreInterval.upper),
      ])
    }
    return table
  }

  private static func estimate(_ values: [Double]?) -> [Table.Field] {
    guard let values, !values.isEmpty else { return [.missing, .missing, .missing] }
    let interval = MedianInterval(values)?.interval
    return [
      .number(Statistics.median(values)), .optional(interval?.lower), .optional(interval?.upper),
    ]
  }

  // MARK: For people

  /// The ranking of a task.
  public static func ranking(_ task: TaskComparison) -> Table {
    var table = Table(columns: ["rank", "method"] + resultColumns)
    for (number, method) in task.methods.enumerated() {
      table.rows.append(
        [.text(rank(number, task)), .text(method.method.name)] + resultFields(number, task))
    }
    return table
  }

  /// The same for a narrow terminal: the method stands over its row.
  public static func rankingUnderHeadings(_ task: TaskComparison) -> Table {
    var table = Table(columns: resultColumns)
    for (number, method) in task.methods.enumerated() {
      table.rows.append([.text("\(rank(number, task))  \(method.method.name)")])
      table.rows.append(resultFields(number, task))
    }
    return table
  }

  private static let resultColumns = [
    "peak", "runs", "loss [95 %]", "p", "sens.", "steps", "div.",
  ]

  private static func resultFields(_ number: Int, _ task: TaskComparison) -> [Table.Field] {
    let method = task.methods[number]
    return [
      .text(peak(method)), .integer(method.trials),
      .text(median(method.losses, digits: 3)), .text(p(task.againstLeader(number))),
      .text(method.sensitivities.map { short(Statistics.median($0), digits: 2) } ?? "–"),
      .text(task.times(method).map { short(Statistics.median($0), digits: 3) } ?? "–"),
      .text("\(method.diverged)/\(method.runs.seeds.count)"),
    ]
  }

  /// The rank, with `=` where the difference from the leader is not significant.
  private static func rank(_ number: Int, _ task: TaskComparison) -> String {
    guard task.methods[number].losses != nil else { return "–" }
    guard let pair = task.againstLeader(number) else { return "\(number + 1)" }
    return "\(number + 1)" + (pair.isSignificant ? "" : "=")
  }

  /// The tuned peak, with an arrow where it lies on the edge of its grid.
  static func peak(_ method: TunedMethod) -> String {
    guard let rate = method.tunedRate else { return "–" }
    let arrow =
      switch method.edge {
      case .none: ""
      case .lower: " ↓"
      case .upper: " ↑"
      }
    let variant = method.runs.variant.isEmpty ? "" : " (\(method.runs.variant))"
    return short(rate, digits: 3) + arrow + variant
  }

  static func p(_ pair: TaskComparison.Pair?) -> String {
    guard let p = pair?.adjustedAgainstLeader else { return "" }
    return p < 0.001 ? "<0.001" : short(p, digits: 2)
  }

  static func median(_ values: [Double]?, digits: Int) -> String {
    guard let values else { return "–" }
    return NumberFormat.estimate(
      Statistics.median(values), MedianInterval(values)?.interval, digits: digits)
  }

  static func short(_ x: Double, digits: Int) -> String { NumberFormat.short(x, digits: digits) }

  /// The areas under the profiles.
  static func areas(_ profile: PerformanceProfile) -> Table {
    var table = Table(columns: ["method", "tasks solved", "area [95 %]"])
    for line in profile.lines.sorted(by: { $0.score > $1.score }) {
      table.rows.append([
        .text(line.method),
        .text("\(line.ratios.count(where: \.isFinite))/\(profile.taskCount)"),
        .text(NumberFormat.estimate(line.score, line.scoreInterval, digits: 3)),
      ])
    }
    return table
  }

  /// The convex bound of schedules beside what was measured over all tasks.
  static func bounds(_ schedules: ScheduleComparison) -> Table {
    var table = Table(columns: [
      "schedule", "bound", "\(lossTitle(schedules)) [95 %]", "bound's peak", "peak [95 %]",
    ])
    for row in schedules.rows {
      table.rows.append([
        .text(row.schedule), .text(short(row.bound, digits: 3)), field(row.loss),
        .text(short(row.boundPeak, digits: 3)), field(row.peak),
      ])
    }
    return table
  }

  /// The losses beside the bound on each problem; `nil` for a single one.
  static func boundsByProblem(_ schedules: ScheduleComparison) -> Table? {
    guard schedules.problems.count > 1 else { return nil }
    var table = Table(
      columns: ["schedule", "bound"]
        + schedules.problems.map { $0.name + (isMixed(schedules) && !$0.isAboveFloor ? " *" : "") })
    for row in schedules.rows {
      table.rows.append(
        [.text(row.schedule), .text(short(row.bound, digits: 3))] + row.problemLosses.map(field))
    }
    return table
  }

  /// What is compared with the bound.
  static func lossTitle(_ schedules: ScheduleComparison) -> String {
    schedules.meanProblems.allSatisfy(\.isAboveFloor) ? "excess loss" : "loss"
  }

  /// Whether some problems are above their floor and some not.
  static func isMixed(_ schedules: ScheduleComparison) -> Bool {
    Set(schedules.problems.map(\.isAboveFloor)).count > 1
  }

  private static func field(_ estimate: ScheduleComparison.Estimate?) -> Table.Field {
    estimate.map { .text(NumberFormat.estimate($0.value, $0.interval, digits: 3)) } ?? .missing
  }
}
