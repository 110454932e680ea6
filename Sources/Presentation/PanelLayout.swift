import Catalog

/// Panels in rows with a common legend below them, in pixels and in fractions of the figure.
///
/// Whatever has to be read has room: the figure is as wide as its legend, panels are higher where
/// their headings take several lines or the name of their axis is long.
package struct PanelLayout {
  package let columns: Int
  package let rows: Int
  package let width: Int
  private let legend: FigureLegend
  /// Below the panels, for the legend or a scale of colours.
  private let stripHeight: Int
  private var panelHeight: Int
  /// Beside the plot areas, for the vertical axis.
  private let leftMargin: Int
  /// The headings of the panels, in lines.
  private let headings: [[String]]
  private let headingSize: Double
  /// Above the plot areas.
  private let topMargin: Int
  /// Below the plot areas of all rows but the last, which has the label of the axis.
  private let innerMargin: Int

  private static let panelWidth = 380
  private static let leastLeftMargin = 76, bottomMargin = 54
  /// A number of six digits at the end of the horizontal axis has its half in it.
  private static let rightMargin = 26
  private static let scaleHeight = 84

  /// The vertical axis that all panels have.
  package struct VerticalAxis {
    let name: String
    /// The number of characters of its longest label.
    let label: Int

    package init(name: String, label: Int) {
      self.name = name
      self.label = label
    }
  }

  /// - Parameters:
  ///   - headings: of the panels, at least one
  ///   - size: of the font of the headings
  package init(
    headings: [String], size: Double = 12, vertical: VerticalAxis, legend: [FigureLegend.Entry]
  ) {
    self.init(
      headings, size: size, panels: .besideEachOther, vertical: vertical, legend: legend)
  }

  /// With room for a scale of colours in the place of a legend.
  ///
  /// - Parameter scale: what it shows
  package init(headings: [String], vertical: VerticalAxis, scale: String) {
    self.init(
      headings, size: 12, panels: .besideEachOther, vertical: vertical, legend: [],
      strip: (Int(TextWidth.of(scale)) + 16, Self.scaleHeight))
  }

  /// Wide panels below each other, for what has a common horizontal axis.
  ///
  /// - Parameters:
  ///   - heading: above the first
  ///   - label: the number of characters of the longest label of the vertical axes
  package init(stacked panels: Int, heading: String, label: Int, legend: [FigureLegend.Entry]) {
    self.init(
      [heading] + Array(repeating: "", count: panels - 1), size: 12, panels: .stacked,
      vertical: VerticalAxis(name: "", label: label), legend: legend)
  }

  private enum Arrangement { case besideEachOther, stacked }

  private init(
    _ headings: [String], size: Double, panels: Arrangement, vertical: VerticalAxis,
    legend entries: [FigureLegend.Entry], strip: (width: Int, height: Int) = (0, 0)
  ) {
    columns = panels == .stacked ? 1 : min(3, headings.count)
    rows = (headings.count + columns - 1) / columns
    leftMargin = max(Self.leastLeftMargin, GnuplotScript.axisWidth(label: vertical.label))
    let usualWidth =
      (panels == .stacked ? 760 : max(560, columns * Self.panelWidth))
      + columns * (leftMargin - Self.leastLeftMargin)
    legend = FigureLegend(entries, within: usualWidth)
    width = max(usualWidth, legend.width, strip.width)
    stripHeight = max(strip.height, legend.height)
    innerMargin = panels == .stacked ? 14 : Self.bottomMargin
    headingSize = size
    // Headings are centred above the plot areas, which lie to the right of the middle.
    let room = Double(width / columns - leftMargin + Self.rightMargin)
    self.headings = headings.map { TextWidth.lines($0, within: room, size: size) }
    let lines = self.headings.map(\.count).max() ?? 1
    let moreLines = Int((Double(lines - 1) * GnuplotScript.lineHeight(size)).rounded(.up))
    topMargin = 38 + moreLines
    let usualHeight = panels == .stacked ? 280 : 310
    panelHeight = max(usualHeight, Int(TextWidth.of(vertical.name)) + 16) + moreLines
  }

  package var height: Int { rows * panelHeight + stripHeight }

  /// Of a panel's plot area, in pixels.
  package var plotWidth: Double {
    Double(width) / Double(columns) - Double(leftMargin + Self.rightMargin)
  }

  /// Of a plot area in the last row, in pixels.
  package var plotHeight: Double { Double(panelHeight - topMargin - Self.bottomMargin) }

  /// With higher plot areas.
  package func higher(by pixels: Double) -> PanelLayout {
    var higher = self
    higher.panelHeight += Int(pixels.rounded(.up))
    return higher
  }

  /// Turns to a panel: the margins of its plot area, as gnuplot wants them, and its heading.
  package func panel(_ number: Int) -> String {
    let column = number % columns, row = number / columns
    let cell = Double(width) / Double(columns)
    let left = (Double(column) * cell + Double(leftMargin)) / Double(width)
    let right = (Double(column + 1) * cell - Double(Self.rightMargin)) / Double(width)
    let top = 1 - Double(row * panelHeight + topMargin) / Double(height)
    let margin = row == rows - 1 ? Self.bottomMargin : innerMargin
    let bottom = 1 - Double((row + 1) * panelHeight - margin) / Double(height)
    return GnuplotScript.margins(left: left, right: right, top: top, bottom: bottom) + "\n"
      + heading(number)
  }

  private func heading(_ number: Int) -> String {
    guard headings[number] != [""] else { return "unset title" }
    return "set title \(GnuplotScript.quote(lines: headings[number]))"
      + (headingSize == 12 ? "" : " font ',\(compact(headingSize))'")
  }

  /// Puts the scale of the next plot's colours into the strip below the panels.
  ///
  /// - Parameter title: the quantity
  package func colourScale(_ title: String) -> [String] {
    func x(_ pixels: Int) -> String { fixed(Double(pixels) / Double(width), decimals: 4) }
    func y(_ pixels: Int) -> String { fixed(Double(pixels) / Double(height), decimals: 4) }
    let length = min(360, width - 160)
    return [
      "set colorbox horizontal user origin screen \(x((width - length) / 2)), screen \(y(60)) "
        + "size screen \(x(length)), screen \(y(12))",
      "set cblabel \(GnuplotScript.quote(title))",
    ]
  }

  /// Turns to the strip below the panels and draws nothing but the legend in it.
  package var legendCommands: [String] { legend.commands(width: width, height: height) }
}
