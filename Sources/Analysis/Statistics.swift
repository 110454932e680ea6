import ElementaryFunctions

/// Elementary statistics. Values may be +∞, which stands for a diverged run: worse than any loss.
public enum Statistics {
  /// The arithmetic mean.
  ///
  /// - Precondition: not empty
  public static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The n-th root of the product: the mean for values that differ by factors. 0 with a 0, +∞ with an
  /// infinity, even if there is a 0 too.
  ///
  /// - Precondition: not empty, none negative
  public static func geometricMean(_ values: [Double]) -> Double {
    if values.contains(.infinity) { return .infinity }
    return Double.exp(mean(values.map { Double.log($0) }))
  }

  /// The root of the sum of squared deviations over n − 1; +∞ with an infinity.
  ///
  /// - Precondition: at least two values
  public static func standardDeviation(_ values: [Double]) -> Double {
    guard values.allSatisfy(\.isFinite) else { return .infinity }
    let mean = mean(values)
    let largest = values.map { abs($0 - mean) }.max() ?? 0
    guard largest > 0 else { return 0 }
    // Without the scale, squares of small or large values would vanish or overflow.
    let squares = values.reduce(0) { $0 + (($1 - mean) / largest) * (($1 - mean) / largest) }
    return largest * (squares / Double(values.count - 1)).squareRoot()
  }

  /// The middle value, or the mean of the two middle ones; 0 between −∞ and +∞.
  ///
  /// - Precondition: not empty
  public static func median(_ values: [Double]) -> Double {
    var values = values
    return values.withUnsafeMutableBufferPointer { values in
      let middle = values.count / 2
      let upper = select(middle, in: values)
      guard values.count.isMultiple(of: 2) else { return upper }
      // Selection leaves the smaller values in front.
      let lower = values[..<middle].max()!
      if lower == upper { return upper }
      let distance = upper - lower
      if distance.isFinite { return lower + 0.5 * distance }
      let mean = 0.5 * lower + 0.5 * upper
      return mean.isNaN ? 0 : mean
    }
  }

  /// The value of a rank, counted from 0, by Hoare's selection; what is in front of it is smaller
  /// or equal. A bootstrap takes thousands of medians, which a sort each would dominate.
  private static func select(_ rank: Int, in values: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0, high = values.count - 1
    while low < high {
      let pivot = values[(low + high) / 2]
      var i = low, j = high
      while i <= j {
        while values[i] < pivot { i += 1 }
        while values[j] > pivot { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if rank <= j { high = j } else if rank >= i { low = i } else { break }
    }
    return values[rank]
  }

  /// Linear interpolation between order statistics at (n − 1)p (type 7 of Hyndman and Fan 1996,
  /// the default of R and NumPy). What lies between an infinity and a number is infinite; between
  /// −∞ and +∞ it is 0.
  ///
  /// - Precondition: not empty, ascending; 0 ≤ p ≤ 1
  public static func quantile(_ p: Double, ofSorted values: [Double]) -> Double {
    let position = p * Double(values.count - 1)
    let low = Int(position.rounded(.down))
    let high = min(low + 1, values.count - 1)
    let fraction = position - Double(low)
    // Without the test, 0 × ∞ would make a NaN.
    if fraction == 0 || values[low] == values[high] { return values[low] }
    // Here the sum would be −∞ + ∞.
    if values[low] == -.infinity { return values[high] == .infinity ? 0 : -.infinity }
    return values[low] + fraction * (values[high] - values[low])
  }

  /// Φ, the distribution function of the standard normal.
  public static func normalCDF(_ x: Double) -> Double { 0.5 * Double.erfc(-x / 2.0.squareRoot()) }

  /// Φ⁻¹, to double precision. ±∞ at 1 and 0.
  public static func normalQuantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    // Work in the lower tail, where Φ does not lose digits to 1 − p.
    if p > 0.5 { return -normalQuantile(1 - p) }
    // A start from the tail's expansion, then Halley's iteration on Φ(x) = p.
    let t = (-2 * Double.log(p)).squareRoot()
    var x = p > 0.02 ? (p - 0.5) * (2 * Double.pi).squareRoot() : -(t - Double.log(t + 1) / t)
    for _ in 0..<50 {
      let error = normalCDF(x) - p
      let u = error * (2 * Double.pi).squareRoot() * Double.exp(x * x / 2)
      let step = u / (1 + x * u / 2)
      x -= step
      if abs(step) <= 1e-15 * max(1, abs(x)) { break }
    }
    return x
  }

  /// P(X ≤ k) for X binomial with n trials of probability ½.
  ///
  /// - Precondition: 0 ≤ k ≤ n
  public static func evenBinomialTail(_ k: Int, of n: Int) -> Double {
    var tail = 0.0
    // Through logarithms: 2^−n itself vanishes for n above 1074.
    for i in 0...k {
      tail += Double.exp(
        Double.logFactorial(n) - Double.logFactorial(i) - Double.logFactorial(n - i)
          - Double(n) * Double.log(2))
    }
    return tail
  }

  /// The number of values below which ``noise(ofSeries:)`` takes a series to have no noise.
  public static let fewestForNoise = 8

  /// The standard deviation of the noise of a series, from the median of its second differences:
  /// they leave out what is smooth, and a median of them the bends too. 0 for too few values, in
  /// which noise cannot be told from the curve.
  public static func noise(ofSeries values: [Double]) -> Double {
    guard values.count >= fewestForNoise else { return 0 }
    let differences = (1..<values.count - 1).map { i -> Double in
      let (before, after) = (values[i] - values[i - 1], values[i + 1] - values[i])
      return abs(after - before)
    }
    // 0.6745 is the median of |x| of a standard normal; 1² + 2² + 1² = 6.
    return median(differences) / (0.6745 * 6.0.squareRoot())
  }

  /// Wilson's 95 % interval for a probability, from the number of times that something happened;
  /// `nil` without trials. Wilson 1927, doi 10.1080/01621459.1927.10502953.
  public static func wilson(_ count: Int, of trials: Int) -> Interval? {
    guard trials > 0 else { return nil }
    let n = Double(trials), p = Double(count) / n
    let z = normalQuantile(0.975)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    // Roundoff must not lead out of what a probability can be.
    return Interval(
      lower: count == 0 ? 0 : centre - half, upper: count == trials ? 1 : centre + half)
  }
}
