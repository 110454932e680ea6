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
      # \(about)
      # Run with: gnuplot \(output.replacing(".svg", with: ".gp"))
      set encoding utf8
      set terminal svg size \(width),\(height) noenhanced font 'sans-serif,12' linewidth 1.2 \
      background 'white'
      set output '\(output)'
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

  /// A string literal.
  static func quote(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}

/// How a method is drawn: the colour tells the optimizer, dash and point the schedule, so that a
/// grey print keeps the difference between schedules, and between optimizers by position.
struct LineStyle {
  /// Okabe and Ito's palette, legible with every form of colour vision; black first.
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9", "#8A6D00",
  ]
  private static let dashes = ["1", "(12,4)", "(3,3)", "(12,4,3,4)", "(2,6)", "(18,3)"]
  private static let points = [7, 5, 9, 13, 6, 4, 8, 12]

  let colour: String
  let dash: String
  let point: Int

  /// - Parameters:
  ///   - hue: number of the optimizer
  ///   - pattern: number of the schedule
  init(hue: Int, pattern: Int) {
    colour = Self.colours[hue % Self.colours.count]
    dash = Self.dashes[pattern % Self.dashes.count]
    point = Self.points[(pattern + 3 * (hue / Self.colours.count)) % Self.points.count]
  }

  var line: String { "linecolor rgb '\(colour)' dashtype \(dash) linewidth 1.5" }
  var marks: String { "pointtype \(point) pointsize 0.55" }
  var band: String { "fillcolor rgb '\(colour)' fillstyle transparent solid 0.10 noborder" }
}
