import ElementaryFunctions

/// The search for the peak rate with the smallest final loss, on a continuous logarithmic axis.
///
/// A coarse scan brackets the best rate, and goes on by its own ratio while the best is its first or last
/// rate. Then the gaps beside the best are halved down to a ratio of ``fineRatio``, and rates are added until
/// the best has two neighbours on each side, through which a parabola is put. All rates are tried on the same
/// seeds. The search ends when the *regret* that is left, by how much the expected loss at the rate that was
/// found exceeds the smallest, is below a limit; or when the rates' spacing leaves less than the seeds' noise,
/// which more seeds then lower where it leaves more than ``largestRegret``. Where the loss is flat a small regret
/// says little of the rate: gaps are halved, too, until the spacing leaves the rate open by less than a factor
/// of ``resolution``, unless noise leaves it open by more.
///
/// What comes next is a function of the trials alone: a search that was interrupted goes on where it was.
public struct RateSearch: Sendable, Hashable {
  /// The rates to begin with, ascending, at least two.
  public let scan: [Double]
  /// How many seeds every rate is tried on at first.
  public let seeds: Int
  /// How many seeds the rates around the best are tried on at most.
  public let mostSeeds: Int
  /// The most rates beyond each end of the scan.
  public let extensions: Int
  public let average: LossAverage
  /// The regret at which the search ends, as a fraction of the loss.
  public let regret: Double
  /// The factor by which the spacing may leave the rate open when the search ends, above 1.
  public let resolution: Double
  /// Rates are tried at least up to this multiple of the best one, and down to this fraction of it; 1 if what
  /// they cost there is not asked for.
  public let span: Double
  /// Names the random stream of the resamples that say what noise leaves.
  public let label: String

  /// A search that has not begun.
  ///
  /// - Returns: `nil` unless there are two rates at least, ascending, positive and finite, and a seed
  public init?(
    scan: [Double], seeds: Int, mostSeeds: Int = 0, extensions: Int = 12,
    average: LossAverage = .median, regret: Double = 0.005, resolution: Double = 1.05,
    span: Double = 1, label: String = ""
  ) {
    guard scan.count > 1, seeds > 0, zip(scan, scan.dropFirst()).allSatisfy(<),
      scan[0] > 0, scan[scan.count - 1] < .infinity
    else { return nil }
    self.scan = scan
    self.seeds = seeds
    self.mostSeeds = max(seeds, mostSeeds)
    self.extensions = extensions
    self.average = average
    self.regret = regret
    self.resolution = resolution
    self.span = span
    self.label = label
  }

  /// Runs that a search asks for: a rate, with the seeds of a list from one number to another.
  public struct Request: Sendable, Hashable {
    public let rate: Double
    public let seeds: Range<Int>
  }

  /// The ratio of neighbouring rates around the best, eight a decade.
  public static let fineRatio = 1.35
  /// The fraction by which the loss may rise from the best rate to its neighbours.
  static let largestRise = 0.1
  /// The ratio below which nothing is halved any more.
  public static let finestRatio = 1.01
  /// The regret that noise may leave where more seeds can be had.
  public static let largestRegret = 0.02

  /// What trials came to.
  ///
  /// - Parameter trials: what the search has asked for
  /// - Returns: `nil` without trials
  public func result(_ trials: RateTrials) -> SearchedRate? { SearchedRate(trials, of: self) }

  // MARK: What is next

  /// The runs that the search needs next; none if it has ended.
  ///
  /// - Parameter trials: what was asked for before, all of it
  public func next(_ trials: RateTrials) -> [Request] {
    let tried = Set(trials.all.map(\.rate))
    let first = scan.filter { !tried.contains($0) }
    let rates = requests(first.isEmpty ? refinements(trials) : first)
    guard rates.isEmpty else { return rates }
    let more = decided(trials)
    return more.isEmpty ? requests(farRates(trials)) : more
  }

  /// Beyond what a number can be there is nothing to try.
  private func requests(_ rates: [Double]) -> [Request] {
    rates.filter { $0 > 0 && $0.isFinite }.map { Request(rate: $0, seeds: 0..<seeds) }
  }

  /// Rates that bracket the best one and lie around it, as far as they are not tried.
  private func refinements(_ trials: RateTrials) -> [Double] {
    // Of as many seeds at all rates, lest some lie lower for the seeds that they have.
    let curve = LossCurve(trials.first(seeds), average)
    guard let fit = LocalFit(curve.points) else {
      return furtherRate(curve).map { [$0] } ?? []
    }
    // Where the loss rises by more to a neighbour it is no parabola up to there.
    let isFine = curve.points[fit.centre - 1...fit.centre + 1].allSatisfy {
      $0.y == .infinity || curve.relative($0.y - curve.smallest) <= Self.largestRise
    }
    let halves = halves(curve, fit, downTo: isFine ? Self.fineRatio : Self.finestRatio)
    return halves.isEmpty ? outerNeighbours(curve, fit) : halves
  }

