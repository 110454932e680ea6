/// Panels in rows with a common legend below them, in pixels and in fractions of the figure.
struct PanelLayout {
  let columns: Int
  let rows: Int
  let width: Int
  let height: Int
  private let legendHeight: Int
  private let panelHeight: Int
  /// Below the plot areas of all rows but the last, which has the label of the axis.
  private let innerMargin: Int

  private static let panelWidth = 380
  private static let legendLine = 19

  /// - Parameters:
  ///   - panels: at least one
  ///   - legendEntries: set in two columns where the figure is wide enough
  init(panels: Int, legendEntries: Int) {
    let columns = min(3, panels)
    self.init(
      columns: columns, rows: (panels + columns - 1) / columns,
      width: max(560, columns * Self.panelWidth), panelHeight: 310, innerMargin: 54,
      legendEntries: legendEntries)
  }

  /// Wide panels below each other, for what has a common horizontal axis.
  init(stacked panels: Int, legendEntries: Int) {
    self.init(
      columns: 1, rows: panels, width: 760, panelHeight: 280, innerMargin: 14,
      legendEntries: legendEntries)
  }

  private init(
    columns: Int, rows: Int, width: Int, panelHeight: Int, innerMargin: Int, legendEntries: Int
  ) {
    self.columns = columns
    self.rows = rows
    self.width = width
    self.panelHeight = panelHeight
    self.innerMargin = innerMargin
    let lines = (legendEntries + Self.legendColumns(width) - 1) / Self.legendColumns(width)
    legendHeight = lines * Self.legendLine + 16
    height = rows * panelHeight + legendHeight
  }

  private static func legendColumns(_ width: Int) -> Int { max(1, width / 370) }

  var legendColumns: Int { Self.legendColumns(width) }

  /// The margins of a panel's plot area, as gnuplot wants them.
  func margins(_ panel: Int) -> String {
    let column = panel % columns, row = panel / columns
    let cell = Double(width) / Double(columns)
    let left = (Double(column) * cell + 76) / Double(width)
    let right = (Double(column + 1) * cell - 22) / Double(width)
    let top = 1 - (Double(row * panelHeight) + 38) / Double(height)
    let margin = row == rows - 1 ? 54 : innerMargin
    let bottom = 1 - Double((row + 1) * panelHeight - margin) / Double(height)
    return "set lmargin at screen \(fixed(left, decimals: 4)); "
      + "set rmargin at screen \(fixed(right, decimals: 4)); "
      + "set tmargin at screen \(fixed(top, decimals: 4)); "
      + "set bmargin at screen \(fixed(bottom, decimals: 4))"
  }

  /// Turns to the strip below the panels and draws nothing but a legend in it.
  func legend(_ entries: [(title: String, style: String)]) -> [String] {
    let top = Double(legendHeight - 6) / Double(height)
    let keys = entries.map { "NaN \($0.style) title \(GnuplotScript.quote($0.title))" }
    return [
      "unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid",
      "unset logscale; unset label; unset arrow",
      "set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; "
        + "set tmargin at screen \(fixed(top, decimals: 4))",
      "set xrange [0:1]; set yrange [0:1]",
      "set key at screen 0.5, screen \(fixed(top, decimals: 4)) center top horizontal "
        + "maxcols \(legendColumns) Left reverse samplen 3.2 width 1 textcolor '#222222'",
      "plot " + keys.joined(separator: ", \\\n  "),
    ]
  }
}
