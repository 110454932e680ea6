import ElementaryFunctions

/// Intervals for what a method can reach, from losses at a peak rate that was searched on other seeds.
///
/// What is asked for is the smallest average loss over all rates, of all seeds. The losses are those at the rate
/// that was found, whose average is larger by the search's regret: the intervals, of 95 %, go as much further
/// down as that may be, ``SearchedRate/largestRegret``. How often they cover was simulated; see the article
/// `BestPeaks`.
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
    return interval.map { Interval(lower: lowered($0.lower, by: regret), upper: $0.upper) }
  }

  /// For the ratio of the smallest losses of two methods.
  ///
  /// With medians it is for the median of the seeds' ratios, by ``RatioEstimate``; with means for the ratio of the
  /// means, by Student's t for its logarithm.
  ///
  /// - Parameters:
  ///   - first: losses above 0 at the rate that was found, of the same seeds as the second; +∞ of diverged runs
  ///   - second: losses of the other method
  ///   - average: of the losses of each
  ///   - regrets: the largest that each of the searches may have left, fractions of the losses
  ///   - label: names the random stream
  /// - Returns: `nil` for fewer than two seeds, for means with a diverged run, and for medians with one in the
  ///   second
  public static func ratio(
    _ first: [Double], to second: [Double], average: LossAverage,
    regrets: (first: Double, second: Double), label: String
  ) -> Interval? {
    guard first.count == second.count, first.count > 1 else { return nil }
    switch average {
    case .median:
      let ratios = SeedRatios(
        SeedLevels(values: first, regret: regrets.first),
        to: SeedLevels(values: second, regret: regrets.second))
      return ratios.map { RatioEstimate([$0], label: label).interval }
    case .mean:
      return meanRatio(first, second).map {
        Interval(lower: $0.lower / (1 + regrets.first), upper: $0.upper * (1 + regrets.second))
      }
    }
  }

  /// For the ratio of the best rates of two methods over tasks: the geometric mean of the tasks' ratios.
  ///
  /// The logarithms' half widths are added in squares, as if all searches erred independently of each other. Two
  /// schedules under the same seeds err together, which makes their ratio more certain than that.
  ///
  /// - Parameters:
  ///   - first: by task
  ///   - second: of the other method, by task
  /// - Returns: `nil` without tasks, and unless every search found a best rate and has an interval for it
  public static func peakRatio(
    _ first: [SearchedRate], to second: [SearchedRate]
  ) -> RatioEstimate? {
    guard first.count == second.count, !first.isEmpty else { return nil }
    var logarithm = 0.0, below = 0.0, above = 0.0
    for (first, second) in zip(first, second) {
      guard let own = first.rate, let base = second.rate,
        let ownInterval = first.interval, let baseInterval = second.interval,
        base > 0, ownInterval.lower > 0, baseInterval.lower > 0
      else { return nil }
      func square(_ ratio: Double) -> Double { Double.log(ratio) * Double.log(ratio) }
      logarithm += Double.log(own / base)
      below += square(own / ownInterval.lower) + square(baseInterval.upper / base)
      above += square(ownInterval.upper / own) + square(base / baseInterval.lower)
    }
    let count = Double(first.count), value = Double.exp(logarithm / count)
    return RatioEstimate(
      value: value,
      interval: Interval(
        lower: value * Double.exp(-below.squareRoot() / count),
        upper: value * Double.exp(above.squareRoot() / count)))
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
