/// The schedules of an experiment: rate over peak against the step.
public enum SchedulesFigure {
  public struct Input: Sendable {
    public var label: String
    /// Steps and the fraction of the peak rate that they use.
    public var points: [(step: Int, factor: Double)]

    public init(label: String, points: [(step: Int, factor: Double)]) {
      self.label = label
      self.points = points
    }
  }

  public static func make(_ inputs: [Input], name: String) -> Figure? {
    guard !inputs.isEmpty else { return nil }
    let layout = PanelLayout(panels: 1, legendEntries: inputs.count)
    var script = GnuplotScript(
      output: "\(name).svg", width: layout.width, height: layout.height,
      about: "The schedules: learning rate as a fraction of the peak against the step")
    script.add("set multiplot", layout.margins(0))
    script.add(
      "set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0; set yrange [0:1.05]")
    var lines: [String] = [], entries: [(title: String, style: String)] = []
    for (number, input) in inputs.enumerated() {
      let style = LineStyle(hue: number, pattern: number)
      let data = script.addData(input.points.map { [Double($0.step), $0.factor] })
      lines.append("\(data) using 1:2 with lines \(style.line)")
      entries.append((input.label, "with lines \(style.line)"))
    }
    script.add("plot " + lines.joined(separator: ", \\\n  "))
    for line in layout.legend(entries) { script.add(line) }
    script.add("unset multiplot")
    return Figure(
      name: name, title: "Schedules",
      caption: "The rate that each step uses, as a fraction of the peak.", script: script.text,
      width: layout.width)
  }
}
