import ElementaryFunctions

/// The minimum of a function of a positive number, such as of the final loss of the peak rate.
///
/// The function is evaluated on a grid. While the smallest value is the first or the last, the grid
/// goes on there by its own ratio; then golden sections of the logarithm narrow the bracket around
/// the smallest value (Kiefer 1953, doi 10.1090/S0002-9939-1953-0055639-3), and the vertex of the
/// parabola through its three points is the minimum. The expected loss after one step of gradient
/// descent on a quadratic is a parabola of the rate, whose vertex this finds from any bracket.
///
/// Of several minima it finds the one around the smallest value on the grid.
package struct MinimumSearch: Sendable {
  /// Ascending, at least two, positive.
  package var grid: [Double]
  /// The most points beyond the grid.
  package var extensions: Int
  /// The ratio of the ends of the last bracket, above 1.
  package var resolution: Double

  package init(grid: [Double], extensions: Int, resolution: Double) {
    self.grid = grid
    self.extensions = extensions
    self.resolution = resolution
  }

  package struct Result: Sendable {
    /// Where the smallest value was found, and that value; +∞ if all are.
    package var best: Point
    /// The minimum; `nil` if no bracket was found.
    package var minimum: Double?
    /// Half the width of the last bracket.
    package var uncertainty = 0.0
  }

  package struct Point: Sendable, Hashable {
    package var x, value: Double
  }

  /// The share of the longer part of a bracket at which it is divided: 1 − 1/φ.
  private static let section = (3 - 5.0.squareRoot()) / 2

  /// - Parameter function: may be +∞, but not undefined
  package func minimise<Failure: Error>(
    _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Result {
    var points: [Point] = []
    for x in grid { points.append(Point(x: x, value: try function(x))) }
    let downwards = grid[0] / grid[1], upwards = grid[grid.count - 1] / grid[grid.count - 2]
    var best = Self.smallest(points)
    for _ in 0..<extensions {
      // Where nothing is finite, the rates are too large.
      if best == 0 || points[best].value == .infinity {
        let x = points[0].x * downwards
        points.insert(Point(x: x, value: try function(x)), at: 0)
      } else if best == points.count - 1 {
        let x = points[best].x * upwards
        points.append(Point(x: x, value: try function(x)))
      } else {
        break
      }
      best = Self.smallest(points)
    }
    guard best > 0, best < points.count - 1, points[best].value < .infinity else {
      return Result(best: points[best])
    }
    var bracket = Bracket(
      left: points[best - 1], middle: points[best], right: points[best + 1])
    while bracket.right.x / bracket.left.x > resolution {
      let x = bracket.division(Self.section)
      bracket.narrow(with: Point(x: x, value: try function(x)))
    }
    return Result(
      best: bracket.middle, minimum: bracket.vertex,
      uncertainty: (bracket.right.x - bracket.left.x) / 2)
  }

  private static func smallest(_ points: [Point]) -> Int {
    points.indices.min { points[$0].value < points[$1].value } ?? 0
  }

  /// Three points of which the middle one has the smallest value.
  private struct Bracket {
    var left, middle, right: Point

    /// Into the longer part, seen from the middle.
    func division(_ share: Double) -> Double {
      let far = right.x / middle.x > middle.x / left.x ? right : left
      return middle.x * Double.pow(far.x / middle.x, share)
    }

    mutating func narrow(with point: Point) {
      switch (point.x > middle.x, point.value < middle.value) {
      case (true, true): (left, middle) = (middle, point)
      case (true, false): right = point
      case (false, true): (middle, right) = (point, middle)
      case (false, false): left = point
      }
    }

    /// Of the parabola through the points; the middle one where there is none.
    var vertex: Double {
      guard left.value.isFinite, right.value.isFinite else { return middle.x }
      let (a, b) = (middle.x - left.x, middle.x - right.x)
      let (rise, fall) = (middle.value - right.value, middle.value - left.value)
      let curvature = a * rise - b * fall
      guard curvature != 0 else { return middle.x }
      return middle.x - (a * a * rise - b * b * fall) / (2 * curvature)
    }
  }
}
