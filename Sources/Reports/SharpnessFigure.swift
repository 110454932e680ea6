import Analysis
import Catalog
import Foundation
import Presentation

/// Training loss and sharpness against the step, one above the other, with the sharpness at which the
/// rate is the largest stable one.
public enum SharpnessFigure {
  /// A run: a seed, or a method.
  public struct Input: Sendable {
    public var label: String
    public var curve: SharpnessCurve

    public init(label: String, curve: SharpnessCurve) {
      self.label = label
      self.curve = curve
    }
  }

  /// More lines than this hide each other.
  public static let mostCurves = 8

  /// - Parameters:
  ///   - inputs: of the same quantity; the first ``mostCurves`` of them are drawn
  ///   - product: K, where the threshold is K over the rate
  /// - Returns: `nil` if no run has two measurements
  public static func make(
    _ inputs: [Input], name: String, title: String, product: Double? = nil
  ) -> Figure? {
    let inputs = Array(inputs.filter { $0.curve.points.count > 1 }.prefix(mostCurves))
    guard let first = inputs.first else { return nil }
    let thresholds = inputs.map { thresholdPoints($0.curve) }
    // Runs that differ in their seed alone have the same one, but where one ended before the others.
    let longest = thresholds.max { $0.count < $1.count } ?? []
    let isCommon = thresholds.allSatisfy { $0.elementsEqual(longest.prefix($0.count)) }
    var entries: [FigureLegend.Entry] = inputs.enumerated().map {
      ($1.label, "with lines \(style($0))")
    }
    let edge = "edge of stability" + (product.map { ", \(compact(rounded($0)))/rate" } ?? "")
    if !longest.isEmpty { entries.append((edge, "with lines \(thresholdStyle)")) }

    let losses = lossAxis(inputs)
    let sharpness = sharpnessAxis(inputs, thresholds: isCommon ? [longest] : thresholds)
    let layout = PanelLayout(
      stacked: 2, heading: title, label: max(losses.longestLabel, sharpness.longestLabel),
      legend: entries)
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Training loss and sharpness: \(title)")
    let last = inputs.flatMap { $0.curve.losses.map(\.step) }.max() ?? 1
    script.add("set multiplot", "set xrange [0:\(max(1, last))]; set format x '%g'")
    script.add(layout.panel(0))
    addLosses(&script, inputs, losses)
    script.add(layout.panel(1), "unset logscale y; set ytics autofreq")
    addSharpness(
      &script, inputs, sharpness, thresholds: isCommon ? [longest] : thresholds,
      quantity: first.curve.isPreconditioned ? "preconditioned sharpness" : "sharpness")
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Sharpness: \(title)",
      caption:
        "Above: the training loss. Below: the largest eigenvalue of the Hessian of the training "
        + "loss" + (first.curve.isPreconditioned ? ", preconditioned as the optimizer does" : "")
        + (longest.isEmpty
          ? "."
          : "; the broad grey line is the value at which the rate is the largest stable one."),
      script: script.text, width: layout.width)
  }

  /// Broad and pale: it lies below the lines, which come to rest on it.
  private static let thresholdStyle = "linecolor rgb '#b8b8b8' linewidth 5"

  private static func style(_ number: Int) -> String {
    LineStyle(number: number).line
  }

  private static func lossAxis(_ inputs: [Input]) -> AxisScale {
    let values = inputs.flatMap { $0.curve.losses.map(\.value) }
    let low = values.min() ?? 0, high = values.max() ?? 1
    if low > 0, high / low > 3 {
      return AxisScale(low: rounded(low / 1.3), high: rounded(high * 1.3), isLogarithmic: true)
    }
    let margin = high > low ? 0.05 * (high - low) : 1
    // Not rounded: the ends may differ in late digits only.
    return AxisScale(low: low - margin, high: high + margin, isLogarithmic: false)
  }

  private static func sharpnessAxis(_ inputs: [Input], thresholds: [[[Double?]]]) -> AxisScale {
    let values = inputs.flatMap { $0.curve.points.map(\.sharpness) }.sorted()
    let low = values.first ?? 0
    // The explosion of a run that diverges would press the rest against the axis, and a threshold far
    // above, as at the end of a schedule, is not followed.
    let usual = max(
      1.3 * Statistics.quantile(0.98, ofSorted: values),
      inputs.compactMap { $0.curve.points.first?.sharpness }.max() ?? 0)
    let edges = thresholds.flatMap { $0.compactMap { $0[1] } }.filter { $0 <= 3 * usual }
    let top = max(min(usual, values.last ?? 1), edges.max() ?? 0)
    if low > 0, top / low > 100 {
      return AxisScale(low: rounded(low / 1.5), high: rounded(top * 1.5), isLogarithmic: true)
    }
    let bottom = min(0, low * 1.1)
    let height = top > bottom ? 1.08 * top : bottom + 1
    return AxisScale(low: rounded(bottom), high: rounded(height), isLogarithmic: false)
  }

  private static func commands(_ axis: AxisScale) -> [String] {
    let range = "set yrange [\(compact(axis.low)):\(compact(axis.high))]"
    guard axis.isLogarithmic else { return ["set format y '%g'; \(range)"] }
    return [
      "set logscale y; set format y '1e%T'", range,
      LogTics.command("y", from: axis.low, to: axis.high),
    ]
  }

  private static func addLosses(
    _ script: inout GnuplotScript, _ inputs: [Input], _ axis: AxisScale
  ) {
    for line in commands(axis) { script.add(line) }
    script.add("set ylabel 'training loss' offset 1,0; unset xlabel")
    let lines = inputs.enumerated().map { number, input in
      let rows = input.curve.losses.map { [Double($0.step), $0.value] as [Double?] }
      return "\(script.addData(thinned(rows))) using 1:2 with lines \(style(number))"
    }
    script.add("plot " + lines.joined(separator: ", \\\n  "))
  }

  private static func addSharpness(
    _ script: inout GnuplotScript, _ inputs: [Input], _ axis: AxisScale,
    thresholds: [[[Double?]]], quantity: String
  ) {
    for line in commands(axis) { script.add(line) }
    script.add("set ylabel '\(quantity)' offset 0,0; set xlabel 'step'")
    var lines = thresholds.filter { !$0.isEmpty }.map {
      "\(script.addData(thinned($0))) using 1:2 with lines \(thresholdStyle)"
    }
    for (number, input) in inputs.enumerated() {
      let rows = input.curve.points.map { [Double($0.step), $0.sharpness] as [Double?] }
      lines.append("\(script.addData(thinned(rows))) using 1:2 with lines \(style(number))")
    }
    script.add("plot " + lines.joined(separator: ", \\\n  "))
  }

  private static func thresholdPoints(_ curve: SharpnessCurve) -> [[Double?]] {
    curve.points.compactMap { point in
      point.threshold.map { [Double(point.step), $0] }
    }
  }

  /// With as many points as a figure can show: the smallest and largest of every bin, so that a spike
  /// is kept; with five digits.
  private static func thinned(_ rows: [[Double?]]) -> [[Double?]] {
    let bins = 600
    var kept: [[Double?]] = []
    if rows.count <= 2 * bins {
      kept = rows
    } else {
      for bin in 0..<bins {
        let range = rows.count * bin / bins..<rows.count * (bin + 1) / bins
        let sorted = range.sorted { (rows[$0][1] ?? 0) < (rows[$1][1] ?? 0) }
        if let low = sorted.first, let high = sorted.last {
          kept += Set([low, high]).sorted().map { rows[$0] }
        }
      }
    }
    return kept.map { [$0[0], $0[1].map(rounded)] }
  }

  private static func rounded(_ x: Double) -> Double { x.rounded(toDigits: 5) }
}
