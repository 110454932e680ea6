import CVectorMath

/// Functions of vectors, element by element.
public protocol VectorFunctions: UpdateKernels {
  /// The elementwise square root.
  static func squareRoot(_ x: Lanes) -> Lanes

  /// The elementwise exponential. Saturates near the ends of the normal range instead of
  /// overflowing; NaN stays NaN.
  static func exponential(_ x: Lanes) -> Lanes

  /// The elementwise hyperbolic tangent.
  static func hyperbolicTangent(_ x: Lanes) -> Lanes

  /// The elementwise absolute value.
  static func magnitude(_ x: Lanes) -> Lanes

  /// The elementwise maximum; `y` where one of the two is NaN.
  static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes

  /// Elementwise −1, 0 or 1; NaN stays NaN.
  static func sign(_ x: Lanes) -> Lanes

  /// The elementwise max(x, 0); NaN stays NaN.
  static func positivePart(_ x: Lanes) -> Lanes

  /// x where the gate is above zero, else zero.
  static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes
}

extension Float: VectorFunctions {
  public typealias Lanes = SIMD16<Float>

  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { steplab_sqrt_f32(x) }

  @inlinable @inline(__always)
  public static func exponential(_ x: Lanes) -> Lanes { steplab_exp_f32(x) }

  @inlinable @inline(__always)
  public static func hyperbolicTangent(_ x: Lanes) -> Lanes { steplab_tanh_f32(x) }

  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes { steplab_abs_f32(x) }

  @inlinable @inline(__always)
  public static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes { steplab_max_f32(x, y) }

  @inlinable @inline(__always)
  public static func sign(_ x: Lanes) -> Lanes { steplab_sign_f32(x) }

  @inlinable @inline(__always)
  public static func positivePart(_ x: Lanes) -> Lanes { steplab_positive_part_f32(x) }

  @inlinable @inline(__always)
  public static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes {
    steplab_where_positive_f32(x, gate)
  }
}

extension Double: VectorFunctions {
  public typealias Lanes = SIMD8<Double>

  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { steplab_sqrt_f64(x) }

  @inlinable @inline(__always)
  public static func exponential(_ x: Lanes) -> Lanes { steplab_exp_f64(x) }

  @inlinable @inline(__always)
  public static func hyperbolicTangent(_ x: Lanes) -> Lanes { steplab_tanh_f64(x) }

  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes { steplab_abs_f64(x) }

  @inlinable @inline(__always)
  public static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes { steplab_max_f64(x, y) }

  @inlinable @inline(__always)
  public static func sign(_ x: Lanes) -> Lanes { steplab_sign_f64(x) }

  @inlinable @inline(__always)
  public static func positivePart(_ x: Lanes) -> Lanes { steplab_positive_part_f64(x) }

  @inlinable @inline(__always)
  public static func select(_ x: Lanes, wherePositive gate: Lanes) -> Lanes {
    steplab_where_positive_f64(x, gate)
  }
}
