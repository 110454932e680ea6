/// The ranks of values in ascending order, from 1; equal values share the mean of theirs.
///
/// The ranks are doubled, which makes integers of them. Infinities have ranks like other values: all
/// +∞ share the largest.
public struct MidRanks: Sendable, Hashable {
  /// Twice the rank of each value, in the order of the values.
  public private(set) var doubled: [Int]
  /// Σ(t³ − t) over the groups of t equal values: what ties take from the variance of rank sums.
  public private(set) var tieTerm = 0.0

  /// The ranks of values, of which equal ones share the mean of theirs.
  ///
  /// - Precondition: no NaN, which has no place in an order
  public init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    doubled = Array(repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in order[start..<end] { doubled[place] = start + 1 + end }
      let size = Double(end - start)
      tieTerm += size * size * size - size
      start = end
    }
  }
}
