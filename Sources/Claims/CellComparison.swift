import Analysis
import Records

/// Cells held against each other: an ordering or a trend.
///
/// Cells are compared on the differences of the values that they have for the same seed: by the
/// interval of their median, see ``QuantityEstimate``. A difference holds if its whole interval is on
/// the claimed side of 0, contradicts if it is on the other, and decides nothing otherwise; equal
/// values decide nothing.
///
/// Both are reproduced if every neighbouring pair holds: what grows grows at every step, so that ends
/// that differ do not make a trend. They are not if any pair, neighbours or not, contradicts.
/// Everything else is inconclusive. Groups of cells that differ in other axes are decided one by one,
/// and all have to comply.
struct CellComparison {
  private(set) var cells: [ClaimResult.Cell] = []
  private(set) var verdict = ClaimVerdict.inconclusive
  private(set) var reason: String?
  private let selection: CellSelection
  private var verdicts: [ClaimVerdict] = []
  private var evidences: [ClaimEvidence] = []

  /// Of all groups; all have to comply.
  var evidence: ClaimEvidence { ClaimEvidence.all(evidences) }

  init(_ rule: ClaimRule, _ selection: CellSelection) {
    self.selection = selection
    switch rule {
    case .ordering(let along, let named): compareOrder(along, named)
    case .trend(let along, let direction): compareTrend(along, direction)
    case .within, .withinFactor, .atMost, .atLeast, .share, .ratio: return
    }
    verdict = ClaimVerdict.all(verdicts)
    if verdict == .reproduced { reason = nil }
  }

  /// Something that keeps a group from being compared.
  private mutating func refuse(_ why: String) {
    verdicts.append(.inconclusive)
    evidences.append(.undecidable)
    note(why, .inconclusive)
  }

  /// Keeps the first reason of the gravest verdict.
  private mutating func note(_ why: String, _ verdict: ClaimVerdict) {
    let isGraver = verdict == .notReproduced && !verdicts.dropLast().contains(.notReproduced)
    if reason == nil || isGraver { reason = why }
  }

  // MARK: Orderings

  private mutating func compareOrder(_ along: AxisGroup, _ named: [NamedCell]) {
    var isEmpty = true
    for group in selection.groups(besides: Set(along.axes)) {
      let found = named.map { name in group.filter { name.names($0, along: along) } }
      guard found.contains(where: { !$0.isEmpty }) else { continue }
      isEmpty = false
      if let index = found.firstIndex(where: { $0.count != 1 }) {
        append(found.flatMap(\.self), steps: [])
        refuse(
          found[index].isEmpty
            ? "there is no '\(named[index])' along \(along)"
            : "'\(named[index])' stands for \(found[index].count) cells along \(along)")
        continue
      }
      let ordered = found.flatMap(\.self)
      decide(ordered, sign: 1)
    }
    if isEmpty { refuse("none of the cells is named in the order") }
  }

  // MARK: Trends

  private mutating func compareTrend(_ along: Axis, _ direction: ClaimRule.Direction) {
    let isParameter = selection.cells.contains { $0.parameters[along.rawValue] != nil }
    let axes = isParameter ? selection.axes(carrying: along.rawValue) : [along]
    for group in selection.groups(besides: axes) {
      var positions: [(position: Double, cell: StudyTable.Cell)] = []
      for cell in group {
        let position =
          isParameter ? cell.parameters[along.rawValue] : cell.coordinates[along]?.number
        if let position { positions.append((position, cell)) }
      }
      positions.sort { $0.position < $1.position }
      let ordered = positions.map(\.cell)
      if ordered.count < group.count {
        append(group, steps: [])
        refuse(
          "\(group.count - ordered.count) of \(group.count) cells have no number '\(along)'")
      } else if Set(positions.map(\.position)).count < positions.count {
        append(ordered, steps: [])
        refuse("several cells have the same \(along): `where` has to choose among them")
      } else if ordered.count < 2 {
        append(ordered, steps: [])
        refuse("there is only one \(along)")
      } else {
        decide(ordered, sign: direction == .increasing ? 1 : -1)
      }
    }
  }

  // MARK: Decisions

  /// - Parameters:
  ///   - ordered: at least two
  ///   - sign: of the differences that are claimed
  private mutating func decide(_ ordered: [StudyTable.Cell], sign: Double) {
    let steps = ordered.indices.dropFirst().map { step($0 - 1, $0, ordered, sign) }
    append(ordered, steps: steps)
    var pairs: [Step] = []
    for first in ordered.indices {
      for second in ordered.indices where second > first + 1 {
        pairs.append(step(first, second, ordered, sign))
      }
    }
    // Medians of differences need not be transitive: that all steps hold says nothing of the other pairs.
    evidences += (steps + pairs).map(\.evidence)
    if let contradiction = (steps + pairs).first(where: { $0.verdict == .notReproduced }) {
      verdicts.append(.notReproduced)
      note(contradiction.reason, .notReproduced)
    } else if let open = steps.first(where: { $0.verdict == .inconclusive }) {
      verdicts.append(.inconclusive)
      note(open.reason, .inconclusive)
    } else {
      verdicts.append(.reproduced)
    }
  }

  /// The comparison of a cell with one before it.
  private struct Step {
    var verdict: ClaimVerdict
    var reason: String
    var evidence: ClaimEvidence
  }

  private func step(
    _ first: Int, _ second: Int, _ ordered: [StudyTable.Cell], _ sign: Double
  ) -> Step {
    let difference = ordered[second].difference(to: ordered[first], of: selection.quantity)
    let names = "from \(title(ordered[first])) to \(title(ordered[second]))"
    let (verdict, reason) = Self.decide(difference.estimate, sign)
    return Step(
      verdict: verdict, reason: verdict == .reproduced ? "" : names + reason,
      evidence: ClaimEvidence(
        difference.observations, missing: difference.estimate.missing, sign: sign))
  }

  private static func decide(
    _ difference: QuantityEstimate, _ sign: Double
  ) -> (verdict: ClaimVerdict, reason: String) {
    if difference.missing > 0 || difference.values.isEmpty {
      let missing =
        difference.values.isEmpty && difference.missing == 0
        ? "nothing was measured" : PredictedCell.missing(difference)
      return (.inconclusive, ": \(missing)")
    }
    guard let interval = difference.decisive else {
      return (.inconclusive, ": a single seed has no interval")
    }
    if min(sign * interval.lower, sign * interval.upper) > 0 { return (.reproduced, "") }
    if max(sign * interval.lower, sign * interval.upper) < 0 {
      return (.notReproduced, " it \(sign > 0 ? "falls" : "rises")")
    }
    return (.inconclusive, " the differences decide nothing")
  }

  private func title(_ cell: StudyTable.Cell) -> String { selection.title(of: cell) }

  /// - Parameter steps: from each cell to the next; empty if they were not compared
  private mutating func append(_ ordered: [StudyTable.Cell], steps: [Step]) {
    let group = (cells.last?.group ?? -1) + 1
    for (index, cell) in ordered.enumerated() {
      var result = selection.result(of: cell)
      result.group = group
      if index > 0, index <= steps.count {
        result.verdict = steps[index - 1].verdict
        result.evidence = steps[index - 1].evidence
        result.reason = steps[index - 1].reason.isEmpty ? nil : steps[index - 1].reason
      }
      cells.append(result)
    }
  }
}
