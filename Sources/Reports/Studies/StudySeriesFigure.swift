import Analysis
import Catalog
import Foundation
import Records

/// A quantity of a study against a parameter, with its intervals, beside what was predicted.
enum StudySeriesFigure {
  static func make(
    _ table: StudyTable, quantity name: String, along candidates: [String], name figureName: String,
    title: String
  ) -> Figure? {
    guard let quantity = table.quantities.first(where: { $0.name == name }),
      let parameter = StudyGroups.varying(candidates, in: table)
    else { return nil }
    // A line without a finite point would be a name in the legend and nothing else.
    let groups = StudyGroups(table, without: [parameter]).groups.filter { group in
      points(group.cells, quantity, parameter).contains { $0[1] != nil || $0[4] != nil }
    }
    let series = groups.map { points($0.cells, quantity, parameter) }
    let xs = series.flatMap { $0.compactMap { $0[0] } }
    let ys = series.flatMap { $0.flatMap { $0.dropFirst().compactMap(\.self) } }
      .filter(\.isFinite)
    guard let left = xs.min(), let right = xs.max(), left < right, let low = ys.min(),
      let high = ys.max()
    else { return nil }

    let styles = groups.indices.map { LineStyle(hue: $0, pattern: $0) }
    let entries =
      zip(groups, styles).map { group, style in
        (group.title, "with linespoints \(style.marks) \(style.line)")
      }
      + (quantity.prediction == nil
        ? [] : [("predicted", "with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'")])
    let layout = PanelLayout(panels: 1, legendEntries: entries.count)
    var script = GnuplotScript(
      output: "\(figureName).svg", width: layout.width, height: layout.height,
      about: "\(quantity.title) against \(parameter): \(title)")
    script.add("set multiplot", layout.margins(0), "set title \(GnuplotScript.quote(title))")
    script.add("set xlabel \(GnuplotScript.quote(axisTitle(parameter)))")
    script.add("set ylabel \(GnuplotScript.quote(quantity.title)) offset 1.2,0")
    if left > 0, right / left >= leastLogarithmicSpan(parameter) {
      script.add("set logscale x; set format x '\(right / left > 1e3 ? "1e%T" : "%g")'")
      script.add(xTics(parameter, Set(xs).sorted()))
      script.add("set xrange [\(compact(left / 1.2)):\(compact(right * 1.2))]")
    } else {
      let margin = 0.04 * (right - left)
      script.add(
        "set format x '%g'; set xrange [\(compact(left - margin)):\(compact(right + margin))]")
    }
    if quantity.isLogarithmic, low > 0 {
      script.add("set logscale y; set format y '\(high / low > 1e3 ? "1e%T" : "%g")'")
      script.add("set yrange [\(compact(low / 1.3)):\(compact(high * 1.3))]")
      script.add(LogTics.command("y", from: low / 1.3, to: high * 1.3))
    } else {
      let margin = max(0.05 * (high - low), 1e-3 * abs(high))
      script.add(
        "set format y '%g'; set yrange [\(compact(low - margin)):\(compact(high + margin))]")
    }
    var plots: [String] = [], predictions: [String] = []
    for (rows, style) in zip(series, styles) {
      let data = script.addData(rows)
      plots.append("\(data) using 1:2 with lines \(style.line)")
      plots.append(
        "\(data) using 1:2:3:4 with yerrorbars \(style.marks) linecolor rgb '\(style.colour)' "
          + "linewidth 1.2")
      if quantity.prediction != nil {
        predictions.append(
          "\(data) using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'")
      }
    }
    script.add("plot " + (plots + predictions).joined(separator: ", \\\n  "))
    for line in layout.legend(entries) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: figureName, title: "\(quantity.title): \(title)",
      caption: "\(capitalized(quantity.summary)), against \(axisTitle(parameter)): median over the "
        + "seeds; bars are intervals, as the table's."
        + (quantity.prediction == nil ? "" : " Open circles: predicted."),
      script: script.text, width: layout.width)
  }

  /// Parameter, median, interval's ends, prediction.
  private static func points(
    _ cells: [StudyTable.Cell], _ quantity: StudyQuantity, _ parameter: String
  ) -> [[Double?]] {
    cells.map { cell in
      let estimate = QuantityEstimate(quantity.name, of: cell)
      let median = estimate.median.flatMap { $0.isFinite ? $0 : nil }
      let ends = median == nil ? nil : estimate.interval
      let prediction = quantity.prediction.flatMap { QuantityEstimate($0, of: cell).median }
      return [
        cell.parameters[parameter], median, finite(ends?.lower) ?? median,
        finite(ends?.upper) ?? median, finite(prediction),
      ]
    }
  }

  private static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Horizons are few and chosen, so that each has its number.
  private static func xTics(_ parameter: String, _ xs: [Double]) -> String {
    guard parameter == "horizon", xs.count <= 8 else {
      return LogTics.command("x", from: xs[0], to: xs[xs.count - 1])
    }
    return "set xtics (" + xs.map { "'\(compact($0))' \(compact($0))" }.joined(separator: ", ")
      + ")"
  }

  /// From which ratio of its ends on an axis is logarithmic: horizons are compared by factors.
  private static func leastLogarithmicSpan(_ parameter: String) -> Double {
    parameter == "horizon" ? 4 : 20
  }

  static func axisTitle(_ parameter: String) -> String {
    switch parameter {
    case "beta": "momentum β"
    case "rate": "learning rate η"
    case "warmup": "warmup (steps)"
    case "batch", "batch_size": "batch size (examples)"
    case "horizon": "horizon (steps)"
    default: parameter.replacing("_", with: " ")
    }
  }

  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
