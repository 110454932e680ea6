import Analysis
import Catalog
import Foundation
import Records

/// The methods of a task by rank: loss at the tuned peak, its difference from the first's, LR
/// sensitivity, and steps to the target, each with its interval.
enum ComparisonFigure {
  static func make(_ task: TaskComparison, name: String) -> Figure? {
    let methods = task.methods.filter { ($0.median ?? .infinity) < .infinity }
    guard !methods.isEmpty else { return nil }
    let panels = [
      Panel("final loss at the tuned peak", methods.map(\.losses)),
      Panel("loss / the first's, paired", methods.map { ratios($0, to: methods[0]) }),
      Panel("LR sensitivity (loss)", methods.map(\.sensitivities)),
      Panel("steps to the target", methods.map(task.times)),
    ].filter(\.hasValues)
    let longest = methods.map(\.method.name.count).max() ?? 0
    let labels = min(430, 30 + Int(6.9 * Double(longest)))
    let width = labels + panels.count * panelWidth + 20
    let height = 92 + 24 * methods.count
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height,
      about: "Methods compared: \(task.task.title)")
    func x(_ pixels: Int) -> String { fixed(Double(pixels) / Double(width), decimals: 4) }
    func y(_ pixels: Int) -> String { fixed(1 - Double(pixels) / Double(height), decimals: 4) }
    script.add(
      "set multiplot", "set tmargin at screen \(y(34)); set bmargin at screen \(y(height - 50))",
      "set yrange [\(methods.count).6:0.4]; set grid noytics xtics",
      "set label 1 \(GnuplotScript.quote(task.task.title)) at screen 0.5, screen \(y(15)) center")
    for (number, panel) in panels.enumerated() {
      let left = labels + number * panelWidth
      script.add(
        "set lmargin at screen \(x(left)); set rmargin at screen \(x(left + panelWidth - 34))",
        "set xlabel \(GnuplotScript.quote(panel.title)) offset 0,0.2")
      let tics = methods.enumerated().map { row, method in
        "\(number == 0 ? GnuplotScript.quote(method.method.name) : "''") \(row + 1)"
      }
      script.add("set ytics (\(tics.joined(separator: ", ")))", panel.axis)
      let data = script.addData(panel.rows)
      script.add(
        "plot \(data) using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 "
          + "linecolor rgb '#0072B2', \\\n  "
          + "\(data) using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'")
      script.add("unset label 1")
    }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Methods by rank: \(task.task.title)",
      caption: "Medians over the seeds with their order-statistic intervals, the smallest loss "
        + "first. The second panel compares on the same seeds: an interval that reaches 1 decides "
        + "nothing. A triangle at the right edge is an infinite median: more than half of the seeds "
        + "miss the target, or diverge.",
      script: script.text, width: width)
  }

  private static let panelWidth = 215

  /// The losses over those of another method on the same seeds; `nil` where a loss is not positive.
  private static func ratios(_ method: TunedMethod, to first: TunedMethod) -> [Double]? {
    guard let losses = method.losses, let base = first.losses,
      base.allSatisfy({ $0 > 0 && $0 < .infinity })
    else { return nil }
    return zip(losses, base).map { $0 / $1 }
  }

  /// One quantity of all methods.
  private struct Panel {
    let title: String
    let rows: [[Double?]]
    let axis: String
    let hasValues: Bool

    /// - Parameter values: of each method by seed; `nil` where there are none
    init(_ title: String, _ values: [[Double]?]) {
      self.title = title
      let estimates = values.map { values -> (Double, Interval)? in
        guard let values, !values.isEmpty else { return nil }
        let median = Statistics.median(values)
        return (median, MedianInterval(values)?.interval ?? Interval(lower: median, upper: median))
      }
      let finite = estimates.flatMap { $0.map { [$0.0, $0.1.lower, $0.1.upper] } ?? [] }
        .filter(\.isFinite)
      hasValues = !finite.isEmpty
      let low = finite.min() ?? 0, high = finite.max() ?? 1
      // Over less than a decade there is one round power of ten to label at most.
      let isLogarithmic = low > 0 && high / low > 8
      let bottom: Double, top: Double
      if isLogarithmic {
        (bottom, top) = (low / pow(high / low, 0.06), high * pow(high / low, 0.10))
      } else {
        let margin = max(high - low, 1e-3 * abs(high), 1e-12)
        (bottom, top) = (low - 0.06 * margin, high + 0.10 * margin)
      }
      let range = "set xrange [\(compact(bottom)):\(compact(top))]; set format x '%g'"
      axis =
        isLogarithmic
        ? "set logscale x; \(range); set xtics autofreq\n"
          + LogTics.command("x", from: bottom, to: top)
        : "unset logscale x; \(range); set xtics autofreq \(compact(Self.tic(top - bottom)))"
      rows = estimates.enumerated().map { number, estimate in
        guard let (median, interval) = estimate else {
          return [Double(number + 1), nil, nil, nil, nil]
        }
        let isFinite = median.isFinite
        return [
          Double(number + 1), isFinite ? median : nil, isFinite ? max(interval.lower, bottom) : nil,
          isFinite ? min(interval.upper, top) : nil, isFinite ? nil : top,
        ]
      }
    }

    /// About three tics at round distances.
    private static func tic(_ span: Double) -> Double {
      let power = pow(10, log10(span / 3).rounded(.down))
      let step = [1, 2, 5, 10].map { $0 * power }.first { span / $0 <= 4 } ?? span
      return Double(String(format: "%.2e", step)) ?? step
    }
  }
}
