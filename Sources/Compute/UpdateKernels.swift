import CVectorMath

/// The coefficients of one pass that all rules of Adam's family have in common: with g the gradient
/// plus `decay` times w,
///
/// - m ← β₁ m + f₁ g, for rules with a first moment
/// - v ← β₂ v + f₂ g²
/// - w ← `keep` w − (`momentumRate` m + `gradientRate` g) / (`root` √v + ε)
///
/// Bound by its square root and division, it is compiled for every width of vectors, in C: Swift
/// compiles for the baseline instruction set only.
@frozen
public struct AdaptiveStep<S: UpdateKernels> {
  public var keep = S.Lanes(repeating: 1)
  public var decay = S.Lanes(repeating: 0)
  public var beta1: S = 0
  public var fresh1: S = 0
  public var beta2: S
  public var fresh2: S
  public var momentumRate = S.Lanes(repeating: 0)
  public var gradientRate = S.Lanes(repeating: 0)
  public var root: S = 1
  public var epsilon: S

  @inlinable
  public init(beta2: S, fresh2: S, epsilon: S) {
    self.beta2 = beta2
    self.fresh2 = fresh2
    self.epsilon = epsilon
  }
}

/// The coefficients of schedule-free AdamW's pass, with c the average's weight of the new point:
///
/// - v ← β₂ v + f₂ g²
/// - ĝ = g / (`root` √v + ε) + `decayAtY` y + `decayAtZ` z
/// - y ← y + c (z − y) + `rateOfY` ĝ, z ← z − `rate` ĝ
@frozen
public struct ScheduleFreeStep<S: UpdateKernels> {
  public var rate, rateOfY, decayAtY, decayAtZ: S.Lanes
  public var averageWeight, beta2, fresh2, root, epsilon: S

  @inlinable
  public init(
    rate: S.Lanes, rateOfY: S.Lanes, decayAtY: S.Lanes, decayAtZ: S.Lanes, averageWeight: S,
    beta2: S, fresh2: S, root: S, epsilon: S
  ) {
    self.rate = rate
    self.rateOfY = rateOfY
    self.decayAtY = decayAtY
    self.decayAtZ = decayAtZ
    self.averageWeight = averageWeight
    self.beta2 = beta2
    self.fresh2 = fresh2
    self.root = root
    self.epsilon = epsilon
  }
}

/// The coefficients of D-Adapt Adam's pass: with g the gradient plus `decay` times w,
///
/// - the sum of g s / (√v + ε)
/// - m ← β₁ m + f₁ g, v ← β₂ v + f₂ g², s ← `keepS` s + `freshS` g
/// - the sum of |s|
/// - w ← `keep` w − m / (√v + ε)
@frozen
public struct DAdaptAdamStep<S: UpdateKernels> {
  public var keep, decay: S.Lanes
  public var beta1, fresh1, beta2, fresh2, keepS, freshS, epsilon: S

  @inlinable
  public init(
    keep: S.Lanes, decay: S.Lanes, beta1: S, fresh1: S, beta2: S, fresh2: S, keepS: S, freshS: S,
    epsilon: S
  ) {
    self.keep = keep
    self.decay = decay
    self.beta1 = beta1
    self.fresh1 = fresh1
    self.beta2 = beta2
    self.fresh2 = fresh2
    self.keepS = keepS
    self.freshS = freshS
    self.epsilon = epsilon
  }
}

/// The coefficients of Lion's pass: with g the gradient plus `decay` times w,
///
/// - w ← `keep` w − `rate` sign(β₁ m + f₁ g)
/// - m ← β₂ m + f₂ g
@frozen
public struct LionStep<S: UpdateKernels> {
  public var keep, decay, rate: S.Lanes
  public var beta1, fresh1, beta2, fresh2: S

