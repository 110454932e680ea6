import Analysis
import ElementaryFunctions

/// A loss that falls and then rises.
///
/// The curve is smoothed to the medians of ten blocks. Where losses are not negative the rise and
/// the fall are those of their logarithms, so that a loss which fell by ten orders of magnitude and
/// rose by five is seen, too.
enum Rise {
  static func finding(_ series: LossSeries, _ thresholds: Thresholds) -> Finding {
    let values = series.transformed
    let blocks = LossSeries.smoothed(values)
    let last = blocks[blocks.count - 1]
    let lowest = blocks.min { $0.median < $1.median } ?? last
    // Noise may have grown with the rise: that of the whole curve would understate it.
    let late = values.suffix(max(Statistics.fewestForNoise, values.count - lowest.range.lowerBound))
    let noise = max(Statistics.noise(ofSeries: values), Statistics.noise(ofSeries: Array(late)))
    let rise = last.median - lowest.median
    let fall = max(values[0], blocks[0].median) - lowest.median
    let variance = [last, lowest].map {
      Double.pow(LossSeries.error(ofMedianOf: $0.range.count, noise: noise), 2)
    }.reduce(0, +)
    let steps = series.steps(lowest.range.lowerBound..<series.count)
    var evidence: [Evidence] = []
    if series.isNonNegative {
      evidence.append(
        Evidence(
          "smoothed loss at the end over its minimum", Double.exp(min(rise, 700)), steps: steps))
    }
    evidence.append(
      Evidence(
        "rise over the fall before it"
          + (series.isNonNegative ? ", of the logarithm" : " (losses below 0: not of logarithms)"),
        ratio(rise, fall), .init(.above, thresholds.rise, threshold: "rise"), steps: steps))
    evidence.append(
      Evidence(
        "rise over its standard error", ratio(rise, variance.squareRoot()),
        .init(.above, thresholds.noise, threshold: "noise"), steps: steps))
    return Finding(kind: .risesAfterFalling, evidence: evidence)
  }
}
