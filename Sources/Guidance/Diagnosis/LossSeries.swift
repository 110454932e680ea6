import Analysis
import ElementaryFunctions

/// The finite losses of a log, divided by a power of two near the largest, so that no sum or square
/// of them overflows and the tests do not depend on the unit of the loss.
struct LossSeries {
  let steps: [Double]
  let values: [Double]
  /// What the values were divided by.
  let scale: Double

  /// How many blocks a curve is smoothed to.
  static let blocks = 10
  /// How many points the means at both ends are taken over.
  static let endPoints = 3
  /// Losses below this fraction of the first ones are taken for it: they may be roundoff.
  static let roundoff = 1e-12

  /// - Parameter points: those whose loss is missing or not finite are left out
  init(_ points: [TrainingLog.Point], _ loss: (TrainingLog.Point) -> Double?) {
    let kept = points.filter { loss($0)?.isFinite == true }
    steps = kept.map(\.step)
    let losses = kept.map { loss($0) ?? 0 }
    let largest = losses.map(abs).max() ?? 0
    let scale =
      largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    self.scale = scale
    values = losses.map { $0 / scale }
  }

  var count: Int { values.count }

  /// Whether ratios mean something.
  var isNonNegative: Bool { values.allSatisfy { $0 >= 0 } }

  /// The steps of some of the points.
  func steps(_ range: Range<Int>) -> ClosedRange<Double>? {
    guard let first = range.first, let last = range.last else { return nil }
    return steps[first]...steps[last]
  }

  /// The logarithms, where ratios mean something; else the values.
  var transformed: [Double] {
    guard isNonNegative else { return values }
    let first = values.prefix(Self.endPoints).max() ?? 0
    let floor = Self.roundoff * (first > 0 ? first : values.max() ?? 0)
    guard floor > 0 else { return values }
    return values.map { Double.log(max($0, floor)) }
  }

  struct Block {
    var range: Range<Int>
    var median: Double
  }

  /// The medians of at most ten blocks of equal length.
  static func smoothed(_ values: [Double]) -> [Block] {
    let count = min(blocks, values.count)
    return (0..<count).map { i -> Block in
      let start = values.count * i / count
      let range = start..<(values.count * (i + 1) / count)
      return Block(range: range, median: Statistics.median(Array(values[range])))
    }
  }

  /// The standard error of the median of some points with that noise.
  static func error(ofMedianOf count: Int, noise: Double) -> Double {
    (count < 3 ? 1 : 1.2533) * noise / Double(count).squareRoot()
  }

  /// The level that the curve begins at, without being misled by one high minibatch: the first loss
  /// or the median of the first three, whichever a fall is measured from.
  var start: Double { max(values[0], startMedian) }
  var startMedian: Double { Statistics.median(Array(values.prefix(Self.endPoints))) }
  /// The smallest of the smoothed losses.
  var best: Double { Self.smoothed(values).map(\.median).min() ?? 0 }
  /// How far the loss came down; 0 where it did not.
  var fall: Double { max(0, start - best) }
}

/// a/b for b ≥ 0; where b is 0, infinite if there is an a.
func ratio(_ a: Double, _ b: Double) -> Double {
  b > 0 ? a / b : a > 0 ? .infinity : 0
}
