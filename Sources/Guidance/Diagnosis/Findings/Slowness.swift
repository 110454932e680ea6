import Analysis
import Foundation

/// A loss that has not come far and still falls much as it did at the beginning: a healthy curve
/// bends, unless it falls by orders of magnitude.
///
/// Not among the usual verdicts; without it, a rate a hundred times too low reads as healthy
/// wherever the run is long enough to improve by more than the limit of `stuck`.
enum Slowness {
  /// - Parameter validation: taken instead, where it has enough points: it has less noise
  static func finding(
    _ series: LossSeries, validation: LossSeries, _ thresholds: Thresholds
  ) -> Finding? {
    let (series, name) =
      validation.count >= LossSeries.blocks ? (validation, "validation loss") : (series, "loss")
    let blocks = LossSeries.smoothed(series.values)
    guard blocks.count == LossSeries.blocks, let end = blocks.last, series.values[0] != 0 else {
      return nil
    }
    let middle = 0.5 * (blocks[blocks.count / 2 - 1].median + blocks[blocks.count / 2].median)
    let early = series.start - middle, late = middle - end.median
    let noise = Statistics.noise(ofSeries: series.values)
    let error = 2.0.squareRoot() * LossSeries.error(ofMedianOf: end.range.count, noise: noise)
    let size = abs(series.start)
    return Finding(
      kind: .slow,
      evidence: [
        Evidence(
          "relative improvement of the \(name)", size > 0 ? series.fall / size : 0,
          .init(.below, thresholds.slowFall, threshold: "slow_fall"),
          steps: series.steps(0..<series.count)),
        Evidence(
          "its improvement in the second half over that in the first", ratio(max(0, late), early),
          .init(.above, thresholds.slow, threshold: "slow"), steps: series.steps(0..<series.count)),
        Evidence(
          "its improvement in the second half, in standard errors of the noise",
          error > 0 ? late / error : late > 0 ? .infinity : 0,
          .init(.above, thresholds.noise, threshold: "noise"),
          steps: series.steps(series.count / 2..<series.count)),
      ])
  }
}
