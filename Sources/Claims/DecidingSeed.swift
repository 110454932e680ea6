import Analysis
import ElementaryFunctions
import Records

/// What a rule about every seed is decided by: the seed whose value is farthest on the wrong side of
/// its prediction, or nearest to it where all comply, and how many do not.
///
/// A median says nothing of such a rule: one run in a hundred breaks it, and leaves the median where
/// it is.
public struct DecidingSeed: Sendable, Hashable {
  /// The measured value: the largest for an upper limit, the smallest for a lower one, the farthest
  /// from the prediction for a range.
  public var value: Double
  /// ``value`` over its prediction.
  public var ratio: Double
  /// The number of seeds whose values are not accepted.
  public var outside: Int
  /// The number of seeds of which it cannot be told whether their values are accepted, because of
  /// what their measurement leaves open.
  public var undecided: Int

  /// - Parameters:
  ///   - compared: what is held against the reference: values, or their ratios to predictions that
  ///     differ from seed to seed
  ///   - measured: the values of the same seeds, in the same order
  ///   - reference: the prediction, or 1 for ratios
  /// - Returns: `nil` for a rule about the median, and without values
  init?(
    _ rule: ClaimRule, _ compared: [QuantityEstimate.Observation], measured: [Double],
    reference: Double, _ accepted: AcceptedRange
  ) {
    guard rule.subject == .everySeed,
      let farthest = compared.indices.max(by: {
        Self.distance(rule, compared[$0].value, reference)
          < Self.distance(rule, compared[$1].value, reference)
      })
    else { return nil }
    let verdicts = compared.map { accepted.verdict(on: $0.interval) }
    value = measured[farthest]
    ratio = PredictedCell.ratio(compared[farthest].value, reference)
    outside = verdicts.count { $0 == .notReproduced }
    undecided = verdicts.count { $0 == .inconclusive }
  }

  private static func distance(_ rule: ClaimRule, _ value: Double, _ predicted: Double) -> Double {
    switch rule {
    case .atMost: return value
    case .atLeast: return -value
    // Equal infinities are no distance apart.
    case .within: return value == predicted ? 0 : abs(value - predicted)
    case .withinFactor:
      let ratio = PredictedCell.ratio(value, predicted)
      return ratio > 0 ? abs(Double.log(ratio)) : .infinity
    case .share, .ratio, .ordering, .trend: return 0
    }
  }
}
