import Records
import Theory

/// Whether a schedule is worth as much to one optimizer as to another, on one problem.
///
/// The worth of a schedule is the loss that it leads to over that of a reference, the schedule with the smallest
/// convex bound (Schaipp et al. 2025, arXiv 2501.18965), at the tuned peak of each; its interaction is that of one
/// optimizer over that of the first. All ratios are medians over seeds, and geometric means over the problem's
/// batch sizes.
public struct ScheduleInteraction: Sendable {
  public struct Row: Sendable {
    public let schedule: String
    /// The worth to each of ``ScheduleInteraction/optimizers``; `nil` where one lacks the schedule, or a loss.
    public let worths: [RatioEstimate?]
    /// Of all optimizers but the first, the worth over that to the first: 1 if it is the same.
    public let interactions: [RatioEstimate?]
  }

  public let problem: String
  public let steps: Int
  public let taskCount: Int
  /// Whether losses are taken above the smallest possible one.
  public let isAboveFloor: Bool
  /// Those that have the reference and another schedule, in the order of the plan.
  public let optimizers: [String]
  /// The schedule that the others are held against.
  public let reference: String
  /// The other schedules that at least two of the optimizers have, in the order of the plan.
  public let rows: [Row]

  /// The interactions on every problem and horizon that have several optimizers with common schedules.
  static func all(
    _ tasks: [TaskComparison], in order: [RunRow.Method], label: String
  ) -> [ScheduleInteraction] {
    var groups: [(problem: String, steps: Int)] = []
    for task in tasks where !groups.contains(where: { $0 == (task.task.problem, task.task.steps) })
    {
      groups.append((task.task.problem, task.task.steps))
    }
    return groups.compactMap { problem, steps in
      ScheduleInteraction(
        tasks.filter { $0.task.problem == problem && $0.task.steps == steps }, in: order,
        label: "\(label)|interaction|\(problem)|\(steps)")
    }
  }

  private init?(_ tasks: [TaskComparison], in order: [RunRow.Method], label: String) {
    guard let first = tasks.first else { return nil }
    let present = Set(tasks.flatMap(\.methods).map { [$0.method.optimizer, $0.method.schedule] })
    func distinct(_ name: (RunRow.Method) -> String) -> [String] {
      var names: [String] = []
      for method in order where !names.contains(name(method)) { names.append(name(method)) }
      return names
    }
    func has(_ optimizer: String, _ schedule: String) -> Bool {
      present.contains([optimizer, schedule])
    }
    let all = distinct(\.optimizer), schedules = distinct(\.schedule)
    let common = schedules.filter { schedule in all.count { has($0, schedule) } > 1 }
    var bounds: [(bound: Double, schedule: String)] = []
    for method in tasks.flatMap(\.methods) where common.contains(method.method.schedule) {
      if let bound = method.runs.bound { bounds.append((bound.smallest(), method.method.schedule)) }
    }
    guard let reference = bounds.min(by: <)?.schedule else { return nil }
    let optimizers = all.filter { optimizer in
      has(optimizer, reference) && common.contains { $0 != reference && has(optimizer, $0) }
    }
    let others = common.filter { schedule in
      schedule != reference && optimizers.count { has($0, schedule) } > 1
    }
    guard optimizers.count > 1, !others.isEmpty else { return nil }
    let isAboveFloor = tasks.allSatisfy(\.isAboveFloor)

    /// By task; `nil` if one has none.
    func worth(_ optimizer: String, _ schedule: String) -> [SeedRatios]? {
      let ratios = tasks.compactMap { task -> SeedRatios? in
        func levels(_ schedule: String) -> SeedLevels? {
          task.methods.first {
            $0.method.optimizer == optimizer && $0.method.schedule == schedule
          }?.levels(aboveFloor: isAboveFloor)
        }
        return SeedRatios(levels(schedule), to: levels(reference))
      }
      return ratios.count == tasks.count ? ratios : nil
    }
    problem = first.task.problem
    steps = first.task.steps
    taskCount = tasks.count
    self.isAboveFloor = isAboveFloor
    self.optimizers = optimizers
    self.reference = reference
    rows = others.map { schedule in
      let worths = optimizers.map { worth($0, schedule) }
      return Row(
        schedule: schedule,
        worths: zip(optimizers, worths).map { optimizer, worth in
          worth.map { RatioEstimate($0, label: "\(label)|\(optimizer)|\(schedule)") }
        },
        interactions: zip(optimizers, worths).dropFirst().map { optimizer, worth in
          guard let worth, let base = worths[0] else { return nil }
          let ratios = zip(worth, base).compactMap { $0.over($1) }
          return ratios.count == worth.count
            ? RatioEstimate(ratios, label: "\(label)|\(optimizer)|\(schedule)|interaction") : nil
        })
    }
  }
}
