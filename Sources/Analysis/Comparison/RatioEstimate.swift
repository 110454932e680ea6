import RandomStreams

/// The ratio of what two methods have on tasks, their losses or best rates: the geometric mean of the tasks'
/// ratios.
public struct RatioEstimate: Sendable, Hashable {
  public let value: Double
  /// A 95 % interval.
  public let interval: Interval

  /// Of something to itself.
  static let one = RatioEstimate(value: 1, interval: Interval(lower: 1, upper: 1))

  private static let resamples = 1000

  init(value: Double, interval: Interval) {
    (self.value, self.interval) = (value, interval)
  }

  /// The median of the seeds' ratios on each task, with an interval from resampled seeds, and of losses with what
  /// the searches of the peaks may have left.
  ///
  /// - Parameters:
  ///   - ratios: by task; the seeds of all tasks are drawn together
  ///   - label: names the random stream
  init(_ ratios: [SeedRatios], label: String) {
    func mean(_ drawn: [[Double]]) -> Double {
      Statistics.geometricMean(drawn.map(Statistics.median))
    }
    let count = ratios.map(\.values.count).min() ?? 0
    var stream = RandomStream(label: label, purpose: .bootstrap)
    let replicates = (0..<Self.resamples).map { _ in
      let seeds = (0..<count).map { _ in stream.integer(below: count) }
      return mean(ratios.map { task in seeds.map { task.values[$0] } })
    }.sorted()
    value = mean(ratios.map(\.values))
    interval = Interval(
      lower: Statistics.quantile(0.025, ofSorted: replicates)
        / Statistics.geometricMean(ratios.map { 1 + $0.tooLarge }),
      upper: Statistics.quantile(0.975, ofSorted: replicates)
        * Statistics.geometricMean(ratios.map { 1 + $0.tooSmall }))
  }
}

/// What a method has on each seed of a task.
struct SeedLevels {
  let values: [Double]
  /// By what fraction all of it may be too large, because of the search of its peak.
  let regret: Double
}

/// The ratios of two methods on the seeds of a task.
struct SeedRatios {
  let values: [Double]
  /// By what fraction all of them may be too large, and too small.
  let tooLarge, tooSmall: Double

  private init(values: [Double], tooLarge: Double, tooSmall: Double) {
    (self.values, self.tooLarge, self.tooSmall) = (values, tooLarge, tooSmall)
  }

  /// The ratios of one method to another.
  ///
  /// - Parameters:
  ///   - own: of the one
  ///   - base: of the other, on the same seeds
  ///   - isSame: whether they are one and the same method
  /// - Returns: `nil` where they have none, or none that are positive
  init?(_ own: SeedLevels?, to base: SeedLevels?, isSame: Bool = false) {
    guard let own, let base, own.values.count == base.values.count,
      base.values.allSatisfy({ $0 > 0 && $0.isFinite }), own.values.allSatisfy({ $0 > 0 })
    else { return nil }
    values = zip(own.values, base.values).map { $0 / $1 }
    tooLarge = isSame ? 0 : own.regret
    tooSmall = isSame ? 0 : base.regret
  }

  /// Ratios of ratios, seed by seed; `nil` where the denominators are infinite.
  func over(_ other: SeedRatios) -> SeedRatios? {
    guard values.count == other.values.count, other.values.allSatisfy(\.isFinite) else {
      return nil
    }
    return SeedRatios(
      values: zip(values, other.values).map { $0 / $1 },
      tooLarge: (1 + tooLarge) * (1 + other.tooSmall) - 1,
      tooSmall: (1 + tooSmall) * (1 + other.tooLarge) - 1)
  }
}

extension TunedMethod {
  /// Its losses at the tuned peak, or those above the smallest possible one.
  func levels(aboveFloor: Bool) -> SeedLevels? {
    (aboveFloor ? excesses : losses).map { SeedLevels(values: $0, regret: regret(of: $0)) }
  }
}
