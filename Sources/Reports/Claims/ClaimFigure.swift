import Analysis
import Catalog
import Claims
import Foundation
import Presentation
import Records

/// A claim's cells side by side: what is predicted, what was measured, and what is accepted.
public enum ClaimFigure {
  /// - Parameter remark: goes into the title, such as `quick`
  /// - Returns: `nil` if no cell has a value
  public static func make(_ result: ClaimResult, name: String, remark: String? = nil) -> Figure? {
    guard result.cells.contains(where: { $0.estimate.median != nil }) else { return nil }
    let axis = ClaimFigureAxis(result)
    let labels = ClaimFigureLabels(result.cells.map(label), axisLabel: axis.longestLabel)
    let layers = layers(result, axis)
    let legend = FigureLegend(
      layers.compactMap { layer in layer.title.map { ($0, layer.sample) } }, within: labels.width)
    let width = max(labels.width, legend.width)
    let title =
      "\(result.claim.id): \(result.verdict.rawValue)" + (remark.map { " (\($0))" } ?? "")
    let heading = TextWidth.lines(title, within: Double(width - labels.leftMargin))
    let plotTop = 34 + Int(GnuplotScript.lineHeight(12)) * (heading.count - 1)
    // The name of the axis is as long as the figure is high at most.
    let plotHeight = max(236, Int(TextWidth.of(result.quantity.title)) - 2 * plotTop + 8)
    let height = plotTop + plotHeight + labels.height + legend.height
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height,
      about: "Claim \(title). \(result.claim.statement)")
    func y(_ pixels: Int) -> Double { 1 - Double(pixels) / Double(height) }
    script.add(
      "set multiplot",
      GnuplotScript.margins(
        left: Double(labels.leftMargin) / Double(width),
        right: 1 - Double(ClaimFigureLabels.rightMargin) / Double(width), top: y(plotTop),
        bottom: y(plotTop + plotHeight)),
      "set title \(GnuplotScript.quote(lines: heading))",
      "set ylabel \(GnuplotScript.quote(result.quantity.title)) offset 1,0",
      "set xrange [0.5:\(result.cells.count).5]; set grid noxtics", labels.tics, axis.commands)
    for (number, cell) in result.cells.enumerated().dropFirst()
    where cell.group != result.cells[number - 1].group {
      script.add(
        "set arrow from first \(number).5, graph 0 to first \(number).5, graph 1 nohead "
          + "linecolor '#bbbbbb' linewidth 0.8")
    }
    let plots = layers.map { layer in
      let columns = layer.rows[0].indices.map { String($0 + 1) }.joined(separator: ":")
      return "\(script.addData(layer.rows)) using \(columns) with \(layer.style)"
    }
    script.add("plot " + plots.joined(separator: ", \\\n  "))
    for line in legend.commands(width: width, height: height) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Claim \(title)", caption: caption(result), script: script.text,
      width: width)
  }

  /// Crosses of more would be a bar.
  private static let mostSeeds = 100

  // MARK: What is drawn

  /// What is drawn of all cells in one way.
  private struct Layer {
    let rows: [[Double?]]
    let style: String
    /// In the legend, if there.
    let title: String?

    /// What the legend draws it with: some ways to draw need data.
    var sample: String {
      "with "
        + style.replacing("yerrorbars", with: "points").replacing("boxxyerror", with: "boxes")
    }
  }

  /// From the back to the front.
  private static func layers(_ result: ClaimResult, _ axis: ClaimFigureAxis) -> [Layer] {
    let cells = result.cells.enumerated().map { (x: Double($0 + 1), cell: $1) }
    var layers: [Layer] = []
    func add(_ rows: [[Double?]], _ style: String, _ title: String? = nil) {
      if !rows.isEmpty { layers.append(Layer(rows: rows, style: style, title: title)) }
    }
    let bands = cells.compactMap { x, cell in
      cell.accepted.flatMap { axis.visible($0) }.map {
        [x, $0.lower, x - 0.4, x + 0.4, $0.lower, $0.upper] as [Double?]
      }
    }
    add(
      bands, "boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888'",
      "accepted")
    let seeds = cells.flatMap { x, cell in
      (cell.estimate.values.count > 1 ? cell.estimate.values.prefix(mostSeeds) : [])
        .filter(axis.contains).map { [x, $0] as [Double?] }
    }
    add(seeds, "points pointtype 1 pointsize 0.5 linecolor rgb '#888888'", "a seed")
    for group in Set(cells.map(\.cell.group)).sorted() where result.isComparison {
      let members = cells.filter { $0.cell.group == group }
      add(
        members.map { [$0.x, $0.cell.estimate.median.flatMap { axis.contains($0) ? $0 : nil }] },
        "lines linecolor rgb '#0072B2' dashtype (6,4) linewidth 1")
    }
    add(
      cells.compactMap { x, cell in
        cell.predicted.flatMap { axis.contains($0) ? [x, $0] as [Double?] : nil }
      }, "points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000'", "predicted")
    let measured = cells.compactMap { x, cell -> [Double?]? in
      guard let median = cell.estimate.median, axis.contains(median) else { return nil }
      let interval = cell.estimate.interval ?? Interval(lower: median, upper: median)
      return [x, median, axis.clipped(interval.lower), axis.clipped(interval.upper)]
    }
    add(
      measured, "yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2'",
      "measured")
    add(
      cells.compactMap { x, cell in
        cell.deciding.map { [x, axis.clipped($0.value)] as [Double?] }
      }, "points pointtype 4 pointsize 1 linewidth 1.3 linecolor rgb '#D55E00'",
      ClaimWords.extreme(result))
    let infinite = cells.filter { $0.cell.estimate.median == .infinity }
    add(
      infinite.map { [$0.x, axis.top] }, "points pointtype 9 pointsize 1 linecolor rgb '#0072B2'",
      "infinite")
    let missing = cells.filter { $0.cell.estimate.median == nil }
    add(
      missing.map { [$0.x, axis.bottom] },
      "points pointtype 2 pointsize 0.8 linewidth 1.5 linecolor rgb '#D55E00'", "no value")
    return layers
  }

  /// What a rule about a share of the runs is decided by is no height of the plot.
  private static func label(_ cell: ClaimResult.Cell) -> String {
    guard let share = cell.share else { return cell.title }
    let title = cell.title.isEmpty ? "all" : cell.title
    return "\(title): \(ClaimWords.percent(share.value))"
  }

  private static func caption(_ result: ClaimResult) -> String {
    let interval =
      "Dots: the median over the seeds with its interval; crosses: the seeds. Claimed: "
    guard !result.isComparison else {
      return interval + (result.claim.verdictRule?.description ?? result.claim.rule.name) + "."
    }
    return interval
      + "\(result.claim.verdictRule?.description ?? result.claim.rule.name). Circles: predicted; "
      + "grey: what is accepted, where it is wide enough to be seen."
      + (result.worst?.deciding == nil
        ? "" : " Squares: the \(ClaimWords.extreme(result)) of the seeds, which decides.")
      + (result.worst?.share == nil ? "" : " Per cent: the share of the runs that is accepted.")
  }
}

extension ClaimResult {
  /// Whether cells are compared with each other instead of with a prediction.
  var isComparison: Bool { claim.verdictRule?.isComparison == true }
}
