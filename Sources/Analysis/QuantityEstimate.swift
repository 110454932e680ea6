import Records

/// A quantity of one cell over its seeds.
public struct QuantityEstimate: Sendable, Hashable {
  /// What an interval is made from.
  public enum Basis: Sendable, Hashable {
    /// Nothing is random: the value itself decides.
    case exact
    /// A single value with the uncertainty that its measurement states.
    case uncertainty
    /// The interval is between two values of the sample; the coverage is the probability that the
    /// median is between them.
    case order(coverage: Double)
    /// There is no interval, because a single seed says nothing of others.
    case singleSeed
  }

  /// One value for each seed that has one. +∞ is a value, such as that of a boundary that was not
  /// met.
  public var values: [Double]
  /// Seeds without a value, and the reason of the first of them.
  public var missing: Int
  public var reason: String?
  /// The middle value, or the mean of the two middle ones; `nil` without values.
  public var median: Double?
  public var basis: Basis
  /// 95 % where there are seeds enough, see ``basis``; `nil` where nothing is random and nothing
  /// uncertain, or where nothing can be said.
  public var interval: Interval?

  /// A value of a seed, with what its measurement leaves open.
  package struct Observation {
    package var value: Double
    /// Half a width, in the units of the value.
    package var uncertainty: Double
    /// Whether other seeds would give other values.
    package var isRandom: Bool

    package init(value: Double, uncertainty: Double, isRandom: Bool) {
      self.value = value
      self.uncertainty = uncertainty
      self.isRandom = isRandom
    }

    package var interval: Interval {
      Interval(lower: value, upper: value).widened(by: uncertainty)
    }
  }

  /// - Parameters:
  ///   - missing: seeds without a value
  ///   - reason: of the first of these
  package init(_ observations: [Observation], missing: Int = 0, reason: String? = nil) {
    values = observations.map(\.value)
    self.missing = missing
    self.reason = reason
    median = values.isEmpty ? nil : Self.median(values)
    if let below = MedianInterval(observations.map(\.interval.lower)),
      let above = MedianInterval(observations.map(\.interval.upper))
    {
      // Order statistics keep their order: the ends enclose those of the true values.
      basis = .order(coverage: below.coverage)
      interval = Interval(lower: below.interval.lower, upper: above.interval.upper)
    } else if let only = observations.first, only.uncertainty > 0, !only.isRandom {
      basis = .uncertainty
      interval = only.interval
    } else {
      basis = observations.first?.isRandom == true ? .singleSeed : .exact
    }
  }

  /// The estimate of a quantity of a study's cell.
  public init(_ quantity: String, of cell: StudyTable.Cell) {
    var observations: [Observation] = []
    var reason: String?
    for sample in cell.samples {
      if let observation = sample.observation(of: quantity) {
        observations.append(observation)
      } else if reason == nil {
        reason = sample.missing[quantity] ?? "not measured"
      }
    }
    self.init(observations, missing: cell.samples.count - observations.count, reason: reason)
  }

  /// What a verdict is decided on: the interval, or the exact value; `nil` where there is neither.
  package var decisive: Interval? {
    switch basis {
    case .exact: median.map { Interval(lower: $0, upper: $0) }
    case .uncertainty, .order, .singleSeed: interval
    }
  }

  /// Infinities of both signs in the middle would make a NaN.
  private static func median(_ values: [Double]) -> Double {
    let middle = Statistics.median(values)
    return middle.isNaN ? values.sorted()[(values.count - 1) / 2] : middle
  }
}

extension StudySample {
  /// `nil` without a value.
  package func observation(of quantity: String) -> QuantityEstimate.Observation? {
    guard let value = values[quantity], !value.isNaN else { return nil }
    let uncertainty = abs(uncertainties[quantity] ?? 0)
    return QuantityEstimate.Observation(
      value: value, uncertainty: uncertainty.isNaN ? .infinity : uncertainty, isRandom: seed != nil)
  }
}

extension Interval {
  /// Wider by the same at both ends. An infinite end stays where it is.
  func widened(by width: Double) -> Interval {
    Interval(
      lower: lower.isFinite ? lower - width : lower, upper: upper.isFinite ? upper + width : upper)
  }
}
