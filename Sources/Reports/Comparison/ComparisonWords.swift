import Analysis
import Foundation
import Presentation
import Records

/// A comparison told in sentences: who wins where, by how much, how surely, at which peak, how
/// sensitive it is and how early it gets there.
public enum ComparisonWords {
  public static func sentences(_ task: TaskComparison) -> [String] {
    guard task.isBegun else { return ["Nothing of it is computed yet."] }
    guard let leader = task.leader else {
      return ["No method has losses for all seeds.", warnings(task)].compactMap(\.self)
    }
    guard leader.median?.isFinite == true else {
      return ["At every tuned peak at least half of the seeds diverged.", warnings(task)]
        .compactMap(\.self)
    }
    return [lead(leader, task), alike(task), worse(task), better(task), warnings(task)]
      .compactMap(\.self)
  }

  private static func lead(_ leader: TunedMethod, _ task: TaskComparison) -> String {
    var text =
      "\(leader.method.name) has the smallest median loss, "
      + ComparisonTables.median(leader, digits: 4)
    if let rate = leader.tunedRate {
      let variant = leader.runs.variant.isEmpty ? "" : " and \(leader.runs.variant)"
      text +=
        ", at a peak of \(NumberFormat.estimate(rate, leader.peakInterval, digits: 3))\(variant)"
      text += leader.trials > 0 ? " tuned with \(leader.trials) runs" : ", not tuned"
    }
    return text + "." + early(leader, task)
  }

  /// Who reaches the target first.
  private static func early(_ leader: TunedMethod, _ task: TaskComparison) -> String {
    let times = task.methods.compactMap { method in
      task.times(method).map { (name: method.method.name, steps: Statistics.median($0)) }
    }
    guard let fastest = times.min(by: { $0.steps < $1.steps }), fastest.steps.isFinite else {
      return ""
    }
    guard fastest.name != leader.method.name,
      let own = times.first(where: { $0.name == leader.method.name })?.steps
    else {
      return " It is also the first at the target, after \(short(fastest.steps)) steps."
    }
    return
      " First at the target is \(fastest.name), after \(short(fastest.steps)) steps; the leader "
      + (own.isFinite ? "takes \(short(own))." : "misses it.")
  }

  private static func alike(_ task: TaskComparison) -> String? {
    let pairs = task.methods.indices.compactMap(task.againstLeader).filter { !$0.isSignificant }
    guard !pairs.isEmpty else { return nil }
    let parts = pairs.map { pair -> String in
      var text = "\(task.methods[pair.second].method.name) (\(difference(pair, task))"
      text += ", p = \(ComparisonTables.p(pair))"
      if let seeds = pair.seedsNeededAgainstLeader {
        text += ", about \(seeds) seeds for this difference"
      }
      return text + ")"
    }
    let seeds = task.methods[0].runs.seeds.count
    return "Not told apart from it by \(seeds) seeds: " + listed(parts) + "."
      + (isHopeless(task, seeds)
        ? " So few seeds cannot tell so many methods apart, however large the differences." : "")
  }

  /// Whether even seeds that all agree would not be significant: 2^(1 − n) for each, adjusted.
  private static func isHopeless(_ task: TaskComparison, _ seeds: Int) -> Bool {
    let others = task.methods.indices.compactMap(task.againstLeader).count
    return Double(others) * Double(sign: .plus, exponent: 1 - seeds, significand: 1) > 0.05
  }

  private static func worse(_ task: TaskComparison) -> String? {
    told(task, "Behind it", where: \.isBehind)
  }

  /// A smaller median decides the order; on pairs it can be the other way round.
  private static func better(_ task: TaskComparison) -> String? {
    told(task, "Better on the same seeds, though the median is larger") {
      $0.isSignificant && !$0.isBehind
    }
  }

  private static func told(
    _ task: TaskComparison, _ heading: String, where isTold: (TaskComparison.Pair) -> Bool
  ) -> String? {
    let pairs = task.methods.indices.compactMap(task.againstLeader).filter(isTold)
    guard !pairs.isEmpty else { return nil }
    let parts = pairs.map { pair in
      "\(task.methods[pair.second].method.name) (\(difference(pair, task)), "
        + "p \(ComparisonTables.p(pair).hasPrefix("<") ? "" : "= ")\(ComparisonTables.p(pair)))"
    }
    return heading + ": " + listed(parts) + "."
  }

  /// The nearest to the first: nobody reads a sentence about thirty methods, and the ranking has them all.
  private static func listed(_ parts: [String]) -> String {
    let shown = 8
    guard parts.count > shown + 1 else { return parts.joined(separator: "; ") }
    return parts.prefix(shown).joined(separator: "; ")
      + "; and \(parts.count - shown) more, in the ranking"
  }

