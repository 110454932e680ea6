/// How a series is drawn. No two of 24 look alike, be it in colour or in a grey print: no two have
/// the same dash and the same point, and those of one colour differ in both.
package struct LineStyle: Hashable {
  /// Okabe and Ito's palette, legible with every form of colour vision, and a brown for its yellow.
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9", "#8A6D00",
  ]
  private static let dashes = ["1", "(12,4)", "(3,3)", "(12,4,3,4)", "(2,6)", "(18,3)"]
  private static let points = [7, 5, 9, 13, 6, 4, 8, 12]

  package static let colourCount = colours.count
  package static let dashCount = dashes.count
  package static let pointCount = points.count

  package let colour: String
  package let dash: String
  package let point: Int

  /// Of the series of a figure that has nothing else to tell by them.
  ///
  /// Points go on by one more with every round of the palette, or the 19th would have the dash and
  /// the point of the first.
  package init(number: Int) {
    self.init(colour: number, dash: number, point: number + number / Self.colours.count)
  }

  /// Numbers count from 0 and begin again after the last.
  package init(colour: Int, dash: Int, point: Int) {
    self.colour = Self.colours[colour % Self.colours.count]
    self.dash = Self.dashes[dash % Self.dashes.count]
    self.point = Self.points[point % Self.points.count]
  }

  package var line: String { "linecolor rgb '\(colour)' dashtype \(dash) linewidth 1.5" }
  package var marks: String { "pointtype \(point) pointsize 0.55" }
  package var band: String { "fillcolor rgb '\(colour)' fillstyle transparent solid 0.10 noborder" }
}
