import Analysis
import Claims
import Records

/// The tables of claims.
public enum ClaimTables {
  /// In the order in which a study names them; others follow.
  private static let usualAxes: [Axis] = [.problem, .optimizer, .schedule, .batch, .steps, .rate]

  // MARK: For machines

  /// `claims.tsv`: one row for each claim and cell; for a claim without cells a row by itself.
  public static func tidy(_ entries: [ClaimsReport.Entry], isQuick: Bool) -> Table {
    let present = Set(entries.flatMap { $0.result.cells.flatMap(\.coordinates.keys) })
    let axes =
      usualAxes.filter(present.contains)
      + present.filter { !usualAxes.contains($0) }.sorted { $0.rawValue < $1.rawValue }
    var table = Table(
      columns: ["claim"] + axes.map(\.rawValue) + [
        "quantity", "seeds", "missing", "predicted", "accepted_lower", "accepted_upper", "measured",
        "lower", "upper", "coverage", "extreme", "outside", "ratio", "verdict", "claim_verdict",
        "expected", "quick", "share", "share_lower", "share_upper", "diverged",
      ])
    for entry in entries {
      let result = entry.result
      let ends: [Table.Field] = [
        .text(result.verdict.rawValue), .integer(result.claim.isExpected ? 1 : 0),
        .integer(isQuick ? 1 : 0),
      ]
      if result.cells.isEmpty {
        table.rows.append(
          [.text(result.claim.id)] + axes.map { _ in .missing } + [.text(result.claim.quantity)]
            + Array(repeating: .missing, count: 13) + ends + shareFields(nil))
      }
      for cell in result.cells {
        table.rows.append(
          [.text(result.claim.id)]
            + axes.map { cell.coordinates[$0].map { .text($0.label) } ?? .missing }
            + [.text(result.claim.quantity)] + fields(cell) + ends + shareFields(cell.share))
      }
    }
    return table
  }

  private static func fields(_ cell: ClaimResult.Cell) -> [Table.Field] {
    var coverage: Double?
    if case .order(let value) = cell.estimate.basis { coverage = value }
    return [
      .integer(cell.seeds), .integer(cell.estimate.missing), .optional(cell.predicted),
      .optional(cell.accepted?.lower), .optional(cell.accepted?.upper),
      .optional(cell.estimate.median), .optional(cell.estimate.interval?.lower),
      .optional(cell.estimate.interval?.upper), .optional(coverage),
      .optional(cell.deciding?.value), cell.deciding.map { .integer($0.outside) } ?? .missing,
      .optional(cell.ratio),
      cell.verdict.map { .text($0.rawValue) } ?? .missing,
    ]
  }

  private static func shareFields(_ share: ShareOfRuns?) -> [Table.Field] {
    [
      .optional(share?.value), .optional(share?.interval.lower), .optional(share?.interval.upper),
      share.map { .integer($0.diverged) } ?? .missing,
    ]
  }

  // MARK: For people

  /// One row a claim, with everything; the verdict in front, where a narrow screen shows it.
  public static func overview(_ entries: [ClaimsReport.Entry], isQuick: Bool) -> Table {
    var table = Table(columns: [
      "claim", "verdict", "statement", "predicted", "measured", "interval", "source",
    ])
    for entry in entries {
      let words = ClaimWords(entry.result, isQuick: isQuick)
      let claim = entry.result.claim
      table.rows.append([
        .text(claim.id), .text(words.verdict), .text(claim.statement), .text(words.predicted),
        .text(words.measured), .text(words.interval), .text(claim.source),
      ])
    }
    return table
  }

  /// One row a claim, of a single experiment.
  static func brief(_ results: [ClaimResult]) -> Table {
    Table(
      columns: ["claim", "verdict", "statement"],
      rows: results.map {
        [.text($0.claim.id), .text($0.verdict.rawValue), .text($0.claim.statement)]
      })
  }

  /// One row a cell.
  public static func cells(_ result: ClaimResult) -> Table {
    let compares = result.isComparison
    let isOfEverySeed = result.cells.contains { $0.deciding != nil }
    let isOfShare = result.cells.contains { $0.share != nil }
    var table = Table(
      columns: ["cell", "seeds"] + (compares ? [] : ["predicted"])
        + [isOfEverySeed || isOfShare ? "median" : "measured", "interval"]
        + (isOfShare ? ["share of runs", "its interval"] : [])
        + (isOfEverySeed ? [ClaimWords.extreme(result)] : [])
        + (compares ? ["step from above"] : ["ratio", "verdict"]))
    for cell in result.cells {
      var row: [Table.Field] = [
        .text(cell.title.isEmpty ? "all" : cell.title),
        .text(
          cell.estimate.missing > 0
            ? "\(cell.seeds - cell.estimate.missing) of \(cell.seeds)" : String(cell.seeds)),
      ]
      if !compares { row.append(ClaimWords.number(cell.predicted)) }
      row += [
        ClaimWords.number(cell.estimate.median), .text(ClaimWords.interval(cell.estimate)),
      ]
      if isOfShare {
        row.append(.text(cell.share.map { ClaimWords.percent($0.value) } ?? "–"))
        row.append(.text(cell.share.map(ClaimWords.interval) ?? "–"))
      }
      if isOfEverySeed { row.append(ClaimWords.number(cell.deciding?.value)) }
      if !compares { row.append(ClaimWords.number(cell.deciding?.ratio ?? cell.ratio)) }
      let verdict = cell.verdict.map { compares ? ClaimWords.step($0) : $0.rawValue } ?? "–"
      row.append(.text(verdict + (cell.reason.map { ": \($0)" } ?? "")))
      table.rows.append(row)
    }
    return table
  }

  public static let legend =
    "Measured: the median over the seeds, of the cell that is farthest from its prediction. "
    + "Interval: for the median, between two of the seeds' values, of at least 95 %, or of the "
    + "coverage that is stated where there are too few seeds; widened by what a search left open. "
    + "Reproduced: the whole interval is accepted, in every cell; not reproduced: none of it is, in "
    + "some cell; else inconclusive. Of rules about every seed it is not the median that decides: "
    + "measured is the value of the run that is farthest on the wrong side of its prediction, or "
    + "nearest to it, and in the place of the interval stands which of how many runs it is, and how "
    + "many are outside of what is accepted. Reproduced: all are inside; not reproduced: some run "
    + "is outside. Of rules about a share of the runs, measured is the share whose values are "
    + "accepted, with Clopper and Pearson's interval of 95 %; runs that diverged are not accepted. "
    + "Of orderings and trends, measured are the medians, and the intervals of the "
    + "differences for the same seed decide: reproduced if every step is as claimed, not reproduced "
    + "if any two cells are the other way round."
}