  /// In per cent of the leader's median above the floor, where that has a meaning.
  private static func difference(_ pair: TaskComparison.Pair, _ task: TaskComparison) -> String {
    let typical = pair.comparison.typical
    guard let base = scale(task), typical.value.isFinite else {
      return typical.value == .infinity ? "diverges" : NumberFormat.short(typical.value, digits: 3)
    }
    func percent(_ x: Double) -> String {
      let value = 100 * x / base
      return (value > 0 ? "+" : "") + NumberFormat.short(value, digits: 2)
    }
    let interval = pair.interval.map { " [\(percent($0.lower)), \(percent($0.upper))]" }
    return percent(typical.value) + (interval ?? "") + " %"
  }

  /// What differences are per cent of: the leader's median loss, above the floor if that is known;
  /// `nil` where it is not positive.
  static func scale(_ task: TaskComparison) -> Double? {
    guard let levels = task.leader.flatMap(task.levels) else { return nil }
    let median = Statistics.median(levels)
    return median > 0 && median.isFinite ? median : nil
  }

  private static func warnings(_ task: TaskComparison) -> String? {
    let edges = task.methods.filter { $0.edge != .none && $0.peak.search == nil }.map(\.method.name)
    let missing = task.methods.filter { $0.losses == nil }.map(\.method.name)
    var parts: [String] = []
    if !edges.isEmpty {
      parts.append(
        "The tuned peak lies on the edge of the grid, so that a better one may lie beyond: "
          + edges.joined(separator: "; ") + ".")
    }
    let open = task.methods.compactMap(openSearch)
    if !open.isEmpty {
      parts.append("Searches without an end inside: " + open.joined(separator: "; ") + ".")
    }
    if let text = spacing(task) { parts.append(text) }
    if !missing.isEmpty {
      parts.append("Without a loss for every seed: " + missing.joined(separator: "; ") + ".")
    }
    if let text = hindsight(task) { parts.append(text) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// A search that found no rate between worse ones.
  private static func openSearch(_ method: TunedMethod) -> String? {
    guard let search = method.peak.search, search.ending != .found else { return nil }
    return "\(method.method.name) (\(search.ending))"
  }

  /// What the spacing of grids may have cost, where another method could be the first without it.
  private static func spacing(_ task: TaskComparison) -> String? {
    guard let best = task.leader?.median, best.isFinite else { return nil }
    let parts = task.methods.dropFirst().compactMap { method -> String? in
      guard let median = method.median, let cost = method.peak.spacingCost,
        median / (1 + cost) < best
      else { return nil }
      return "\(method.method.name) (\(NumberFormat.short(100 * cost, digits: 2)) %)"
    }
    guard !parts.isEmpty else { return nil }
    return
      "The spacing of the grid may have cost these more than what they are behind the first, so that the "
      + "order may be the grid's: " + parts.joined(separator: "; ")
      + ". The study's setting peaks: searched has no grid."
  }

  /// What the choice of the peak on other seeds has cost, as far as the compared rates can say.
  private static func hindsight(_ task: TaskComparison) -> String? {
    let parts = task.methods.compactMap { method -> String? in
      guard let tuned = method.tunedRate, let best = method.hindsightRate, tuned != best,
        let losses = method.hindsightLosses, let own = method.median
      else { return nil }
      // Of a search it is known how much better another rate may be.
      if let regret = method.largestRegret, Statistics.median(losses) * (1 + regret) >= own {
        return nil
      }
      let loss = NumberFormat.short(Statistics.median(losses), digits: 4)
      return "\(method.method.name) (\(short(best)) instead of \(short(tuned)): \(loss))"
    }
    guard !parts.isEmpty else { return nil }
    return
      "On the compared seeds themselves another peak would have had the smallest median loss for "
      + parts.joined(separator: "; ") + "."
  }

  private static func short(_ x: Double) -> String { NumberFormat.short(x, digits: 3) }

  /// What the columns of the ranking mean.
  public static let legend =
    "By the median over the seeds of the final evaluation loss at the tuned peak, with its "
    + "order-statistic interval; = marks a difference from the first that is not significant at "
    + "5 %. Differences in per cent: Hodges and Lehmann's estimate over the first's median, above "
    + "the smallest possible loss where that is known, with the interval of a single signed-rank "
    + "test at 5 %; seeds: for a power of 80 % at 5 % over the number of methods. Peak: tuned on seeds of its own, "
    + "with the interval of its search; ↓ ↑ mark an edge of what was tried. Runs: that tuning "
    + "took. p: Wilcoxon's signed-rank test against the first, adjusted by Holm's method for all "
    + "methods of the task. Intervals and tests of peaks that were searched hold for the best peaks: the "
    + "losses may be as much smaller as the searches may have left. Sens.: mean of min(loss, initial loss) − "
    + "best loss over the rates of a grid, or over log rates within a factor of ten of the peak, median "
    + "over seeds. Steps: to the target, median over seeds; ∞ if more than half miss it. Div.: "
    + "diverged seeds at the tuned peak."
}
