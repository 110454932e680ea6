import Catalog

/// A gnuplot script that carries its data and writes one SVG beside itself.
///
/// Text is not "enhanced", so that an underscore stays one. Scripts run alone, from their folder.
package struct GnuplotScript {
  package private(set) var text: String
  private var blocks = 0

  /// - Parameters:
  ///   - output: name of the SVG
  ///   - width: in pixels
  ///   - height: in pixels
  package init(output: String, width: Int, height: Int, about: String) {
    text = """
      # \(Self.oneLine(about))
      # Run with: gnuplot -d \(Self.oneLine(output.replacing(".svg", with: ".gp")))
      set encoding utf8
      set terminal svg size \(width),\(height) noenhanced font 'sans-serif,12' linewidth 1.2 \
      background 'white'
      set output \(Self.quote(output))
      set border 3 linecolor '#444444'
      set tics nomirror scale 0.6 textcolor '#222222'
      set grid linecolor '#dddddd' linetype 1 linewidth 0.6
      set title offset 0,-0.6
      unset key

      """
  }

  package mutating func add(_ lines: String...) {
    for line in lines { text += line + "\n" }
  }

  /// Adds a data block and returns its name. Missing values become `NaN`, which gnuplot leaves out;
  /// a row of nothing ends a line or an area.
  package mutating func addData(_ rows: [[Double?]]) -> String {
    let name = "$data\(blocks)"
    blocks += 1
    text += "\(name) << EOD\n"
    for row in rows {
      text +=
        row.map { $0.map { $0.isFinite ? compact($0) : "NaN" } ?? "NaN" }
        .joined(separator: " ") + "\n"
    }
    text += "EOD\n"
    return name
  }

  /// Adds a data block of lines that are put together already, such as labels; at least one.
  package mutating func addLines(_ lines: [String]) -> String {
    let name = "$data\(blocks)"
    blocks += 1
    text += "\(name) << EOD\n" + lines.map { $0 + "\n" }.joined() + "EOD\n"
    return name
  }

  /// Puts the edges of the next plot area at places of the figure: fractions, from below upwards.
  package static func margins(left: Double, right: Double, top: Double, bottom: Double) -> String {
    "set lmargin at screen \(fixed(left, decimals: 4)); "
      + "set rmargin at screen \(fixed(right, decimals: 4)); "
      + "set tmargin at screen \(fixed(top, decimals: 4)); "
      + "set bmargin at screen \(fixed(bottom, decimals: 4))"
  }

  /// From a line of text to the next, in pixels.
  ///
  /// - Parameter size: of the font
  package static func lineHeight(_ size: Double) -> Double { 1.5 * size }

  /// What a vertical axis takes on the left of the plot area for its labels and its name, in pixels:
  /// gnuplot sets the name beside the labels by one width for all characters.
  ///
  /// - Parameter label: the number of characters of the longest label
  package static func axisWidth(label: Int) -> Int { Int(8.64 * Double(label)) + 36 }

  /// A string of several lines.
  package static func quote(lines: [String]) -> String {
    // A literal that knew of line ends would also execute what stands between backquotes.
    lines.map(quote).joined(separator: ".\"\\n\".")
  }

  /// A string literal.
  package static func quote(_ text: String) -> String {
    "'" + oneLine(text).replacing("'", with: "''") + "'"
  }

  /// A string literal that names a place along an axis, which gnuplot reads as a format.
  package static func axisLabel(_ text: String) -> String { quote(text.replacing("%", with: "%%")) }

  /// Without line ends and other control characters, which would end a comment or a string and
  /// leave the rest to be executed; a mark that combines with a quote is set apart from it.
  private static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isUnsafe =
        scalar.value < 32 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029 || scalar.properties.canonicalCombiningClass != .notReordered
      result.append(isUnsafe ? " " : scalar)
    }
    return String(result)
  }
}
