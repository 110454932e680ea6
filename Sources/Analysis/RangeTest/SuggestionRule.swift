import ElementaryFunctions

/// A rule that reads a peak rate off a range test.
public struct SuggestionRule: Sendable {
  public let id: String
  /// What it does, in one line.
  public let summary: String
  /// Who uses the rule: a publication, or a program.
  public let source: String
  private let suggestion: @Sendable (RangeTestCurve) -> Double?

  init(
    _ id: String, _ summary: String, source: String,
    _ suggestion: @escaping @Sendable (RangeTestCurve) -> Double?
  ) {
    self.id = id
    self.summary = summary
    self.source = source
    self.suggestion = suggestion
  }

  /// `nil` where the rule has nothing to say, such as without an explosion or with too few points.
  public func rate(_ curve: RangeTestCurve) -> Double? { suggestion(curve) }
}

extension SuggestionRule {
  /// All rules. Where implementations smooth by a weight of their own (fastai and Lightning 0.02),
  /// here all read the same average.
  public static let all: [SuggestionRule] = [
    SuggestionRule(
      "steepest-back", "steepest descent against log rate, then back by a tenth of the points",
      source: "practitioners' guides"
    ) { curve in
      steepest(curve, in: 0..<curve.count, slopes: curve.slopesPerLog).map {
        curve.rates[max(0, $0 - curve.plannedCount / 10)]
      }
    },
    SuggestionRule(
      "ten-before-minimum", "ten points before the smallest loss", source: "practitioners' guides"
    ) { curve in curve.minimum.map { curve.rates[max(0, $0 - 10)] } },
    SuggestionRule(
      "minimum-0.1", "a tenth of the rate at the smallest loss", source: "practitioners' guides"
    ) { curve in curve.minimum.map { 0.1 * curve.rates[$0] } },
    SuggestionRule(
      "explosion-0.1", "a tenth of the rate at which the explosion shows",
      source: "practitioners' guides"
    ) { curve in curve.explosion.map { 0.1 * $0 } },
    SuggestionRule(
      "stable-0.1", "a tenth of the largest stable rate, the last before the edge",
      source: "practitioners' guides"
    ) { curve in curve.largestStable.map { 0.1 * $0 } },
    SuggestionRule(
      "stable-0.3", "three tenths of the largest stable rate", source: "practitioners' guides"
    ) { curve in curve.largestStable.map { 0.3 * $0 } },
    SuggestionRule("edge-0.3", "three tenths of the edge", source: "practitioners' guides") {
      curve in curve.edge.map { 0.3 * curve.rates[$0] }
    },
    SuggestionRule(
      "edge", "where the loss begins to rise for good",
      source: "practitioners' guides"
    ) { curve in curve.edge.map { curve.rates[$0] } },
    SuggestionRule(
      "fastai-valley", "past the middle of the longest descent", source: "fastai"
    ) { curve in valley(curve, in: curve.fastaiRange) },
    SuggestionRule(
      "fastai-slide", "where slopes a fixed interval apart last differ", source: "fastai"
    ) { curve in slide(curve, in: curve.fastaiRange) },
    SuggestionRule(
      "fastai-minimum", "a tenth of the rate at the smallest loss of fastai's section",
      source: "fastai"
    ) { curve in
      curve.fastaiRange.min { curve.smoothed[$0] < curve.smoothed[$1] }.map {
        curve.rates[$0] / 10
      }
    },
    SuggestionRule(
      "fastai-steep", "steepest descent from one point to the next against log rate",
      source: "fastai"
    ) { curve in
      steepest(curve, in: curve.fastaiIntervals, slopes: curve.stepsPerLog)
        .map { curve.rates[$0] }
    },
    SuggestionRule(
      "lightning", "steepest descent against the rate itself", source: "PyTorch Lightning"
    ) { curve in
      steepest(curve, in: curve.lightningRange, slopes: curve.slopesPerRate).map { curve.rates[$0] }
    },
    SuggestionRule(
      "lightning-index", "steepest descent from point to point",
      source: "PyTorch Lightning, earlier versions; pytorch-lr-finder"
    ) { curve in
      steepest(curve, in: curve.lightningRange, slopes: curve.slopesPerIndex)
        .map { curve.rates[$0] }
    },
  ]

