import ElementaryFunctions

/// Finds where a loss that is known at the rates of a grid is smallest.
public enum GridMinimum {
  /// The position of the smallest loss, of equal ones the first; `nil` if none is finite.
  public static func index(_ losses: [Double]) -> Int? {
    losses.indices.min { losses[$0] < losses[$1] }.flatMap { losses[$0].isFinite ? $0 : nil }
  }

  /// The rate at the vertex of the parabola through the smallest loss and its neighbours, over the
  /// logarithm of the rate.
  ///
  /// Losses enter by their logarithms if all three are positive. At an end of the grid, and beside
  /// a rate that diverges, it is the grid's own rate: there is nothing to interpolate with.
  public static func refined(rates: [Double], losses: [Double]) -> Double? {
    guard let best = index(losses) else { return nil }
    guard best > 0, best + 1 < rates.count else { return rates[best] }
    var y = losses[best - 1...best + 1].map(\.self)
    guard y.allSatisfy(\.isFinite) else { return rates[best] }
    if y.allSatisfy({ $0 > 0 }) { y = y.map { Double.log($0) } }
    let x = rates[best - 1...best + 1].map { Double.log($0) }
    let (left, right) = (x[1] - x[0], x[2] - x[1])
    let (fromLeft, fromRight) = ((y[0] - y[1]) / left, (y[2] - y[1]) / right)
    // Both are ≥ 0, because the middle one is the smallest.
    guard fromLeft + fromRight > 0 else { return rates[best] }
    return Double.exp(x[1] + 0.5 * (fromLeft * right - fromRight * left) / (fromLeft + fromRight))
  }
}
