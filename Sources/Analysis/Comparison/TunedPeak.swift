import ElementaryFunctions
import Records

/// The peak rate that tuning chose for a method, or a variant of one.
public struct TunedPeak: Sendable {
  /// `nil` if all rates diverged, or a run is missing.
  public let rate: Double?
  /// The median loss over the tuning seeds there, of a search by its parabola; `nil` where the method has one
  /// rate, which nothing is tuned on.
  public let loss: Double?
  /// Where a better one may lie beyond the rates that were tried.
  public let edge: MethodSummary.Edge
  /// By how much the median loss of all seeds at the rate may exceed the smallest over all rates, as a fraction
  /// of it, in all but one search of twenty; 0 of a single rate, and where that cannot be said: of a grid, and
  /// at an end of what was tried.
  public let largestRegret: Double
  /// By how much the spacing of a grid may have raised the median loss over the tuning seeds, as a fraction of
  /// the smallest, by a parabola through the rates around the best; `nil` of a search, and where there is none.
  public let spacingCost: Double?
  /// What the search came to; `nil` of a grid.
  public let search: SearchedRate?
  /// Runs, and steps, that tuning took.
  public let trials: Int
  public let steps: Int
  /// Whether no run is missing.
  let isComplete: Bool

  init(_ runs: MethodRuns) {
    trials = runs.tuning.reduce(0) { $0 + $1.runs.count }
    steps = runs.tuning.reduce(0) { $0 + $1.runs.reduce(0) { $0 + ($1?.steps ?? 0) } }
    if runs.tuning.isEmpty {
      isComplete = !runs.compared.isEmpty
      rate = runs.compared.count == 1 ? runs.compared[0].rate : nil
      (loss, edge, largestRegret, spacingCost, search) = (nil, .none, 0, nil, nil)
      return
    }
    switch runs.tunedBy {
    case .grid:
      let medians = runs.tuning.map(\.median)
      isComplete = !medians.contains(nil)
      let best = isComplete ? GridMinimum.index(medians.compactMap(\.self)) : nil
      rate = best.map { runs.tuning[$0].rate }
      loss = best.flatMap { medians[$0] }
      edge = best.map { Self.edge($0, of: medians.count) } ?? .none
      (largestRegret, search) = (0, nil)
      spacingCost = isComplete ? Self.spacingCost(runs) : nil
    case .search(let search):
      let found = runs.replay(search).result
      isComplete = found != nil
      spacingCost = nil
      self.search = found
      let tried = found?.bestTried
      rate = found?.rate ?? tried.flatMap { $0.loss < .infinity ? $0.rate : nil }
      loss = found?.loss ?? tried?.loss
      largestRegret =
        switch found?.ending {
        case .found: found.map { $0.largestRegret.isFinite ? $0.largestRegret : 0 } ?? 0
        case .flat: SearchedRate.flatness
        default: 0
        }
      edge =
        switch found?.ending {
        case .atSmallest: .lower
        case .atLargest: .upper
        default: .none
        }
    }
  }

  private static func edge(_ place: Int, of count: Int) -> MethodSummary.Edge {
    guard count > 1 else { return .none }
    return place == 0 ? .lower : place == count - 1 ? .upper : .none
  }

  private static func spacingCost(_ runs: MethodRuns) -> Double? {
    var trials = RateTrials()
    for row in runs.tuning { trials.add(row.losses ?? [], at: row.rate) }
    guard let search = RateSearch(scan: runs.tuning.map(\.rate), seeds: runs.tuning[0].runs.count),
      let found = search.result(trials), let smallest = found.loss, smallest > 0
    else { return nil }
    return max(0, found.bestTried.loss / smallest - 1) + found.spacingRegret
  }

  // MARK: What is compared

  /// The multiples of the peak that was found at which the compared seeds are run: the peak itself, near ones
  /// for what each seed would have chosen, and far ones for what a wrong peak costs.
  static let comparedMultiples: [Double] = [
    0.1, 0.1.squareRoot(), 1 / (RateSearch.fineRatio * RateSearch.fineRatio),
    1 / RateSearch.fineRatio, 1, RateSearch.fineRatio,
    RateSearch.fineRatio * RateSearch.fineRatio, 10.squareRoot(), 10,
  ]

  /// The rates at which a method whose peak was searched is run on the compared seeds, ascending; none as long
  /// as the search goes on, and if all rates diverge; of a single rate that rate.
  public var comparedRates: [Double] {
    guard isComplete, let rate else { return [] }
    guard search != nil else { return [rate] }
    return Self.comparedMultiples.map { $0 == 1 ? rate : (rate * $0).rounded(toDigits: 4) }
      .filter { $0 > 0 && $0.isFinite }
  }
}

extension MethodRuns {
  /// A search of its peak, as far as the tuning runs are there.
  public func replay(_ search: RateSearch) -> ReplayedSearch {
    ReplayedSearch(search) { request in
      guard let runs = tuning.first(where: { $0.rate == request.rate })?.runs,
        request.seeds.upperBound <= runs.count
      else { return nil }
      let losses = runs[request.seeds].compactMap { $0?.loss }
      return losses.count == request.seeds.count ? losses : nil
    }
  }
}
