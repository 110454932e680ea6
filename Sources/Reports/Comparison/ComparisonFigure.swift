import Analysis
import Catalog
import ElementaryFunctions
import Presentation
import Records

/// The methods of a task by rank: loss at the tuned peak, its difference from the first's, LR
/// sensitivity, and steps to the target, each with its interval.
enum ComparisonFigure {
  static func make(_ task: TaskComparison, name: String) -> Figure? {
    let methods = task.methods.filter { ($0.median ?? .infinity) < .infinity }
    guard !methods.isEmpty else { return nil }
    let panels = [
      Panel("final loss at the tuned peak", methods.map { estimate($0.losses, $0.medianInterval) }),
      // Those with a finite median are the first ones of the task.
      Panel(differenceTitle(task), methods.indices.map { difference($0, task) }),
      Panel("LR sensitivity (loss)", methods.map { estimate($0.sensitivities) }),
      Panel("steps to the target", methods.map { estimate(task.times($0)) }),
    ].filter(\.hasValues)
    let labels = 30 + Int(TextWidth.ofWidest(methods.map(\.method.name)))
    let width = labels + panels.count * panelWidth + 20
    let title = TextWidth.lines(task.task.title, within: Double(width - 20))
    let top = 34 + Int(GnuplotScript.lineHeight(12)) * (title.count - 1)
    let height = top + 58 + 24 * methods.count
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height,
      about: "Methods compared: \(task.task.title)")
    func x(_ pixels: Int) -> Double { Double(pixels) / Double(width) }
    func y(_ pixels: Int) -> Double { 1 - Double(pixels) / Double(height) }
    script.add(
      "set multiplot", "set yrange [\(methods.count).6:0.4]; set grid noytics xtics",
      "set label 1 \(GnuplotScript.quote(lines: title)) at screen 0.5, "
        + "screen \(fixed(y(15), decimals: 4)) center")
    for (number, panel) in panels.enumerated() {
      let left = labels + number * panelWidth
      script.add(
        GnuplotScript.margins(
          left: x(left), right: x(left + panelWidth - 34), top: y(top), bottom: y(height - 50)),
        "set xlabel \(GnuplotScript.quote(panel.title)) offset 0,0.2")
      let tics = methods.enumerated().map { row, method in
        "\(number == 0 ? GnuplotScript.axisLabel(method.method.name) : "''") \(row + 1)"
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
        + "first. The second panel compares with the first on the same seeds: one and the typical "
        + "difference (Hodges and Lehmann) over the first's loss. An interval that reaches the "
        + "first's place decides nothing, and of many others one misses it by chance. A triangle at "
        + "the right edge is an infinite median: more than half of the seeds miss the target, or "
        + "diverge.",
      script: script.text, width: width)
  }

  private static let panelWidth = 215

  private typealias Estimate = (value: Double, interval: Interval)

  private static func estimate(_ values: [Double]?, _ interval: Interval? = nil) -> Estimate? {
    guard let values, !values.isEmpty else { return nil }
    let median = Statistics.median(values)
    return (
      median,
      interval ?? MedianInterval(values)?.interval ?? Interval(lower: median, upper: median)
    )
  }

  /// One more than the difference from the first over the first's loss, so that methods a little and
  /// a hundred times worse fit on one axis; the difference itself where that has no meaning.
  private static func difference(_ number: Int, _ task: TaskComparison) -> Estimate? {
    let scale = ComparisonWords.scale(task)
    func place(_ difference: Double) -> Double { scale.map { 1 + difference / $0 } ?? difference }
    guard number > 0 else { return (place(0), Interval(lower: place(0), upper: place(0))) }
    guard let pair = task.againstLeader(number) else { return nil }
    let typical = pair.comparison.typical
    let interval = pair.interval ?? Interval(lower: typical.value, upper: typical.value)
    return (
      place(typical.value), Interval(lower: place(interval.lower), upper: place(interval.upper))
    )
  }

  private static func differenceTitle(_ task: TaskComparison) -> String {
    guard ComparisonWords.scale(task) != nil else { return "difference from the first" }
    return task.isAboveFloor ? "excess loss / the first's" : "loss / the first's"
  }

  /// One quantity of all methods.
  private struct Panel {
    let title: String
    let rows: [[Double?]]
    let axis: String
    let hasValues: Bool

    /// - Parameter estimates: of each method; `nil` where there is none
    init(_ title: String, _ estimates: [Estimate?]) {
      self.title = title
      let finite = estimates.flatMap {
        $0.map { [$0.value, $0.interval.lower, $0.interval.upper] } ?? []
      }
      .filter(\.isFinite)
      hasValues = !finite.isEmpty
      let low = finite.min() ?? 0, high = finite.max() ?? 1
      // Over less than a decade there is one round power of ten to label at most.
      let isLogarithmic = low > 0 && high / low > 8
      let bottom: Double, top: Double
      if isLogarithmic {
        (bottom, top) = (low / Double.pow(high / low, 0.06), high * Double.pow(high / low, 0.10))
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
      let power = Double.pow(10, Double.log10(span / 3).rounded(.down))
      let step = [1, 2, 5, 10].map { $0 * power }.first { span / $0 <= 4 } ?? span
      return step.rounded(toDigits: 3)
    }
  }
}
