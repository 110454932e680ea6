import Analysis
import Catalog
import Foundation
import Presentation

/// A range test: loss against rate with the suggestions of the rules marked.
public enum RangeTestFigure {
  public static func make(_ result: RangeTestResult, name: String) -> Figure? {
    let curves = result.curves.compactMap(\.self).filter { $0.count > 1 }
    guard let shown = curves.first else { return nil }
    let rules = result.rules.filter { $0.median != nil }
    let left = max(152, 24 + Int(TextWidth.ofWidest(rules.map(\.rule))))
    let width = left + 608
    // The heading is centred above the plot area.
    let heading = TextWidth.lines(result.title, within: Double(width - left - 4))
    let top = 34 + Int(GnuplotScript.lineHeight(12)) * (heading.count - 1)
    let plotBottom = top + 366, height = plotBottom + 22 * rules.count + 64
    func margins(top: Int, bottom: Int) -> String {
      GnuplotScript.margins(
        left: Double(left) / Double(width), right: 1 - 23 / Double(width),
        top: 1 - Double(top) / Double(height), bottom: 1 - Double(bottom) / Double(height))
    }
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height,
      about: "Learning-rate range test: \(result.title)")
    let rates = curves.flatMap(\.rates)
    let suggested = rules.flatMap(\.suggestions)
    let low = min(rates.min() ?? 1, suggested.min() ?? 1) / 1.5
    let high = max(rates.max() ?? 1, suggested.max() ?? 1) * 1.5
    script.add(
      "set multiplot", "set logscale x; set format x '1e%T'",
      "set xrange [\(compact(low)):\(compact(high))]", LogTics.command("x", from: low, to: high),
      margins(top: top, bottom: plotBottom - 26),
      "set title \(GnuplotScript.quote(lines: heading))")
    addLosses(&script, curves, shown)
    if let limit = result.stabilityLimit {
      script.add(
        "set arrow 1 from first \(compact(limit)), graph 0 to first \(compact(limit)), graph 1 "
          + "nohead linecolor '#000000' dashtype (2,4) linewidth 1.2",
        "set label 1 '2/λmax' at first \(compact(limit)), graph 0.04 right offset -0.7,0")
    }
    script.add("set ylabel 'training loss of the batch' offset 1,0; unset xlabel")
    let plot = lossPlot(&script, curves, shown)
    script.add(plot)

    // Below, a row for each rule: all suggestions, and the median with its interval.
    script.add(
      "unset title; unset logscale y; unset label 1; unset ylabel",
      margins(top: plotBottom + 4, bottom: height - 60),
      "set yrange [\(rules.count).5:0.5]", "set format y '%s'; set grid noytics",
      "set ytics ("
        + rules.enumerated().map { "\(GnuplotScript.axisLabel($1.rule)) \($0 + 1)" }
        .joined(separator: ", ") + ")",
      "set xlabel 'learning rate'")
    if result.stabilityLimit == nil { script.add("unset arrow") }
    let points = script.addData(
      rules.enumerated().flatMap { row, rule in
        rule.suggestions.prefix(200).map { [$0, Double(row + 1)] }
      })
    let medians = script.addData(
      rules.enumerated().map { row, rule in
        [
          rule.median, Double(row + 1), rule.interval?.lower ?? rule.median,
          rule.interval?.upper ?? rule.median,
        ]
      })
    script.add(
      "plot \(points) using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#999999', \\\n"
        + "  \(medians) using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 "
        + "linecolor rgb '#0072B2'")
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Range test: \(result.title)",
      caption:
        "Above: the loss of every step against its rate; the dark line is one seed, smoothed "
        + "(dashed) as the rules read it, the grey lines are the others. Below: what each rule "
        + "suggests, a cross for each seed, the median with its 95 % bootstrap interval."
        + (result.stabilityLimit == nil
          ? "" : " The dotted line is 2/λmax, above which gradient descent is unstable."),
      script: script.text, width: width)
  }

  /// Losses are positive and span decades where the problem is easy; noise can make them negative.
  private static func addLosses(
    _ script: inout GnuplotScript, _ curves: [RangeTestCurve], _ shown: RangeTestCurve
  ) {
    let values = curves.prefix(mostCurves).flatMap { $0.losses + $0.smoothed }
    let first = shown.losses[0]
    let low = values.min() ?? 0
    // The explosion itself would press the rest against the axis.
    let high = min(values.max() ?? 1, max(first, 0) * 4)
    if low > 0, high / low > 10 {
      let (bottom, top) = (low / 1.2, max(high, low * 20) * 1.2)
      script.add(
        "set logscale y; set format y '%g'; set yrange [\(compact(bottom)):\(compact(top))]",
        LogTics.command("y", from: bottom, to: top))
    } else {
      let top = high > low ? high + 0.05 * (high - low) : low + 1
      let bottom = low - 0.05 * (top - low)
      script.add("set format y '%g'; set yrange [\(compact(bottom)):\(compact(top))]")
    }
  }

  private static let mostCurves = 15

  /// With as many digits as a figure can show.
  private static func points(_ rates: [Double], _ losses: [Double]) -> [[Double?]] {
    func short(_ x: Double) -> Double { x.rounded(toDigits: 4) }
    return zip(rates, losses).map { [short($0), short($1)] }
  }

  private static func lossPlot(
    _ script: inout GnuplotScript, _ curves: [RangeTestCurve], _ shown: RangeTestCurve
  ) -> String {
    var lines: [String] = []
    for curve in curves.dropFirst().prefix(mostCurves - 1) {
      let data = script.addData(points(curve.rates, curve.losses))
      lines.append("\(data) using 1:2 with lines linecolor rgb '#cccccc' linewidth 0.7")
    }
    let losses = script.addData(points(shown.rates, shown.losses))
    let smoothed = script.addData(points(shown.rates, shown.smoothed))
    lines.append("\(losses) using 1:2 with lines linecolor rgb '#0072B2' linewidth 1.4")
    lines.append(
      "\(smoothed) using 1:2 with lines linecolor rgb '#000000' dashtype (6,4) linewidth 1.2")
    return "plot " + lines.joined(separator: ", \\\n  ")
  }
}
