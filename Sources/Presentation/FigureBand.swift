/// The area between two ends that may be infinite, as rows that gnuplot fills.
package enum FigureBand {
  /// Rows of place, lower and upper end, with a row of nothing where one polygon ends and the next
  /// begins.
  ///
  /// An end at infinity lies at the end of the range, so that the band is seen to go on. Where both
  /// ends are infinite, or one is missing, there is no band; without the row of nothing gnuplot would
  /// close a polygon across the gap.
  ///
  /// - Parameters:
  ///   - points: in the order of their places
  ///   - range: of the vertical axis
  package static func rows(
    _ points: [(x: Double, lower: Double?, upper: Double?)], within range: ClosedRange<Double>
  ) -> [[Double?]] {
    var rows: [[Double?]] = []
    for point in points {
      if let lower = point.lower, let upper = point.upper, lower.isFinite || upper.isFinite,
        !lower.isNaN, !upper.isNaN
      {
        // A logarithmic axis has no place for an end at zero.
        rows.append([point.x, clipped(lower, range), clipped(upper, range)])
      } else if rows.last?.isEmpty == false {
        rows.append([])
      }
    }
    if rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private static func clipped(_ x: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(x, range.lowerBound), range.upperBound)
  }
}
