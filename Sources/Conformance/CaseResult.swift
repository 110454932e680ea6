/// How a case of a reference file compares with this program.
public struct CaseResult: Sendable {
  public enum Verdict: Sendable, Hashable {
    case passed
    case failed(reason: String?)
    /// Not compared, and why.
    case skipped(reason: String)
  }

  public let name: String
  public let verdict: Verdict
  /// How many numbers were held against the reference.
  public let valuesCompared: Int
  /// How many recorded points they belong to.
  public let pointsCompared: Int
  /// At the point where it is largest in relation to its tolerance: the deviation, relative to the
  /// largest value of the reference, and the tolerance.
  public let deviation, tolerance: Double?

  static func skipped(_ name: String, _ reason: String) -> CaseResult {
    CaseResult(
      name: name, verdict: .skipped(reason: reason), valuesCompared: 0, pointsCompared: 0,
      deviation: nil, tolerance: nil)
  }
}

/// Collects comparisons of one case.
struct Comparison {
  private var worst: (deviation: Double, tolerance: Double)?
  private var values = 0
  private var points = 0

  mutating func countPoint() { points += 1 }

  /// Compares by max|a − b| / max|b|, or max|a − b| where b is zero.
  ///
  /// - Parameter scale: to divide by instead of max|b|
  mutating func compare(
    _ actual: [Double], with expected: [Double], tolerance: Double, scale given: Double? = nil
  ) {
    values += expected.count
    let scale = given ?? expected.reduce(0) { max($0, abs($1)) }
    var deviation = 0.0
    for (a, b) in zip(actual, expected) {
      let difference = abs(a - b)
      // NaN is no small deviation.
      deviation = difference.isNaN ? .infinity : max(deviation, difference)
    }
    if scale > 0 { deviation /= scale }
    if worst.map({ deviation * $0.tolerance > $0.deviation * tolerance }) ?? true {
      worst = (deviation, tolerance)
    }
  }

  func result(_ name: String) -> CaseResult {
    if values == 0 { return .skipped(name, "roundoff leaves nothing to compare") }
    let isClose = worst.map { $0.deviation <= $0.tolerance } ?? false
    return CaseResult(
      name: name,
      verdict: isClose ? .passed : .failed(reason: nil),
      valuesCompared: values, pointsCompared: points, deviation: worst?.deviation,
      tolerance: worst?.tolerance)
  }
}
