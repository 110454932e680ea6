import Catalog

/// A legend in a strip along the lower edge of a figure.
///
/// gnuplot arranges a key by one width for all characters and by the height of the plot it belongs
/// to, and what it has no room for it draws outside of the picture or not at all. Here every column
/// is a key of its own at a place of its own, so that nothing is left for gnuplot to arrange.
package struct FigureLegend {
  /// A name, and what its sample is drawn with, such as `with lines …`.
  package typealias Entry = (title: String, style: String)

  private let columns: [(entries: [Entry], width: Int)]
  /// The least width of the figure, in pixels: that of a single column, if it is wider than allowed.
  package let width: Int
  /// Of the strip, in pixels.
  package let height: Int

  /// Of a row, as gnuplot sets them.
  private static let rowHeight = 18
  /// Of the sample beside an entry, with the space around it.
  private static let sample = 68.0
  private static let margin = 8

  /// In as many columns as fit, read downwards.
  ///
  /// - Parameter limit: of the width of the figure, in pixels
  package init(_ entries: [Entry], within limit: Int) {
    let widths = entries.map { Int((TextWidth.of($0.title) + Self.sample).rounded(.up)) }
    func arranged(_ rows: Int) -> [(entries: [Entry], width: Int)] {
      stride(from: 0, to: entries.count, by: rows).map { first in
        let range = first..<min(first + rows, entries.count)
        return (Array(entries[range]), widths[range].max() ?? 0)
      }
    }
    func total(_ columns: [(entries: [Entry], width: Int)]) -> Int {
      columns.reduce(2 * Self.margin) { $0 + $1.width }
    }
    let rows = (1...max(1, entries.count)).first { total(arranged($0)) <= limit }
    columns = arranged(rows ?? max(1, entries.count))
    width = total(columns)
    height = entries.isEmpty ? 0 : (columns.first?.entries.count ?? 0) * Self.rowHeight + 18
  }

  /// Turns to the whole figure and draws nothing but the legend, in the middle of its lower edge.
  ///
  /// - Parameters:
  ///   - width: of the figure, in pixels
  ///   - height: of the figure, in pixels
  package func commands(width: Int, height: Int) -> [String] {
    guard !columns.isEmpty else { return [] }
    var lines = [
      "unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid",
      "unset label; unset arrow",
      "set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; "
        + "set tmargin at screen 1",
      // On a logarithmic axis too.
      "set xrange [1:2]; set yrange [1:2]",
    ]
    let top = Double(self.height - 6) / Double(height)
    var left = (width - columns.reduce(0) { $0 + $1.width }) / 2
    for (entries, columnWidth) in columns {
      let keys = entries.map { "NaN \($0.style) title \(GnuplotScript.quote($0.title))" }
      lines += [
        "set key at screen \(fixed(Double(left) / Double(width), decimals: 4)), "
          + "screen \(fixed(top, decimals: 4)) left top vertical maxrows \(entries.count) "
          + "maxcols 1 Left reverse samplen 3.2 textcolor '#222222'",
        "plot " + keys.joined(separator: ", \\\n  "),
      ]
      left += columnWidth
    }
    return lines
  }
}