  @inlinable
  public init(
    keep: S.Lanes, decay: S.Lanes, rate: S.Lanes, beta1: S, fresh1: S, beta2: S, fresh2: S
  ) {
    self.keep = keep
    self.decay = decay
    self.rate = rate
    self.beta1 = beta1
    self.fresh1 = fresh1
    self.beta2 = beta2
    self.fresh2 = fresh2
  }
}

/// The coefficients of Prodigy's first pass: with g the gradient plus `decay` times w,
///
/// - the sum of g (w₀ − w)
/// - m ← β₁ m + f₁ g, v ← β₂ v + f₂ g², s ← β₃ s + f₃ g
/// - the sum of |s|
@frozen
public struct ProdigyMoments<S: UpdateKernels> {
  public var decay: S.Lanes
  public var beta1, fresh1, beta2, fresh2, beta3, fresh3: S

  @inlinable
  public init(
    decay: S.Lanes, beta1: S, fresh1: S, beta2: S, fresh2: S, beta3: S, fresh3: S
  ) {
    self.decay = decay
    self.beta1 = beta1
    self.fresh1 = fresh1
    self.beta2 = beta2
    self.fresh2 = fresh2
    self.beta3 = beta3
    self.fresh3 = fresh3
  }
}

/// Passes that are compiled for every width of vectors. Pointers are to the first vector of a
/// buffer; the pass runs over the vectors of `lanes`.
public protocol UpdateKernels: SIMDScalar, BinaryFloatingPoint, Codable, Sendable {
  /// The vector that elementwise kernels work in: 64 bytes wide.
  associatedtype Lanes: SIMD & Sendable where Lanes.Scalar == Self

  /// The pass of ``AdaptiveStep`` with a first moment.
  static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: AdaptiveStep<Self>)

  /// The pass of ``AdaptiveStep`` without one.
  static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: AdaptiveStep<Self>)

  /// The pass of ``ScheduleFreeStep``.
  static func scheduleFreeStep(
    _ y: UnsafeMutablePointer<Lanes>, _ z: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: ScheduleFreeStep<Self>)

  /// The pass of ``DAdaptAdamStep``, with its two sums.
  static func dadaptAdamStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: DAdaptAdamStep<Self>
  ) -> SIMD2<Double>

  /// Momentum's pass, with g the gradient plus `decay` times w: m ← β m + f g,
  /// w ← w − (`gradientRate` g + `momentumRate` m).
  static func momentumStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, decay: Lanes, gradientRate: Lanes, momentumRate: Lanes, beta: Self,
    fresh: Self)

  /// Adamax's pass, with g the gradient plus `decay` times w: m ← β₁ m + f₁ g,
  /// u ← max(β₂ u, |g| + ε), w ← w − `rate` m / u.
  static func adamaxStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, beta1: Self, fresh1: Self, beta2: Self, epsilon: Self)

  /// Adadelta's pass, with g the gradient plus `decay` times w: v ← ρ v + f g²,
  /// δ = √((u + ε)/(v + ε)) g, w ← w − `rate` δ, u ← ρ u + f δ².
  static func adadeltaStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, rho: Self, fresh: Self, epsilon: Self)

  /// The pass of ``LionStep``.
  static func lionStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: LionStep<Self>)

  /// The pass of ``ProdigyMoments``, with its two sums.
  static func prodigyMoments(
    _ w: UnsafePointer<Lanes>, start: UnsafePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ moments: ProdigyMoments<Self>
  ) -> SIMD2<Double>

  /// Prodigy's second pass: w ← `keep` w − `rate` m / (√v + ε).
  static func prodigyStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafePointer<Lanes>, _ v: UnsafePointer<Lanes>,
    lanes: Range<Int>, keep: Lanes, rate: Self, epsilon: Self)

  /// The least work that a pass can be: reads all streams, at most 7, writes the first ones, and
  /// computes next to nothing. The result has no meaning; it keeps reads from being left out.
  static func stream(
    _ streams: [UnsafeMutablePointer<Self>], writes: Int, lanes: Range<Int>
  ) -> Self
}

