import Foundation

/// A loss that does not come down.
enum Stagnation {
  static func finding(
    _ series: LossSeries, validation: LossSeries, _ thresholds: Thresholds
  ) -> Finding {
    let noise = LossSeries.noise(series.values)
    let blockLength = max(1, series.count / LossSeries.blocks)
    func improvement(from start: Double, points: Int) -> Double {
      let error =
        (pow(LossSeries.error(ofMedianOf: points, noise: noise), 2)
        + pow(LossSeries.error(ofMedianOf: blockLength, noise: noise), 2)).squareRoot()
      // Where a curve begins at 0 its own size is the only scale.
      let size = start != 0 ? abs(start) : series.values.map(abs).max() ?? 0
      return size > 0 ? (start - series.best - thresholds.noise * error) / size : 0
    }
    // The first loss alone shows a fall within the first few points; three are less noisy.
    let best = max(
      improvement(from: series.values[0], points: 1),
      improvement(from: series.startMedian, points: min(LossSeries.endPoints, series.count)))
    let limit = Evidence.Limit(.below, thresholds.stuck, threshold: "stuck")
    var evidence = [
      Evidence(
        "relative improvement to the best smoothed loss"
          + (noise > 0 ? ", less \(shown(thresholds.noise)) standard errors" : ""),
        best, limit, steps: series.steps(0..<series.count))
    ]
    if validation.count > 1, let lowest = validation.values.min() {
      let first = validation.values[0]
      let size = first != 0 ? abs(first) : validation.values.map(abs).max() ?? 0
      evidence.append(
        Evidence(
          "relative improvement of the validation loss", size > 0 ? (first - lowest) / size : 0,
          limit, steps: validation.steps(0..<validation.count)))
    }
    return Finding(kind: .stuck, evidence: evidence)
  }

  private static func shown(_ x: Double) -> String {
    x == x.rounded() && abs(x) < 1e6 ? "\(Int(x))" : "\(x)"
  }
}
