import Foundation
import RandomStreams
import Records
import Theory

/// The schedules of one optimizer as the convex bound ranks them, beside what was measured.
///
/// The bound is of the loss above the smallest one, of gradient descent on convex functions: of other
/// optimizers and problems it says what real training may or may not share. All numbers are relative to the schedule with the smallest
/// bound. Schaipp et al. 2025, arXiv 2501.18965.
public struct ScheduleComparison: Sendable {
  public struct Row: Sendable {
    public let schedule: String
    /// Ω* and γ* over those of the reference.
    public let bound, boundPeak: Double
    /// The final losses at the tuned peaks relative to the reference, over the tasks of
    /// ``ScheduleComparison/meanProblems``: the median of the seeds' ratios on each, and the geometric mean of
    /// these; `nil` where some task has none.
    public let loss: Estimate?
    /// The best peaks relative to the reference, over all tasks: those that searches found, or with a grid those
    /// of each seed; `nil` where some task has none.
    public let peak: Estimate?
    /// The losses over the tasks of each problem alone, in the order of
    /// ``ScheduleComparison/problems``: a mean over problems says nothing of one.
    public let problemLosses: [Estimate?]
  }

  public struct Problem: Sendable, Hashable {
    public let name: String
    public let taskCount: Int
    /// Whether its losses are above the smallest possible one, as the bound is; else they are as they
    /// are, because for some task that is not known, or not below the loss of every seed.
    public let isAboveFloor: Bool
  }

  /// Of a ratio.
  public typealias Estimate = RatioEstimate

  public let optimizer: String
  public let steps: Int
  /// The schedules, from the smallest bound to the largest; the first is the reference.
  public let rows: [Row]
  public let taskCount: Int
  public let problems: [Problem]
  /// The problems over which ``Row/loss`` is a mean: those above their floor, or all if none is.
  public let meanProblems: [Problem]

  /// A comparison for every optimizer and horizon that have several schedules with a bound.
  public static func all(_ tasks: [TaskComparison], label: String) -> [ScheduleComparison] {
    var keys: [(optimizer: String, steps: Int)] = []
    for task in tasks {
      for method in task.methods {
        let key = (method.method.optimizer, task.task.steps)
        if !keys.contains(where: { $0 == key }) { keys.append(key) }
      }
    }
    return keys.sorted { $0 < $1 }.compactMap {
      ScheduleComparison(tasks, optimizer: $0.optimizer, steps: $0.steps, label: label)
    }
  }

  private init?(_ tasks: [TaskComparison], optimizer: String, steps: Int, label: String) {
    let tasks = tasks.filter { $0.task.steps == steps }
    func method(_ schedule: String, _ task: TaskComparison) -> TunedMethod? {
      task.methods.first { $0.method.optimizer == optimizer && $0.method.schedule == schedule }
    }
    var bounds: [(schedule: String, bound: ConvexBound)] = []
    for method in tasks.flatMap(\.methods) where method.method.optimizer == optimizer {
      let schedule = method.method.schedule
      guard let bound = method.runs.bound, !bounds.contains(where: { $0.schedule == schedule })
      else { continue }
      bounds.append((schedule, bound))
    }
    bounds.sort { ($0.bound.smallest(), $0.schedule) < ($1.bound.smallest(), $1.schedule) }
    guard bounds.count > 1, let reference = bounds.first else { return nil }
    self.optimizer = optimizer
    self.steps = steps
    taskCount = tasks.count
    var names: [String] = []
    for task in tasks where !names.contains(task.task.problem) { names.append(task.task.problem) }
    func tasksOf(_ problem: String) -> [TaskComparison] {
      tasks.filter { $0.task.problem == problem }
    }
    let problems = names.map { name in
      let own = tasksOf(name)
      return Problem(
        name: name, taskCount: own.count, isAboveFloor: own.allSatisfy(\.isAboveFloor))
    }
    let above = problems.filter(\.isAboveFloor)
    self.problems = problems
    meanProblems = above.isEmpty ? problems : above

    /// Over some of the tasks, of a schedule relative to the reference.
    func estimate(
      _ schedule: String, _ name: String, over tasks: [TaskComparison],
      _ levels: (TunedMethod) -> SeedLevels?
    ) -> Estimate? {
      // A schedule is no worse than itself, whatever the search of its peak has left.
      let isReference = schedule == reference.schedule
      let ratios = tasks.compactMap { task in
        SeedRatios(
          method(schedule, task).flatMap(levels),
          to: method(reference.schedule, task).flatMap(levels),
          isSame: isReference)
      }
      guard ratios.count == tasks.count else { return nil }
      return RatioEstimate(ratios, label: "\(label)|\(optimizer)|\(schedule)|\(name)")
    }
    func losses(_ schedule: String, _ name: String, _ problems: [Problem]) -> Estimate? {
      let isAboveFloor = problems[0].isAboveFloor
      return estimate(schedule, name, over: problems.flatMap { tasksOf($0.name) }) { method in
        method.levels(aboveFloor: isAboveFloor)
      }
    }
    func peaks(_ schedule: String) -> Estimate? {
      let isReference = schedule == reference.schedule
      let found = [schedule, reference.schedule].map { schedule in
        tasks.compactMap { method(schedule, $0)?.peak.search }
      }
      guard found.allSatisfy(\.isEmpty) else {
        guard found.allSatisfy({ $0.count == tasks.count }) else { return nil }
        let ratio = SearchedIntervals.peakRatio(found[0], to: found[1])
        return isReference ? ratio.map { _ in .one } : ratio
      }
      return estimate(schedule, "peak", over: tasks) {
        $0.bestPeaks.map { SeedLevels(values: $0, regret: 0) }
      }
    }
    rows = bounds.map { schedule, bound in
      Row(
        schedule: schedule, bound: bound.smallest() / reference.bound.smallest(),
        boundPeak: bound.bestScale() / reference.bound.bestScale(),
        loss: losses(schedule, "loss", above.isEmpty ? problems : above),
        peak: peaks(schedule),
        problemLosses: problems.map { losses(schedule, "loss|\($0.name)", [$0]) })
    }
  }
}
