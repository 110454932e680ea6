import Analysis
import Presentation
import Records

extension ComparisonTables {
  /// The ranking of a task.
  public static func ranking(_ task: TaskComparison) -> Table {
    Table(
      rankings(task),
      [
        Column("rank") { .text(rank($0)) },
        Column("method") { .text($0.method.method.name) },
      ] + results)
  }

  /// The same for a narrow terminal: the method stands over its row.
  public static func rankingUnderHeadings(_ task: TaskComparison) -> Table {
    Table(rankings(task), results) { "\(rank($0))  \($0.method.method.name)" }
  }

  private static let results: [Column<Ranked>] = [
    Column("peak [95 %]") { .text(peak($0.method)) },
    Column("runs") { .integer($0.method.trials) },
    Column("loss [95 %]") { .text(median($0.method, digits: 3)) },
    Column("p") { .text(p($0.pair)) },
    Column("sens.") { .rounded($0.sensitivities.map(Statistics.median), digits: 2) },
    Column("steps") { .rounded($0.times.map(Statistics.median), digits: 3) },
    Column("div.") { .text("\($0.method.diverged)/\($0.method.runs.seeds.count)") },
  ]

  /// The rank, with `=` where the difference from the leader is not significant.
  private static func rank(_ row: Ranked) -> String {
    guard row.method.losses != nil else { return "–" }
    guard let pair = row.pair else { return "\(row.rank)" }
    return "\(row.rank)" + (pair.isSignificant ? "" : "=")
  }

  /// The tuned peak with the interval of its search, and an arrow where it lies on the edge of what was tried.
  static func peak(_ method: TunedMethod) -> String {
    guard let rate = method.tunedRate else { return "–" }
    let arrow =
      switch method.edge {
      case .none: ""
      case .lower: " ↓"
      case .upper: " ↑"
      }
    let variant = method.runs.variant.isEmpty ? "" : " (\(method.runs.variant))"
    return NumberFormat.estimate(rate, method.peakInterval, digits: 3) + arrow + variant
  }

  static func p(_ pair: TaskComparison.Pair?) -> String {
    guard let p = pair?.adjustedAgainstLeader else { return "" }
    return p < 0.001 ? "<0.001" : short(p, digits: 2)
  }

  /// The median loss at the tuned peak, with its interval.
  static func median(_ method: TunedMethod, digits: Int) -> String {
    guard let median = method.median else { return "–" }
    return NumberFormat.estimate(median, method.medianInterval, digits: digits)
  }

  static func short(_ x: Double, digits: Int) -> String { NumberFormat.short(x, digits: digits) }

  /// The areas under the profiles.
  static func areas(_ profile: PerformanceProfile) -> Table {
    Table(
      profile.lines.sorted { $0.score > $1.score },
      [
        Column("method") { .text($0.method) },
        Column("tasks solved") {
          .text("\($0.ratios.count(where: \.isFinite))/\(profile.taskCount)")
        },
        Column("area [95 %]") { .rounded($0.score, $0.scoreInterval, digits: 3) },
      ])
  }

  /// The convex bound of schedules beside what was measured over all tasks.
  static func bounds(_ schedules: ScheduleComparison) -> Table {
    Table(
      schedules.rows,
      bound + [
        Column("\(lossTitle(schedules)) [95 %]") { field($0.loss) },
        Column("bound's peak") { .rounded($0.boundPeak, digits: 3) },
        Column("peak [95 %]") { field($0.peak) },
      ])
  }

  /// The losses beside the bound on each problem; `nil` for a single one.
  static func boundsByProblem(_ schedules: ScheduleComparison) -> Table? {
    guard schedules.problems.count > 1 else { return nil }
    return Table(
      schedules.rows,
      bound
        + schedules.problems.enumerated().map { number, problem in
          Column((isMixed(schedules) && !problem.isAboveFloor ? "* " : "") + problem.name) {
            field($0.problemLosses[number])
          }
        })
  }

  private static let bound = [
    Column<ScheduleComparison.Row>("schedule") { .text($0.schedule) },
    Column("bound") { .rounded($0.bound, digits: 3) },
  ]

  /// What is compared with the bound.
  static func lossTitle(_ schedules: ScheduleComparison) -> String {
    schedules.meanProblems.allSatisfy(\.isAboveFloor) ? "excess loss" : "loss"
  }

  /// Whether some problems are above their floor and some not.
  static func isMixed(_ schedules: ScheduleComparison) -> Bool {
    Set(schedules.problems.map(\.isAboveFloor)).count > 1
  }

  private static func field(_ estimate: ScheduleComparison.Estimate?) -> Table.Field {
    .rounded(estimate?.value, estimate?.interval, digits: 3)
  }
}
