import ElementaryFunctions

/// The losses of all seeds against the rate, on the scale on which a search compares rates.
///
/// Where all losses are positive that is their logarithm: a difference is a relative one of the loss, and
/// around the best rate loss against rate is closer to a parabola.
///
/// There is at least one trial.
struct LossCurve {
  let rates: [Double]
  /// The logarithm of each rate with the height of the loss there.
  let points: [LocalFit.Point]
  private let average: LossAverage
  private let isLogarithmic: Bool

  init(_ trials: RateTrials, _ average: LossAverage) {
    let isLogarithmic = trials.all.allSatisfy { $0.losses.allSatisfy { $0 > 0 } }
    self.isLogarithmic = isLogarithmic
    self.average = average
    rates = trials.all.map(\.rate)
    points = trials.all.map { trial in
      LocalFit.Point(
        x: Double.log(trial.rate), y: Self.height(trial.losses, average, isLogarithmic))
    }
  }

  /// The centre of the losses on the scale of the curve.
  ///
  /// For a median that is the one of the averages of all pairs: the same of a symmetric distribution, and from
  /// few seeds nearly as certain as a mean, where a sample's median takes from one or two seeds all that it
  /// says of the slope.
  private static func height(
    _ losses: [Double], _ average: LossAverage, _ isLogarithmic: Bool
  ) -> Double {
    switch average {
    case .mean:
      let mean = Statistics.mean(losses)
      return isLogarithmic ? Double.log(mean) : mean
    case .median:
      return WalshAverages(isLogarithmic ? losses.map { Double.log($0) } : losses).median
    }
  }

  /// What each seed adds to the height at a rate, but for what is the same for all: the mean of these moves as
  /// the height does. A diverged run counts as the worst of the others.
  ///
  /// For a median these are the jackknife's: the height turns on the few pairs in the middle, so that of ten
  /// seeds it moves by more than the mean of the losses' logarithms does.
  func influences(of losses: [Double], at place: Int) -> [Double] {
    let worst = losses.lazy.filter { $0 < .infinity }.max() ?? 0
    let finite = losses.map { min($0, worst) }
    switch average {
    case .mean:
      let level = loss(at: points[place].y)
      return isLogarithmic ? finite.map { $0 / level } : finite
    case .median:
      let count = Double(finite.count), height = Self.height(finite, average, isLogarithmic)
      return finite.indices.map { seed in
        var others = finite
        others.remove(at: seed)
        return count * height - (count - 1) * Self.height(others, average, isLogarithmic)
      }
    }
  }

  /// The place of the best rate tried, of equal ones the smallest.
  var indexOfSmallest: Int { points.indices.min { points[$0].y < points[$1].y } ?? 0 }

  /// The height of the best rate tried; +∞ if all diverge.
  var smallest: Double { points[indexOfSmallest].y }

  /// Whether the best rate tried is the largest, and finite.
  var isBestLast: Bool { smallest < .infinity && indexOfSmallest == points.count - 1 }

  /// The loss of a height.
  func loss(at height: Double) -> Double { isLogarithmic ? Double.exp(height) : height }

  /// A difference of heights as a fraction of the smallest loss.
  func relative(_ difference: Double) -> Double {
    if isLogarithmic { return Double.exp(difference) - 1 }
    return smallest == 0 ? difference : difference / abs(smallest)
  }

  /// By what fraction of the smallest loss others exceed it; infinite where some diverge.
  var span: Double {
    let largest = points.lazy.map(\.y).max() ?? .infinity
    return largest == .infinity ? .infinity : relative(largest - smallest)
  }
}
