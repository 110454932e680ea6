import Catalog
import Records

/// The runs of one cell (all axes but the seed) in numbers.
public struct CellSummary: Sendable, Hashable {
  public var cell: RunRow.Cell
  /// Runs that the experiment has here, and how they ended. What is missing was not computed.
  public var runs = 0
  public var finished = 0
  public var diverged = 0
  public var failed = 0
  public var missing: Int { runs - finished - diverged - failed }

  /// The median over the seeds of the final evaluation loss, a diverged run counting as +∞; `nil`
  /// before any run has ended.
  public var median: Double?
  public var medianInterval: Interval?
  /// The mean over the seeds of the final evaluation loss; `nil` if a run diverged, because the
  /// mean of the others would flatter the cell.
  public var mean: Double?
  public var meanInterval: Interval?
  /// The median over the seeds of the final training loss.
  public var trainMedian: Double?
  public var accuracyMedian: Double?
  public var accuracyInterval: Interval?
  /// Whether no peak rate of the same method has a smaller median.
  public var isBest = false

  /// The final losses by seed, +∞ for a diverged run.
  var losses: [UInt64: Double] = [:]
  /// Mean initial loss.
  var initialLoss: Double?

  init(_ cell: RunRow.Cell, rows: [RunRow], bootstrap: Bootstrap) {
    self.cell = cell
    runs = rows.count
    for row in rows {
      switch row.outcome {
      case .finished:
        finished += 1
        losses[row.seed] = row.metrics.loss ?? .infinity
      case .diverged:
        diverged += 1
        losses[row.seed] = .infinity
      case .failed, .skipped: failed += 1
      case nil: break
      }
    }
    let ended = rows.compactMap { losses[$0.seed] }
    let label = cell.method.label + "|" + compact(cell.peakRate)
    if !ended.isEmpty {
      median = Statistics.median(ended)
      medianInterval = bootstrap.interval(of: Statistics.median, ended, label: label + "|median")
    }
    if diverged == 0, !ended.isEmpty {
      mean = Statistics.mean(ended)
      meanInterval = bootstrap.interval(of: Statistics.mean, ended, label: label + "|mean")
    }
    let trainLosses = rows.compactMap(\.metrics.trainLoss)
    if diverged == 0, !trainLosses.isEmpty { trainMedian = Statistics.median(trainLosses) }
    let accuracies = rows.compactMap(\.metrics.accuracy)
    if diverged == 0, !accuracies.isEmpty {
      accuracyMedian = Statistics.median(accuracies)
      accuracyInterval = bootstrap.interval(
        of: Statistics.median, accuracies, label: label + "|accuracy")
    }
    let initial = rows.compactMap(\.metrics.initialLoss)
    initialLoss = initial.isEmpty ? nil : Statistics.mean(initial)
  }
}
