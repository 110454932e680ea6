/// A sum whose rounding error does not grow with the number of terms (Neumaier 1974,
/// doi 10.1002/zamm.19740540106).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  /// What was lost to rounding so far.
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let total = sum + term
    lost += abs(sum) >= abs(term) ? (sum - total) + term : (term - total) + sum
    sum = total
  }
}