// C sees buffers as arrays of numbers; the vectors are 64 bytes of them.

@inline(__always)
private func elements<V: SIMD>(_ lanes: UnsafeMutablePointer<V>) -> UnsafeMutablePointer<V.Scalar> {
  UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: V.Scalar.self)
}

@inline(__always)
private func elements<V: SIMD>(_ lanes: UnsafePointer<V>) -> UnsafePointer<V.Scalar> {
  UnsafeRawPointer(lanes).assumingMemoryBound(to: V.Scalar.self)
}

@inline(__always)
private func withElements<V: SIMD, Result>(
  _ vectors: (V, V, V, V), _ body: (UnsafePointer<V.Scalar>) -> Result
) -> Result {
  withUnsafeBytes(of: vectors) { body($0.baseAddress!.assumingMemoryBound(to: V.Scalar.self)) }
}

extension Float {
  public static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: AdaptiveStep<Float>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.momentumRate, step.gradientRate)) {
      steplab_adaptive_momentum_step_f32(
        elements(w + i), elements(m + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_adaptive_f32(step))
    }
  }

  public static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: AdaptiveStep<Float>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.momentumRate, step.gradientRate)) {
      steplab_adaptive_step_f32(
        elements(w + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_adaptive_f32(step))
    }
  }

  public static func scheduleFreeStep(
    _ y: UnsafeMutablePointer<Lanes>, _ z: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: ScheduleFreeStep<Float>
  ) {
    let i = lanes.lowerBound
    withElements((step.rate, step.rateOfY, step.decayAtY, step.decayAtZ)) {
      steplab_schedule_free_step_f32(
        elements(y + i), elements(z + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_schedule_free_f32(
          average_weight: step.averageWeight, beta2: step.beta2, fresh2: step.fresh2,
          root: step.root, epsilon: step.epsilon))
    }
  }

  public static func dadaptAdamStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: DAdaptAdamStep<Float>
  ) -> SIMD2<Double> {
    let i = lanes.lowerBound
    let sums = withElements((step.keep, step.decay, step.keep, step.decay)) {
      steplab_dadapt_adam_step_f32(
        elements(w + i), elements(m + i), elements(v + i), elements(s + i), elements(g + i),
        Int64(lanes.count), $0,
        steplab_dadapt_adam_f32(
          beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2,
          keep_s: step.keepS, fresh_s: step.freshS, epsilon: step.epsilon))
    }
    return [sums.correlation, sums.norm]
  }

  public static func momentumStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, decay: Lanes, gradientRate: Lanes, momentumRate: Lanes, beta: Float,
    fresh: Float
  ) {
    let i = lanes.lowerBound
    withElements((decay, gradientRate, momentumRate, decay)) {
      steplab_momentum_step_f32(
        elements(w + i), elements(m + i), elements(g + i), Int64(lanes.count), $0, beta, fresh)
    }
  }

  public static func adamaxStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, beta1: Float, fresh1: Float, beta2: Float, epsilon: Float
  ) {
    let i = lanes.lowerBound
    withElements((decay, rate, decay, rate)) {
      steplab_adamax_step_f32(
        elements(w + i), elements(m + i), elements(u + i), elements(g + i), Int64(lanes.count), $0,
        beta1, fresh1, beta2, epsilon)
    }
  }

  public static func adadeltaStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, rho: Float, fresh: Float, epsilon: Float
  ) {
    let i = lanes.lowerBound
    withElements((decay, rate, decay, rate)) {
      steplab_adadelta_step_f32(
        elements(w + i), elements(v + i), elements(u + i), elements(g + i), Int64(lanes.count), $0,
        rho, fresh, epsilon)
    }
  }

  public static func lionStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: LionStep<Float>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.rate, step.rate)) {
      steplab_lion_step_f32(
        elements(w + i), elements(m + i), elements(g + i), Int64(lanes.count), $0,
        steplab_lion_f32(
          beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2))
    }
  }

  public static func prodigyMoments(
    _ w: UnsafePointer<Lanes>, start: UnsafePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ moments: ProdigyMoments<Float>
  ) -> SIMD2<Double> {
    let i = lanes.lowerBound, decay = moments.decay
    let sums = withElements((decay, decay, decay, decay)) {
      steplab_prodigy_moments_f32(
        elements(w + i), elements(start + i), elements(m + i), elements(v + i), elements(s + i),
        elements(g + i), Int64(lanes.count), $0,
        steplab_prodigy_f32(
          beta1: moments.beta1, fresh1: moments.fresh1, beta2: moments.beta2,
          fresh2: moments.fresh2, beta3: moments.beta3, fresh3: moments.fresh3))
    }
    return [sums.correlation, sums.norm]
  }

  public static func prodigyStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafePointer<Lanes>, _ v: UnsafePointer<Lanes>,
    lanes: Range<Int>, keep: Lanes, rate: Float, epsilon: Float
  ) {
    let i = lanes.lowerBound
    withElements((keep, keep, keep, keep)) {
      steplab_prodigy_step_f32(
        elements(w + i), elements(m + i), elements(v + i), Int64(lanes.count), $0, rate, epsilon)
    }
  }

  public static func stream(
    _ streams: [UnsafeMutablePointer<Float>], writes: Int, lanes: Range<Int>
  ) -> Float {
    precondition((1...7).contains(streams.count) && writes <= min(6, streams.count), "streams")
    let pointers: [UnsafeMutablePointer<Float>?] = streams
    return pointers.withUnsafeBufferPointer {
      steplab_stream_f32(
        $0.baseAddress, Int32(streams.count), Int32(writes), Int64(lanes.lowerBound),
        Int64(lanes.count))
    }
  }
}