  /// The first point of the smallest slope.
  private static func steepest(
    _ curve: RangeTestCurve, in range: Range<Int>, slopes: (Range<Int>) -> [Double]?
  ) -> Int? {
    guard let slopes = slopes(range) else { return nil }
    return slopes.indices.min { slopes[$0] < slopes[$1] }.map { range.lowerBound + $0 }
  }

  /// With Lᵢ the length of the longest falling subsequence that ends at i, e the first i of the
  /// largest and b = e − Lₑ, the point b + ⌊(e − b)/3⌋ + ⌊(e − b)/6⌋.
  private static func valley(_ curve: RangeTestCurve, in range: Range<Int>) -> Double? {
    let losses = Array(curve.smoothed[range])
    guard !losses.isEmpty else { return nil }
    // For each length, the largest last loss of a falling subsequence of it: descending.
    var ends: [Double] = []
    var end = 0
    for (i, loss) in losses.enumerated() {
      var low = 0, high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > loss { low = middle + 1 } else { high = middle }
      }
      if low == ends.count {
        ends.append(loss)
        end = i
      } else {
        ends[low] = loss
      }
    }
    let length = ends.count
    // A single point is no descent.
    guard length > 1 else { return curve.rates[range.lowerBound] }
    let point = end - length + length / 3 + length / 6
    // The original's index −1, where every point falls, means the last one.
    return curve.rates[point < 0 ? range.upperBound - 1 : range.lowerBound + point]
  }

  /// From the right, as long as the slopes per index of two points 15 apart differ by more than
  /// 0.005: the left one of the last such pair.
  private static func slide(_ curve: RangeTestCurve, in range: Range<Int>) -> Double? {
    let gap = 15, threshold = 0.005
    guard range.count > gap, let slopes = curve.slopesPerIndex(range) else { return nil }
    var right = range.count - 1
    var answer = right - gap
    while right - gap >= 0, abs(slopes[right] - slopes[right - gap]) > threshold {
      answer = right - gap
      right -= 1
    }
    return curve.rates[range.lowerBound + answer]
  }
}

extension RangeTestCurve {
  /// fastai leaves out the first tenth of the planned points and the last five recorded ones.
  fileprivate var fastaiRange: Range<Int> {
    let start = min(plannedCount / 10, count)
    return start..<max(start, count - 5)
  }

  /// The left ends of the intervals between fastai's points.
  fileprivate var fastaiIntervals: Range<Int> {
    let range = fastaiRange
    return range.lowerBound..<max(range.lowerBound, range.upperBound - 1)
  }

  /// Lightning leaves out the first ten points and the last one.
  fileprivate var lightningRange: Range<Int> {
    let start = min(10, count)
    return start..<max(start, count - 1)
  }

  fileprivate var largestStable: Double? {
    edge.flatMap { $0 > 0 ? rates[$0 - 1] : nil }
  }

  fileprivate func slopesPerIndex(_ range: Range<Int>) -> [Double]? {
    slopes(range) { Double($0) }
  }

  fileprivate func slopesPerRate(_ range: Range<Int>) -> [Double]? { slopes(range) { rates[$0] } }

  fileprivate func slopesPerLog(_ range: Range<Int>) -> [Double]? {
    slopes(range) { Double.log(rates[$0]) }
  }

  /// From each point of a range to the next.
  fileprivate func stepsPerLog(_ range: Range<Int>) -> [Double]? {
    guard !range.isEmpty else { return nil }
    return range.map {
      (smoothed[$0 + 1] - smoothed[$0]) / Double.log(rates[$0 + 1] / rates[$0])
    }
  }

  /// Three-point slopes on any grid, one-sided at both ends: with rises a over a step p to the left
  /// and b over a step q to the right, (b p/q + a q/p) / (p + q).
  private func slopes(_ range: Range<Int>, at position: (Int) -> Double) -> [Double]? {
    guard range.count >= 2 else { return nil }
    let positions = range.map(position), losses = smoothed[range].map(\.self)
    let steps = zip(positions.dropFirst(), positions).map { $0 - $1 }
    let rises = zip(losses.dropFirst(), losses).map { $0 - $1 }
    let last = steps.count - 1
    let inner = (0..<last).map { i in
      let (p, q) = (steps[i], steps[i + 1])
      return (p / q * rises[i + 1] + q / p * rises[i]) / (p + q)
    }
    return [rises[0] / steps[0]] + inner + [rises[last] / steps[last]]
  }
}
