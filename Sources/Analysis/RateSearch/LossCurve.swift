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
  /// For a median that is ``HuberLocation``: the same of a symmetric distribution, and from few seeds nearly as
  /// certain as a mean, where a sample's median takes from one or two seeds all that it says of the slope.
  private static func height(
    _ losses: [Double], _ average: LossAverage, _ isLogarithmic: Bool
  ) -> Double {
    switch average {
    case .mean:
      let mean = Statistics.mean(losses)
      return isLogarithmic ? Double.log(mean) : mean
    case .median:
      return HuberLocation(isLogarithmic ? losses.map { Double.log($0) } : losses).value
    }
  }

  /// What each seed adds to the height at a rate, but for what is the same for all: the mean of these moves as
  /// the height does. For a mean, a diverged run counts as the worst of the others.
  func influences(of losses: [Double], at place: Int) -> [Double] {
    switch average {
    case .mean:
      let level = loss(at: points[place].y)
      let worst = losses.lazy.filter { $0 < .infinity }.max() ?? 0
      return losses.map { min($0, worst) / (isLogarithmic ? level : 1) }
    case .median:
      return HuberLocation(isLogarithmic ? losses.map { Double.log($0) } : losses).influences
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
