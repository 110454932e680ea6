import Catalog
import Records

/// Cells held against each other: an ordering or a trend.
///
/// Cells are compared on the differences of the values that they have for the same seed: by the
/// interval of their median, see ``QuantityEstimate``. A difference holds if its whole interval is on
/// the claimed side of 0, contradicts if it is on the other, and decides nothing otherwise; equal
/// values decide nothing.
///
/// - An ordering is reproduced if every neighbouring pair holds. It is not if any pair, neighbours or
///   not, contradicts.
/// - A trend is reproduced if the last cell against the first holds, and no neighbouring pair
///   contradicts. It is not if the ends or a neighbouring pair contradict.
///
/// Everything else is inconclusive. Groups of cells that differ in other axes are decided one by one,
/// and all have to comply.
struct CellComparison {
  private(set) var cells: [ClaimResult.Cell] = []
  private(set) var verdict = ClaimVerdict.inconclusive
  private(set) var reason: String?
  private let selection: CellSelection
  private var verdicts: [ClaimVerdict] = []

  init(_ rule: ClaimRule, along: String, _ selection: CellSelection) {
    self.selection = selection
    switch rule {
    case .ordering(_, let labels): compareOrder(along, labels)
    case .trend(_, let direction): compareTrend(along, direction)
    case .within, .withinFactor, .atMost, .atLeast: return
    }
    verdict = ClaimVerdict.all(verdicts)
    if verdict == .reproduced { reason = nil }
  }

  /// Something that keeps a group from being compared.
  private mutating func refuse(_ why: String) {
    verdicts.append(.inconclusive)
    note(why, .inconclusive)
  }

  /// Keeps the first reason of the gravest verdict.
  private mutating func note(_ why: String, _ verdict: ClaimVerdict) {
    let isGraver = verdict == .notReproduced && !verdicts.dropLast().contains(.notReproduced)
    if reason == nil || isGraver { reason = why }
  }

  // MARK: Orderings

  private mutating func compareOrder(_ axis: String, _ labels: [String]) {
    var isEmpty = true
    for group in selection.groups(besides: [axis]) {
      let found = labels.map { label in
        group.filter { cell in
          // 1e-3 and 0.001 are the same rate.
          cell.answers(to: .text(label), at: axis)
            || cell.answers(to: Double(label).map(SettingValue.number) ?? .none, at: axis)
        }
      }
      guard found.contains(where: { !$0.isEmpty }) else { continue }
      isEmpty = false
      if let index = found.firstIndex(where: { $0.count != 1 }) {
        append(found.flatMap(\.self), steps: [])
        refuse(
          found[index].isEmpty
            ? "there is no '\(labels[index])' along \(axis)"
            : "'\(labels[index])' stands for \(found[index].count) cells along \(axis)")
        continue
      }
      let ordered = found.flatMap(\.self)
      decide(ordered, sign: 1, needsEveryStep: true)
    }
    if isEmpty { refuse("none of the cells is named in the order") }
  }

  // MARK: Trends

  private mutating func compareTrend(_ along: String, _ direction: ClaimRule.Direction) {
    let isParameter = selection.cells.contains { $0.parameters[along] != nil }
    let axes = isParameter ? selection.axes(carrying: along) : [along]
    for group in selection.groups(besides: axes) {
      var positions: [(position: Double, cell: StudyTable.Cell)] = []
      for cell in group {
        let position =
          isParameter ? cell.parameters[along] : cell.labels[along].flatMap { Double($0) }
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
        decide(ordered, sign: direction == .increasing ? 1 : -1, needsEveryStep: false)
      }
    }
  }

  // MARK: Decisions

