import CElementaryFunctions

/// Elementary functions whose results are the same bits on every machine.
///
/// Those of Foundation are the system's: its library chooses among versions of a function by the
/// processor, and their last bits differ. Whatever a result depends on is computed with these. An
/// error is given in units in the last place: the largest found among 20 million arguments of each of
/// several ranges, by Tests/Fixtures/elementary-functions/accuracy.c. Half a unit is unavoidable.
/// Infinities, NaN, signed zeros and results too large or too small are as in Annex F of the C
/// standard.
///
/// Rounding, remainders, square roots and absolute values need no function of this kind: IEEE 754
/// defines every bit of them.
extension Double {
  /// eˣ, with an error below 0.51.
  @inlinable @inline(__always)
  public static func exp(_ x: Double) -> Double { steplab_exp(x) }

  /// The natural logarithm, with an error below 0.53. −∞ at 0, NaN below.
  @inlinable @inline(__always)
  public static func log(_ x: Double) -> Double { steplab_log(x) }

  /// log(1 + x), with an error below 0.52, for small x too. −∞ at −1, NaN below.
  @inlinable @inline(__always)
  public static func log(onePlus x: Double) -> Double { steplab_log1p(x) }

  /// The binary logarithm, with an error below 0.51; exact for powers of 2.
  @inlinable @inline(__always)
  public static func log2(_ x: Double) -> Double { steplab_log2(x) }

  /// The decimal logarithm, with an error below 0.51; exact for powers of 10 from 1 to 10²².
  @inlinable @inline(__always)
  public static func log10(_ x: Double) -> Double { steplab_log10(x) }

  /// xʸ, with an error below 0.52; exact where the power is a number of double precision, and x²
  /// rounded to the nearest. NaN for a negative x and a y that is not whole.
  @inlinable @inline(__always)
  public static func pow(_ x: Double, _ y: Double) -> Double { steplab_pow(x, y) }

  /// The sine of an angle in radians of any size, with an error below 0.51. NaN at ±∞.
  @inlinable @inline(__always)
  public static func sin(_ x: Double) -> Double { steplab_sin(x) }

  /// The cosine of an angle in radians of any size, with an error below 0.51. NaN at ±∞.
  @inlinable @inline(__always)
  public static func cos(_ x: Double) -> Double { steplab_cos(x) }

  /// The hyperbolic tangent, with an error below 0.55.
  @inlinable @inline(__always)
  public static func tanh(_ x: Double) -> Double { steplab_tanh(x) }

  /// √(x² + y²) without overflow on the way, with an error below 0.51; 0.75 below the normal numbers.
  @inlinable @inline(__always)
  public static func hypot(_ x: Double, _ y: Double) -> Double { steplab_hypot(x, y) }

  /// The complementary error function, 2/√π times the integral of e^(−t²) from x on, with an error
  /// below 5.
  @inlinable @inline(__always)
  public static func erfc(_ x: Double) -> Double { steplab_erfc(x) }
}
