import CVectorMath

// Passes of single rules without sums. g is the gradient plus `decay` times w, where there is one.

extension UpdateKernels {
  /// m ← β m + f g, w ← w − (`gradientRate` g + `momentumRate` m)
  @inlinable
  public static func momentumStep(
    _ w: MutableLanes, _ m: MutableLanes, _ g: ReadLanes, lanes: Range<Int>, decay: Lanes,
    gradientRate: Lanes, momentumRate: Lanes, beta: Self, fresh: Self
  ) {
    steplab_momentum(
      w: w, m: m, gradient: g, first: lanes.lowerBound, count: lanes.count, decay: perLane(decay),
      gradient_rate: perLane(gradientRate), momentum_rate: perLane(momentumRate),
      beta: Double(beta), fresh: Double(fresh)
    ).run(in: precision)
  }

  /// m ← β₁ m + f₁ g, u ← max(β₂ u, |g| + ε), w ← w − `rate` m / u
  @inlinable
  public static func adamaxStep(
    _ w: MutableLanes, _ m: MutableLanes, _ u: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    decay: Lanes, rate: Lanes, beta1: Self, fresh1: Self, beta2: Self, epsilon: Self
  ) {
    steplab_adamax(
      w: w, m: m, u: u, gradient: g, first: lanes.lowerBound, count: lanes.count,
      decay: perLane(decay), rate: perLane(rate), beta1: Double(beta1), fresh1: Double(fresh1),
      beta2: Double(beta2), epsilon: Double(epsilon)
    ).run(in: precision)
  }

  /// v ← ρ v + f g², δ = √((u + ε)/(v + ε)) g, w ← w − `rate` δ, u ← ρ u + f δ²
  @inlinable
  public static func adadeltaStep(
    _ w: MutableLanes, _ v: MutableLanes, _ u: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    decay: Lanes, rate: Lanes, rho: Self, fresh: Self, epsilon: Self
  ) {
    steplab_adadelta(
      w: w, v: v, u: u, gradient: g, first: lanes.lowerBound, count: lanes.count,
      decay: perLane(decay), rate: perLane(rate), rho: Double(rho), fresh: Double(fresh),
      epsilon: Double(epsilon)
    ).run(in: precision)
  }

  /// w ← `keep` w − `rate` sign(β₁ m + f₁ g), m ← β₂ m + f₂ g
  @inlinable
  public static func lionStep(
    _ w: MutableLanes, _ m: MutableLanes, _ g: ReadLanes, lanes: Range<Int>, keep: Lanes,
    decay: Lanes, rate: Lanes, beta1: Self, fresh1: Self, beta2: Self, fresh2: Self
  ) {
    steplab_lion(
      w: w, m: m, gradient: g, first: lanes.lowerBound, count: lanes.count, keep: perLane(keep),
      decay: perLane(decay), rate: perLane(rate), beta1: Double(beta1), fresh1: Double(fresh1),
      beta2: Double(beta2), fresh2: Double(fresh2)
    ).run(in: precision)
  }

  /// v ← β₂ v + f₂ g², ĝ = g / (`root` √v + ε) + `decayAtY` y + `decayAtZ` z,
  /// y ← y + c (z − y) + `rateOfY` ĝ, z ← z − `rate` ĝ, with c the average's weight of the new point
  @inlinable
  public static func scheduleFreeStep(
    _ y: MutableLanes, _ z: MutableLanes, _ v: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    rate: Lanes, rateOfY: Lanes, decayAtY: Lanes, decayAtZ: Lanes, averageWeight c: Self,
    beta2: Self, fresh2: Self, root: Self, epsilon: Self
  ) {
    steplab_schedule_free(
      y: y, z: z, v: v, gradient: g, first: lanes.lowerBound, count: lanes.count,
      rate: perLane(rate), rate_of_y: perLane(rateOfY), decay_at_y: perLane(decayAtY),
      decay_at_z: perLane(decayAtZ), average_weight: Double(c), beta2: Double(beta2),
      fresh2: Double(fresh2), root: Double(root), epsilon: Double(epsilon)
    ).run(in: precision)
  }

  /// w ← `keep` w − `rate` m / (√v + ε): Prodigy's second pass
  @inlinable
  public static func prodigyStep(
    _ w: MutableLanes, _ m: ReadLanes, _ v: ReadLanes, lanes: Range<Int>, keep: Lanes, rate: Self,
    epsilon: Self
  ) {
    steplab_prodigy_step(
      w: w, m: m, v: v, first: lanes.lowerBound, count: lanes.count, keep: perLane(keep),
      rate: Double(rate), epsilon: Double(epsilon)
    ).run(in: precision)
  }
}
