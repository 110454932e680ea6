import Analysis
import Catalog
import Presentation
import Records

/// The evaluation loss over the steps of the best cell of every method.
public enum LossCurvesFigure {
  /// The curves of the seeds of a cell.
  public struct Input: Sendable {
    public var method: RunRow.Method
    public var curves: [Curve]

    public init(method: RunRow.Method, curves: [Curve]) {
      self.method = method
      self.curves = curves
    }
  }

  public static func make(_ inputs: [Input], name: String, title: String) -> Figure? {
    let inputs = inputs.filter { !$0.curves.isEmpty }
    guard !inputs.isEmpty else { return nil }
    let batches = distinct(inputs.map(\.method.batch))
    let styles = MethodStyles(inputs.map(\.method))
    let series = inputs.map { points($0.curves) }
    let losses = verticalAxis(series)
    let layout = PanelLayout(
      headings: batches.map { "batch \($0.description)" },
      vertical: .init(name: "evaluation loss", label: losses.longestLabel), legend: styles.entries)
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Evaluation loss over the steps, at the best peak rate: \(title)")
    script.add("set multiplot", "set xlabel 'step'", "set format x '%g'")
    if losses.isLogarithmic {
      script.add("set logscale y", LogTics.command("y", from: losses.low, to: losses.high))
    }
    script.add("set format y '%g'; set yrange [\(compact(losses.low)):\(compact(losses.high))]")
    for (panel, batch) in batches.enumerated() {
      script.add(
        layout.panel(panel),
        panel % layout.columns == 0 ? "set ylabel 'evaluation loss' offset 1.5,0" : "unset ylabel")
      var bands: [String] = [], lines: [String] = []
      for (input, rows) in zip(inputs, series) where input.method.batch == batch {
        let style = styles[input.method]
        let band = FigureBand.rows(
          rows.map { ($0.step, $0.smallest, $0.largest) }, within: losses.range)
        if !band.isEmpty {
          bands.append("\(script.addData(band)) using 1:2:3 with filledcurves \(style.band)")
        }
        let data = script.addData(rows.map { [$0.step, $0.median] })
        let interval = max(1, rows.count / 6)
        lines.append(
          "\(data) using 1:2 with linespoints \(style.marks) pointinterval \(interval) \(style.line)"
        )
      }
      script.add("plot " + (bands + lines).joined(separator: ", \\\n  "))
    }
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: title,
      caption:
        "Evaluation loss at the evaluation point (for averaging methods the average) over the "
        + "steps, for the best peak rate of every method: median over seeds; bands span the seeds "
        + "from the smallest to the largest.",
      script: script.text, width: layout.width)
  }

  /// The losses of all seeds at a step, +∞ for those that have ended before.
  private struct Point {
    var step: Double
    var median: Double
    var smallest, largest: Double?
  }

  /// Around all finite values; logarithmic where they spread over more than half a decade.
  private static func verticalAxis(_ series: [[Point]]) -> AxisScale {
    let values = series.joined().flatMap {
      [$0.median, $0.smallest, $0.largest].compactMap(\.self)
    }.filter(\.isFinite)
    let positive = values.filter { $0 > 0 }
    if let low = positive.min(), let high = positive.max(), high / low > 3 {
      return AxisScale(low: low / 1.1, high: high * 1.1, isLogarithmic: true)
    }
    let low = values.min() ?? 0, high = values.max() ?? 1
    let margin = max(0.05 * (high - low), 1e-3 * abs(high), 1e-12)
    return AxisScale(low: low - margin, high: high + margin, isLogarithmic: false)
  }

  /// At the steps that all curves have that come so far.
  ///
  /// Some have more points than others: a run also records where the losses changed its rate.
  private static func points(_ curves: [Curve]) -> [Point] {
    let losses = curves.map { curve in
      Dictionary(
        (0..<curve.count).map { (curve[$0, 0] ?? 0, curve[$0, 3]) }, uniquingKeysWith: { $1 })
    }
    let ends = losses.map { $0.keys.max() ?? -1 }
    let longest = losses.max { $0.count < $1.count }!
    let steps = longest.keys.sorted().filter { step in
      zip(losses, ends).allSatisfy { $0[step] != nil || step > $1 }
    }
    // A thousand points are more than a figure has pixels for.
    var sampled = Array(stride(from: 0, to: steps.count, by: max(1, steps.count / 1000)))
    if let last = sampled.last, last != steps.count - 1 { sampled.append(steps.count - 1) }
    return sampled.map { point in
      let values = losses.map { ($0[steps[point]] ?? nil) ?? .infinity }
      return Point(
        step: steps[point], median: Statistics.median(values), smallest: values.min(),
        largest: values.max())
    }
  }
}
