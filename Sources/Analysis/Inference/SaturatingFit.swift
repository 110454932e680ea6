import ElementaryFunctions

/// η(B) = η_max / (1 + B_noise/B): a rate that grows with the batch size while noise limits it, and
/// then no more. McCandlish et al. 2018, arXiv 1812.06162, equation 2.6.
///
/// Fitted by least squares to the logarithms of the rates. For each B_noise the best η_max is in
/// closed form, so one number is searched, over all its range.
public struct SaturatingFit: Sendable, Hashable {
  /// The rate of an infinite batch. ∞ if the rates show no saturation: they fit a multiple of B
  /// best.
  public var etaMax: Double
  /// B_noise, the batch size of half of ``etaMax``. 0 if the rates do not grow with B, ∞ if they
  /// show no saturation.
  public var noiseScale: Double
  /// The root mean square of the residuals of log η.
  public var residual: Double

  /// The fit through points (B, η).
  ///
  /// - Parameters:
  ///   - batchSizes: B, at least two different, positive and finite
  ///   - rates: η, one for each, positive and finite
  /// - Returns: `nil` otherwise
  public init?(batchSizes: [Double], rates: [Double]) {
    guard let profile = Profile(batchSizes), batchSizes.count == rates.count,
      rates.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    self.init(profile, logRates: rates.map { Double.log($0) })
  }

  /// The fitted η at a batch size above 0.
  public func rate(atBatchSize batchSize: Double) -> Double {
    etaMax / (1 + noiseScale / batchSize)
  }

  /// A bootstrap interval for ``noiseScale`` over seeds.
  ///
  /// Each seed has a rate for each batch size. Whole seeds are resampled; the fit is of all points
  /// of a resample together, which is that of the geometric means over its seeds. The upper end is
  /// ∞ where saturation is not established.
  ///
  /// - Parameters:
  ///   - series: for each seed the rate at each batch size, positive and finite
  ///   - batchSizes: at least two different, positive and finite
  ///   - bootstrap: makes the interval; by default one of 95 %
  ///   - label: names the random stream; with the same one, both intervals are of the same
  ///     resamples
  /// - Returns: `nil` for fewer than two seeds, or if one cannot be fitted
  public static func noiseScaleInterval(
    ofSeries series: [[Double]], batchSizes: [Double], bootstrap: Bootstrap = Bootstrap(),
    label: String
  ) -> Interval? {
    interval(series, batchSizes, bootstrap, label) { $0.noiseScale }
  }

  /// A bootstrap interval for ``etaMax`` over seeds, as
  /// ``noiseScaleInterval(ofSeries:batchSizes:bootstrap:label:)``.
  public static func etaMaxInterval(
    ofSeries series: [[Double]], batchSizes: [Double], bootstrap: Bootstrap = Bootstrap(),
    label: String
  ) -> Interval? {
    interval(series, batchSizes, bootstrap, label) { $0.etaMax }
  }

  private static func interval(
    _ series: [[Double]], _ batchSizes: [Double], _ bootstrap: Bootstrap, _ label: String,
    of part: (SaturatingFit) -> Double
  ) -> Interval? {
    guard let profile = Profile(batchSizes),
      series.allSatisfy({ rates in
        rates.count == batchSizes.count && rates.allSatisfy { $0 > 0 && $0.isFinite }
      })
    else { return nil }
    let logRates = series.map { $0.map { Double.log($0) } }
    return bootstrap.interval(ofSeeds: series.count, label: label) { seeds in
      let means = batchSizes.indices.map { place in
        seeds.reduce(0) { $0 + logRates[$1][place] } / Double(seeds.count)
      }
      return part(SaturatingFit(profile, logRates: means))
    }
  }

  private init(_ profile: Profile, logRates: [Double]) {
    let best = profile.best(logRates)
    noiseScale = best.noiseScale
    etaMax = noiseScale == .infinity ? .infinity : Double.exp(best.level)
    residual = (best.squares / Double(logRates.count)).squareRoot()
  }
}

/// The sum of squares as a function of B_noise alone.
private struct Profile {
  private let batchSizes, logBatchSizes: [Double]
  /// log B_noise; beyond its ends the curve cannot be told from a constant or a multiple of B.
  private let grid: [Double]

  init?(_ batchSizes: [Double]) {
    guard batchSizes.allSatisfy({ $0 > 0 && $0.isFinite }), let low = batchSizes.min(),
      let high = batchSizes.max(), low < high
    else { return nil }
    self.batchSizes = batchSizes
    logBatchSizes = batchSizes.map { Double.log($0) }
    let (start, end) = (Double.log(low) - Double.log(1e6), Double.log(high) + Double.log(1e6))
    let steps = Int((4 * (end - start)).rounded(.up))
    grid = (0...steps).map { start + (end - start) * Double($0) / Double(steps) }
  }

  /// - Parameter logRates: log η, one for each batch size
  /// - Returns: B_noise; the mean of log η less the logarithm of the curve's shape, which is log
  ///   η_max where that is finite; the sum of squares
  func best(_ logRates: [Double]) -> (noiseScale: Double, level: Double, squares: Double) {
    let constant = squares(logRates)
    let proportional = squares(zip(logRates, logBatchSizes).map { $0 - $1 })
    let sums = grid.map { squares(levels(logRates, $0)).sum }
    let place = sums.indices.min { sums[$0] < sums[$1] }!
    let limit = min(constant.sum, proportional.sum)
    guard place > 0, place < grid.count - 1, sums[place] < limit else {
      return constant.sum <= proportional.sum
        ? (0, constant.mean, constant.sum) : (.infinity, .infinity, proportional.sum)
    }
    var (low, high) = (grid[place - 1], grid[place + 1])
    while true {
      let middle = 0.5 * (low + high)
      guard low < middle, middle < high else { break }
      if slope(logRates, middle) > 0 { high = middle } else { low = middle }
    }
    let found = squares(levels(logRates, low))
    return (Double.exp(low), found.mean, found.sum)
  }

  /// log η + log(1 + B_noise/B), which would all be log η_max without errors.
  private func levels(_ logRates: [Double], _ logNoiseScale: Double) -> [Double] {
    let noiseScale = Double.exp(logNoiseScale)
    return zip(logRates, batchSizes).map { $0 + Double.log(onePlus: noiseScale / $1) }
  }

  private func squares(_ values: [Double]) -> (mean: Double, sum: Double) {
    let mean = Statistics.mean(values)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  /// Half the derivative of the sum of squares by log B_noise. The derivative of the mean drops
  /// out.
  private func slope(_ logRates: [Double], _ logNoiseScale: Double) -> Double {
    let levels = levels(logRates, logNoiseScale)
    let noiseScale = Double.exp(logNoiseScale)
    let weights = batchSizes.map { noiseScale / (noiseScale + $0) }
    // Weights that are nearly equal would amplify the roundoff of the mean of the levels.
    let (mean, centre) = (Statistics.mean(levels), Statistics.mean(weights))
    return zip(levels, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - centre) }
  }
}
