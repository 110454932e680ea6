/// How wide text can be on a figure, whichever sans-serif font its reader has.
///
/// Neither gnuplot's SVG terminal nor this program knows that font, so these are upper bounds over
/// the widest of the usual ones, DejaVu Sans and Verdana. Layouts reserve so much and are never too
/// narrow; in a font such as Helvetica a sixth of it stays empty.
package enum TextWidth {
  /// In pixels.
  ///
  /// - Parameter size: of the font, in pixels
  package static func of(_ text: some StringProtocol, size: Double = 12) -> Double {
    // By scalars: a script replaces those that combine by spaces.
    size * text.unicodeScalars.reduce(0) { $0 + ems($1) }
  }

  /// The same, of the widest of several.
  package static func ofWidest(_ texts: [String], size: Double = 12) -> Double {
    texts.map { of($0, size: size) }.max() ?? 0
  }

  /// Breaks text at spaces and punctuation so that no line is wider than a limit, and inside a word
  /// only where it alone is wider.
  ///
  /// - Returns: at least one line; all of the text but the spaces around breaks
  package static func lines(_ text: String, within width: Double, size: Double = 12) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while of(rest, size: size) > width {
      var used = 0.0
      var end = rest.startIndex
      var lastBreak: String.Index?
      for place in rest.indices {
        used += of(rest[place...place], size: size)
        guard used <= width || place == rest.startIndex else { break }
        end = rest.index(after: place)
        if " ,;/".contains(rest[place]) { lastBreak = end }
      }
      let line = rest[..<(lastBreak ?? end)]
      lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
      rest = rest[line.endIndex...].drop { $0 == " " }
    }
    return lines + (rest.isEmpty && !lines.isEmpty ? [] : [String(rest)])
  }

  private static let narrow = Set(" ',.ijl".unicodeScalars)
  private static let slim = Set("!\"()-/:;I[\\]frt|".unicodeScalars)
  private static let broad = Set("#&+<=>ABCDGHNOQRUVXZ^w~".unicodeScalars)
  private static let broadest = Set("%@MWm".unicodeScalars)

  /// In units of the font's size.
  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    if narrow.contains(scalar) { return 0.37 }
    if slim.contains(scalar) { return 0.46 }
    if broad.contains(scalar) { return 0.84 }
    if broadest.contains(scalar) { return 1.08 }
    // Beyond ASCII: letters of Latin, Greek and Cyrillic, then signs, ideograms and pictures.
    return scalar.value < 0x7F ? 0.66 : scalar.value < 0x530 ? 1.1 : 1.3
  }
}
