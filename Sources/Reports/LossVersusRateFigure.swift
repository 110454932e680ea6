import Analysis
import Catalog
import Foundation
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
    let layout = PanelLayout(panels: batches.count, legend: styles.entries.map(\.title))
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Final evaluation loss against peak learning rate: \(title)")
    script.add("set multiplot", "set logscale x")
    // Without enhanced text an exponent cannot be raised, so rates are written as 1e-3.
    script.add("set format x '1e%T'", "set xlabel 'peak learning rate'")
    let range = AxisRange(plottable.flatMap { summary.cells(of: $0.method) })
    script.add(range.commands)
    let rates = plottable.flatMap { $0.rates.count > 1 ? $0.rates : [] }
    let low = (rates.min() ?? plottable[0].rates[0]) / 1.3
    let high = (rates.max() ?? plottable[0].rates[0]) * 1.3
    script.add(LogTics.command("x", from: low, to: high))
    script.add("set xrange [\(compact(low)):\(compact(high))]")
    for (panel, batch) in batches.enumerated() {
      script.add(
        layout.margins(panel), "set title \(GnuplotScript.quote("batch \(batch.description)"))")
      script.add(
        panel % layout.columns == 0
          ? "set ylabel 'final evaluation loss' offset 1.5,0" : "unset ylabel")
      var bands: [String] = [], lines: [String] = [], crosses: [String] = []
      var single = 0
      for method in plottable where method.method.batch == batch {
        let style = styles[method.method]
        let cells = summary.cells(of: method.method)
        let data = script.addData(points(cells, low: low, high: high, top: range.top))
        if cells.count > 1 {
          bands.append("\(data) using 1:3:4 with filledcurves \(style.band)")
          lines.append("\(data) using 1:2 with linespoints \(style.marks) \(style.line)")
        } else {
          // A band over the whole width would cover the others.
          let place = low * pow(high / low, 0.97 - 0.035 * Double(single))
          single += 1
          lines.append("\(data) using 1:2 with lines \(style.line)")
          lines.append(
            "\(data) every ::0::0 using (\(compact(place))):2:3:4 with yerrorbars "
              + "linecolor rgb '\(style.colour)' linewidth 1 pointtype \(style.point) pointsize 0.5"
          )
        }
        crosses.append(
          "\(data) using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '\(style.colour)'")
      }
      script.add("plot " + (bands + lines + crosses).joined(separator: ", \\\n  "))
    }
    for line in layout.legend(styles.entries) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: title,
      caption: "Median over seeds of the final evaluation loss against the peak learning rate; "
        + "bands are 95 % BCa bootstrap intervals of the median. A cross at the top marks a rate at "
        + "which at least one seed diverged. Methods with a single rate, a multiplier of a step "
        + "length they find themselves, are horizontal lines with their interval at the right.",
      script: script.text, width: layout.width)
  }

  /// Rate, median, lower, upper, and the place of the cross.
  private static func points(
    _ cells: [CellSummary], low: Double, high: Double, top: Double
  ) -> [[Double?]] {
    let rows = cells.map { cell -> [Double?] in
      [
        cell.cell.peakRate, cell.median, cell.medianInterval?.lower ?? cell.median,
        // A band that reaches a diverged seed is open at the top.
        cell.medianInterval.map { min($0.upper, cell.median == .infinity ? .infinity : top) }
          ?? cell.median,
        cell.diverged > 0 ? top : nil,
      ]
    }
    guard rows.count == 1, let only = rows.first else { return rows }
    return [low, high].map { [$0] + only.dropFirst() }
  }
}

/// The vertical axis: logarithmic where losses spread over more than half a decade.
private struct AxisRange {
  let commands: String
  /// The upper end.
  let top: Double

  init(_ cells: [CellSummary]) {
    let finite = cells.flatMap { cell in
      [cell.median, cell.medianInterval?.lower, cell.medianInterval?.upper].compactMap(\.self)
    }.filter(\.isFinite)
    let low = finite.min() ?? 0, high = finite.max() ?? 1
    if low > 0, high / low > 3 {
      top = high * 1.25
      let bottom = low / 1.15
      commands =
        "set logscale y; set format y '%g'; set yrange [\(compact(bottom)):\(compact(top))]\n"
        + LogTics.command("y", from: bottom, to: top)
    } else {
      let margin = max((high - low) * 0.06, abs(high) * 1e-3, 1e-12)
      top = high + margin
      commands = "set format y '%g'; set yrange [\(compact(low - margin)):\(compact(top))]"
    }
  }
}
