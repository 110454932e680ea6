/// A search as far as its runs are there.
///
/// Nothing of a search is kept but its runs: what it asks for is a function of what they came to.
public struct ReplayedSearch: Sendable {
  /// All that it has asked for, in its order, what is not there included.
  public let asked: [RateSearch.Request]
  /// What its requests came to, as far as all runs of a round are there.
  public let trials: RateTrials
  /// What it came to; `nil` while runs are not there.
  public let result: SearchedRate?

  /// Follows a search.
  ///
  /// - Parameters:
  ///   - search: the search
  ///   - losses: the final losses of a request, in the order of its seeds; `nil` if one is not there
  public init(_ search: RateSearch, _ losses: (RateSearch.Request) -> [Double]?) {
    var asked: [RateSearch.Request] = [], trials = RateTrials(), isOver = false
    rounds: while true {
      let requests = search.next(trials)
      guard !requests.isEmpty else {
        isOver = true
        break
      }
      asked += requests
      var round: [(losses: [Double], rate: Double)] = []
      for request in requests {
        guard let found = losses(request), found.count == request.seeds.count else { break rounds }
        round.append((found, request.rate))
      }
      for part in round { trials.add(part.losses, at: part.rate) }
    }
    self.asked = asked
    self.trials = trials
    result = isOver ? search.result(trials) : nil
  }
}
