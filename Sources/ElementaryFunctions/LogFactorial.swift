extension Double {
  /// log n!, with an error below 2 units in the last place.
  ///
  /// Up to 22! the factorial is a number of double precision; from there on by Stirling's series,
  /// whose first term that is left out is 1/(1188 n⁹).
  ///
  /// - Precondition: n is at least 0.
  public static func logFactorial(_ n: Int) -> Double {
    precondition(n >= 0, "factorials are of numbers from 0 on")
    let x = Double(n)
    guard n > 22 else { return log((0...n).reduce(1) { $1 == 0 ? $0 : $0 * Double($1) }) }
    let inverse = 1 / x, s = inverse * inverse
    let series = inverse * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680))))
    // ½ log 2πn apart, so that the large terms are added last.
    return x * (log(x) - 1) + (0.5 * log(2 * .pi * x) + series)
  }
}
