import Analysis
import Catalog
import ElementaryFunctions
import Foundation
import Presentation
import Records

/// A quantity of a study over two parameters: a field of shades with numbers, a panel for each
/// combination of the rest.
enum StudyMapFigure {
  static func make(
    _ table: StudyTable, quantity name: String, x: [Axis], y: [Axis],
    name figureName: String, title: String
  ) -> Figure? {
    guard let quantity = table.quantities.first(where: { $0.name == name }) else { return nil }
    let table = table.reduced(to: quantity)
    guard let xAxis = StudyGroups.varying(x, in: table),
      let yAxis = StudyGroups.varying(y, in: table)
    else { return nil }
    let groups = StudyGroups(table, without: [xAxis, yAxis]).groups
    let xs = Set(table.cells.compactMap { $0.parameters[xAxis.rawValue] }).sorted()
    let ys = Set(table.cells.compactMap { $0.parameters[yAxis.rawValue] }).sorted()
    let verticalAxis = yAxis.title
    let layout = PanelLayout(
      headings: groups.map(\.title),
      vertical: .init(name: verticalAxis, label: ys.map { label($0).count }.max() ?? 0),
      scale: scaleTitle(quantity))
    var script = GnuplotScript(
      output: "\(figureName).svg", width: layout.width, height: layout.height,
      about: "\(quantity.title): \(title)")
    script.add("set multiplot; unset grid; unset logscale")
    // From white to dark: the shade alone tells the order of magnitude.
    script.add("set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')")
    let shades = Shades(
      groups.flatMap { $0.cells.compactMap { median($0, quantity) } },
      isLogarithmic: quantity.isLogarithmic)
    script.add(shades.commands)
    for line in layout.colourScale(scaleTitle(quantity)) { script.add(line) }
    let columns = xTics(xs, slot: layout.plotWidth / Double(xs.count))
    script.add("set xtics (\(columns); set ytics (" + tics(ys) + ") out")
    script.add("set xrange [-0.5:\(xs.count).0-0.5]; set yrange [-0.5:\(ys.count).0-0.5]")
    script.add("set xlabel \(GnuplotScript.quote(xAxis.title))")
    for (panel, group) in groups.enumerated() {
      script.add(layout.panel(panel))
      script.add(
        panel % layout.columns == 0
          ? "set ylabel \(GnuplotScript.quote(verticalAxis)) offset 1,0"
          : "unset ylabel")
      var fields: [[Double?]] = [], light: [String] = [], dark: [String] = []
      for cell in group.cells {
        guard let column = xs.firstIndex(of: cell.parameters[xAxis.rawValue]!),
          let row = ys.firstIndex(of: cell.parameters[yAxis.rawValue]!)
        else { continue }
        let shade = median(cell, quantity).flatMap(shades.shown)
        fields.append([Double(column), Double(row), shade])
        let text = "\(column) \(row) \(label(cell, quantity))"
        if let shade, shades.isDark(shade) {
          light.append(text)
        } else {
          dark.append(text)
        }
      }
      let data = script.addData(fields)
      var layers = [
        "\(data) using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette"
      ]
      for (labels, colour) in [(dark, "#111111"), (light, "#ffffff")] where !labels.isEmpty {
        layers.append(
          "\(script.addLines(labels)) using 1:2:3 with labels font ',9' textcolor '\(colour)'")
      }
      script.add("plot " + layers.joined(separator: ", \\\n  "), "unset colorbox")
    }
    script.add("unset multiplot")
    return Figure(
      name: figureName, title: "\(quantity.title): \(title)",
      caption: "\(StudySeriesFigure.capitalized(quantity.title)): \(quantity.summary); median over "
        + "the seeds. Darker is larger\(quantity.isLogarithmic ? ", on a logarithmic scale" : "").",
      script: script.text, width: layout.width)
  }

  /// Smaller where the numbers of neighbouring columns would run together, and of so many that this
  /// does not help only some.
  ///
  /// - Parameter slot: the width of a column, in pixels
  private static func xTics(_ values: [Double], slot: Double) -> String {
    let labels = values.map(label)
    guard TextWidth.ofWidest(labels) + 6 > slot else { return tics(values) + ") out" }
    // The widths are upper bounds, which leave room between the numbers.
    let every = Int((TextWidth.ofWidest(labels, size: 9) / slot).rounded(.up))
    let shown = labels.enumerated().filter { $0.offset.isMultiple(of: max(1, every)) }
    return shown.map { "'\($0.element)' \($0.offset)" }.joined(separator: ", ") + ") out font ',9'"
  }

  private static func tics(_ values: [Double]) -> String {
    values.enumerated().map { "'\(label($1))' \($0)" }.joined(separator: ", ")
  }

  /// Of a place along an axis, with as many digits as tell places apart.
  private static func label(_ value: Double) -> String { String(format: "%.5g", value) }

  private static func median(_ cell: StudyTable.Cell, _ quantity: StudyQuantity) -> Double? {
    QuantityEstimate(quantity.name, of: cell).median
  }

  /// The quantity as an axis has it, with its name where the title is a symbol.
  private static func scaleTitle(_ quantity: StudyQuantity) -> String {
    let name = quantity.name.replacing("_", with: " ")
    let title = quantity.title.contains(name) ? quantity.title : "\(name), \(quantity.title)"
    return "\(title): median over the seeds"
  }

  /// The scale of colours, around everything that is finite.
  private struct Shades {
    private let low, high: Double
    private let isLogarithmic: Bool

    init(_ values: [Double], isLogarithmic: Bool) {
      self.isLogarithmic = isLogarithmic
      let values = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
      low = values.min() ?? (isLogarithmic ? 1 : 0)
      // Values that are nearly the same look nearly the same.
      high = max(values.max() ?? 1, isLogarithmic ? 2 * low : low + 1e-3 * abs(low))
    }

    var commands: String {
      // A range without length has no scale.
      let end = high > low ? high : low + 1
      return "set cbrange [\(compact(low)):\(compact(end))]; set format cb '%g'"
        + (isLogarithmic
          ? "; set logscale cb; " + LogTics.command("cb", from: low, to: end) : "")
    }

    /// What is drawn of a value: infinities as the ends, nothing where there is no logarithm.
    func shown(_ value: Double) -> Double? {
      isLogarithmic && value <= 0 ? nil : min(max(value, low), high)
    }

    func isDark(_ value: Double) -> Bool {
      isLogarithmic
        ? Double.log(value / low) > 0.55 * Double.log(high / low)
        : value - low > 0.55 * (high - low)
    }
  }

  private static func label(_ cell: StudyTable.Cell, _ quantity: StudyQuantity) -> String {
    guard let median = QuantityEstimate(quantity.name, of: cell).median else { return "–" }
    return median.isFinite && median >= 1e4
      ? scientific(median, digits: 1) : NumberFormat.short(median, digits: 2)
  }
}
