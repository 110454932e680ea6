import Catalog

/// Where a search by factors of two has found the boundary between stable and unstable rates.
enum Bracket {
  /// Stable at the lower, unstable at the upper, which is twice as large.
  case between(lower: Double, upper: Double)
  case stable(upTo: Double)
  case unstable(downTo: Double)
}

/// Goes up by factors of two from a rate that is stable, or down from one that is not.
///
/// - Parameters:
///   - start: where to begin
///   - span: the largest factor by which to go away from it
func bracketBoundary(
  around start: Double, span: Double,
  isStable: (Double) throws(ConfigurationError) -> Bool
) throws(ConfigurationError) -> Bracket {
  var rate = start
  if try isStable(rate) {
    while rate < span * start {
      if try !isStable(2 * rate) { return .between(lower: rate, upper: 2 * rate) }
      rate *= 2
    }
    return .stable(upTo: rate)
  }
  while rate > start / span {
    if try isStable(rate / 2) { return .between(lower: rate / 2, upper: rate) }
    rate /= 2
  }
  return .unstable(downTo: rate)
}
