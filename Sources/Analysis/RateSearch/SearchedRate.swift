import Catalog
import ElementaryFunctions

/// What a search came to.
public struct SearchedRate: Sendable, Hashable {
  /// How it ended.
  public enum Ending: Sendable, Hashable, CustomStringConvertible {
    /// The best rate is between others that are worse.
    case found
    /// The best rate is the smallest or the largest tried: how far the search went.
    case atSmallest(Double)
    case atLargest(Double)
    /// At all rates at least so many runs diverge that the average is infinite; down to the smallest tried.
    case diverging(downTo: Double)
    /// The loss is the same at all rates, to ``SearchedRate/flatness``.
    case flat(Double, Double)

    /// In a clause, such as why there is no best rate.
    public var description: String {
      switch self {
      case .found: "found"
      case .atSmallest(let rate): "the best rate is still the smallest tried, \(compact(rate))"
      case .atLargest(let rate): "the best rate is still the largest tried, \(compact(rate))"
      case .diverging(let rate): "all rates diverge, down to \(compact(rate))"
      case .flat(let lowest, let highest):
        "the loss is the same from \(compact(lowest)) to \(compact(highest)), to 0.1 %"
      }
    }
  }

  public let ending: Ending
  /// The best rate; `nil` unless one was found.
  public let rate: Double?
  /// The best rate of those that were tried, and the average loss there; +∞ if all diverge.
  public let bestTried: Tried
  /// The average loss at ``rate`` by the parabola through the trials around it.
  public let loss: Double?
  /// What the loss at ``rate`` may exceed the smallest by, on average, as a fraction of it: because of the
  /// spacing of the rates that were tried, and because of the seeds' noise.
  public let spacingRegret, noiseRegret: Double
  /// The sum of both that is exceeded in one search of twenty.
  public let largestRegret: Double
  /// How far off the best rate may be because of the spacing alone, in units of the rate.
  public let spacingError: Double
  /// A 95 % interval for the best rate; `nil` for a single seed, which says nothing of others.
  public let interval: Interval?
  /// The runs that it took.
  public let runs: Int

  /// A rate that was tried, with the average of its losses.
  public struct Tried: Sendable, Hashable {
    public let rate, loss: Double
  }

  /// A loss that differs by less than this fraction between all rates is flat.
  public static let flatness = 1e-3

  /// What the trials of a search say.
  ///
  /// - Parameters:
  ///   - trials: all that it asked for; of a search that has not ended, what is there
  ///   - search: the search
  /// - Returns: `nil` without trials
  init?(_ trials: RateTrials, of search: RateSearch) {
    guard !trials.all.isEmpty else { return nil }
    runs = trials.runs
    let decisive = trials.withMostSeeds
    let curve = LossCurve(decisive, search.average), best = curve.indexOfSmallest
    bestTried = Tried(rate: curve.rates[best], loss: curve.loss(at: curve.points[best].y))
    let fit = LocalFit(curve.points)
    ending =
      if bestTried.loss == .infinity {
        .diverging(downTo: curve.rates[0])
      } else if curve.span < Self.flatness {
        .flat(curve.rates[0], curve.rates[curve.rates.count - 1])
      } else if fit == nil {
        best == 0 ? .atSmallest(curve.rates[0]) : .atLargest(curve.rates[best])
      } else {
        .found
      }
    guard case .found = ending, let fit else {
      (rate, loss, interval) = (nil, nil, nil)
      (spacingRegret, noiseRegret, largestRegret) = (.infinity, .infinity, .infinity)
      spacingError = .infinity
      return
    }
    let noise = SearchNoise(decisive, curve, fit, search)
    rate = Double.exp(fit.x).rounded(toDigits: 4)
    loss = curve.loss(at: fit.y)
    spacingRegret = curve.relative(fit.left)
    noiseRegret = noise.regret
    largestRegret = spacingRegret + noise.largestRegret
    // The parabola's own error is no noise: it shifts the whole.
    spacingError = Double.exp(fit.x) * (Double.exp(fit.spacing) - 1)
    interval = noise.interval.map {
      Interval(
        lower: Double.exp($0.lower - fit.spacing), upper: Double.exp($0.upper + fit.spacing))
    }
  }
}
