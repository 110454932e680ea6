import Analysis
import Records

/// How many of a cell's runs are as a rule asks, for rules that speak of a share of them.
///
/// What is no theorem fails now and then, and the more seeds there are, the surer some run of them
/// fails: a share with an interval can be held against a claim for any number of seeds.
public struct ShareOfRuns: Sendable, Hashable {
  public var runs: Int
  /// The number of runs with an accepted value.
  public var accepted: Int
  /// The number of runs of which it cannot be told whether they are accepted: without a value
  /// though they did not diverge, or with one that its measurement leaves open.
  public var undecided: Int
  /// The number of runs that diverged: whatever they measured on the way, they are not accepted.
  public var diverged: Int
  /// Clopper and Pearson's, of 95 %; from the lower end if no undecided run complies to the upper end
  /// if all do.
  public var interval: Interval

  /// The share of the accepted ones.
  public var value: Double { Double(accepted) / Double(runs) }

  /// - Parameters:
  ///   - values: of each run, what is held against the range; `nil` where there is nothing
  ///   - samples: of the same runs
  /// - Returns: `nil` without runs
  init?(
    _ values: [QuantityEstimate.Observation?], of samples: [StudySample], in range: AcceptedRange
  ) {
    var counts: [ClaimVerdict: Int] = [:]
    for (value, sample) in zip(values, samples) where !sample.hasDiverged {
      counts[range.verdict(on: value?.interval), default: 0] += 1
    }
    runs = samples.count
    accepted = counts[.reproduced] ?? 0
    undecided = counts[.inconclusive] ?? 0
    diverged = samples.count(where: \.hasDiverged)
    guard let fewest = ShareInterval(accepted, of: runs),
      let most = ShareInterval(accepted + undecided, of: runs)
    else { return nil }
    interval = Interval(lower: fewest.interval.lower, upper: most.interval.upper)
  }

  /// - Parameter least: that the rule asks for
  func verdict(least: Double) -> ClaimVerdict {
    if interval.lower >= least { return .reproduced }
    return interval.upper < least ? .notReproduced : .inconclusive
  }

  /// "of 20 runs 2 are not as claimed, 1 of them diverged; 3 are undecided"; `nil` if all comply
  public var remark: String? {
    let outside = runs - accepted - undecided
    guard outside > 0 || undecided > 0 else { return nil }
    func are(_ count: Int) -> String { "\(count) \(count == 1 ? "is" : "are")" }
    var text = "of \(runs) runs \(are(outside)) not as claimed"
    if diverged > 0 { text += ", \(diverged) of them diverged" }
    if undecided > 0 { text += "; \(are(undecided)) undecided" }
    return text
  }

  /// Why a share decides nothing or speaks against a claim.
  var reason: String { remark ?? "of \(runs) runs all are as claimed, which is too few to decide" }
}
