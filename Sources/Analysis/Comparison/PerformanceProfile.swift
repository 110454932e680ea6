import ElementaryFunctions
import RandomStreams
import Records

/// The part of the tasks on which a method takes at most τ times as long as the fastest, for every
/// τ.
///
/// Dolan and Moré 2002, doi 10.1007/s101070100263. A method's time on a task is the median over the
/// seeds of its steps to the task's target, +∞ if more than half of the seeds miss it. A task that
/// nobody solves counts for nobody.
public struct PerformanceProfile: Sendable {
  /// A method by optimizer and schedule, on all tasks.
  public struct Line: Sendable {
    public let method: String
    /// For each task, the method's time over that of the fastest method; +∞ where it does not reach
    /// the target.
    public let ratios: [Double]
    /// For each of ``PerformanceProfile/ratios``, the part of the tasks on which the method takes
    /// at most that many times as long as the fastest, from 0 to 1.
    public let values: [Double]
    /// For each of ``values``, a 95 % bootstrap interval over seeds.
    public let band: [Interval]
    /// The area under the profile from 1 to the largest ratio, over its width: 1 for a method that
    /// is the fastest everywhere. Dahl et al. 2023, arXiv 2306.07179.
    public let score: Double
    public let scoreInterval: Interval
  }

  /// The ratios at which the lines are evaluated, from 1 to the largest ratio, in equal steps of
  /// the logarithm.
  public let ratios: [Double]
  /// One line for each method, in the order of the methods.
  public let lines: [Line]
  public let taskCount: Int
  /// The ratio at which the lines end, above 1.
  public let largestRatio: Double

  private static let points = 121
  private static let resamples = 1000

  /// The profile of methods whose times are known.
  ///
  /// - Parameters:
  ///   - methods: the names of the methods
  ///   - times: the steps to the target, by method, then by task, then by seed; +∞ where a run
  ///     misses it
  ///   - largestRatio: the ratio up to which the lines go, above 1
  ///   - label: names the random stream
  /// - Returns: `nil` without a second method, without tasks, or if a task lacks a time
  public init?(
    methods: [String], times: [[[Double]]], largestRatio: Double, label: String
  ) {
    guard methods.count > 1, let tasks = times.first?.count, tasks > 0,
      times.allSatisfy({ $0.count == tasks && $0.allSatisfy { !$0.isEmpty } })
    else { return nil }
    self.largestRatio = largestRatio
    taskCount = tasks
    let count = Self.points
    let grid = (0..<count).map { i in
      i == count - 1 ? largestRatio : Double.pow(largestRatio, Double(i) / Double(count - 1))
    }
    ratios = grid
    let observed = Self.ratios(times.map { $0.map(Statistics.median) })

    // Seeds are resampled jointly for all methods, which share their random numbers; tasks are what
    // they are and not a sample of others.
    var stream = RandomStream(label: label + "|profile", purpose: .bootstrap)
    var curves = Array(repeating: [[Double]](), count: methods.count)
    var scores = Array(repeating: [Double](), count: methods.count)
    for _ in 0..<Self.resamples {
      let drawn = (0..<tasks).map { task -> [Int] in
        let seeds = times.map { $0[task].count }.min()!
        return (0..<seeds).map { _ in stream.integer(below: seeds) }
      }
      let medians = times.map { ofTasks in
        zip(ofTasks, drawn).map { seeds, numbers in Statistics.median(numbers.map { seeds[$0] }) }
      }
      for (method, ratios) in Self.ratios(medians).enumerated() {
        curves[method].append(Self.profile(ratios, at: grid))
        scores[method].append(Self.score(ratios, largestRatio))
      }
    }
    lines = methods.indices.map { method in
      Line(
        method: methods[method], ratios: observed[method],
        values: Self.profile(observed[method], at: grid),
        band: grid.indices.map { point in Self.central(curves[method].map { $0[point] }) },
        score: Self.score(observed[method], largestRatio),
        scoreInterval: Self.central(scores[method]))
    }
  }

  /// Each time over the fastest of its task.
  private static func ratios(_ times: [[Double]]) -> [[Double]] {
    let fastest = times[0].indices.map { task in times.map { $0[task] }.min()! }
    return times.map { row in
      zip(row, fastest).map { time, best in
        guard time.isFinite else { return .infinity }
        // A target that is met before the first step is met by all of them.
        return best > 0 ? time / best : time > 0 ? .infinity : 1
      }
    }
  }

  private static func profile(_ ratios: [Double], at grid: [Double]) -> [Double] {
    grid.map { τ in Double(ratios.count { $0 <= τ }) / Double(ratios.count) }
  }

  /// ∫₁^r ρ(τ) dτ / (r − 1): a task with ratio t contributes r − t.
  static func score(_ ratios: [Double], _ largest: Double) -> Double {
    ratios.reduce(0) { $0 + max(0, largest - $1) } / (Double(ratios.count) * (largest - 1))
  }

  private static func central(_ values: [Double]) -> Interval {
    let sorted = values.sorted()
    return Interval(
      lower: Statistics.quantile(0.025, ofSorted: sorted),
      upper: Statistics.quantile(0.975, ofSorted: sorted))
  }
}
