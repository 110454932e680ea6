import ElementaryFunctions

/// Student's t distribution.
///
/// Through the incomplete beta function I_x(ν/2, ½), x = ν/(ν + t²), by its continued fraction:
/// DLMF 8.17.22. Relative accuracy for |t| below 10¹⁰⁰ about 10⁻¹³ up to a thousand degrees of
/// freedom, 10⁻¹⁰ up to a million, where the fraction's terms cancel.
public enum StudentDistribution {
  /// P(T ≤ t) for ν degrees of freedom, which are above 0 and not necessarily whole.
  public static func cdf(_ t: Double, degreesOfFreedom: Double) -> Double {
    let tail = upperTail(abs(t), degreesOfFreedom)
    return t > 0 ? 1 - tail : tail
  }

  /// The t with P(T ≤ t) = p, by bisection to the last bit: ∞ for p ≥ 1, −∞ for p ≤ 0. The degrees
  /// of freedom are above 0 and not necessarily whole.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    // Work in the lower tail, where the distribution function does not lose digits to 1 − p.
    if p > 0.5 { return -quantile(1 - p, degreesOfFreedom: degreesOfFreedom) }
    if p == 0.5 { return 0 }
    var low = 0.0, high = 1.0
    while high.isFinite, upperTail(high, degreesOfFreedom) > p {
      low = high
      high *= 2
    }
    while true {
      let middle = 0.5 * (low + high)
      guard low < middle, middle < high else { return -middle }
      if upperTail(middle, degreesOfFreedom) > p { low = middle } else { high = middle }
    }
  }

  /// P(T > t) for t ≥ 0.
  private static func upperTail(_ t: Double, _ degreesOfFreedom: Double) -> Double {
    let a = 0.5 * degreesOfFreedom
    let square = t * t / degreesOfFreedom
    let x = 1 / (1 + square), rest = 1 / (1 + 1 / square)
    // xᵃ (1 − x)^½ / B(a, ½), with Γ(½) = √π.
    let front =
      Double.exp(-a * Double.log(onePlus: square)) * rest.squareRoot() * gammaRatio(a)
      / Double.pi.squareRoot()
    // The fraction converges fast on this side of the mean only.
    if x < (a + 1) / (a + 2.5) { return 0.5 * front * betaFraction(a, 0.5, x) / a }
    return 0.5 - front * betaFraction(0.5, a, rest)
  }

  /// a B(a, b) I_x(a, b) / (xᵃ (1 − x)ᵇ) by Lentz's algorithm.
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func away(_ value: Double) -> Double {
      abs(value) < .leastNormalMagnitude ? .leastNormalMagnitude : value
    }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) <= 0x1p-52 { break }
    }
    return fraction
  }

  /// Γ(a + ½) / Γ(a) for a > 0, which a difference of logarithms of the two would lose digits of.
  static func gammaRatio(_ a: Double) -> Double {
    var a = a, product = 1.0
    while a < 20 {
      product *= a / (a + 0.5)
      a += 1
    }
    // Stirling's series of the difference of logarithms.
    let u = 1 / (a * a)
    let series =
      (-1 / 8 + u * (1 / 192 + u * (-1 / 640 + u * (17 / 14336 - u * 31 / 18432)))) / a
    return product * a.squareRoot() * Double.exp(series)
  }
}