  /// - Parameters:
  ///   - ordered: at least two
  ///   - sign: of the differences that are claimed
  ///   - needsEveryStep: whether it is an ordering; else the ends decide
  private mutating func decide(
    _ ordered: [StudyTable.Cell], sign: Double, needsEveryStep: Bool
  ) {
    let last = ordered.count - 1
    let steps = (1...last).map { step($0 - 1, $0, ordered, sign) }
    let ends = last > 1 ? step(0, last, ordered, sign) : steps[0]
    append(ordered, steps: steps)
    var contradictions = (steps + [ends]).filter { $0.verdict == .notReproduced }
    if needsEveryStep, contradictions.isEmpty {
      for first in ordered.indices {
        for second in ordered.indices where second > first + 1 {
          let pair = step(first, second, ordered, sign)
          if pair.verdict == .notReproduced { contradictions.append(pair) }
        }
      }
    }
    if let contradiction = contradictions.first {
      verdicts.append(.notReproduced)
      note(contradiction.reason, .notReproduced)
    } else if let open = (needsEveryStep ? steps : [ends]).first(where: {
      $0.verdict == .inconclusive
    }) {
      refuse(open.reason)
    } else {
      verdicts.append(.reproduced)
    }
  }

  /// The comparison of a cell with one before it.
  private struct Step {
    var verdict: ClaimVerdict
    var reason: String
  }

  private func step(
    _ first: Int, _ second: Int, _ ordered: [StudyTable.Cell], _ sign: Double
  ) -> Step {
    let difference = ordered[second].difference(to: ordered[first], of: selection.quantity)
    let names = "from \(title(ordered[first])) to \(title(ordered[second]))"
    if difference.missing > 0 || difference.values.isEmpty {
      let missing =
        difference.values.isEmpty && difference.missing == 0
        ? "nothing was measured" : PredictedCell.missing(difference)
      return Step(verdict: .inconclusive, reason: "\(names): \(missing)")
    }
    guard let interval = difference.decisive else {
      return Step(verdict: .inconclusive, reason: "\(names): a single seed has no interval")
    }
    if min(sign * interval.lower, sign * interval.upper) > 0 {
      return Step(verdict: .reproduced, reason: "")
    }
    if max(sign * interval.lower, sign * interval.upper) < 0 {
      return Step(verdict: .notReproduced, reason: "\(names) it \(sign > 0 ? "falls" : "rises")")
    }
    return Step(
      verdict: .inconclusive, reason: "\(names) the differences decide nothing")
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
        result.reason = steps[index - 1].reason.isEmpty ? nil : steps[index - 1].reason
      }
      cells.append(result)
    }
  }
}

extension StudyTable.Cell {
  /// How much larger a quantity is here than in another cell, over the seeds that either has. A
  /// cell without seeds is compared with every seed of the other.
  func difference(to other: StudyTable.Cell, of quantity: String) -> QuantityEstimate {
    var pairs: [(here: StudySample, there: StudySample)] = []
    var missing = 0
    var reason: String?
    let hasOne = samples.count == 1 && samples[0].seed == nil
    let otherHasOne = other.samples.count == 1 && other.samples[0].seed == nil
    for sample in samples {
      if let there = otherHasOne
        ? other.samples[0] : other.samples.first(where: { $0.seed == sample.seed })
      {
        pairs.append((sample, there))
      } else if hasOne {
        pairs += other.samples.map { (sample, $0) }
      } else {
        missing += 1
      }
    }
    if !hasOne, !otherHasOne {
      missing += other.samples.count { sample in !samples.contains { $0.seed == sample.seed } }
    }
    if missing > 0 { reason = "the cells do not have the same seeds" }
    var differences: [QuantityEstimate.Observation] = []
    for (here, there) in pairs {
      guard let a = here.observation(of: quantity), let b = there.observation(of: quantity) else {
        missing += 1
        reason = reason ?? here.missing[quantity] ?? there.missing[quantity] ?? "not measured"
        continue
      }
      // Two infinities are equal, not an undefined difference apart.
      let isTie = a.value == b.value && a.value.isInfinite
      differences.append(
        QuantityEstimate.Observation(
          value: a.value == b.value ? 0 : a.value - b.value,
          uncertainty: isTie ? 0 : a.uncertainty + b.uncertainty,
          isRandom: a.isRandom || b.isRandom))
    }
    return QuantityEstimate(differences, missing: missing, reason: reason)
  }
}
