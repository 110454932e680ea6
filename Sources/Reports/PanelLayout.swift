/// Panels in rows with a common legend below them, in pixels and in fractions of the figure.
struct PanelLayout {
  let columns: Int
  let rows: Int
  let width: Int
  let height: Int
  let legendColumns: Int
  private let legendHeight: Int
  private let panelHeight: Int
  /// Below the plot areas of all rows but the last, which has the label of the axis.
  private let innerMargin: Int

  private static let panelWidth = 380
  private static let legendLine = 19
  /// Of a character as gnuplot reckons with it, and of the sample beside an entry.
  private static let advance = 7.2, sample = 62.0
  /// Of an entry of some 40 characters.
  private static let usualEntry = 370
  private static let scaleHeight = 84

  /// - Parameters:
  ///   - panels: at least one
  ///   - titles: of the legend's entries, which share as many columns as the figure is wide enough
  ///     for; one that is wider than the figure widens it
  init(panels: Int, legend titles: [String]) {
    self.init(panels: panels, entries: titles.count, entryWidth: Self.width(of: titles))
  }

  /// With room for a scale of colours in the place of a legend.
  init(panelsWithScale panels: Int) {
    self.init(panels: panels, entries: 0, entryWidth: 0, stripHeight: Self.scaleHeight)
  }

  private init(panels: Int, entries: Int, entryWidth: Int, stripHeight: Int = 0) {
    let columns = min(3, panels)
    self.init(
      columns: columns, rows: (panels + columns - 1) / columns,
      width: max(560, columns * Self.panelWidth, entryWidth + 16), panelHeight: 310,
      innerMargin: 54, entries: entries, entryWidth: entryWidth, stripHeight: stripHeight)
  }

  /// Wide panels below each other, for what has a common horizontal axis.
  init(stacked panels: Int, legend titles: [String]) {
    let entryWidth = Self.width(of: titles)
    self.init(
      columns: 1, rows: panels, width: max(760, entryWidth + 16), panelHeight: 280, innerMargin: 14,
      entries: titles.count, entryWidth: entryWidth)
  }

  /// - Parameter legendEntries: of at most 40 characters each
  init(stacked panels: Int, legendEntries: Int) {
    self.init(
      columns: 1, rows: panels, width: 760, panelHeight: 280, innerMargin: 14,
      entries: legendEntries, entryWidth: Self.usualEntry)
  }

  private init(
    columns: Int, rows: Int, width: Int, panelHeight: Int, innerMargin: Int, entries: Int,
    entryWidth: Int, stripHeight: Int = 0
  ) {
    self.columns = columns
    self.rows = rows
    self.width = width
    self.panelHeight = panelHeight
    self.innerMargin = innerMargin
    legendColumns = max(1, min(entries, width / max(1, entryWidth)))
    let lines = (entries + legendColumns - 1) / legendColumns
    legendHeight = max(stripHeight, lines * Self.legendLine + 16)
    height = rows * panelHeight + legendHeight
  }

  private static func width(of titles: [String]) -> Int {
    Int((advance * Double(titles.map(\.count).max() ?? 0) + sample).rounded(.up))
  }

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

  /// Puts the scale of the next plot's colours into the strip below the panels.
  ///
  /// - Parameter title: the quantity
  func colourScale(_ title: String) -> [String] {
    func x(_ pixels: Int) -> String { fixed(Double(pixels) / Double(width), decimals: 4) }
    func y(_ pixels: Int) -> String { fixed(Double(pixels) / Double(height), decimals: 4) }
    let length = min(360, width - 160)
    return [
      "set colorbox horizontal user origin screen \(x((width - length) / 2)), screen \(y(60)) "
        + "size screen \(x(length)), screen \(y(12))",
      "set cblabel \(GnuplotScript.quote(title))",
    ]
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
