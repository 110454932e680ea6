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
    guard let quantity = table.quantities.first(where: { $0.name == name }) else { return nil }
    let table = table.reduced(to: quantity)
    guard let parameter = StudyGroups.varying(candidates, in: table) else { return nil }
    // A line without a point would be a name in the legend and nothing else.
    let groups = StudyGroups.inPanels(table, without: [parameter]).filter { group in
      points(group.cells, quantity, parameter).contains(where: \.isDrawn)
    }
    let series = groups.groups.map { points($0.cells, quantity, parameter) }
    let all = series.flatMap(\.self)
    let ys = all.flatMap { [$0.median, $0.lower, $0.upper, $0.predicted].compactMap(\.self) }
      .filter(\.isFinite)
    guard let left = all.map(\.x).min(), let right = all.map(\.x).max(), left < right,
      let low = ys.min(), let high = ys.max()
    else { return nil }
    let axis = VerticalAxis(from: low, to: high, isLogarithmic: quantity.isLogarithmic)
    let hasInfinite = all.contains { $0.median == .infinity }

    // The same line in all panels.
    let titles = groups.titles, panels = groups.panels
    let styles = titles.indices.map { LineStyle(number: $0) }
    var entries = zip(titles, styles).map { name, style in
      (title: name, style: "with linespoints \(style.marks) \(style.line)")
    }
    if all.contains(where: { $0.predicted?.isFinite == true }) {
      entries.append(
        ("predicted", "with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'"))
    }
    if hasInfinite {
      entries.append(("infinite", "with points \(infinite) linecolor rgb '#444444'"))
    }
    let layout = PanelLayout(panels: panels.count, legend: entries.map(\.title))
    var script = GnuplotScript(
      output: "\(figureName).svg", width: layout.width, height: layout.height,
      about: "\(quantity.title) against \(parameter): \(title)")
    script.add("set multiplot", "set xlabel \(GnuplotScript.quote(axisTitle(parameter)))")
    if left > 0, right / left >= leastLogarithmicSpan(parameter) {
      script.add("set logscale x; set format x '\(right / left > 1e3 ? "1e%T" : "%g")'")
      script.add(xTics(parameter, Set(all.map(\.x)).sorted()))
      script.add("set xrange [\(compact(left / 1.2)):\(compact(right * 1.2))]")
    } else {
      let margin = 0.04 * (right - left)
      script.add(
        "set format x '%g'; set xrange [\(compact(left - margin)):\(compact(right + margin))]")
    }
    script.add(axis.commands)
    for (number, panel) in panels.enumerated() {
      let members = zip(groups.groups, series).filter { $0.0.panel == panel }
        .map { (titles.firstIndex(of: $0.0.title) ?? 0, $0.1) }
      script.add(
        layout.margins(number),
        // Names of problems are long for a panel.
        "set title \(GnuplotScript.quote(panels.count > 1 ? panel : title))"
          + (panels.count > 1 ? " font ',10'" : ""),
        number.isMultiple(of: layout.columns)
          ? "set ylabel \(GnuplotScript.quote(quantity.title)) offset 1.2,0" : "unset ylabel")
      let layers = layers(
        members.map { (styles[$0], $1) }, top: axis.top, hasPrediction: quantity.prediction != nil,
        &script)
      script.add("plot " + layers.joined(separator: ", \\\n  "))
    }
    for line in layout.legend(entries) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: figureName, title: "\(quantity.title): \(title)",
      caption: "\(capitalized(quantity.summary)), against \(axisTitle(parameter)): median over the "
        + "seeds; bars are intervals, as the table's."
        + (quantity.prediction == nil ? "" : " Open circles: predicted.")
        + (hasInfinite ? " Triangles at the upper edge: the median is infinite." : ""),
      script: script.text, width: layout.width)
  }

  /// Of one panel, the lines below the marks.
  private static func layers(
    _ lines: [(LineStyle, [Point])], top: Double, hasPrediction: Bool,
    _ script: inout GnuplotScript
  ) -> [String] {
    var plots: [String] = [], predictions: [String] = [], infinities: [String] = []
    for (style, points) in lines {
      let data = script.addData(points.map { $0.row(top: top) })
      plots.append("\(data) using 1:2 with lines \(style.line)")
      plots.append(
        "\(data) using 1:2:3:4 with yerrorbars \(style.marks) linecolor rgb '\(style.colour)' "
          + "linewidth 1.2")
      if hasPrediction {
        predictions.append(
          "\(data) using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'")
      }
      let above = points.filter { $0.median == .infinity }.map { [$0.x, top] as [Double?] }
      if !above.isEmpty {
        infinities.append(
          "\(script.addData(above)) using 1:2 with points \(infinite) "
            + "linecolor rgb '\(style.colour)'")
      }
    }
    return plots + predictions + infinities
  }

  private static let infinite = "pointtype 9 pointsize 1"

  private static func points(
    _ cells: [StudyTable.Cell], _ quantity: StudyQuantity, _ parameter: String
  ) -> [Point] {
    cells.compactMap { cell in
      guard let x = cell.parameters[parameter] else { return nil }
      let estimate = QuantityEstimate(quantity.name, of: cell)
      let prediction = quantity.prediction.flatMap { QuantityEstimate($0, of: cell).median }
      let interval = estimate.median?.isFinite == true ? estimate.interval : nil
      return Point(
        x: x, median: estimate.median, lower: interval?.lower, upper: interval?.upper,
        predicted: prediction)
    }
  }

  /// A cell of the figure; values may be infinite.
  private struct Point {
    var x: Double
    var median, lower, upper, predicted: Double?

    var isDrawn: Bool {
      median == .infinity || finite(median) != nil || finite(predicted) != nil
    }

    /// Parameter, median, interval's ends, prediction, as far as they are finite; an interval
    /// without upper end reaches the edge of the figure.
    func row(top: Double) -> [Double?] {
      guard let median = finite(median) else { return [x, nil, nil, nil, finite(predicted)] }
      return [
        x, median, finite(lower) ?? median, upper == .infinity ? top : finite(upper) ?? median,
        finite(predicted),
      ]
    }

    private func finite(_ value: Double?) -> Double? {
      value.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// Around all finite values.
  private struct VerticalAxis {
    let top: Double
    let commands: String

    init(from low: Double, to high: Double, isLogarithmic: Bool) {
      // Over less than half a decade a logarithmic axis has a single round number to label.
      if isLogarithmic, low > 0, high / low >= 3 {
        top = high * 1.3
        commands =
          "set logscale y; set format y '\(high / low > 1e3 ? "1e%T" : "%g")'\n"
          + "set yrange [\(compact(low / 1.3)):\(compact(top))]\n"
          + LogTics.command("y", from: low / 1.3, to: top)
      } else {
        let margin = max(0.05 * (high - low), 1e-3 * abs(high))
        top = high + margin
        commands =
          "set format y '%g'; set yrange [\(compact(low - margin)):\(compact(top))]"
      }
    }
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
    ["horizon", "batch", "batch_size"].contains(parameter) ? 4 : 20
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
