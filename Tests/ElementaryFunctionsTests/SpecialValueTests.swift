import ElementaryFunctions
import Testing

/// Annex F of the C standard, F.10.
@Suite struct SpecialValueTests {
  private static let infinity = Double.infinity, tiny = Double.leastNonzeroMagnitude
  private static let largest = Double.greatestFiniteMagnitude

  private func expect(
    _ value: Double, _ expected: Double, _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      value.isNaN ? expected.isNaN : value.bitPattern == expected.bitPattern,
      "\(what) \(value), expected \(expected)", sourceLocation: sourceLocation)
  }

  @Test func `exp`() {
    expect(.exp(0), 1)
    expect(.exp(-0.0), 1)
    expect(.exp(.infinity), .infinity)
    expect(.exp(-.infinity), 0)
    expect(.exp(710), .infinity)
    expect(.exp(-746), 0)
    expect(.exp(-745.1332191019411), Self.tiny)
    expect(.exp(.nan), .nan)
  }

  @Test func `logarithms`() {
    for log in [Double.log(_:), Double.log2, Double.log10] {
      expect(log(1), 0)
      expect(log(0), -.infinity)
      expect(log(-0.0), -.infinity)
      expect(log(-1), .nan)
      expect(log(-.infinity), .nan)
      expect(log(.infinity), .infinity)
      expect(log(.nan), .nan)
    }
    expect(.log(onePlus: 0), 0)
    expect(.log(onePlus: -0.0), -0.0)
    expect(.log(onePlus: Self.tiny), Self.tiny)
    expect(.log(onePlus: -1), -.infinity)
    expect(.log(onePlus: -2), .nan)
    expect(.log(onePlus: .infinity), .infinity)
    expect(.log(onePlus: .nan), .nan)
  }

  @Test func `sine and cosine`() {
    expect(.sin(0), 0)
    expect(.sin(-0.0), -0.0)
    expect(.sin(-Self.tiny), -Self.tiny)
    expect(.cos(0), 1)
    for x in [Double.infinity, -.infinity, .nan] {
      expect(.sin(x), .nan)
      expect(.cos(x), .nan)
    }
  }

  @Test func `tanh, erfc and hypot`() {
    expect(.tanh(-0.0), -0.0)
    expect(.tanh(Self.tiny), Self.tiny)
    expect(.tanh(-.infinity), -1)
    expect(.tanh(1e300), 1)
    expect(.tanh(.nan), .nan)
    expect(.erfc(0), 1)
    expect(.erfc(.infinity), 0)
    expect(.erfc(-.infinity), 2)
    expect(.erfc(.nan), .nan)
    expect(.hypot(-3, 4), 5)
    expect(.hypot(0, -0.0), 0)
    expect(.hypot(.nan, -.infinity), .infinity)
    expect(.hypot(.nan, 1), .nan)
    expect(.hypot(Self.largest, Self.largest), .infinity)
  }

  /// Every combination, from the standard's sentences.
  @Test func `pow`() {
    let numbers: [Double] = [
      0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, 0x1p53, 0x1p53 - 1, 1 - 0x1p53, Self.tiny,
      -Self.tiny, Self.largest, -Self.largest, .infinity, -.infinity, .nan,
    ]
    for x in numbers {
      for y in numbers {
        if let expected = special(x, y) { expect(.pow(x, y), expected, "\(x)^\(y):") }
      }
    }
  }

  private func special(_ x: Double, _ y: Double) -> Double? {
    let isWhole = y.isFinite && y == y.rounded(.towardZero)
    let isOdd = isWhole && y.magnitude < 0x1p53 && Int(y) % 2 != 0
    if x == 1 || y == 0 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    if y.isInfinite {
      if x.magnitude == 1 { return 1 }
      return (x.magnitude > 1) == (y > 0) ? .infinity : 0
    }
    if x == 0 || x.isInfinite {
      let size = (x == 0) == (y > 0) ? 0 : Double.infinity
      return isOdd && x.sign == .minus ? -size : size
    }
    if x < 0, !isWhole { return .nan }
    if y == 1 { return x }
    if x == -1 { return isOdd ? -1 : 1 }
    // A power of more than 2⁵² of another number.
    guard y.magnitude >= 0x1p53 - 1 else { return nil }
    let size = (x.magnitude > 1) == (y > 0) ? Double.infinity : 0
    return isOdd && x < 0 ? -size : size
  }
}
