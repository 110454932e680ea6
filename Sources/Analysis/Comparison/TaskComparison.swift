import Catalog
import Records

/// The methods of one task (problem, horizon and batch size) against each other.
public struct TaskComparison: Sendable {
  public struct Task: Sendable, Hashable {
    public var problem: String
    public var steps: Int
    public var batch: BatchSize

    init(_ method: RunRow.Method) {
      problem = method.problem
      steps = method.steps
      batch = method.batch
    }

    public var title: String { "\(problem), \(steps) steps, batch \(batch.description)" }
  }

  /// Two methods on the same seeds.
  public struct Pair: Sendable {
    /// Positions in ``TaskComparison/methods``; the first has the smaller median.
    public let first, second: Int
    /// The losses of the second method less those of the first: positive differences are seeds on
    /// which the second is worse.
    public let comparison: PairedComparison
    /// The interval of the typical difference, wider by what the searches of the peaks may have left: the
    /// second may be as much better, and the first.
    public let interval: Interval?
    /// The p-value of the signed-rank test, of losses of which those of the worse method are less by what the
    /// search of its peak may have left; 1 if it is then no worse, `nil` if all differences are 0.
    public let pValue: Double?
    /// ``pValue``, adjusted by Holm's method for all pairs of the task.
    public let adjustedP: Double
    /// ``pValue``, adjusted for the pairs with the first method of the task only; `nil` for other pairs.
    public let adjustedAgainstLeader: Double?
    /// How many seeds a signed-rank test with a power of 80 % would need for the observed
    /// difference, at 5 % over the number of pairs that ``adjustedP`` is adjusted for.
    public let seedsNeeded: Int?
    /// The same for ``adjustedAgainstLeader``.
    public let seedsNeededAgainstLeader: Int?

    /// Whether the second differs from the first method of the task at 5 %, all others considered.
    public var isSignificant: Bool { (adjustedAgainstLeader ?? 1) <= 0.05 }
    /// Whether it is worse. A larger median alone does not say so: seed by seed a method can be
    /// better all the same.
    public var isBehind: Bool { isSignificant && comparison.typical.value > 0 }
  }

  public let task: Task
  /// The methods, from the smallest median loss at the tuned peak to the largest; those without
  /// losses last.
  public let methods: [TunedMethod]
  /// Every pair of methods that have losses.
  public let pairs: [Pair]
  /// The loss that time is taken to, for each seed: a quantile of the baselines' final losses on that
  /// seed, because seeds have data of their own. `nil` without a baseline that has losses.
  public let targets: [Double]?

  /// Compares the methods of one task.
  ///
  /// - Parameters:
  ///   - methods: the methods of the task, on the same seeds
  ///   - quantile: the quantile of the baselines' final losses at their tuned peaks, from 0 to 1,
  ///     that is the target
  ///   - isBaseline: whether a method sets the targets
  public init(
    _ methods: [TunedMethod], quantile: Double, isBaseline: (RunRow.Method) -> Bool
  ) {
    task = Task(methods[0].method)
    let medians = methods.map { $0.median ?? .infinity }
    let order = methods.indices.sorted {
      // Equal ones stay in the order of the plan; without losses comes after infinite ones.
      (medians[$0], methods[$0].losses == nil ? 1 : 0, $0)
        < (medians[$1], methods[$1].losses == nil ? 1 : 0, $1)
    }
    let sorted = order.map { methods[$0] }
    self.methods = sorted
    let baselines = methods.filter { isBaseline($0.method) }.compactMap(\.losses)
    targets =
      baselines.isEmpty
      ? nil
      : baselines[0].indices.map { seed in
        Statistics.quantile(quantile, ofSorted: baselines.map { $0[seed] }.sorted())
      }
    pairs = Self.pairs(sorted)
  }

  /// Two methods that have losses.
  private struct FoundPair {
    let first, second: Int
    let comparison: PairedComparison
    let interval: Interval?
    let pValue: Double?

