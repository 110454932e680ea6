/// Marks of several series along the upper edge of a panel, such as that of a rate at which runs
/// diverge. Those of one place stand side by side in the order of the series, and in further rows
/// where a row is full; none covers one of another series.
package struct EdgeMarks {
  private struct Place {
    var series: Int
    var x: Double
    /// From the place of `x`, in pixels.
    var offset: Double
    var pixel: Double
    var row: Int
  }

  private var places: [Place] = []
  private let axis: AxisScale
  private let width: Double
  private let spacing: Double

  /// How far the rows but the first reach down from the edge, in pixels.
  package var depth: Double { spacing * Double(places.map(\.row).max() ?? 0) }

  /// - Parameters:
  ///   - series: where each has marks along the axis
  ///   - axis: the horizontal one
  ///   - width: of the panel's plot area, in pixels
  ///   - spacing: of a mark and the space beside it, in pixels
  package init(_ series: [[Double]], along axis: AxisScale, width: Double, spacing: Double) {
    self.axis = axis
    self.width = width
    self.spacing = spacing
    let wanted = Set(series.joined()).sorted()
    let pixels = wanted.map { axis.fraction(of: $0) * width }
    let nearest = zip(pixels, pixels.dropFirst()).map { $1 - $0 }.min() ?? width
    for (x, pixel) in zip(wanted, pixels) {
      let members = series.indices.filter { series[$0].contains(x) }
      // As many as have room before the next place and before the ends of the axis.
      let room = min(nearest, 2 * min(pixel, width - pixel) + spacing)
      let perRow = room >= spacing ? Int(min(room, width) / spacing) : 1
      for (number, member) in members.enumerated() {
        let inRow = min(perRow, members.count - number / perRow * perRow)
        let offset = spacing * (Double(number % perRow) - Double(inRow - 1) / 2)
        places.append(
          Place(
            series: member, x: x, offset: offset, pixel: pixel + offset,
            row: freeRow(member, pixel + offset)))
      }
    }
  }

  private func freeRow(_ series: Int, _ pixel: Double) -> Int {
    let taken = places.filter {
      $0.series != series && abs($0.pixel - pixel) < 0.99 * spacing
    }.map(\.row)
    return (0...taken.count).first { !taken.contains($0) } ?? 0
  }

  /// Where the marks of a series stand: along the axis, and at the edge or below it.
  ///
  /// - Parameters:
  ///   - vertical: the other axis, at whose upper end the first row is
  ///   - height: of the panel's plot area, in pixels
  package func rows(_ series: Int, vertical: AxisScale, height: Double) -> [[Double?]] {
    places.filter { $0.series == series }.map { place in
      [
        place.offset == 0 ? place.x : axis.value(at: place.pixel / width),
        vertical.value(at: 1 - spacing * Double(place.row) / height),
      ]
    }
  }
}
