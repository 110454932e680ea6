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

/// Bootstrap intervals, bias-corrected and accelerated (BCa).
///
/// Efron 1987, "Better bootstrap confidence intervals", doi 10.1080/01621459.1987.10478410.
/// Resampling draws from a stream of its own, named after what is resampled, so that a table is
/// the same whatever else is computed.
public struct Bootstrap: Sendable {
  public var resamples: Int
  public var confidence: Double

  public init(resamples: Int = 2000, confidence: Double = 0.95) {
    self.resamples = resamples
    self.confidence = confidence
  }

  /// An interval for a statistic of a sample; `nil` for fewer than two values.
  ///
  /// - Parameters:
  ///   - values: the sample; +∞ is allowed
  ///   - label: names the random stream
  public func interval(
    of statistic: ([Double]) -> Double, _ values: [Double], label: String
  ) -> Interval? {
    guard values.count > 1 else { return nil }
    if values.allSatisfy({ $0 == values[0] }) {
      return Interval(lower: values[0], upper: values[0])
    }
    var stream = RandomStream(label: label, purpose: .bootstrap)
    var sample = values
    var replicates: [Double] = []
    replicates.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for i in sample.indices { sample[i] = values[stream.integer(below: values.count)] }
      replicates.append(statistic(sample))
    }
    let jackknife = values.indices.map { left in
      var rest = values
      rest.remove(at: left)
      return statistic(rest)
    }
    return bca(observed: statistic(values), replicates: replicates, jackknife: jackknife)
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
