import ElementaryFunctions
import RandomStreams

/// What the noise of the seeds leaves open of the best rate.
struct SearchNoise {
  /// The regret that it leaves on average, a fraction of the loss; 0 for a single seed, which cannot say.
  let regret: Double
  /// The regret that it exceeds in one search of twenty.
  let largestRegret: Double
  /// A 95 % interval for the logarithm of the best rate; `nil` for a single seed.
  let interval: Interval?

  init(_ trials: RateTrials, _ curve: LossCurve, _ fit: LocalFit, _ search: RateSearch) {
    let seeds = trials.all[0].losses.count
    guard seeds > 1 else {
      (regret, largestRegret, interval) = (0, 0, nil)
      return
    }
    self =
      fit.curvature > 0
      ? SearchNoise(ofVertex: fit, of: trials, curve, seeds)
      : SearchNoise(besideCliff: fit, of: trials, curve, search)
  }

  private init(regret: Double, largestRegret: Double, interval: Interval) {
    (self.regret, self.largestRegret, self.interval) = (regret, largestRegret, interval)
  }

  /// The vertex moves with the slope that the parabola has there, which is a weighted sum of the heights and so
  /// a mean of the seeds' own slopes: its error is theirs, by Student's t.
  ///
  /// There are n − 2 degrees of freedom, since the curvature is of the same seeds as the slopes: with n − 1
  /// intervals from ten seeds turned out too narrow.
  private init(ofVertex fit: LocalFit, of trials: RateTrials, _ curve: LossCurve, _ seeds: Int) {
    var slopes = [Double](repeating: 0, count: seeds)
    for (place, weight) in fit.slopeWeights {
      for (seed, height) in curve.influences(of: trials.all[place].losses, at: place).enumerated() {
        slopes[seed] += weight * height
      }
    }
    let error =
      Statistics.standardDeviation(slopes) / fit.curvature / Double(seeds).squareRoot()
    let half =
      error * StudentDistribution.quantile(0.975, degreesOfFreedom: Double(max(1, seeds - 2)))
    self.init(
      regret: curve.relative(0.5 * fit.curvature * error * error),
      largestRegret: curve.relative(0.5 * fit.curvature * half * half),
      interval: Interval(lower: fit.x - half, upper: fit.x + half))
  }

  /// Beside rates that diverge there is no vertex: the best of the rates that were tried is looked for anew on
  /// resampled seeds. Efron and Tibshirani 1993, An Introduction to the Bootstrap.
  private init(
    besideCliff fit: LocalFit, of trials: RateTrials, _ curve: LossCurve, _ search: RateSearch
  ) {
    let seeds = trials.all[0].losses.count
    var stream = RandomStream(label: search.label + "|search", purpose: .bootstrap)
    var places: [Int] = [], regrets: [Double] = []
    for _ in 0..<200 {
      let drawn = trials.drawing((0..<seeds).map { _ in stream.integer(below: seeds) })
      let place = LossCurve(drawn, search.average).indexOfSmallest
      places.append(place)
      regrets.append(min(curve.relative(curve.points[place].y - curve.smallest), 1))
    }
    places.sort()
    regrets.sort()
    // From one rate that was tried to the next the truth can be anywhere.
    self.init(
      regret: Statistics.mean(regrets), largestRegret: Statistics.quantile(0.95, ofSorted: regrets),
      interval: Interval(
        lower: curve.points[max(0, min(places[4], fit.centre) - 1)].x,
        upper: curve.points[min(curve.points.count - 1, max(places[195], fit.centre) + 1)].x))
  }
}