  /// One more rate beyond the scan, where the best is at its end; `nil` if there are as many as are allowed.
  private func furtherRate(_ curve: LossCurve) -> Double? {
    let rates = curve.rates, last = scan.count - 1
    if curve.isBestLast {
      let ratio = scan[last] / scan[last - 1]
      return rates.count { $0 > scan[last] } < extensions
        ? Self.rounded(rates[rates.count - 1] * ratio) : nil
    }
    // Where nothing is finite, the rates are too large.
    let ratio = scan[0] / scan[1]
    return rates.count { $0 < scan[0] } < extensions ? Self.rounded(rates[0] * ratio) : nil
  }

  /// What is left to try for ``span``.
  private func farRates(_ trials: RateTrials) -> [Double] {
    guard span > 1, let best = result(trials)?.rate else { return [] }
    let rates = trials.all.map(\.rate), last = scan.count - 1
    var far: [Double] = []
    if rates[0] > best / span, rates.count(where: { $0 < scan[0] }) < extensions {
      far.append(Self.rounded(rates[0] * scan[0] / scan[1]))
    }
    if rates[rates.count - 1] < best * span, rates.count(where: { $0 > scan[last] }) < extensions {
      far.append(Self.rounded(rates[rates.count - 1] * scan[last] / scan[last - 1]))
    }
    return far
  }

  /// The middles of the gaps beside the best rate that are wider than a ratio.
  private func halves(_ curve: LossCurve, _ fit: LocalFit, downTo ratio: Double) -> [Double] {
    let rates = curve.rates[fit.centre - 1...fit.centre + 1].map(\.self)
    return zip(rates, rates.dropFirst()).compactMap { below, above in
      above / below > ratio ? Self.rounded((below * above).squareRoot()) : nil
    }
  }

  /// A second neighbour on each side of the best rate, where there is none near by and no rate that diverges.
  private func outerNeighbours(_ curve: LossCurve, _ fit: LocalFit) -> [Double] {
    let rates = curve.rates, middle = rates[fit.centre]
    let ratio = max(middle / rates[fit.centre - 1], rates[fit.centre + 1] / middle)
    return [-1, 1].compactMap { side in
      let next = fit.centre + side, outer = fit.centre + 2 * side
      guard curve.points[next].y.isFinite else { return nil }
      let wanted = Self.rounded(middle * (side > 0 ? ratio * ratio : 1 / (ratio * ratio)))
      if rates.indices.contains(outer) {
        let distance = abs(Double.log(rates[outer] / middle))
        if distance < LocalFit.reach * Double.log(ratio) { return nil }
      }
      return wanted
    }
  }

  /// When the rates around the best are tried: a finer spacing, more seeds, or nothing.
  private func decided(_ trials: RateTrials) -> [Request] {
    let decisive = trials.withMostSeeds, count = decisive.all[0].losses.count
    let curve = LossCurve(decisive, average)
    guard let fit = LocalFit(curve.points) else { return levelled(trials, curve, count) }
    let noise = SearchNoise(decisive, curve, fit, self).regret
    let spacing = curve.relative(fit.left)
    let isCoarse = spacing + noise > regret || fit.spacing > Double.log(resolution)
    if isCoarse, spacing > noise {
      let rates = halves(curve, fit, downTo: Self.finestRatio)
      if !rates.isEmpty { return rates.map { Request(rate: $0, seeds: 0..<count) } }
    }
    guard spacing + noise > Self.largestRegret, count < mostSeeds else { return [] }
    let window = max(0, fit.centre - 2)...min(curve.rates.count - 1, fit.centre + 2)
    return curve.rates[window].map {
      Request(rate: $0, seeds: count..<min(2 * count, mostSeeds))
    }
  }

  /// The rate beside those with the most seeds, on as many, where the best of these is at their end.
  private func levelled(_ trials: RateTrials, _ curve: LossCurve, _ count: Int) -> [Request] {
    let beside =
      curve.isBestLast
      ? trials.all.first { $0.rate > curve.rates[curve.rates.count - 1] }
      : trials.all.last { $0.rate < curve.rates[0] }
    guard count > seeds, let beside else { return [] }
    return [Request(rate: beside.rate, seeds: beside.losses.count..<count)]
  }

  /// To four digits, as the rates of a plan's grid: they name columns and axes.
  private static func rounded(_ rate: Double) -> Double { rate.rounded(toDigits: 4) }
}
