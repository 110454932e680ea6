import ElementaryFunctions
import RandomStreams

/// Intervals for what a method can reach, from losses at a peak rate that was searched on other seeds.
///
/// What is asked for is the smallest average loss over all rates, of all seeds. The losses are those at the rate
/// that was found, whose average is larger by the search's regret: the intervals, of 95 %, go further down by what
/// that may be, ``SearchedRate/largestRegret``. The search looked at other seeds, so that its errors and those of
/// the losses are independent: as logarithms they are added in squares. How often the intervals cover was
/// simulated; see the article `BestPeaks`.
public enum SearchedIntervals {
  /// For the smallest average loss: for a median between two of the losses, ``MedianInterval``; for a mean by
  /// Student's t for its logarithm, or for the mean itself if a loss is not positive.
  ///
  /// - Parameters:
  ///   - losses: at the rate that was found, of seeds that the search did not look at; +∞ of diverged runs
  ///   - average: of the losses
  ///   - regret: the largest that the search may have left, a fraction of the loss
  /// - Returns: `nil` for fewer than two seeds, and for a mean with a diverged run
  public static func loss(
    _ losses: [Double], average: LossAverage, regret: Double
  ) -> Interval? {
    let interval =
      switch average {
      case .median: MedianInterval(losses)?.interval
      case .mean: mean(losses)
      }
    return interval?.widened(around: average(losses), tooLarge: regret, tooSmall: 0)
  }

  /// For the ratio of the smallest average losses of two methods.
  ///
  /// Of medians it is the central part of those of resampled seeds, drawn for both together; BCa's corrections
  /// are of smooth statistics, and of ten seeds make it miss the truth one time in seven. Of means it is by
  /// Student's t for the logarithm.
  ///
  /// - Parameters:
  ///   - first: losses above 0 at the rate that was found, of the same seeds as the second; +∞ of diverged runs
  ///   - second: losses of the other method
  ///   - average: of the losses of each
  ///   - regrets: the largest that each of the searches may have left, fractions of the losses
  ///   - label: names the random stream
  /// - Returns: `nil` for fewer than two seeds, and for means with a diverged run
  public static func ratio(
    _ first: [Double], to second: [Double], average: LossAverage,
    regrets: (first: Double, second: Double), label: String
  ) -> Interval? {
    guard first.count == second.count, first.count > 1 else { return nil }
    let interval: Interval?
    switch average {
    case .median:
      interval = Bootstrap().percentileInterval(ofSeeds: first.count, label: label) { seeds in
        let below = Statistics.median(seeds.map { second[$0] })
        let above = Statistics.median(seeds.map { first[$0] })
        // Two that diverge are not told apart.
        return above == .infinity && below == .infinity ? 1 : above / below
      }
    case .mean: interval = meanRatio(first, second)
    }
    return interval?.widened(
      around: average(first) / average(second), tooLarge: regrets.first, tooSmall: regrets.second)
  }

  /// A loss without the regret of a search: less by as much as it may exceed the smallest, of a negative one by
  /// that fraction of its size.
  static func lowered(_ loss: Double, by regret: Double) -> Double {
    loss > 0 ? loss / (1 + regret) : loss - regret * abs(loss)
  }

  private static func mean(_ losses: [Double]) -> Interval? {
    guard losses.count > 1, losses.allSatisfy(\.isFinite) else { return nil }
    let mean = Statistics.mean(losses), half = halfWidth(losses)
    guard losses.allSatisfy({ $0 > 0 }) else {
      return Interval(lower: mean - half, upper: mean + half)
    }
    return Interval(
      lower: mean * Double.exp(-half / mean), upper: mean * Double.exp(half / mean))
  }

  private static func meanRatio(_ first: [Double], _ second: [Double]) -> Interval? {
    guard (first + second).allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    let above = Statistics.mean(first), below = Statistics.mean(second)
    // To first order, what each seed moves the logarithm of the ratio by.
    let half = halfWidth(zip(first, second).map { $0 / above - $1 / below })
    return Interval(
      lower: above / below * Double.exp(-half), upper: above / below * Double.exp(half))
  }

  /// Of Student's interval for a mean.
  private static func halfWidth(_ values: [Double]) -> Double {
    let count = Double(values.count)
    return Statistics.standardDeviation(values) / count.squareRoot()
      * StudentDistribution.quantile(0.975, degreesOfFreedom: count - 1)
  }
}

extension Interval {
  /// Wider by errors that are independent of those it knows, all of them in squares.
  ///
  /// - Parameters:
  ///   - value: what the interval is of
  ///   - tooLarge: by what fraction the value may be too large
  ///   - tooSmall: by what fraction what it should be may exceed it
  func widened(around value: Double, tooLarge: Double, tooSmall: Double) -> Interval {
    Interval(
      lower: tooLarge == 0 ? lower : lowered(from: value, by: tooLarge),
      upper: tooSmall == 0 ? upper : raised(from: value, by: tooSmall))
  }

  private func lowered(from value: Double, by regret: Double) -> Double {
    guard value.isFinite else { return SearchedIntervals.lowered(lower, by: regret) }
    guard lower > 0 else { return value - Double.hypot(value - lower, regret * abs(value)) }
    return value * Double.exp(-Double.hypot(Double.log(value / lower), Double.log(1 + regret)))
  }

  private func raised(from value: Double, by regret: Double) -> Double {
    guard value.isFinite, value > 0, upper < .infinity else { return upper * (1 + regret) }
    return value * Double.exp(Double.hypot(Double.log(upper / value), Double.log(1 + regret)))
  }
}
