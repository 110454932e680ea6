import Analysis
import Catalog

/// Performance profiles of all methods.
enum ProfileFigure {
  static func make(_ profile: PerformanceProfile, name: String) -> Figure {
    // The legend in the order of the areas, the best first.
    let order = profile.lines.indices.sorted {
      (-profile.lines[$0].score, $0) < (-profile.lines[$1].score, $1)
    }
    let styles = profile.lines.indices.map { LineStyle(hue: $0, pattern: $0 / 2) }
    let layout = PanelLayout(stacked: 1, legendEntries: profile.lines.count)
    let largest = profile.largestRatio
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "Performance profiles over \(profile.taskCount) tasks")
    script.add("set multiplot", layout.margins(0))
    script.add("set title 'performance profiles over \(profile.taskCount) tasks'")
    script.add("set xlabel 'steps to target / fewest steps of any method'")
    script.add("set ylabel 'fraction of tasks' offset 1.2,0")
    script.add("set logscale x 2; set format x '%g'; set xrange [1:\(compact(largest))]")
    script.add("set format y '%g'; set yrange [0:1.03]")
    var bands: [String] = [], lines: [String] = []
    for number in order {
      let line = profile.lines[number]
      let rows = profile.ratios.indices.map { i -> [Double?] in
        [profile.ratios[i], line.values[i], line.band[i].lower, line.band[i].upper]
      }
      let data = script.addData(rows)
      bands.append("\(data) using 1:3:4 with filledcurves \(styles[number].band)")
      lines.append("\(data) using 1:2 with steps \(styles[number].line)")
    }
    script.add("plot " + (bands + lines).joined(separator: ", \\\n  "))
    let legend = order.map {
      (profile.lines[$0].method, "with lines \(styles[$0].line)")
    }
    for line in layout.legend(legend) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Performance profiles",
      caption:
        "The fraction of the tasks on which a method reaches the target within so many times "
        + "the steps of the fastest method; times are medians over seeds. Higher and further left "
        + "is better. Bands: 95 %, from resampled seeds.",
      script: script.text, width: layout.width)
  }
}
