/// What a method came to at several peak rates, with the same seeds at each: common random numbers.
///
/// A trial is a rate with the final losses of the first seeds of a list; some rates may have been tried on
/// more of the list than others.
public struct RateTrials: Sendable, Hashable {
  /// One rate.
  public struct Trial: Sendable, Hashable {
    public let rate: Double
    /// The final losses in the order of the seeds; +∞ of a run that diverged.
    public internal(set) var losses: [Double]
  }

  /// By rate, ascending.
  public private(set) var all: [Trial] = []

  public init() {}

  /// Adds losses to a rate, after those that it has.
  ///
  /// - Parameters:
  ///   - losses: of the seeds that follow those that the rate was tried on; NaN counts as +∞
  ///   - rate: positive and finite, else nothing is added
  public mutating func add(_ losses: [Double], at rate: Double) {
    guard !losses.isEmpty, rate > 0, rate.isFinite else { return }
    let losses = losses.map { $0.isNaN ? .infinity : $0 }
    if let place = all.firstIndex(where: { $0.rate >= rate }) {
      if all[place].rate == rate {
        all[place].losses += losses
      } else {
        all.insert(Trial(rate: rate, losses: losses), at: place)
      }
    } else {
      all.append(Trial(rate: rate, losses: losses))
    }
  }

  /// How many seeds a rate was tried on; 0 of a rate that was not.
  public func seeds(at rate: Double) -> Int {
    all.first { $0.rate == rate }?.losses.count ?? 0
  }

  /// The number of runs.
  public var runs: Int { all.reduce(0) { $0 + $1.losses.count } }

  /// The rates that were tried on the most seeds, with all of these.
  var withMostSeeds: RateTrials {
    let most = all.map(\.losses.count).max() ?? 0
    var kept = self
    kept.all = all.filter { $0.losses.count == most }
    return kept
  }

  /// The trials on the first seeds.
  func first(_ seeds: Int) -> RateTrials {
    var kept = self
    for place in all.indices { kept.all[place].losses = Array(all[place].losses.prefix(seeds)) }
    return kept
  }

  /// The trials on drawn seeds.
  ///
  /// - Parameter seeds: numbers of seeds, any of which may occur more than once; a rate keeps those that it
  ///   was tried on
  func drawing(_ seeds: [Int]) -> RateTrials {
    var drawn = self
    for place in all.indices {
      let losses = all[place].losses
      drawn.all[place].losses = seeds.compactMap { $0 < losses.count ? losses[$0] : nil }
    }
    return drawn
  }
}
