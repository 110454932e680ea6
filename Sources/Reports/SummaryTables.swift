import Analysis
import Catalog
import Records

/// The tables of an experiment.
public enum SummaryTables {
  /// One row a cell, for programs: `summary.tsv`.
  public static func cells(_ summary: ExperimentSummary) -> Table {
    var table = Table(columns: [
      "problem", "steps", "optimizer", "schedule", "batch", "peak_rate", "runs", "finished",
      "diverged", "failed", "missing", "median_loss", "median_lower", "median_upper", "mean_loss",
      "mean_lower", "mean_upper", "median_train_loss", "median_accuracy", "accuracy_lower",
      "accuracy_upper", "best",
    ])
    for cell in summary.cells {
      table.rows.append(
        methodFields(cell.cell.method) + [
          .number(cell.cell.peakRate), .integer(cell.runs), .integer(cell.finished),
          .integer(cell.diverged), .integer(cell.failed), .integer(cell.missing),
          .optional(cell.median), .optional(cell.medianInterval?.lower),
          .optional(cell.medianInterval?.upper), .optional(cell.mean),
          .optional(cell.meanInterval?.lower), .optional(cell.meanInterval?.upper),
          .optional(cell.trainMedian), .optional(cell.accuracyMedian),
          .optional(cell.accuracyInterval?.lower), .optional(cell.accuracyInterval?.upper),
          .integer(cell.isBest ? 1 : 0),
        ])
    }
    return table
  }

  /// One row a method with its best peak rate, for programs: `best.tsv`.
  public static func methods(_ summary: ExperimentSummary) -> Table {
    var table = Table(columns: [
      "problem", "steps", "optimizer", "schedule", "batch", "best_peak_rate", "best_rate_lower",
      "best_rate_upper", "on_edge", "median_loss", "median_lower", "median_upper",
      "median_accuracy", "accuracy_lower", "accuracy_upper", "lr_sensitivity", "runs", "diverged",
      "failed", "missing",
    ])
    for method in summary.methods {
      let best = method.best
      table.rows.append(
        methodFields(method.method) + [
          .optional(best?.cell.peakRate), .optional(method.bestRateInterval?.lower),
          .optional(method.bestRateInterval?.upper), .text(method.edge.rawValue),
          .optional(best?.median), .optional(best?.medianInterval?.lower),
          .optional(best?.medianInterval?.upper), .optional(best?.accuracyMedian),
          .optional(best?.accuracyInterval?.lower), .optional(best?.accuracyInterval?.upper),
          .optional(method.sensitivity), .integer(method.runs), .integer(method.diverged),
          .integer(method.failed), .integer(method.missing),
        ])
    }
    return table
  }

  private static func methodFields(_ method: RunRow.Method) -> [Table.Field] {
    [
      .text(method.problem), .integer(method.steps), .text(method.optimizer),
      .text(method.schedule), .text(method.batch.description),
    ]
  }

  /// One row a method, for people. Columns in which nothing varies are left out.
  public static func best(_ summary: ExperimentSummary) -> Table {
    let shown = ShownColumns(summary)
    var table = Table(
      columns: shown.names + resultColumns(shown.accuracy))
    for summary in summary.methods {
      table.rows.append(
        shown.fields(summary.method) + resultFields(summary, shown.accuracy))
    }
    return table
  }

  /// The same for a narrow terminal: the method is a heading over its rows.
  public static func bestUnderHeadings(_ summary: ExperimentSummary) -> Table {
    let shown = ShownColumns(summary)
    var table = Table(columns: resultColumns(shown.accuracy))
    var last = ""
    for summary in summary.methods {
      let method = summary.method
      let heading =
        (shown.problem ? "\(method.problem): " : "") + method.name
        + (shown.steps ? ", \(method.steps) steps" : "")
      if heading != last { table.rows.append([.text(heading)]) }
      last = heading
      table.rows.append(resultFields(summary, shown.accuracy))
    }
    return table
  }

  private static func resultColumns(_ showsAccuracy: Bool) -> [String] {
    ["batch", "best peak", "loss [95 %]"] + (showsAccuracy ? ["accuracy [95 %]"] : [])
      + ["sens.", "div."]
  }

  private static func resultFields(
    _ summary: MethodSummary, _ showsAccuracy: Bool
  ) -> [Table.Field] {
    func estimate(_ value: Double?, _ interval: Interval?) -> Table.Field {
      .text(value.map { NumberFormat.estimate($0, interval, digits: 3) } ?? "–")
    }
    let best = summary.best
    var row: [Table.Field] = [
      .text(summary.method.batch.description), .text(rate(summary)),
      estimate(best?.median, best?.medianInterval),
    ]
    if showsAccuracy { row.append(estimate(best?.accuracyMedian, best?.accuracyInterval)) }
    row.append(.text(summary.sensitivity.map { NumberFormat.short($0, digits: 2) } ?? "–"))
    row.append(.text("\(summary.diverged)/\(summary.runs)"))
    return row
  }

  /// One row a cell, for people.
  public static func allCells(_ summary: ExperimentSummary) -> Table {
    let shown = ShownColumns(summary)
    func estimate(_ value: Double?, _ interval: Interval?) -> Table.Field {
      value.map { .estimate($0, interval) } ?? .missing
    }
    var table = Table(
      columns: shown.names + ["batch", "peak rate", "median loss [95 %]", "mean loss [95 %]"]
        + (shown.accuracy ? ["accuracy [95 %]"] : []) + ["diverged"])
    for cell in summary.cells {
      let method = cell.cell.method
      table.rows.append(
        shown.fields(method)
          + [
            .text(method.batch.description), .number(cell.cell.peakRate),
            estimate(cell.median, cell.medianInterval), estimate(cell.mean, cell.meanInterval),
          ] + (shown.accuracy ? [estimate(cell.accuracyMedian, cell.accuracyInterval)] : [])
          + [.text("\(cell.diverged)/\(cell.runs)")])
    }
    return table
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

/// The columns that tables for people have beside those that all have: what does not vary is left
/// out.
private struct ShownColumns {
  let problem: Bool
  let steps: Bool
  let accuracy: Bool

  init(_ summary: ExperimentSummary) {
    problem = Set(summary.methods.map(\.method.problem)).count > 1
    steps = Set(summary.methods.map(\.method.steps)).count > 1
    accuracy = summary.cells.contains { $0.accuracyMedian != nil }
  }

  var names: [String] { (problem ? ["problem"] : []) + (steps ? ["steps"] : []) + ["method"] }

  func fields(_ method: RunRow.Method) -> [Table.Field] {
    (problem ? [.text(method.problem)] : []) + (steps ? [.integer(method.steps)] : [])
      + [.text(method.name)]
  }
}
