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
