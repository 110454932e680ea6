import Presentation
import Records

/// Every optimizer's time per parameter beside that of passes over memory alone: one panel for the
/// smallest size, one for the largest.
public enum RooflineFigure {
  private static let rowHeight = 19
  private static let panelWidth = 430

  /// - Parameter results: of one precision and one number of threads; others are left out
  public static func make(_ results: [KernelResult], name: String = "roofline") -> Figure? {
    let bounded = results.filter { $0.rooflineMedian != nil }
    guard let first = bounded.first else { return nil }
    let chosen = bounded.filter { $0.precision == first.precision && $0.threads == first.threads }
    let sizes = Set(chosen.map(\.parameters)).sorted()
    let panels = sizes.count > 1 ? [sizes[0], sizes[sizes.count - 1]] : sizes
    var names: [String] = []
    for result in chosen where !names.contains(result.optimizer) { names.append(result.optimizer) }

    let labelWidth = max(236, 24 + Int(TextWidth.ofWidest(names)))
    let legend = FigureLegend(entries, within: labelWidth + panels.count * panelWidth)
    let width = max(labelWidth + panels.count * panelWidth, legend.width)
    let plotBottom = 34 + rowHeight * names.count, height = plotBottom + 62 + legend.height
    let type = first.precision == .float32 ? "single" : "double"
    let about =
      "Optimizer steps against the roofline of memory, \(type) precision, "
      + (first.threads == 1 ? "one thread" : "\(first.threads) threads")
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height, about: about)
    script.add("set multiplot", "set yrange [\(Double(names.count) - 0.5):-0.5]")
    script.add("set xlabel 'time per parameter (ns)'", "set xrange [0:*]")
    for (number, size) in panels.enumerated() {
      let points = chosen.filter { $0.parameters == size }
      let rows: [[Double?]] = points.map { point in
        [
          names.firstIndex(of: point.optimizer).map(Double.init), point.median, point.fastest,
          point.slowest, point.rooflineMedian,
        ]
      }
      let data = script.addData(rows)
      let left = labelWidth + number * panelWidth
      script.add(
        GnuplotScript.margins(
          left: Double(left) / Double(width), right: Double(left + panelWidth - 26) / Double(width),
          top: 1 - 34 / Double(height), bottom: 1 - Double(plotBottom) / Double(height)))
      script.add("set title \(GnuplotScript.quote("\(KernelTables.size(size)) parameters"))")
      script.add(labels(number == 0 ? names : names.map { _ in "" }))
      // The slowest round is left out of the range: one disturbance would squeeze all others.
      let longest = points.reduce(0) { max($0, max($1.median, $1.rooflineMedian ?? 0)) }
      script.add("set xrange [0:\(fixed(1.12 * longest, decimals: 3))]")
      script.add(
        """
        plot \(data) using 5:1:(0):5:($1-0.36):($1+0.36) with boxxyerror fillstyle solid 0.35 \
        noborder linecolor rgb '#56B4E9', \\
          \(data) using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linecolor rgb '#000000'
        """)
    }
    for line in legend.commands(width: width, height: height) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Optimizer steps against the roofline of memory",
      caption: about
        + ". Bars: the time of passes over memory that read and write the same streams and compute "
        + "next to nothing. Dots: the measured step, with the fastest and the slowest round. A dot "
        + "at the end of its bar is bound by memory alone.",
      script: script.text, width: width)
  }

  private static let entries: [FigureLegend.Entry] = [
    (
      "passes over memory that move the same streams",
      "with boxes fillstyle solid 0.35 noborder linecolor rgb '#56B4E9'"
    ),
    (
      "measured step: median, fastest and slowest round",
      "with points pointtype 7 pointsize 0.6 linecolor rgb '#000000'"
    ),
  ]

  private static func labels(_ names: [String]) -> String {
    "set ytics ("
      + names.enumerated().map { "\(GnuplotScript.axisLabel($1)) \($0)" }.joined(separator: ", ")
      + ")"
  }
}
