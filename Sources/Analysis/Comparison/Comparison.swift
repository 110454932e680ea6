import Records

/// Methods against each other on all tasks of an experiment: tuned, ranked, timed.
///
/// Tuning is a part of a method. Every method has the trials that its search takes, or its grid and the tuning
/// seeds make; the peak that is compared was chosen without looking at a seed that is compared.
public struct Comparison: Sendable {
  public let tasks: [TaskComparison]
  /// The performance profile over all tasks; `nil` where no two methods are on all of them.
  public let profile: PerformanceProfile?
  /// The same of gradients, those that tuning took included, up to ``largestCost``; `nil` where these are not
  /// known of all tasks, too.
  public let costs: PerformanceProfile?
  /// The schedules of each optimizer beside the convex bound.
  public let schedules: [ScheduleComparison]
  /// What schedules are worth to each optimizer, problem by problem.
  public let interactions: [ScheduleInteraction]
  /// The number of tuning seeds that every rate was tried on; 0 if nothing was tuned.
  public let tuningSeedCount: Int
  public let targetQuantile: Double

  /// Compares the methods of each task.
  ///
  /// - Parameters:
  ///   - runs: the runs of every method, in the order of the plan; several of one method are its
  ///     variants
  ///   - quantile: the quantile of the baselines' tuned losses, from 0 to 1, that is the target of
  ///     each task
  ///   - largestRatio: the ratio up to which profiles go, above 1
  ///   - label: names random streams
  ///   - isBaseline: whether a method sets targets
  public init(
    _ runs: [MethodRuns], quantile: Double, largestRatio: Double, label: String,
    isBaseline: (RunRow.Method) -> Bool
  ) {
    var order: [TaskComparison.Task] = []
    var groups: [TaskComparison.Task: [TunedMethod]] = [:]
    var methods: [RunRow.Method] = []
    var variants: [RunRow.Method: [MethodRuns]] = [:]
    for run in runs {
      if variants[run.method] == nil { methods.append(run.method) }
      variants[run.method, default: []].append(run)
    }
    for method in methods {
      let task = TaskComparison.Task(method)
      if groups[task] == nil { order.append(task) }
      groups[task, default: []].append(TunedMethod(variants: variants[method]!))
    }
    let tasks = order.map { task in
      TaskComparison(groups[task]!, quantile: quantile, isBaseline: isBaseline)
    }
    self.tasks = tasks
    targetQuantile = quantile
    tuningSeedCount = runs.lazy.flatMap(\.tuning).map(\.runs.count).min() ?? 0
    profile = Self.profile(tasks, runs, largestRatio, label) { $0.times($1) }
    costs = Self.profile(tasks, runs, Self.largestCost, label + "|costs") { $0.costs($1) }
    schedules = ScheduleComparison.all(tasks, label: label)
    interactions = ScheduleInteraction.all(tasks, in: methods, label: label)
  }

  /// The multiple of the smallest cost at which the profile of ``costs`` ends: a search takes hundreds of runs.
  public static let largestCost = 1000.0

  private static func profile(
    _ tasks: [TaskComparison], _ runs: [MethodRuns], _ largestRatio: Double, _ label: String,
    _ ofTask: (TaskComparison, TunedMethod) -> [Double]?
  ) -> PerformanceProfile? {
    var names: [String] = []
    for run in runs where !names.contains(run.method.name) { names.append(run.method.name) }
    var methods: [String] = []
    var times: [[[Double]]] = []
    for name in names {
      let ofTasks = tasks.compactMap { task in
        task.methods.first { $0.method.name == name }.flatMap { ofTask(task, $0) }
      }
      guard ofTasks.count == tasks.count else { continue }
      methods.append(name)
      times.append(ofTasks)
    }
    return PerformanceProfile(
      methods: methods, times: times, largestRatio: largestRatio, label: label)
  }
}
