import Analysis
import ElementaryFunctions
import Records

/// A claim held against what its study measured.
public struct ClaimResult: Sendable, Hashable {
  public var claim: Claim
  public var quantity: StudyQuantity
  /// The axes in which the claim's cells differ.
  public var axes: [Axis]
  /// The cells that the claim is about, in the order of the table; for an ordering or a trend in
  /// the order that is claimed; for a ratio one for each pair.
  public var cells: [Cell]
  public var verdict: ClaimVerdict
  /// Why it is not reproduced or inconclusive, as far as a sentence can say it.
  public var reason: String?
  /// What all seeds say for it and against it.
  public var evidence = ClaimEvidence.none
  /// How it was decided by looks after every seed; `nil` if all seeds were looked at once.
  public var sequential: SequentialVerdict?

  /// One cell that the claim is about.
  public struct Cell: Sendable, Hashable {
    /// Where the cell is on each axis.
    public var coordinates: [Axis: Coordinate]
    /// What tells it from the claim's other cells: the labels that differ.
    public var title: String
    /// The seeds that it has samples of.
    public var seeds: Int
    /// The value that is predicted; `nil` for an ordering or a trend, and where there is no
    /// prediction.
    public var predicted: Double?
    public var accepted: AcceptedRange?
    public var estimate: QuantityEstimate
    /// The median over its prediction; of predictions by seed, the median of the ratios.
    public var ratio: Double?
    /// What decides a rule about every seed; `nil` for other rules.
    public var deciding: DecidingSeed?
    /// What decides a rule about a share of the runs; `nil` for other rules.
    public var share: ShareOfRuns?
    /// The verdict of an ordering or a trend on the step from the cell before this one; `nil` for
    /// the first.
    public var verdict: ClaimVerdict?
    public var reason: String?
    /// What its seeds say for and against the claim; of an ordering or a trend for the step to it.
    public var evidence = ClaimEvidence.none
    /// Cells of different groups are not compared with each other.
    public var group = 0
  }

  /// Holds a claim against a table.
  public init(_ claim: Claim, in table: StudyTable) {
    let quantity =
      table.quantities.first { $0.name == claim.quantity }
      ?? StudyQuantity(claim.quantity, title: claim.quantity, "")
    let table = table.reduced(to: quantity)
    if let result = Self.atEveryCriterion(claim, in: table) {
      self = result
      return
    }
    self.claim = claim
    self.quantity = quantity
    let selection = CellSelection(claim, in: table)
    axes = selection.axes
    cells = []
    verdict = .inconclusive
    guard let rule = claim.verdictRule else {
      reason = "the rule '\(claim.rule.name)' is not known"
      return
    }
    guard !selection.cells.isEmpty else {
      reason =
        table.cells.isEmpty
        ? "nothing was measured" : "none of the \(table.cells.count) cells is one it is about"
      return
    }
    if rule.isComparison {
      let comparison = CellComparison(rule, selection)
      (cells, verdict, reason) = (comparison.cells, comparison.verdict, comparison.reason)
      evidence = comparison.evidence
    } else {
      if case .ratio(let along, let of, _, _) = rule {
        self.quantity = quantity.ratio
        cells = CellRatios(rule, claim, along: along, of: of, selection).cells
      } else {
        cells = selection.cells.map { PredictedCell(rule, claim, $0, selection).result }
      }
      verdict = ClaimVerdict.all(cells.compactMap(\.verdict))
      evidence = ClaimEvidence.all(cells.map(\.evidence))
      // The farthest cell is one of those with the gravest verdict.
      reason = worst?.reason
      if verdict == .notReproduced, outside > 0 {
        reason = "\(outside) of \(runs) runs are outside of what is accepted"
      }
    }
  }

  /// The cell with the gravest verdict, and of several the one that is farthest on the wrong side of
  /// its prediction by ratio, or has the smallest share of accepted runs. `nil` for an ordering or a
  /// trend, and without cells.
  public var worst: Cell? {
    guard let rule = claim.verdictRule, !rule.isComparison else { return nil }
    return cells.max { (rank($0), distance($0, rule)) < (rank($1), distance($1, rule)) }
  }

  private func rank(_ cell: Cell) -> Int {
    switch cell.verdict {
    case .notReproduced: 2
    case .inconclusive: 1
    case .reproduced, nil: 0
    }
  }

  /// On a logarithmic scale where both directions count: half and twice are equally far.
  private func distance(_ cell: Cell, _ rule: ClaimRule) -> Double {
    if let share = cell.share { return -share.value }
    guard let ratio = cell.deciding?.ratio ?? cell.ratio else { return -.infinity }
    switch rule {
    case .within, .withinFactor: return ratio > 0 ? abs(Double.log(ratio)) : .infinity
    case .atMost, .ratio(_, _, nil, _): return ratio
    case .ratio(_, _, _, nil): return -ratio
    case .ratio: return ratio > 0 ? abs(Double.log(ratio)) : .infinity
    case .atLeast: return -ratio
    case .share, .ordering, .trend: return 0
    }
  }

  /// The runs of all cells whose values a rule about every seed does not accept; 0 for other rules.
  public var outside: Int { cells.reduce(0) { $0 + ($1.deciding?.outside ?? 0) } }

  /// The runs that have a value, in all cells.
  public var runs: Int { cells.reduce(0) { $0 + $1.estimate.values.count } }

  /// The smallest and the largest prediction of the cells.
  public var predictions: Interval? {
    let all = cells.compactMap(\.predicted)
    guard let lower = all.min(), let upper = all.max() else { return nil }
    return Interval(lower: lower, upper: upper)
  }
}
