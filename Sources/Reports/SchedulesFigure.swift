import Catalog
import Foundation
import Presentation

/// Schedules against the step: together in one panel, or each in a panel of its own.
public enum SchedulesFigure {
  public struct Input: Sendable {
    public var label: String
    /// Steps and the rate that they use, or the fraction of the peak.
    public var points: [(step: Int, factor: Double)]

    public init(label: String, points: [(step: Int, factor: Double)]) {
      self.label = label
      self.points = points
    }
  }

  /// More than this and lines in one panel cannot be told apart.
  private static let mostTogether = 6

  /// - Parameters:
  ///   - peak: `nil` if the points are fractions of the peak
  public static func make(_ inputs: [Input], name: String, peak: Double? = nil) -> Figure? {
    guard !inputs.isEmpty else { return nil }
    return inputs.count <= mostTogether
      ? together(inputs, name, peak) : gallery(inputs, name, peak)
  }

  private static func together(_ inputs: [Input], _ name: String, _ peak: Double?) -> Figure {
    let styles = inputs.indices.map { LineStyle(number: $0) }
    let layout = PanelLayout(
      headings: [""],
      vertical: .init(
        name: axis(peak),
        label: AxisScale(low: 0, high: peak ?? 1, isLogarithmic: false).longestLabel),
      legend: zip(inputs, styles).map { ($0.label, "with lines \($1.line)") })
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "The schedules: learning rate against the step")
    script.add("set multiplot", layout.panel(0))
    script.add("set xlabel 'step'; set ylabel '\(axis(peak))' offset 1,0", range(peak))
    let lines = zip(inputs, styles).map { input, style in
      "\(script.addData(corners(input.points))) using 1:2 with lines \(style.line)"
    }
    script.add("plot " + lines.joined(separator: ", \\\n  "))
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Schedules", caption: caption(peak), script: script.text,
      width: layout.width)
  }

  /// Small multiples with common axes, four in a row.
  private static func gallery(_ inputs: [Input], _ name: String, _ peak: Double?) -> Figure {
    let titles = inputs.map { TextWidth.lines($0.label, within: 220, size: 11) }
    let top = 30 + Int(GnuplotScript.lineHeight(11)) * ((titles.map(\.count).max() ?? 1) - 1)
    // Between two panels stand a half of the last number of the one and of the first of the other.
    let columns = 4, gap = 34, cell = (width: 230, height: top + 120)
    let half = (peak ?? 1) / 2
    let label = [half, 2 * half].map { String(format: "%g", $0).count }.max() ?? 0
    let left = max(62, GnuplotScript.axisWidth(label: label)), bottom = 46
    let rows = (inputs.count + columns - 1) / columns
    let width = left + columns * cell.width + 12, height = rows * cell.height + bottom
    var script = GnuplotScript(
      output: "\(name).svg", width: width, height: height,
      about: "Schedules, one in each panel: learning rate against the step")
    let last = inputs.compactMap { $0.points.last?.step }.max() ?? 1
    script.add("set multiplot", "set xrange [0:\(last)]", range(peak))
    script.add("set xtics \(compact(tic(Double(last)))); set ytics \(compact(half))")
    script.add("set title font ',11'")
    for (number, input) in inputs.enumerated() {
      let (row, column) = number.quotientAndRemainder(dividingBy: columns)
      func x(_ pixels: Int) -> Double { Double(pixels) / Double(width) }
      func y(_ pixels: Int) -> Double { 1 - Double(pixels) / Double(height) }
      script.add(
        GnuplotScript.margins(
          left: x(left + column * cell.width), right: x(left + (column + 1) * cell.width - gap),
          top: y(row * cell.height + top), bottom: y((row + 1) * cell.height - 8)),
        "set title \(GnuplotScript.quote(lines: titles[number]))",
        column == 0
          ? "set ylabel '\(axis(peak))'; set format y '%g'"
          : "unset ylabel; set format y ''",
        number + columns >= inputs.count
          ? "set xlabel 'step'; set format x '%g'" : "unset xlabel; set format x ''")
      let data = script.addData(corners(input.points))
      script.add("plot \(data) using 1:2 with lines \(LineStyle(number: 0).line)")
    }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Schedules", caption: caption(peak), script: script.text, width: width)
  }

  /// The points without those that lie on the line between their neighbours, to less than a pixel.
  private static func corners(_ points: [(step: Int, factor: Double)]) -> [[Double?]] {
    let tolerance = 5e-4 * (points.map(\.factor).max() ?? 1)
    guard var last = points.first else { return [] }
    var kept: [[Double?]] = [[Double(last.step), last.factor]]
    // The slopes from the last kept point that leave every point since within the tolerance.
    var lower = -Double.infinity, upper = Double.infinity
    for (point, next) in zip(points.dropFirst(), points.dropFirst(2)) {
      let width = Double(point.step - last.step)
      lower = max(lower, (point.factor - tolerance - last.factor) / width)
      upper = min(upper, (point.factor + tolerance - last.factor) / width)
      let slope = (next.factor - last.factor) / Double(next.step - last.step)
      if slope >= lower, slope <= upper { continue }
      kept.append([Double(point.step), point.factor])
      (last, lower, upper) = (point, -.infinity, .infinity)
    }
    if points.count > 1, let end = points.last { kept.append([Double(end.step), end.factor]) }
    return kept
  }

  /// Half of the largest round number below a length, so that an axis has two to four tics.
  private static func tic(_ length: Double) -> Double {
    var power = 1.0
    while power * 10 <= length { power *= 10 }
    return length / power < 2 ? power / 2 : length / power < 5 ? power : 2 * power
  }

  private static func axis(_ peak: Double?) -> String {
    peak == nil ? "learning rate / peak" : "learning rate"
  }

  private static func range(_ peak: Double?) -> String {
    "set yrange [0:\(compact(1.05 * (peak ?? 1)))]"
  }

  private static func caption(_ peak: Double?) -> String {
    peak == nil
      ? "The rate that each step uses, as a fraction of the peak."
      : "The rate that each step uses."
  }
}
