import Analysis
import Catalog
import Foundation
import Presentation
import Records

/// A quantity of a study against a parameter, with its intervals, beside what was predicted.
enum StudySeriesFigure {
  static func make(
    _ table: StudyTable, quantity name: String, along candidates: [Axis], name figureName: String,
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
    let parameters = horizontalAxis(parameter, from: left, to: right)
    let hasInfinite = all.contains { $0.median == .infinity }

    // The same line in all panels.
    let titles = groups.titles, panels = groups.panels
    let styles = titles.indices.map { LineStyle(number: $0) }
    var entries: [FigureLegend.Entry] = zip(titles, styles).map { name, style in
      (name, "with linespoints \(style.marks) \(style.line)")
    }
    if all.contains(where: { $0.predicted?.isFinite == true }) {
      entries.append(
        ("predicted", "with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'"))
    }
    if hasInfinite {
      entries.append(("infinite", "with points \(infinite) linecolor rgb '#444444'"))
    }
    let values = VerticalAxis(from: low, to: high, isLogarithmic: quantity.isLogarithmic)
    var layout = PanelLayout(
      headings: panels.count > 1 ? panels : [title],
      // Names of problems are long for a panel.
      size: panels.count > 1 ? 10 : 12,
      vertical: .init(name: quantity.title, label: values.scale.longestLabel), legend: entries)
    let members = panels.map { panel in
      zip(groups.groups, series).filter { $0.0.panel == panel }
        .map { Line(style: styles[titles.firstIndex(of: $0.title) ?? 0], points: $1) }
    }
    let marks = members.map { lines in
      EdgeMarks(
        lines.map { $0.points.filter { $0.median == .infinity }.map(\.x) }, along: parameters,
        width: layout.plotWidth, spacing: 12)
    }
    let depth = marks.map(\.depth).max() ?? 0
    layout = layout.higher(by: depth)
    let axis = values.raised(by: depth / layout.plotHeight)
    var script = GnuplotScript(
      output: "\(figureName).svg", width: layout.width, height: layout.height,
      about: "\(quantity.title) against \(parameter): \(title)")
    script.add("set multiplot", "set xlabel \(GnuplotScript.quote(parameter.title))")
    if parameters.isLogarithmic {
      script.add("set logscale x; set format x '\(right / left > 1e3 ? "1e%T" : "%g")'")
      script.add(xTics(parameter, Set(all.map(\.x)).sorted()))
    } else {
      script.add("set format x '%g'")
    }
    script.add("set xrange [\(compact(parameters.low)):\(compact(parameters.high))]")
    script.add(axis.commands)
    for number in panels.indices {
      script.add(
        layout.panel(number),
        number.isMultiple(of: layout.columns)
          ? "set ylabel \(GnuplotScript.quote(quantity.title)) offset 1.2,0" : "unset ylabel")
      var layers = layers(
        members[number], top: axis.scale.high, hasPrediction: quantity.prediction != nil, &script)
      for (series, line) in members[number].enumerated() {
        let rows = marks[number].rows(series, vertical: axis.scale, height: layout.plotHeight)
        guard !rows.isEmpty else { continue }
        layers.append(
          "\(script.addData(rows)) using 1:2 with points \(infinite) "
            + "linecolor rgb '\(line.style.colour)'")
      }
      script.add("plot " + layers.joined(separator: ", \\\n  "))
    }
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: figureName, title: "\(quantity.title): \(title)",
      caption:
        "\(capitalized(quantity.summary)), against \(parameter.title): median over the "
        + "seeds; bars are intervals, as the table's."
        + (quantity.prediction == nil ? "" : " Open circles: predicted.")
        + (hasInfinite
          ? " Triangles at the upper edge: the median is infinite; those of several lines stand side "
            + "by side." : ""),
      script: script.text, width: layout.width)
  }

  private struct Line {
    var style: LineStyle
    var points: [Point]
  }

  /// Of one panel, the lines below the marks.
  private static func layers(
    _ lines: [Line], top: Double, hasPrediction: Bool, _ script: inout GnuplotScript
  ) -> [String] {
    var plots: [String] = [], predictions: [String] = []
    for line in lines {
      let style = line.style
      let data = script.addData(line.points.map { $0.row(top: top) })
      plots.append("\(data) using 1:2 with lines \(style.line)")
      plots.append(
        "\(data) using 1:2:3:4 with yerrorbars \(style.marks) linecolor rgb '\(style.colour)' "
          + "linewidth 1.2")
      if hasPrediction {
        predictions.append(
          "\(data) using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'")
      }
    }
    return plots + predictions
  }

  private static let infinite = "pointtype 9 pointsize 0.8"

  private static func points(
    _ cells: [StudyTable.Cell], _ quantity: StudyQuantity, _ parameter: Axis
  ) -> [Point] {
    cells.compactMap { cell in
      guard let x = cell.parameters[parameter.rawValue] else { return nil }
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
    private(set) var scale: AxisScale
    private let hasPowers: Bool

    init(from low: Double, to high: Double, isLogarithmic: Bool) {
      hasPowers = high / low > 1e3
      // Over less than half a decade a logarithmic axis has a single round number to label.
      if isLogarithmic, low > 0, high / low >= 3 {
        scale = AxisScale(low: low / 1.3, high: high * 1.3, isLogarithmic: true)
      } else {
        let margin = max(0.05 * (high - low), 1e-3 * abs(high))
        scale = AxisScale(low: low - margin, high: high + margin, isLogarithmic: false)
      }
    }

    /// With a share of the axis left free at its upper end, for marks.
    func raised(by share: Double) -> VerticalAxis {
      var raised = self
      raised.scale = scale.raised(by: share)
      return raised
    }

    var commands: String {
      let range = "set yrange [\(compact(scale.low)):\(compact(scale.high))]"
      guard scale.isLogarithmic else { return "set format y '%g'; \(range)" }
      return "set logscale y; set format y '\(hasPowers ? "1e%T" : "%g")'\n\(range)\n"
        + LogTics.command("y", from: scale.low, to: scale.high)
    }
  }

  private static func horizontalAxis(
    _ parameter: Axis, from left: Double, to right: Double
  ) -> AxisScale {
    if left > 0, right / left >= leastLogarithmicSpan(parameter) {
      return AxisScale(low: left / 1.2, high: right * 1.2, isLogarithmic: true)
    }
    let margin = 0.04 * (right - left)
    return AxisScale(low: left - margin, high: right + margin, isLogarithmic: false)
  }

  /// Horizons are few and chosen, so that each has its number.
  private static func xTics(_ parameter: Axis, _ xs: [Double]) -> String {
    guard parameter == .horizon, xs.count <= 8 else {
      return LogTics.command("x", from: xs[0], to: xs[xs.count - 1])
    }
    return "set xtics (" + xs.map { "'\(compact($0))' \(compact($0))" }.joined(separator: ", ")
      + ")"
  }

  /// From which ratio of its ends on an axis is logarithmic: horizons are compared by factors.
  private static func leastLogarithmicSpan(_ parameter: Axis) -> Double {
    [.horizon, .batch, .batchSize].contains(parameter) ? 4 : 20
  }

  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
