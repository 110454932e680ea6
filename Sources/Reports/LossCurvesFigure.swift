import Analysis
import Catalog
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
    let layout = PanelLayout(panels: batches.count, legend: styles.entries.map(\.title))
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Evaluation loss over the steps, at the best peak rate: \(title)")
    script.add("set multiplot", "set xlabel 'step'", "set format x '%g'")
    let series = inputs.map { points($0.curves) }
    let values = series.flatMap { $0.flatMap { $0.dropFirst().compactMap(\.self) } }
      .filter { $0.isFinite && $0 > 0 }
    if let low = values.min(), let high = values.max(), high / low > 3 {
      script.add("set logscale y; set yrange [\(compact(low / 1.1)):\(compact(high * 1.1))]")
      script.add(LogTics.command("y", from: low / 1.1, to: high * 1.1))
    }
    script.add("set format y '%g'")
    for (panel, batch) in batches.enumerated() {
      script.add(
        layout.margins(panel), "set title \(GnuplotScript.quote("batch \(batch.description)"))")
      script.add(
        panel % layout.columns == 0 ? "set ylabel 'evaluation loss' offset 1.5,0" : "unset ylabel")
      var bands: [String] = [], lines: [String] = []
      for (input, rows) in zip(inputs, series) where input.method.batch == batch {
        let style = styles[input.method]
        let data = script.addData(rows)
        bands.append("\(data) using 1:3:4 with filledcurves \(style.band)")
        let interval = max(1, rows.count / 6)
        lines.append(
          "\(data) using 1:2 with linespoints \(style.marks) pointinterval \(interval) \(style.line)"
        )
      }
      script.add("plot " + (bands + lines).joined(separator: ", \\\n  "))
    }
    for line in layout.legend(styles.entries) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: title,
      caption:
        "Evaluation loss at the evaluation point (for averaging methods the average) over the "
        + "steps, for the best peak rate of every method: median over seeds; bands span the seeds "
        + "from the smallest to the largest.",
      script: script.text, width: layout.width)
  }

  /// Step, median, smallest, largest, at the steps that all curves have that come so far.
  ///
  /// Some have more points than others: a run also records where the losses changed its rate.
  private static func points(_ curves: [Curve]) -> [[Double?]] {
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
      return [steps[point], Statistics.median(values), values.min(), values.max()]
    }
  }
}
