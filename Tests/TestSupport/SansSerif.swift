/// How wide text is in DejaVu Sans, the widest sans-serif font that a system usually has, without
/// kerning. Measured from the font, and so independent of what layouts reserve.
public enum SansSerif {
  /// Of the printable characters of ASCII from the space on, in thousandths of the font's size.
  private static let advances = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// In the unit of the size.
  public static func width(of text: String, size: Double) -> Double {
    size / 1000
      * Double(
        text.unicodeScalars.reduce(0) { sum, scalar in
          let place = Int(scalar.value) - 32
          // The widest sign of those that figures have, the ellipsis.
          return sum + (advances.indices.contains(place) ? advances[place] : 1000)
        })
  }
}
