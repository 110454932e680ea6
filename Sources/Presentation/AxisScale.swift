import ElementaryFunctions

/// The range of an axis, and where on it a value lies.
package struct AxisScale {
  package var low: Double
  package var high: Double
  package var isLogarithmic: Bool

  package init(low: Double, high: Double, isLogarithmic: Bool) {
    self.low = low
    self.high = high
    self.isLogarithmic = isLogarithmic
  }

  package var range: ClosedRange<Double> { low...high }

  /// 0 at the lower end, 1 at the upper.
  package func fraction(of value: Double) -> Double {
    // Of logarithms, because the ratio of the ends may have no number.
    isLogarithmic
      ? (Double.log(value) - Double.log(low)) / (Double.log(high) - Double.log(low))
      : (value - low) / (high - low)
  }

  package func value(at fraction: Double) -> Double {
    // The ends exactly, so that what stands on the edge is not cut by rounding.
    if fraction == 1 { return high }
    return isLogarithmic
      ? Double.exp(Double.log(low) + fraction * (Double.log(high) - Double.log(low)))
      : low + fraction * (high - low)
  }

  /// The number of characters of the longest label that gnuplot may write along it, in its format `%g`.
  package var longestLabel: Int {
    var values: [Double] = []
    guard high.isFinite else { return 0 }
    if isLogarithmic {
      for decade in Int(Double.log10(low).rounded(.down))...Int(Double.log10(high).rounded(.up)) {
        values += [1, 2, 5].map { $0 * Double.pow(10, Double(decade)) }
      }
    } else {
      // At round distances of a twentieth of the axis at least.
      let step = Double.pow(10, Double.log10((high - low) / 20).rounded(.down))
      let first = (low / step).rounded(.up)
      values = (0...200).map { (first + Double($0)) * step }.filter { $0 <= high }
    }
    return values.map { String(format: "%g", $0).count }.max() ?? 0
  }

  /// With the upper end so far up that what was the whole is all but a share of it.
  package func raised(by share: Double) -> AxisScale {
    guard share > 0 else { return self }
    var raised = self
    raised.high = value(at: 1 / (1 - share))
    return raised
  }
}
