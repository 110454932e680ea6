import Analysis
import Records

/// Pairs of cells held against each other by their ratio, which is held against a prediction.
///
/// Of every group of cells that agree on the other axes the ratio of two is taken, seed by seed: its
/// median and interval are those of one cell with these values, see ``PredictedCell``. All groups
/// have to comply.
struct CellRatios {
  private(set) var cells: [ClaimResult.Cell] = []
  private let selection: CellSelection
  private let along: AxisGroup

  init(
    _ rule: ClaimRule, _ claim: Claim, along: AxisGroup, of cells: ClaimRule.RatioCells,
    _ selection: CellSelection
  ) {
    self.selection = selection
    self.along = along
    let axes = along.axes
    for group in selection.groups(besides: Set(axes)) {
      let numerators = group.filter { cells.numerator.names($0, along: along) }
      let denominators = group.filter { cells.denominator.names($0, along: along) }
      guard !numerators.isEmpty || !denominators.isEmpty else { continue }
      if let reason = refusal(cells.numerator, numerators)
        ?? refusal(cells.denominator, denominators)
      {
        append(group[0], cells, reason)
      } else {
        let quotient = numerators[0].quotient(
          over: denominators[0], along: axes)
        var result = PredictedCell(rule, claim, quotient, selection).result
        // Which cells a ratio is of is said once, by the rule.
        if selection.axes.contains(where: { !axes.contains($0) }) {
          result.title = selection.title(of: quotient, without: axes)
        }
        self.cells.append(result)
      }
    }
    if self.cells.isEmpty, let first = selection.cells.first {
      append(first, cells, "none of the cells is named in the ratio")
    }
  }

  private func refusal(_ name: NamedCell, _ found: [StudyTable.Cell]) -> String? {
    switch found.count {
    case 0: "there is no '\(name)' along \(along)"
    case 1: nil
    default: "'\(name)' stands for \(found.count) cells along \(along)"
    }
  }

  /// A pair that does not exist, in the place of the group that lacks it.
  private mutating func append(
    _ member: StudyTable.Cell, _ named: ClaimRule.RatioCells, _ reason: String
  ) {
    var pair = StudyTable.Cell(member.coordinates)
    for (axis, ends) in zip(along.axes, zip(named.numerator.texts, named.denominator.texts)) {
      pair.coordinates[axis] = .quotient(.word(ends.0), .word(ends.1))
    }
    var result = selection.result(of: pair)
    result.verdict = .inconclusive
    result.reason = reason
    result.evidence = .undecidable
    cells.append(result)
  }
}

extension StudyQuantity {
  /// As two of its values are compared.
  var ratio: StudyQuantity {
    StudyQuantity(name, title: "ratio of \(title)", summary, isLogarithmic: isLogarithmic)
  }
}