extension steplab_adaptive_f32 {
  fileprivate init(_ step: AdaptiveStep<Float>) {
    self.init(
      beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2,
      root: step.root, epsilon: step.epsilon)
  }
}

extension Double {
  public static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: AdaptiveStep<Double>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.momentumRate, step.gradientRate)) {
      steplab_adaptive_momentum_step_f64(
        elements(w + i), elements(m + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_adaptive_f64(step))
    }
  }

  public static func adaptiveStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: AdaptiveStep<Double>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.momentumRate, step.gradientRate)) {
      steplab_adaptive_step_f64(
        elements(w + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_adaptive_f64(step))
    }
  }

  public static func scheduleFreeStep(
    _ y: UnsafeMutablePointer<Lanes>, _ z: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>,
    _ step: ScheduleFreeStep<Double>
  ) {
    let i = lanes.lowerBound
    withElements((step.rate, step.rateOfY, step.decayAtY, step.decayAtZ)) {
      steplab_schedule_free_step_f64(
        elements(y + i), elements(z + i), elements(v + i), elements(g + i), Int64(lanes.count), $0,
        steplab_schedule_free_f64(
          average_weight: step.averageWeight, beta2: step.beta2, fresh2: step.fresh2,
          root: step.root, epsilon: step.epsilon))
    }
  }

  public static func dadaptAdamStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: DAdaptAdamStep<Double>
  ) -> SIMD2<Double> {
    let i = lanes.lowerBound
    let sums = withElements((step.keep, step.decay, step.keep, step.decay)) {
      steplab_dadapt_adam_step_f64(
        elements(w + i), elements(m + i), elements(v + i), elements(s + i), elements(g + i),
        Int64(lanes.count), $0,
        steplab_dadapt_adam_f64(
          beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2,
          keep_s: step.keepS, fresh_s: step.freshS, epsilon: step.epsilon))
    }
    return [sums.correlation, sums.norm]
  }

  public static func momentumStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, decay: Lanes, gradientRate: Lanes, momentumRate: Lanes, beta: Double,
    fresh: Double
  ) {
    let i = lanes.lowerBound
    withElements((decay, gradientRate, momentumRate, decay)) {
      steplab_momentum_step_f64(
        elements(w + i), elements(m + i), elements(g + i), Int64(lanes.count), $0, beta, fresh)
    }
  }

  public static func adamaxStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, beta1: Double, fresh1: Double, beta2: Double, epsilon: Double
  ) {
    let i = lanes.lowerBound
    withElements((decay, rate, decay, rate)) {
      steplab_adamax_step_f64(
        elements(w + i), elements(m + i), elements(u + i), elements(g + i), Int64(lanes.count), $0,
        beta1, fresh1, beta2, epsilon)
    }
  }

  public static func adadeltaStep(
    _ w: UnsafeMutablePointer<Lanes>, _ v: UnsafeMutablePointer<Lanes>,
    _ u: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>, lanes: Range<Int>, decay: Lanes,
    rate: Lanes, rho: Double, fresh: Double, epsilon: Double
  ) {
    let i = lanes.lowerBound
    withElements((decay, rate, decay, rate)) {
      steplab_adadelta_step_f64(
        elements(w + i), elements(v + i), elements(u + i), elements(g + i), Int64(lanes.count), $0,
        rho, fresh, epsilon)
    }
  }

  public static func lionStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ step: LionStep<Double>
  ) {
    let i = lanes.lowerBound
    withElements((step.keep, step.decay, step.rate, step.rate)) {
      steplab_lion_step_f64(
        elements(w + i), elements(m + i), elements(g + i), Int64(lanes.count), $0,
        steplab_lion_f64(
          beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2))
    }
  }

  public static func prodigyMoments(
    _ w: UnsafePointer<Lanes>, start: UnsafePointer<Lanes>, _ m: UnsafeMutablePointer<Lanes>,
    _ v: UnsafeMutablePointer<Lanes>, _ s: UnsafeMutablePointer<Lanes>, _ g: UnsafePointer<Lanes>,
    lanes: Range<Int>, _ moments: ProdigyMoments<Double>
  ) -> SIMD2<Double> {
    let i = lanes.lowerBound, decay = moments.decay
    let sums = withElements((decay, decay, decay, decay)) {
      steplab_prodigy_moments_f64(
        elements(w + i), elements(start + i), elements(m + i), elements(v + i), elements(s + i),
        elements(g + i), Int64(lanes.count), $0,
        steplab_prodigy_f64(
          beta1: moments.beta1, fresh1: moments.fresh1, beta2: moments.beta2,
          fresh2: moments.fresh2, beta3: moments.beta3, fresh3: moments.fresh3))
    }
    return [sums.correlation, sums.norm]
  }

  public static func prodigyStep(
    _ w: UnsafeMutablePointer<Lanes>, _ m: UnsafePointer<Lanes>, _ v: UnsafePointer<Lanes>,
    lanes: Range<Int>, keep: Lanes, rate: Double, epsilon: Double
  ) {
    let i = lanes.lowerBound
    withElements((keep, keep, keep, keep)) {
      steplab_prodigy_step_f64(
        elements(w + i), elements(m + i), elements(v + i), Int64(lanes.count), $0, rate, epsilon)
    }
  }

  public static func stream(
    _ streams: [UnsafeMutablePointer<Double>], writes: Int, lanes: Range<Int>
  ) -> Double {
    precondition((1...7).contains(streams.count) && writes <= min(6, streams.count), "streams")
    let pointers: [UnsafeMutablePointer<Double>?] = streams
    return pointers.withUnsafeBufferPointer {
      steplab_stream_f64(
        $0.baseAddress, Int32(streams.count), Int32(writes), Int64(lanes.lowerBound),
        Int64(lanes.count))
    }
  }
}

extension steplab_adaptive_f64 {
  fileprivate init(_ step: AdaptiveStep<Double>) {
    self.init(
      beta1: step.beta1, fresh1: step.fresh1, beta2: step.beta2, fresh2: step.fresh2,
      root: step.root, epsilon: step.epsilon)
  }
}
