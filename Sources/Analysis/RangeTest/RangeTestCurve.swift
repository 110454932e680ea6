import Records

/// The losses of a range test against its rates, up to where the test ends.
///
/// Point i holds the rate of step i and the training loss before that step.
public struct RangeTestCurve: Sendable, Hashable {
  /// The rate of each point, ascending.
  public let rates: [Double]
  /// The training loss before the step of each point.
  public let losses: [Double]
  /// The bias-corrected moving average of the losses: with weight w, mᵢ = (1 − w) mᵢ₋₁ + w ℓᵢ and
  /// sᵢ = mᵢ / (1 − (1 − w)ⁱ), i from 1.
  public let smoothed: [Double]
  /// The points that the ladder has, of which an explosion leaves some unused.
  public let plannedCount: Int
  /// The rate at which the explosion shows: of the point that ends the test, or of the step at which
  /// the run diverged. `nil` if nothing exploded.
  public let explosion: Double?
  private let smoothing: Double

  /// The curve of measured points, which ends at the first point that explodes.
  ///
  /// - Parameters:
  ///   - rates: ascending
  ///   - losses: finite, one for each rate
  ///   - plannedCount: the points of the whole ladder, at least as many as there are rates
  ///   - smoothing: the weight of a new loss in the moving average, above 0 and at most 1; 1
  ///     smooths nothing
  ///   - stopFactor: the multiple of the smallest moving average, above 1, at which the test ends
  ///   - divergenceRate: the rate of the step at which the run diverged, if it did
  public init(
    rates: [Double], losses: [Double], plannedCount: Int, smoothing: Double, stopFactor: Double,
    divergenceRate: Double? = nil
  ) {
    let all = Self.movingAverage(losses, weight: smoothing)
    let end = Self.end(all, stopFactor)
    let count = end.map { $0 + 1 } ?? losses.count
    self.rates = Array(rates.prefix(count))
    self.losses = Array(losses.prefix(count))
    smoothed = Array(all.prefix(count))
    self.smoothing = smoothing
    self.plannedCount = plannedCount
    explosion = end.map { rates[$0] } ?? divergenceRate
  }

  /// The point that ends the test: its average exceeds the multiple of the smallest so far.
  ///
  /// Noise can make losses near zero negative; then the multiple is of the first average.
  private static func end(_ smoothed: [Double], _ factor: Double) -> Int? {
    var smallest = Double.infinity
    for (index, value) in smoothed.enumerated() {
      smallest = min(smallest, value)
      let limit = smallest > 0 ? factor * smallest : factor * max(smoothed[0], 0)
      if value > limit, index > 0 { return index }
    }
    return nil
  }

  static func movingAverage(_ losses: [Double], weight: Double) -> [Double] {
    var mean = 0.0, rest = 1.0
    return losses.map { loss in
      mean = (1 - weight) * mean + weight * loss
      rest *= 1 - weight
      return mean / (1 - rest)
    }
  }

  /// The number of points up to the end of the test.
  public var count: Int { rates.count }

  /// Whether the test ended at a loss below the first: perhaps not at an explosion then, but at an
  /// overshoot after a deep fall.
  public var stopsBelowStart: Bool {
    guard explosion != nil, let first = losses.first, let last = losses.last else { return false }
    return last < first
  }

  /// The point of the smallest smoothed loss; `nil` without points.
  public var minimum: Int? { smoothed.indices.min { smoothed[$0] < smoothed[$1] } }

  /// The part of the loss at the start by which the loss has to fall, so that it counts as falling.
  public static let smallestFall = 0.01
  /// The number of standard errors of its noise that a fall has to exceed, so that it counts as
  /// one.
  public static let noiseFactor = 4.0

  /// How far the loss falls: from the mean of the first tenth of the ladder to the smallest average
  /// after it; with the standard error of that. `nil` for a curve that ends before.
  private var fall: (size: Double, start: Double, minimum: Int, error: Double)? {
    let head = max(1, plannedCount / 10)
    guard count > head, let minimum = (head..<count).min(by: { smoothed[$0] < smoothed[$1] })
    else { return nil }
    let start = Statistics.mean(Array(losses.prefix(head)))
    let noise = Statistics.noise(ofSeries: losses)
    let error =
      (noise * noise / Double(head) + noise * noise * smoothing / (2 - smoothing)).squareRoot()
    return (start - smoothed[minimum], start, minimum, error)
  }

  /// Whether the loss falls at all, beyond its noise.
  public var falls: Bool {
    guard let fall else { return false }
    return fall.size > 0 && fall.size >= Self.smallestFall * abs(fall.start)
      && fall.size > Self.noiseFactor * fall.error
  }

  /// Whether the average takes back at least half of its fall after its smallest value. With steps
  /// of bounded length, as Adam's, it does so without exploding.
  public var risesAgain: Bool {
    guard falls, let fall else { return false }
    let rise = (smoothed[fall.minimum...].max() ?? 0) - smoothed[fall.minimum]
    return rise >= 0.5 * fall.size && rise > Self.noiseFactor * fall.error
  }

  /// The edge: the point from which on the loss itself rises without a break to the explosion, so
  /// that the step taken there is the first of those that made it worse. Where the loss rises again
  /// without exploding, the point of the smallest smoothed loss; `nil` where it does neither.
  public var edge: Int? {
    guard count > 0 else { return nil }
    guard explosion != nil else { return risesAgain ? minimum : nil }
    var point = count - 1
    while point > 0, losses[point - 1] < losses[point] { point -= 1 }
    return point
  }
}

extension RangeTestCurve {
  /// The curve of a run with the schedule `ladder` that was recorded at every step.
  ///
  /// - Parameters:
  ///   - record: the run, with the columns `rate` and `train_loss`
  ///   - plannedCount: the points of the whole ladder, one for each step
  ///   - smoothing: the weight of a new loss in the moving average, above 0 and at most 1
  ///   - stopFactor: the multiple of the smallest moving average, above 1, at which the test ends
  ///   - rate: the rate of a step, from 0; asked for the step of a divergence, which is not
  ///     recorded
  public init(
    _ record: RunRecord, plannedCount: Int, smoothing: Double, stopFactor: Double,
    rate: (Int) -> Double
  ) {
    var rates: [Double] = [], losses: [Double] = []
    for (stepRate, loss) in zip(record.curve.column("rate"), record.curve.column("train_loss")) {
      // The last row of a finished run has no rate.
      guard let stepRate, let loss else { break }
      rates.append(stepRate)
      losses.append(loss)
    }
    self.init(
      rates: rates, losses: losses, plannedCount: plannedCount, smoothing: smoothing,
      stopFactor: stopFactor,
      divergenceRate: record.outcome.step.map { rate(min($0, plannedCount - 1)) })
  }
}