    init?(_ first: Int, _ second: Int, _ methods: [TunedMethod]) {
      let a = methods[first], b = methods[second]
      guard let ofA = a.losses, let ofB = b.losses, let lowestA = a.lowestLosses,
        let lowestB = b.lowestLosses, let comparison = PairedComparison(ofB, ofA),
        let lowest = PairedComparison(lowestB, ofA), let highest = PairedComparison(ofB, lowestA)
      else { return nil }
      (self.first, self.second, self.comparison) = (first, second, comparison)
      interval =
        if let lower = lowest.typical.interval?.lower, let upper = highest.typical.interval?.upper {
          Interval(lower: lower, upper: upper)
        } else {
          nil
        }
      let isBehind = comparison.typical.value > 0
      let nearest = isBehind ? lowest : highest
      let keepsSide =
        isBehind ? nearest.typical.value > 0 : nearest.typical.value < 0 || comparison == nearest
      pValue = comparison.wilcoxon == nil ? nil : keepsSide ? nearest.wilcoxon?.pValue ?? 1 : 1
    }
  }

  private static func pairs(_ methods: [TunedMethod]) -> [Pair] {
    let found = methods.indices.flatMap { first in
      methods.indices.dropFirst(first + 1).compactMap { FoundPair(first, $0, methods) }
    }
    // A pair that is equal on every seed has no test, and no difference.
    let pValues = found.map { $0.pValue ?? 1 }
    let adjusted = MultipleTesting.holm(pValues)
    // The pairs with the leader come first, and are a family of their own: with all pairs of ten
    // methods no difference could be significant for ten seeds.
    let withLeader = found.count { $0.first == 0 }
    let againstLeader = MultipleTesting.holm(Array(pValues[..<withLeader]))
    return found.enumerated().map { number, pair in
      let isWithLeader = number < withLeader
      func seeds(_ tests: Int) -> Int? {
        pair.comparison.seedsNeeded(level: 0.05 / Double(tests))
      }
      return Pair(
        first: pair.first, second: pair.second, comparison: pair.comparison,
        interval: pair.interval, pValue: pair.pValue, adjustedP: adjusted[number],
        adjustedAgainstLeader: isWithLeader ? againstLeader[number] : nil,
        seedsNeeded: seeds(found.count),
        seedsNeededAgainstLeader: isWithLeader ? seeds(withLeader) : nil)
    }
  }

  /// Whether a run of it is computed, be it for tuning.
  public var isBegun: Bool {
    methods.contains { method in
      (method.runs.compared + method.runs.tuning).contains { $0.runs.contains { $0 != nil } }
    }
  }

  /// The method with the smallest median; `nil` if none has losses.
  public var leader: TunedMethod? { methods.first.flatMap { $0.losses == nil ? nil : $0 } }

  /// Whether all losses lie above a known smallest possible one on every seed. They need not: of few
  /// evaluation examples the noise can exceed what a method has left to learn.
  public var isAboveFloor: Bool {
    methods.allSatisfy { method in
      method.losses == nil || method.excesses?.allSatisfy { $0 > 0 } == true
    }
  }

  /// What ratios are taken of: the losses of a method above the smallest possible one where all are,
  /// else the losses. A floor, such as the noise of labels, would hide the difference.
  public func levels(_ method: TunedMethod) -> [Double]? {
    isAboveFloor ? method.excesses : method.losses
  }

  /// A method against the leader; `nil` for the leader itself.
  public func againstLeader(_ method: Int) -> Pair? {
    pairs.first { $0.first == 0 && $0.second == method }
  }

  /// Steps to the target, seed by seed.
  public func times(_ method: TunedMethod) -> [Double]? { targets.flatMap { method.steps(to: $0) } }

  /// Gradients to the target, seed by seed, and those that tuning took; `nil` where it is not known how many a
  /// step takes.
  public func costs(_ method: TunedMethod) -> [Double]? {
    guard let times = times(method), let gradients = method.runs.gradientsPerStep else {
      return nil
    }
    return times.map { ($0 + Double(method.tuningSteps)) * Double(gradients) }
  }
}
