import Analysis
import Claims
import Presentation
import Records

/// The tables of claims.
public enum ClaimTables {
  /// In the order in which a study names them; others follow.
  private static let usualAxes: [Axis] = [.problem, .optimizer, .schedule, .batch, .steps, .rate]

  // MARK: For machines

  /// `claims.tsv`: one row for each claim and cell; for a claim without cells a row by itself.
  public static func tidy(_ entries: [ClaimsReport.Entry], isQuick: Bool) -> Table {
    typealias Row = (result: ClaimResult, cell: ClaimResult.Cell?)
    let rows = entries.map(\.result).flatMap { result in
      result.cells.isEmpty ? [Row(result, nil)] : result.cells.map { Row(result, $0) }
    }
    let present = Set(entries.flatMap { $0.result.cells.flatMap(\.coordinates.keys) })
    let axes =
      usualAxes.filter(present.contains)
      + present.filter { !usualAxes.contains($0) }.sorted { $0.rawValue < $1.rawValue }
    return Table(
      rows,
      [Column("claim") { .text($0.result.claim.id) }]
        + axes.map { axis in Column(axis.rawValue) { .optional($0.cell?.coordinates[axis]?.label) }
        }
        + [Column("quantity") { .text($0.result.claim.quantity) }] + measured.of { $0.cell } + [
          Column("claim_verdict") { .text($0.result.verdict.rawValue) },
          Column("expected") { .integer($0.result.claim.isExpected ? 1 : 0) },
          Column("quick") { _ in .integer(isQuick ? 1 : 0) },
        ] + share.of { $0.cell?.share }
        // Of verdicts at one look there is nothing to say.
        + (entries.contains { $0.result.sequential != nil } ? looks : []).of {
          $0.result.sequential
        })
  }

  private static let measured: [Column<ClaimResult.Cell>] = [
    Column("seeds") { .integer($0.seeds) },
    Column("missing") { .integer($0.estimate.missing) },
    Column("predicted") { .optional($0.predicted) },
    Column("accepted_lower") { .optional($0.accepted?.lower) },
    Column("accepted_upper") { .optional($0.accepted?.upper) },
    Column("measured") { .optional($0.estimate.median) },
    Column("lower") { .optional($0.estimate.interval?.lower) },
    Column("upper") { .optional($0.estimate.interval?.upper) },
    Column("coverage") {
      if case .order(let coverage) = $0.estimate.basis { .number(coverage) } else { .missing }
    },
    Column("extreme") { .optional($0.deciding?.value) },
    Column("outside") { .optional($0.deciding?.outside) },
    Column("ratio") { .optional($0.ratio) },
    Column("verdict") { .optional($0.verdict?.rawValue) },
  ]

  private static let looks: [Column<SequentialVerdict>] = [
    Column("seeds_looked_at") { .integer($0.seeds) },
    Column("open") { .integer($0.isOpen ? 1 : 0) },
    Column("evidence_in_favour") { .number($0.evidence.inFavour) },
    Column("evidence_against") { .number($0.evidence.against) },
  ]

  private static let share =
    Column<ShareOfRuns>.estimate("share", \.value, \.interval)
    + [Column("diverged") { .integer($0.diverged) }]

  // MARK: For people

  /// One row a claim, with everything; the verdict in front, where a narrow screen shows it.
  public static func overview(_ entries: [ClaimsReport.Entry], isQuick: Bool) -> Table {
    typealias Row = (claim: Claim, words: ClaimWords)
    return Table(
      entries.map { Row($0.result.claim, ClaimWords($0.result, isQuick: isQuick)) },
      [
        Column("claim") { .text($0.claim.id) },
        Column("verdict") { .text($0.words.verdict) },
        Column("statement") { .text($0.claim.statement) },
        Column("predicted") { .text($0.words.predicted) },
        Column("measured") { .text($0.words.measured) },
        Column("interval") { .text($0.words.interval) },
        Column("source") { .text($0.claim.source) },
      ])
  }

  /// One row a claim, of a single experiment.
  static func brief(_ results: [ClaimResult]) -> Table {
    Table(
      results,
      [
        Column("claim") { .text($0.claim.id) },
        Column("verdict") { .text($0.verdict.rawValue) },
        Column("statement") { .text($0.claim.statement) },
      ])
  }

  /// One row a cell.
  public static func cells(_ result: ClaimResult) -> Table {
    let compares = result.isComparison
    let isOfEverySeed = result.cells.contains { $0.deciding != nil }
    let isOfShare = result.cells.contains { $0.share != nil }
    var columns: [Column<ClaimResult.Cell>] = [
      Column("cell") { .text($0.title.isEmpty ? "all" : $0.title) },
      Column("seeds") {
        let measured = $0.seeds - $0.estimate.missing
        return .text(measured < $0.seeds ? "\(measured) of \($0.seeds)" : String($0.seeds))
      },
    ]
    if !compares { columns.append(Column("predicted") { ClaimWords.number($0.predicted) }) }
    columns += [
      Column(isOfEverySeed || isOfShare ? "median" : "measured") {
        ClaimWords.number($0.estimate.median)
      },
      Column("interval") { .text(ClaimWords.interval($0.estimate)) },
    ]
    if isOfShare {
      columns += [
        Column("share of runs") { .optional($0.share.map { ClaimWords.percent($0.value) }) },
        Column("its interval") { .optional($0.share.map(ClaimWords.interval)) },
      ]
    }
    if isOfEverySeed {
      columns.append(
        Column(ClaimWords.extreme(result)) { ClaimWords.number($0.deciding?.value) })
    }
    if !compares {
      columns.append(Column("ratio") { ClaimWords.number($0.deciding?.ratio ?? $0.ratio) })
    }
    columns.append(
      Column(compares ? "step from above" : "verdict") { cell in
        let verdict = cell.verdict.map { compares ? ClaimWords.step($0) : $0.rawValue } ?? "–"
        return .text(verdict + (cell.reason.map { ": \($0)" } ?? ""))
      })
    return Table(result.cells, columns)
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
