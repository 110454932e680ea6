/// What several tests at once demand of each.
public enum MultipleTesting {
  /// Holm's adjusted p-values, in the order given: rejecting where they are at most α keeps the
  /// probability of any false rejection below α, whatever the dependence between the tests. Holm
  /// 1979, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6, 65–70.
  ///
  /// The smallest of m is multiplied by m, the next by m − 1, …; none is adjusted to less than a
  /// smaller one, or above 1. A NaN, a test that could not be made, counts as 1.
  public static func holm(_ pValues: [Double]) -> [Double] {
    let known = pValues.map { $0.isNaN ? 1 : $0 }
    var adjusted = known
    var largest = 0.0
    for (place, test) in known.indices.sorted(by: { known[$0] < known[$1] }).enumerated() {
      largest = max(largest, min(1, Double(known.count - place) * known[test]))
      adjusted[test] = largest
    }
    return adjusted
  }
}
