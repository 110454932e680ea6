import Analysis
import Catalog
import Presentation

/// Performance profiles of all methods.
enum ProfileFigure {
  /// What the profiles are of.
  enum Unit {
    case steps
    /// Gradients, those of tuning included.
    case costs
  }

  static func make(_ profile: PerformanceProfile, of unit: Unit, name: String) -> Figure {
    let isCost = unit == .costs
    let heading =
      (isCost ? "cost profiles" : "performance profiles") + " over \(profile.taskCount) tasks"
    // The legend in the order of the areas, the best first.
    let order = profile.lines.indices.sorted {
      (-profile.lines[$0].score, $0) < (-profile.lines[$1].score, $1)
    }
    let styles = profile.lines.indices.map(LineStyle.init(number:))
    let layout = PanelLayout(
      stacked: 1, heading: heading, label: 3,
      legend: order.map {
        (profile.lines[$0].method, "with linespoints \(styles[$0].marks) \(styles[$0].line)")
      })
    let largest = profile.largestRatio
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: heading.prefix(1).uppercased() + heading.dropFirst())
    script.add("set multiplot", layout.panel(0))
    script.add(
      isCost
        ? "set xlabel 'gradients to target with those of tuning / fewest of any method'"
        : "set xlabel 'steps to target / fewest steps of any method'")
    script.add("set ylabel 'fraction of tasks' offset 1.2,0")
    script.add(
      "set logscale x \(largest > 64 ? 10 : 2); set format x '%g'; set xrange [1:\(compact(largest))]"
    )
    script.add("set format y '%g'; set yrange [0:1.03]")
    var bands: [String] = [], lines: [String] = [], marks: [String] = []
    for (place, number) in order.enumerated() {
      let data = script.addData(steps(profile.lines[number], profile.ratios))
      // More than a few bands on top of each other cannot be told apart.
      if place < mostBands {
        bands.append("\(data) using 1:3:4 with filledcurves \(styles[number].band)")
      }
      let style = styles[number]
      lines.append("\(data) using 1:2 with lines \(style.line)")
      // Each line has its marks at places of its own: many lie on one another, at 1 most of all.
      let interval = 2 * profile.ratios.count / marksPerLine
      let first = interval * place / order.count
      marks.append(
        "\(data) every \(max(1, interval))::\(first) using 1:2 with points \(style.marks) "
          + "linecolor rgb '\(style.colour)'")
    }
    script.add("plot " + (bands + lines + marks).joined(separator: ", \\\n  "))
    for line in layout.legendCommands { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: isCost ? "Cost profiles" : "Performance profiles",
      caption:
        "The fraction of the tasks on which a method reaches the target within so many times "
        + (isCost
          ? "the gradients of the cheapest method, those of all runs that its peak was tuned with included; "
            + "costs" : "the steps of the fastest method; times")
        + " are medians over seeds. Higher and further left "
        + "is better. Bands, of the \(min(mostBands, order.count)) with the largest areas: 95 %, from "
        + "resampled seeds; \(isCost ? "costs" : "profiles").tsv has all.",
      script: script.text, width: layout.width)
  }

  private static let mostBands = 3
  private static let marksPerLine = 8

  /// The corners of a step function: ratio, value, lower and upper end.
  private static func steps(
    _ line: PerformanceProfile.Line, _ ratios: [Double]
  ) -> [[Double?]] {
    ratios.indices.flatMap { i -> [[Double?]] in
      let values = [line.values[i], line.band[i].lower, line.band[i].upper]
      guard i + 1 < ratios.count else { return [[ratios[i]] + values] }
      return [[ratios[i]] + values, [ratios[i + 1]] + values]
    }
  }
}
