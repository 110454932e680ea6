import Analysis
import Records

/// The values that a rule accepts for a prediction.
///
/// An interval inside is reproduced, one that has nothing in common with it is not, and one that
/// reaches across an end decides nothing.
public struct AcceptedRange: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  /// `nil` for a rule that compares cells with each other.
  public init?(_ rule: ClaimRule, predicted: Double) {
    switch rule {
    case .within(let tolerance, _):
      // Nothing but the same infinity is near an infinity.
      let width = predicted.isFinite ? abs(predicted) * tolerance : 0
      (lower, upper) = (predicted - width, predicted + width)
    case .withinFactor(let factor, _):
      let ends = [predicted / factor, predicted * factor]
      (lower, upper) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    case .atMost(let factor, _): (lower, upper) = (-.infinity, factor * predicted)
    case .atLeast(let factor, _): (lower, upper) = (factor * predicted, .infinity)
    case .ratio(_, _, let below, let above), .share(let below, let above, _):
      let ends = [below.map { $0 * predicted }, above.map { $0 * predicted }]
      lower = ends[0] ?? -.infinity
      upper = ends[1] ?? .infinity
      if lower > upper { swap(&lower, &upper) }
    case .ordering, .trend: return nil
    }
  }

  /// The verdict on a value that is known to lie in an interval; inconclusive without one.
  public func verdict(on interval: Interval?) -> ClaimVerdict {
    guard let interval else { return .inconclusive }
    if interval.lower >= lower, interval.upper <= upper { return .reproduced }
    return interval.upper < lower || interval.lower > upper ? .notReproduced : .inconclusive
  }
}

extension ClaimVerdict {
  /// Of several cells or seeds, all of which have to comply.
  static func all(_ verdicts: [ClaimVerdict]) -> ClaimVerdict {
    if verdicts.contains(.notReproduced) { return .notReproduced }
    return verdicts.contains(.inconclusive) || verdicts.isEmpty ? .inconclusive : .reproduced
  }
}
