import RandomStreams

/// An interval of confidence.
public struct Interval: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// Bootstrap intervals, bias-corrected and accelerated (BCa) unless another kind is named.
///
/// Efron 1987, "Better bootstrap confidence intervals", doi 10.1080/01621459.1987.10478410.
/// Resampling draws from a stream of its own, named after what is resampled, so that a table is
/// the same whatever else is computed.
public struct Bootstrap: Sendable {
  /// How many resamples are drawn, at least 1.
  public var resamples: Int
  /// The coverage that intervals aim at, between 0 and 1.
  public var confidence: Double

  public init(resamples: Int = 2000, confidence: Double = 0.95) {
    self.resamples = resamples
    self.confidence = confidence
  }

  /// An interval for a statistic of a sample; `nil` for fewer than two values.
  ///
  /// - Parameters:
  ///   - statistic: computed from each resample, which has as many values as the sample
  ///   - values: the sample; +∞ is allowed
  ///   - label: names the random stream
  public func interval(
    of statistic: ([Double]) -> Double, _ values: [Double], label: String
  ) -> Interval? {
    guard values.count > 1 else { return nil }
    if values.allSatisfy({ $0 == values[0] }) {
      return Interval(lower: values[0], upper: values[0])
    }
    return interval(ofSeeds: values.count, label: label) { seeds in
      statistic(seeds.map { values[$0] })
    }
  }

  /// An interval for a statistic of paired samples, such as a difference of medians: pairs are
  /// resampled together. `nil` for fewer than two.
  ///
  /// - Parameters:
  ///   - statistic: computed from the two halves of the resampled pairs, in the order of the
  ///     samples
  ///   - a: one sample; +∞ is allowed in both
  ///   - b: the other, of the same seeds in the same order
  ///   - label: names the random stream
  /// - Precondition: as many of the one as of the other
  public func pairedInterval(
    of statistic: ([Double], [Double]) -> Double, _ a: [Double], _ b: [Double], label: String
  ) -> Interval? {
    precondition(a.count == b.count, "pairs need as many values on each side")
    return interval(ofSeeds: a.count, label: label) { seeds in
      statistic(seeds.map { a[$0] }, seeds.map { b[$0] })
    }
  }

  /// An interval for anything that is computed from seeds; `nil` for fewer than two.
  ///
  /// - Parameters:
  ///   - count: the number of seeds
  ///   - label: names the random stream
  ///   - statistic: computed from seeds that are given by their numbers, from 0 to `count` − 1; a
  ///     number may occur more than once
  public func interval(
    ofSeeds count: Int, label: String, statistic: ([Int]) -> Double
  ) -> Interval? {
    guard count > 1 else { return nil }
    let seeds = Array(0..<count)
    return bca(
      observed: statistic(seeds),
      replicates: replicates(ofSeeds: count, label: label, statistic: statistic),
      jackknife: seeds.map { left in statistic(seeds.filter { $0 != left }) })
  }

  /// The percentile interval of a statistic of a sample: the central part of its resamples, without
  /// the corrections of BCa. `nil` for fewer than two values. Efron and Tibshirani 1993, An
  /// Introduction to the Bootstrap, section 13.3.
  ///
  /// - Parameters:
  ///   - statistic: computed from each resample, which has as many values as the sample
  ///   - values: the sample; +∞ is allowed
  ///   - label: names the random stream; ``interval(of:_:label:)`` draws the same resamples
  public func percentileInterval(
    of statistic: ([Double]) -> Double, _ values: [Double], label: String
  ) -> Interval? {
    percentileInterval(ofSeeds: values.count, label: label) { seeds in
      statistic(seeds.map { values[$0] })
    }
  }

  /// The percentile interval of anything that is computed from seeds; `nil` for fewer than two.
  ///
  /// - Parameters:
  ///   - count: the number of seeds
  ///   - label: names the random stream
  ///   - statistic: computed from seeds that are given by their numbers, from 0 to `count` − 1; a
  ///     number may occur more than once
  public func percentileInterval(
    ofSeeds count: Int, label: String, statistic: ([Int]) -> Double
  ) -> Interval? {
    guard count > 1 else { return nil }
    let sorted = replicates(ofSeeds: count, label: label, statistic: statistic).sorted()
    let tail = (1 - confidence) / 2
    return Interval(
      lower: Statistics.quantile(tail, ofSorted: sorted),
      upper: Statistics.quantile(1 - tail, ofSorted: sorted))
  }

  private func replicates(
    ofSeeds count: Int, label: String, statistic: ([Int]) -> Double
  ) -> [Double] {
    var stream = RandomStream(label: label, purpose: .bootstrap)
    var seeds = Array(0..<count)
    return (0..<resamples).map { _ in
      for i in seeds.indices { seeds[i] = stream.integer(below: count) }
      return statistic(seeds)
    }
  }

  /// The interval from the statistic of the sample, of its resamples, and with each value left out.
  ///
  /// Where a jackknife value is infinite the acceleration is not defined and taken as 0: a
  /// bias-corrected interval.
  public func bca(observed: Double, replicates: [Double], jackknife: [Double]) -> Interval {
    let sorted = replicates.sorted()
    let below = replicates.count { $0 < observed }
    let notAbove = replicates.count { $0 <= observed }
    let bias = Statistics.normalQuantile(
      Double(below + notAbove) / Double(2 * replicates.count))
    let acceleration = Self.acceleration(jackknife)
    func bound(_ level: Double) -> Double {
      let z = bias + Statistics.normalQuantile(level)
      let p = Statistics.normalCDF(bias + z / (1 - acceleration * z))
      // With all replicates on one side the bias is infinite, and so is z: take that end.
      let usable = p.isNaN ? (bias > 0 ? 1 : 0) : p
      return Statistics.quantile(usable, ofSorted: sorted)
    }
    let tail = (1 - confidence) / 2
    return Interval(lower: bound(tail), upper: bound(1 - tail))
  }

  /// Σd³ / (6 (Σd²)^1.5) with d the deviations of the jackknife values below their mean.
  private static func acceleration(_ jackknife: [Double]) -> Double {
    guard jackknife.allSatisfy(\.isFinite) else { return 0 }
    let mean = Statistics.mean(jackknife)
    let largest = jackknife.map { abs(mean - $0) }.max() ?? 0
    guard largest > 0, largest.isFinite else { return 0 }
    // The ratio has no scale; without this one, cubes of small losses would vanish.
    let deviations = jackknife.map { (mean - $0) / largest }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let cubes = deviations.reduce(0) { $0 + $1 * $1 * $1 }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
