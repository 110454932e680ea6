import Records

/// The verdict of a claim that was looked at after every seed, until it stood.
///
/// It is that of the first look at which the evidence decides, whatever seeds came after it: with more of them, or
/// fewer at a time, the same comes out. A claim that does not hold is called reproduced in 5 % of cases at most, and
/// one that holds not reproduced likewise. Rules about every seed are not of this kind: the more seeds there are, the
/// more of them could fail, and all of the seeds decide.
public struct SequentialVerdict: Sendable, Hashable {
  public let verdict: ClaimVerdict
  /// The seeds that were looked at: until the verdict stood, or all.
  public let seeds: Int
  /// What these say, at the last look.
  public let evidence: ClaimEvidence
  /// Whether more seeds could decide it.
  public let isOpen: Bool

  /// Looks at what was measured, seed by seed in the order of the samples.
  ///
  /// - Parameters:
  ///   - claim: that is held against it
  ///   - table: what was measured
  public init(_ claim: Claim, in table: StudyTable) {
    let fixed = ClaimResult(claim, in: table)
    // Looks are many: at no more than the claim is about.
    var table = table
    table.cells.removeAll { cell in
      !claim.cells.allSatisfy { cell.answers(to: $0.value, at: $0.key) }
    }
    let all = table.seeds
    guard claim.verdictRule?.subject == .median, !all.isEmpty else {
      (verdict, seeds, evidence) = (fixed.verdict, all.count, fixed.evidence)
      isOpen = false
      return
    }
    for count in 1..<all.count {
      let look = ClaimResult(claim, in: table.of(Set(all.prefix(count))))
      guard look.evidence.verdict == .inconclusive else {
        (verdict, seeds, evidence) = (look.evidence.verdict, count, look.evidence)
        isOpen = false
        return
      }
    }
    (verdict, seeds, evidence) = (fixed.evidence.verdict, all.count, fixed.evidence)
    isOpen = verdict == .inconclusive && !fixed.cells.isEmpty && evidence.isDecidable
  }
}

extension ClaimResult {
  /// A claim held against a table by looks after every seed.
  ///
  /// The verdict is that of the looks; what the cells say is of all seeds.
  public static func sequential(_ claim: Claim, in table: StudyTable) -> ClaimResult {
    var result = ClaimResult(claim, in: table)
    guard claim.verdictRule?.subject == .median, result.evidence.isDecidable, !table.seeds.isEmpty
    else { return result }
    let decided = SequentialVerdict(claim, in: table)
    result.sequential = decided
    result.verdict = decided.verdict
    // Those of the intervals are none here.
    result.reason = nil
    for index in result.cells.indices where result.cells[index].verdict != nil {
      result.cells[index].verdict = result.cells[index].evidence.verdict
      result.cells[index].reason = nil
    }
    return result
  }
}

extension StudyTable {
  /// The seeds of all samples, in the order in which they occur.
  var seeds: [UInt64] {
    var seen: Set<UInt64> = []
    return cells.flatMap(\.samples).compactMap(\.seed).filter { seen.insert($0).inserted }
  }

  /// The samples of some seeds, and those that have none.
  func of(_ seeds: Set<UInt64>) -> StudyTable {
    var table = self
    for index in table.cells.indices {
      table.cells[index].samples.removeAll { $0.seed.map { !seeds.contains($0) } ?? false }
    }
    return table
  }
}
