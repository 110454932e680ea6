/// Where a function is smallest, by a parabola through the points around the smallest of its values.
///
/// It takes the points within twice the gap to the nearest ones, five where they are evenly spaced, by least
/// squares: the values are noisy, and what the noise of neighbouring points has in common moves all of them
/// alike.
struct LocalFit {
  struct Point {
    var x: Double
    /// +∞ where runs diverge.
    var y: Double
  }

  /// The number of the point with the smallest value.
  let centre: Int
  /// Where the parabola is smallest, between the neighbours of the centre; the centre itself beside +∞.
  let x: Double
  /// The parabola's value there.
  let y: Double
  /// The parabola's second derivative; 0 beside +∞, where there is none.
  let curvature: Double
  /// The slope of the parabola at its vertex as a sum over points, by their numbers: 0, and what noise moves.
  let slopeWeights: [(place: Int, weight: Double)]
  /// How much smaller the function may be between the points than at ``x``, as far as they can tell.
  let left: Double

  /// How far off ``x`` may be because of the spacing of the points; 0 beside +∞, where there is no parabola.
  var spacing: Double { curvature > 0 ? (2 * left / curvature).squareRoot() : 0 }

  /// The fit to points that enclose the smallest of them.
  ///
  /// - Parameter points: ascending in x
  /// - Returns: `nil` if the smallest is the first or the last, or +∞
  init?(_ points: [Point]) {
    guard let centre = points.indices.min(by: { points[$0].y < points[$1].y }),
      centre > 0, centre < points.count - 1, points[centre].y < .infinity
    else { return nil }
    self.centre = centre
    let middle = points[centre]
    let gaps = (below: middle.x - points[centre - 1].x, above: points[centre + 1].x - middle.x)
    let neighbours = [points[centre - 1], middle, points[centre + 1]]
    guard neighbours.allSatisfy(\.y.isFinite) else {
      (x, y, curvature, slopeWeights) = (middle.x, middle.y, 0, [])
      left = Self.slope(points, centre) * (points[centre + 1].y.isFinite ? gaps.below : gaps.above)
      return
    }
    let reach = Self.reach * max(gaps.below, gaps.above)
    let window = points.indices.filter { abs(points[$0].x - middle.x) <= reach }
    let narrow = Parabola(neighbours, around: middle.x)
    let isWide = window.count > 4 && window.allSatisfy { points[$0].y.isFinite }
    let wide = isWide ? Parabola(window.map { points[$0] }, around: middle.x) : nil
    guard let fit = wide ?? narrow else {
      // Three equal values.
      (x, y, curvature, left, slopeWeights) = (middle.x, middle.y, 0, 0, [])
      return
    }
    let limits = -gaps.below...gaps.above
    let vertex = min(max(fit.vertex, limits.lowerBound), limits.upperBound)
    x = middle.x + vertex
    y = fit.value(at: vertex)
    curvature = fit.curvature
    let places = wide == nil ? Array(centre - 1...centre + 1) : window
    slopeWeights = Array(zip(places, fit.slopeWeights(at: vertex)))
    let widest = max(gaps.below, gaps.above)
    // Of evenly spaced points a third derivative moves the vertex through five by 3.4 times as much as that
    // through three; of three alone, one of three times the curvature by half a squared gap.
    let error =
      wide != nil
      ? 1.5 * (min(max(narrow?.vertex ?? vertex, limits.lowerBound), limits.upperBound) - vertex)
      : 0.5 * widest * widest
    left = 0.5 * fit.curvature * error * error
  }

  /// Of twice the gap, and what rounded rates need.
  static let reach = 2.2

  /// How steeply the function falls towards +∞: at most so it goes on if it is convex.
  private static func slope(_ points: [Point], _ centre: Int) -> Double {
    let middle = points[centre]
    let other = points[centre + 1].y.isFinite ? points[centre + 1] : points[centre - 1]
    // Between two points of +∞ nothing is known.
    return other.y.isFinite ? (other.y - middle.y) / abs(other.x - middle.x) : .infinity
  }
}

/// a + bx + ½cx² with c > 0, by least squares.
private struct Parabola {
  let constant, slope, curvature: Double
  /// By point, what it adds to the slope at an x is a value of the first and x times one of the second.
  private let weights: [(constant: Double, linear: Double)]

  var vertex: Double { -slope / curvature }

  func value(at x: Double) -> Double { constant + x * (slope + 0.5 * curvature * x) }

  func slopeWeights(at x: Double) -> [Double] { weights.map { $0.constant + x * $0.linear } }

  /// - Parameters:
  ///   - points: at least three, finite
  ///   - origin: what x is counted from
  /// - Returns: `nil` if it is not curved upwards
  init?(_ points: [LocalFit.Point], around origin: Double) {
    // Orthogonal polynomials over the points: nothing is solved for that rounding could spoil.
    let count = Double(points.count)
    let x = points.map { $0.x - origin }, meanX = Statistics.mean(x)
    let meanY = Statistics.mean(points.map(\.y))
    let first = x.map { $0 - meanX }
    let squares = first.reduce(0) { $0 + $1 * $1 }
    let meanSquare = squares / count
    let skew = first.reduce(0) { $0 + $1 * $1 * $1 } / squares
    let second = first.map { $0 * $0 - skew * $0 - meanSquare }
    let norm = second.reduce(0) { $0 + $1 * $1 }
    let y = points.map { $0.y - meanY }
    let linear = zip(first, y).reduce(0) { $0 + $1.0 * $1.1 } / squares
    let quadratic = zip(second, y).reduce(0) { $0 + $1.0 * $1.1 } / norm
    guard quadratic > 0, quadratic.isFinite else { return nil }
    // p(u) = meanY + linear u + quadratic (u² − skew u − meanSquare), u = x − meanX
    curvature = 2 * quadratic
    slope = linear - quadratic * skew - 2 * quadratic * meanX
    constant =
      meanY - quadratic * meanSquare - meanX * (linear - quadratic * skew)
      + quadratic * meanX * meanX
    // y enters the slope at x as linear and as quadratic (2(x − meanX) − skew).
    weights = zip(first, second).map { first, second in
      let (l, q) = (first / squares, second / norm)
      return (constant: l - q * (skew + 2 * meanX), linear: 2 * q)
    }
  }
}
