import Analysis
import Catalog
import Presentation
import Records

/// The tables of an experiment.
public enum SummaryTables {
  /// One row a cell, for programs: `summary.tsv`.
  public static func cells(_ summary: ExperimentSummary) -> Table {
    Table(
      summary.cells,
      MethodColumns.all.of(\.cell.method) + [
        Column("peak_rate") { .number($0.cell.peakRate) },
        Column("runs") { .integer($0.runs) },
        Column("finished") { .integer($0.finished) },
        Column("diverged") { .integer($0.diverged) },
        Column("failed") { .integer($0.failed) },
        Column("missing") { .integer($0.missing) },
      ] + Column.estimate("median_loss", ends: "median", \.median, \.medianInterval)
        + Column.estimate("mean_loss", ends: "mean", \.mean, \.meanInterval)
        + [Column("median_train_loss") { .optional($0.trainMedian) }] + accuracy
        + [Column("best") { .integer($0.isBest ? 1 : 0) }])
  }

  private static let accuracy = Column<CellSummary>.estimate(
    "median_accuracy", ends: "accuracy", \.accuracyMedian, \.accuracyInterval)

  /// One row a method with its best peak rate, for programs: `best.tsv`.
  public static func methods(_ summary: ExperimentSummary) -> Table {
    Table(
      summary.methods,
      MethodColumns.all.of(\.method)
        + Column.estimate(
          "best_peak_rate", ends: "best_rate", \.best?.cell.peakRate, \.bestRateInterval)
        + [Column("on_edge") { .text($0.edge.rawValue) }]
        + Column.estimate("median_loss", ends: "median", \.best?.median, \.best?.medianInterval)
        + accuracy.of(\.best) + [
          Column("lr_sensitivity") { .optional($0.sensitivity) },
          Column("runs") { .integer($0.runs) },
          Column("diverged") { .integer($0.diverged) },
          Column("failed") { .integer($0.failed) },
          Column("missing") { .integer($0.missing) },
        ])
  }

  // MARK: For people

  /// One row a method. Columns in which nothing varies are left out.
  public static func best(_ summary: ExperimentSummary) -> Table {
    let shown = Shown(summary)
    return Table(summary.methods, shown.columns.of(\.method) + results(shown))
  }

  /// The same for a narrow terminal: the method is a heading over its rows.
  public static func bestUnderHeadings(_ summary: ExperimentSummary) -> Table {
    let shown = Shown(summary)
    return Table(summary.methods, results(shown)) {
      (shown.problem ? "\($0.method.problem): " : "") + $0.method.name
        + (shown.steps ? ", \($0.method.steps) steps" : "")
    }
  }

  private static func results(_ shown: Shown) -> [Column<MethodSummary>] {
    let accuracy: [Column<MethodSummary>] = [
      Column("accuracy [95 %]") {
        .rounded($0.best?.accuracyMedian, $0.best?.accuracyInterval, digits: 3)
      }
    ]
    return [
      MethodColumns.batch.of(\.method),
      Column("best peak") { .text(rate($0)) },
      Column("loss [95 %]") { .rounded($0.best?.median, $0.best?.medianInterval, digits: 3) },
    ] + (shown.accuracy ? accuracy : []) + [
      Column("sens.") { .rounded($0.sensitivity, digits: 2) },
      Column("div.") { .text("\($0.diverged)/\($0.runs)") },
    ]
  }

  /// One row a cell.
  public static func allCells(_ summary: ExperimentSummary) -> Table {
    let shown = Shown(summary)
    let accuracy: [Column<CellSummary>] = [
      Column("accuracy [95 %]") { .optional($0.accuracyMedian, $0.accuracyInterval) }
    ]
    return Table(
      summary.cells,
      (shown.columns + [MethodColumns.batch]).of(\.cell.method) + [
        Column("peak rate") { .number($0.cell.peakRate) },
        Column("median loss [95 %]") { .optional($0.median, $0.medianInterval) },
        Column("mean loss [95 %]") { .optional($0.mean, $0.meanInterval) },
      ] + (shown.accuracy ? accuracy : [])
        + [Column("diverged") { .text("\($0.diverged)/\($0.runs)") }])
  }

  /// The best rate, with an arrow where it lies on the edge of its grid.
  private static func rate(_ summary: MethodSummary) -> String {
    guard let best = summary.best else { return "–" }
    let arrow =
      switch summary.edge {
      case .none: ""
      case .lower: " ↓"
      case .upper: " ↑"
      }
    return NumberFormat.short(best.cell.peakRate) + arrow
  }

  /// What the columns of ``best(_:)`` mean.
  public static let bestLegend =
    "Loss: median over seeds of the final evaluation loss with its 95 % BCa bootstrap interval, "
    + "at the best peak rate; ↓ ↑ mark a best rate on the edge of its grid. Accuracy: median. "
    + "Sens.: mean over the grid of min(loss, initial loss) − best loss. Div.: diverged runs of "
    + "all runs of the method."
}

/// What tables for people show of methods: what does not vary is left out.
private struct Shown {
  let problem: Bool
  let steps: Bool
  let accuracy: Bool

  init(_ summary: ExperimentSummary) {
    problem = Set(summary.methods.map(\.method.problem)).count > 1
    steps = Set(summary.methods.map(\.method.steps)).count > 1
    accuracy = summary.cells.contains { $0.accuracyMedian != nil }
  }

  var columns: [Column<RunRow.Method>] {
    (problem ? [MethodColumns.problem] : []) + (steps ? [MethodColumns.steps] : [])
      + [Column("method") { .text($0.name) }]
  }
}
