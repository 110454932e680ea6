import Analysis
import Claims
import Presentation
import Records

/// What a table says of a claim, in few words.
public struct ClaimWords: Sendable {
  public let predicted: String
  public let measured: String
  /// Of a rule about every seed, which value `measured` is, and how many are outside.
  public let interval: String
  public let verdict: String
  /// Which cell is shown, and why the verdict is what it is; a sentence each.
  public let remarks: [String]

  public init(_ result: ClaimResult, isQuick: Bool) {
    verdict = result.verdict.rawValue + (isQuick ? " (quick)" : "")
    var remarks: [String] = []
    if result.isComparison {
      predicted = result.claim.verdictRule?.description ?? result.claim.rule.name
      measured = Self.path(result)
      interval = "–"
    } else {
      let worst = result.worst
      predicted = Self.predicted(result)
      if let share = worst?.share {
        measured = Self.percent(share.value)
        interval = Self.interval(share)
      } else if let deciding = worst?.deciding {
        measured = Self.text(deciding.value)
        interval =
          "\(Self.extreme(result)) of \(result.runs)"
          + (result.outside > 0 ? ", \(result.outside) outside" : "")
      } else {
        measured = Self.text(worst?.estimate.median)
        interval = worst.map { Self.interval($0.estimate) } ?? "–"
      }
      if result.cells.count > 1, let worst {
        remarks.append(
          "Farthest of \(result.cells.count) cells: \(worst.title)"
            + (worst.predicted.map { ", predicted \(Self.text($0))" } ?? "")
            + (worst.share == nil
              ? (worst.deciding?.ratio ?? worst.ratio).map { ", ratio \(Self.text($0))" } ?? ""
              : "")
            + ".")
      }
    }
    if result.verdict == .reproduced, let remark = result.worst?.share?.remark {
      remarks.append(remark.prefix(1).uppercased() + remark.dropFirst() + ".")
    }
    if let looks = result.sequential.flatMap(Self.looks) { remarks.append(looks) }
    if let reason = result.reason { remarks.append("Reason: \(reason).") }
    self.remarks = remarks
  }

  /// "Decided after 23 seeds, looked at one by one: evidence 31 to 1."; `nil` where one look says all.
  private static func looks(_ sequential: SequentialVerdict) -> String? {
    let (favour, against) = (sequential.evidence.inFavour, sequential.evidence.against)
    let seeds = "\(sequential.seeds) \(sequential.seeds == 1 ? "seed" : "seeds")"
    if sequential.isOpen {
      return
        "Not decided by \(seeds), looked at one by one: evidence \(text(favour, 3)) to 1 for it and "
        + "\(text(against, 3)) to 1 against; \(text(ClaimEvidence.decisive)) to 1 decides."
    }
    let weight = max(favour, against)
    guard sequential.verdict != .inconclusive, weight.isFinite else { return nil }
    return "Decided after \(seeds), looked at one by one: evidence \(text(weight, 2)) to 1."
  }

  /// Of a trend or an ordering, the medians from the first cell to the last.
  private static func path(_ result: ClaimResult) -> String {
    let groups = Set(result.cells.map(\.group)).sorted()
    return groups.map { group in
      let medians = result.cells.filter { $0.group == group }.map { text($0.estimate.median, 3) }
      return medians.count <= 4
        ? medians.joined(separator: ", ")
        : "\(medians[0]), \(medians[1]), … \(medians[medians.count - 1])"
    }.joined(separator: "; ")
  }

  /// What the deciding value of a rule about every seed is among the others. Against predictions
  /// that differ, the farthest need not be the largest.
  static func extreme(_ result: ClaimResult) -> String {
    if case .quantity = result.claim.prediction { return "farthest" }
    if let predictions = result.predictions, predictions.lower < predictions.upper {
      return "farthest"
    }
    return switch result.claim.verdictRule {
    case .atMost: "largest"
    case .atLeast: "smallest"
    default: "farthest"
    }
  }

  private static func predicted(_ result: ClaimResult) -> String {
    if case .share(_, _, let least)? = result.claim.verdictRule {
      return "at least \(percent(least))"
    }
    return range(result.predictions)
  }

  private static let digits = 5

  static func text(_ value: Double?, _ digits: Int = digits) -> String {
    value.map { NumberFormat.short($0, digits: digits) } ?? "–"
  }

  static func number(_ value: Double?) -> Table.Field { .text(text(value)) }

  private static func range(_ range: Interval?) -> String {
    guard let range else { return "–" }
    let lower = text(range.lower), upper = text(range.upper)
    return lower == upper ? lower : "\(lower) … \(upper)"
  }

  static func percent(_ share: Double) -> String { "\(text(100 * share, 3)) %" }

  /// Of the share of the runs, and of how many.
  static func interval(_ share: ShareOfRuns) -> String {
    "[\(text(100 * share.interval.lower, 3)), \(text(100 * share.interval.upper, 3))] % of "
      + "\(share.runs)"
  }

  /// With the coverage where it is less than is usual, or why there is none.
  static func interval(_ estimate: QuantityEstimate) -> String {
    guard let interval = estimate.interval else {
      return switch estimate.basis {
      case .exact: estimate.median == nil ? "–" : "exact"
      case .singleSeed: "one seed"
      case .uncertainty, .order: "–"
      }
    }
    let ends = "[\(text(interval.lower)), \(text(interval.upper))]"
    guard case .order(let coverage) = estimate.basis, coverage < 0.95 else { return ends }
    return "\(ends) \(text(100 * coverage, 2)) %"
  }

  /// A step of a trend or an ordering.
  static func step(_ verdict: ClaimVerdict) -> String {
    switch verdict {
    case .reproduced: "as claimed"
    case .notReproduced: "the other way"
    case .inconclusive: "undecided"
    }
  }
}
