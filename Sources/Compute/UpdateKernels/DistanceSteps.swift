import CVectorMath

// Passes with the sums that methods estimate their distance from. g is the gradient plus `decay`
// times w.

extension UpdateKernels {
  /// D-Adapt Adam: m ← β₁ m + f₁ g, v ← β₂ v + f₂ g², s ← `keepS` s + `freshS` g,
  /// w ← `keep` w − m / (√v + ε).
  ///
  /// - Returns: the sum of g s / (√v + ε) before these, and that of |s| after them
  @inlinable
  public static func dadaptAdamStep(
    _ w: MutableLanes, _ m: MutableLanes, _ v: MutableLanes, _ s: MutableLanes, _ g: ReadLanes,
    lanes: Range<Int>, keep: Lanes, decay: Lanes, beta1: Self, fresh1: Self, beta2: Self,
    fresh2: Self, keepS: Self, freshS: Self, epsilon: Self
  ) -> SIMD2<Double> {
    SIMD2(
      steplab_dadapt_adam(
        w: w, m: m, v: v, s: s, gradient: g, first: lanes.lowerBound, count: lanes.count,
        keep: perLane(keep), decay: perLane(decay), beta1: Double(beta1), fresh1: Double(fresh1),
        beta2: Double(beta2), fresh2: Double(fresh2), keep_s: Double(keepS),
        fresh_s: Double(freshS), epsilon: Double(epsilon)
      ).run(in: precision))
  }

  /// Prodigy's first pass: m ← β₁ m + f₁ g, v ← β₂ v + f₂ g², s ← β₃ s + f₃ g.
  ///
  /// - Returns: the sum of g (w₀ − w), and that of |s|
  @inlinable
  public static func prodigyMoments(
    _ w: MutableLanes, start w₀: ReadLanes, _ m: MutableLanes, _ v: MutableLanes,
    _ s: MutableLanes, _ g: ReadLanes, lanes: Range<Int>, decay: Lanes, beta1: Self, fresh1: Self,
    beta2: Self, fresh2: Self, beta3: Self, fresh3: Self
  ) -> SIMD2<Double> {
    SIMD2(
      steplab_prodigy_moments(
        w: w, origin: w₀, m: m, v: v, s: s, gradient: g, first: lanes.lowerBound,
        count: lanes.count, decay: perLane(decay), beta1: Double(beta1), fresh1: Double(fresh1),
        beta2: Double(beta2), fresh2: Double(fresh2), beta3: Double(beta3), fresh3: Double(fresh3)
      ).run(in: precision))
  }
}
