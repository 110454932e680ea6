import Records

/// Every optimizer's time per parameter beside that of passes over memory alone: one panel for the
/// smallest size, one for the largest.
public enum RooflineFigure {
  private static let rowHeight = 19
  private static let panelWidth = 430
  private static let labelWidth = 236

  /// - Parameter results: of one precision and one number of threads; others are left out
  public static func make(_ results: [KernelResult], name: String = "roofline") -> Figure? {
    let bounded = results.filter { $0.rooflineMedian != nil }
    guard let first = bounded.first else { return nil }
    let chosen = bounded.filter { $0.precision == first.precision && $0.threads == first.threads }
    let sizes = Set(chosen.map(\.parameters)).sorted()
    let panels = sizes.count > 1 ? [sizes[0], sizes[sizes.count - 1]] : sizes
    var names: [String] = []
    for result in chosen where !names.contains(result.optimizer) { names.append(result.optimizer) }

    let width = labelWidth + panels.count * panelWidth, height = 136 + rowHeight * names.count
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
      script.add(margins(number, width: width, height: height))
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
    let legend = PanelLegend(height: height)
    for line in legend.commands([
      (
        "passes over memory that move the same streams",
        "with boxes fillstyle solid 0.35 noborder linecolor rgb '#56B4E9'"
      ),
      (
        "measured step: median, fastest and slowest round",
        "with points pointtype 7 pointsize 0.6 linecolor rgb '#000000'"
      ),
    ]) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Optimizer steps against the roofline of memory",
      caption: about
        + ". Bars: the time of passes over memory that read and write the same streams and compute "
        + "next to nothing. Dots: the measured step, with the fastest and the slowest round. A dot "
        + "at the end of its bar is bound by memory alone.",
      script: script.text, width: width)
  }

  private static func margins(_ panel: Int, width: Int, height: Int) -> String {
    let left = Double(labelWidth + panel * panelWidth) / Double(width)
    let right = Double(labelWidth + (panel + 1) * panelWidth - 26) / Double(width)
    return "set lmargin at screen \(fixed(left, decimals: 4)); "
      + "set rmargin at screen \(fixed(right, decimals: 4)); "
      + "set tmargin at screen \(fixed(1 - 34 / Double(height), decimals: 4)); "
      + "set bmargin at screen \(fixed(102 / Double(height), decimals: 4))"
  }

  private static func labels(_ names: [String]) -> String {
    "set ytics ("
      + names.enumerated().map { "\(GnuplotScript.quote($1)) \($0)" }.joined(separator: ", ") + ")"
  }
}

/// A legend in a strip at the lower edge.
private struct PanelLegend {
  let height: Int

  func commands(_ entries: [(title: String, style: String)]) -> [String] {
    let keys = entries.map { "NaN \($0.style) title \(GnuplotScript.quote($0.title))" }
    return [
      "unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid",
      "set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; "
        + "set tmargin at screen \(fixed(40 / Double(height), decimals: 4))",
      "set xrange [0:1]; set yrange [0:1]",
      "set key at screen 0.5, screen \(fixed(36 / Double(height), decimals: 4)) center top "
        + "horizontal maxcols 2 Left reverse samplen 2 width 1 textcolor '#222222'",
      "plot " + keys.joined(separator: ", \\\n  "),
    ]
  }
}
