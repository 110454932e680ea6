import Analysis
import Catalog
import Foundation
import Presentation
import Records

/// Final loss against peak rate, a panel for each batch size: the figure that shows how good a
/// method is and how much its peak rate matters.
public enum LossVersusRateFigure {
  /// - Parameter methods: of one problem and horizon
  public static func make(
    _ methods: [MethodSummary], in summary: ExperimentSummary, name: String, title: String
  ) -> Figure? {
    let plottable = methods.filter { $0.best != nil }
    guard !plottable.isEmpty else { return nil }
    let batches = distinct(plottable.map(\.method.batch))
    let styles = MethodStyles(plottable.map(\.method))
    let rates = horizontalAxis(plottable)
    let panels = batches.map { batch in
      Panel(
        plottable.filter { $0.method.batch == batch }.map { summary.cells(of: $0.method) }, rates)
    }
    let values = LossAxis(plottable.flatMap { summary.cells(of: $0.method) })
    var layout = PanelLayout(
      headings: batches.map { "batch \($0.description)" },
      vertical: .init(name: axisTitle, label: values.scale.longestLabel), legend: styles.entries)
    let marks = panels.map {
      EdgeMarks($0.divergedRates, along: rates, width: layout.plotWidth, spacing: 8)
    }
    let depth = marks.map(\.depth).max() ?? 0
    layout = layout.higher(by: depth)
    let losses = values.raised(by: depth / layout.plotHeight)

    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Final evaluation loss against peak learning rate: \(title)")
    script.add("set multiplot", "set logscale x")
    // Without enhanced text an exponent cannot be raised, so rates are written as 1e-3.
    script.add("set format x '1e%T'", "set xlabel 'peak learning rate'", losses.commands)
    script.add(LogTics.command("x", from: rates.low, to: rates.high))
    script.add("set xrange [\(compact(rates.low)):\(compact(rates.high))]")
    for (number, panel) in panels.enumerated() {
      script.add(layout.panel(number))
      script.add(
        number % layout.columns == 0
          ? "set ylabel \(GnuplotScript.quote(axisTitle)) offset 1.5,0" : "unset ylabel")
      var bands: [String] = [], lines: [String] = [], crosses: [String] = []
      for (member, series) in panel.series.enumerated() {
        let style = styles[series.method]
        bands += band(series, losses.scale, style, &script)
        lines += line(series, rates, losses.scale, style, &script)
        let rows = marks[number].rows(
          member, vertical: losses.scale, height: layout.plotHeight)
        if !rows.isEmpty {
          crosses.append(
            "\(script.addData(rows)) using 1:2 with points pointtype 2 pointsize 0.7 "
              + "linecolor rgb '\(style.colour)'")
        }
      }
      script.add("plot " + (bands + lines + crosses).joined(separator: ", \\\n  "))
    }
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: title,
      caption: "Median over seeds of the final evaluation loss against the peak learning rate; "
        + "bands are 95 % BCa bootstrap intervals of the median. A cross at the top marks a rate at "
        + "which at least one seed diverged; those of several methods stand side by side, in the "
        + "order of the legend. Methods with a single rate, a multiplier of a step length they find "
        + "themselves, are horizontal lines with their interval at the right.",
      script: script.text, width: layout.width)
  }

  private static let axisTitle = "final evaluation loss"

  private static func horizontalAxis(_ methods: [MethodSummary]) -> AxisScale {
    let rates = methods.flatMap { $0.rates.count > 1 ? $0.rates : [] }
    return AxisScale(
      low: (rates.min() ?? methods[0].rates[0]) / 1.3,
      high: (rates.max() ?? methods[0].rates[0]) * 1.3, isLogarithmic: true)
  }

  /// The methods of one batch size.
  private struct Panel {
    struct Series {
      let method: RunRow.Method
      /// By rate.
      let cells: [CellSummary]
      /// Where a method of a single rate has its interval; a band over the whole width would cover
      /// the others.
      let place: Double

      var divergedRates: [Double] {
        cells.filter { $0.diverged > 0 }.map { cells.count > 1 ? $0.cell.peakRate : place }
      }
    }

    var series: [Series] = []
    var divergedRates: [[Double]] { series.map(\.divergedRates) }

    init(_ methods: [[CellSummary]], _ rates: AxisScale) {
      var single = 0
      for cells in methods {
        // From the right to the left, and then again.
        let place = rates.value(at: 0.97 - 0.035 * Double(single % 27))
        if cells.count == 1 { single += 1 }
        series.append(Series(method: cells[0].cell.method, cells: cells, place: place))
      }
    }
  }

  private static func band(
    _ series: Panel.Series, _ losses: AxisScale, _ style: LineStyle,
    _ script: inout GnuplotScript
  ) -> [String] {
    guard series.cells.count > 1 else { return [] }
    let rows = FigureBand.rows(
      series.cells.map { cell in
        (cell.cell.peakRate, cell.medianInterval?.lower, cell.medianInterval?.upper)
      }, within: losses.range)
    guard !rows.isEmpty else { return [] }
    return ["\(script.addData(rows)) using 1:2:3 with filledcurves \(style.band)"]
  }

  private static func line(
    _ series: Panel.Series, _ rates: AxisScale, _ losses: AxisScale, _ style: LineStyle,
    _ script: inout GnuplotScript
  ) -> [String] {
    guard series.cells.count == 1, let cell = series.cells.first else {
      let rows = series.cells.map { [$0.cell.peakRate, $0.median] as [Double?] }
      return ["\(script.addData(rows)) using 1:2 with linespoints \(style.marks) \(style.line)"]
    }
    guard let median = cell.median, median.isFinite else { return [] }
    let level = script.addData([rates.low, rates.high].map { [$0, median] })
    let bar = script.addData([
      [
        series.place, median, cell.medianInterval?.lower ?? median,
        min(cell.medianInterval?.upper ?? median, losses.high),
      ]
    ])
    return [
      "\(level) using 1:2 with lines \(style.line)",
      "\(bar) using 1:2:3:4 with yerrorbars linecolor rgb '\(style.colour)' linewidth 1 "
        + "pointtype \(style.point) pointsize 0.5",
    ]
  }
}
