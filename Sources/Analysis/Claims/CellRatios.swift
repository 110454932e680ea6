import Records

/// Pairs of cells held against each other by their ratio, which is held against a prediction.
///
/// Of every group of cells that agree on the other axes the ratio of two is taken, seed by seed: its
/// median and interval are those of one cell with these values, see ``PredictedCell``. All groups
/// have to comply.
struct CellRatios {
  private(set) var cells: [ClaimResult.Cell] = []
  private let selection: CellSelection
  private let axis: String

  init(
    _ rule: ClaimRule, _ claim: Claim, along axis: String, of labels: ClaimRule.RatioLabels,
    _ selection: CellSelection
  ) {
    self.selection = selection
    self.axis = axis
    let axes = ClaimRule.parts(axis)
    for group in selection.groups(besides: Set(axes)) {
      let numerators = group.filter { $0.isNamed(labels.numerator, along: axis) }
      let denominators = group.filter { $0.isNamed(labels.denominator, along: axis) }
      guard !numerators.isEmpty || !denominators.isEmpty else { continue }
      if let reason = refusal(labels.numerator, numerators)
        ?? refusal(labels.denominator, denominators)
      {
        append(group[0], labels, reason)
      } else {
        let quotient = numerators[0].quotient(
          over: denominators[0], along: axes)
        var result = PredictedCell(rule, claim, quotient, selection).result
        // Which cells a ratio is of is said once, by the rule.
        if selection.axes.contains(where: { !axes.contains($0) }) {
          result.title = selection.title(of: quotient, without: axes)
        }
        cells.append(result)
      }
    }
    if cells.isEmpty, let first = selection.cells.first {
      append(first, labels, "none of the cells is named in the ratio")
    }
  }

  private func refusal(_ label: String, _ found: [StudyTable.Cell]) -> String? {
    switch found.count {
    case 0: "there is no '\(label)' along \(axis)"
    case 1: nil
    default: "'\(label)' stands for \(found.count) cells along \(axis)"
    }
  }

  /// A pair that does not exist, in the place of the group that lacks it.
  private mutating func append(
    _ member: StudyTable.Cell, _ labels: ClaimRule.RatioLabels, _ reason: String
  ) {
    var pair = StudyTable.Cell(labels: member.labels)
    let parts = zip(ClaimRule.parts(labels.numerator), ClaimRule.parts(labels.denominator))
    for (axis, ends) in zip(ClaimRule.parts(axis), parts) {
      pair.labels[axis] = "\(ends.0) / \(ends.1)"
    }
    var result = selection.result(of: pair)
    result.verdict = .inconclusive
    result.reason = reason
    cells.append(result)
  }
}

extension StudyQuantity {
  /// As two of its values are compared.
  var ratio: StudyQuantity {
    StudyQuantity(name, title: "ratio of \(title)", summary, isLogarithmic: isLogarithmic)
  }
}
