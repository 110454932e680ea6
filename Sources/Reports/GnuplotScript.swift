import Catalog

/// A gnuplot script that carries its data and writes one SVG beside itself.
///
/// Text is not "enhanced", so that an underscore stays one. Scripts run alone, from their folder.
struct GnuplotScript {
  private(set) var text: String
  private var blocks = 0

  /// - Parameters:
  ///   - output: name of the SVG
  ///   - width: in pixels
  ///   - height: in pixels
  init(output: String, width: Int, height: Int, about: String) {
    text = """
      # \(Self.oneLine(about))
      # Run with: gnuplot \(Self.oneLine(output.replacing(".svg", with: ".gp")))
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

  mutating func add(_ lines: String...) {
    for line in lines { text += line + "\n" }
  }

  /// Adds a data block and returns its name. Missing values become `NaN`, which gnuplot leaves out.
  mutating func addData(_ rows: [[Double?]]) -> String {
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
  mutating func addLines(_ lines: [String]) -> String {
    let name = "$data\(blocks)"
    blocks += 1
    text += "\(name) << EOD\n" + lines.map { $0 + "\n" }.joined() + "EOD\n"
    return name
  }

  /// A string literal.
  static func quote(_ text: String) -> String {
    "'" + oneLine(text).replacing("'", with: "''") + "'"
  }

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
