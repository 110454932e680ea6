// Passes of single rules without sums. g is the gradient plus `decay` times w, where there is one.

extension UpdateKernels {
  /// m ← β m + f g, w ← w − (`gradientRate` g + `momentumRate` m)
  @inlinable
  public static func momentumStep(
    _ w: MutableLanes, _ m: MutableLanes, _ g: ReadLanes, lanes: Range<Int>, decay: Lanes,
    gradientRate: Lanes, momentumRate: Lanes, beta: Self, fresh: Self
  ) {
    _ = run(
      .momentum, (w, m, MutableLanes(mutating: g)), lanes: lanes,
      vectors: (decay, gradientRate, momentumRate), scalars: (beta, fresh))
  }

  /// m ← β₁ m + f₁ g, u ← max(β₂ u, |g| + ε), w ← w − `rate` m / u
  @inlinable
  public static func adamaxStep(
    _ w: MutableLanes, _ m: MutableLanes, _ u: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    decay: Lanes, rate: Lanes, beta1: Self, fresh1: Self, beta2: Self, epsilon: Self
  ) {
    _ = run(
      .adamax, (w, m, u, MutableLanes(mutating: g)), lanes: lanes, vectors: (decay, rate),
      scalars: (beta1, fresh1, beta2, epsilon))
  }

  /// v ← ρ v + f g², δ = √((u + ε)/(v + ε)) g, w ← w − `rate` δ, u ← ρ u + f δ²
  @inlinable
  public static func adadeltaStep(
    _ w: MutableLanes, _ v: MutableLanes, _ u: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    decay: Lanes, rate: Lanes, rho: Self, fresh: Self, epsilon: Self
  ) {
    _ = run(
      .adadelta, (w, v, u, MutableLanes(mutating: g)), lanes: lanes, vectors: (decay, rate),
      scalars: (rho, fresh, epsilon))
  }

  /// w ← `keep` w − `rate` sign(β₁ m + f₁ g), m ← β₂ m + f₂ g
  @inlinable
  public static func lionStep(
    _ w: MutableLanes, _ m: MutableLanes, _ g: ReadLanes, lanes: Range<Int>, keep: Lanes,
    decay: Lanes, rate: Lanes, beta1: Self, fresh1: Self, beta2: Self, fresh2: Self
  ) {
    _ = run(
      .lion, (w, m, MutableLanes(mutating: g)), lanes: lanes, vectors: (keep, decay, rate),
      scalars: (beta1, fresh1, beta2, fresh2))
  }

  /// v ← β₂ v + f₂ g², ĝ = g / (`root` √v + ε) + `decayAtY` y + `decayAtZ` z,
  /// y ← y + c (z − y) + `rateOfY` ĝ, z ← z − `rate` ĝ, with c the average's weight of the new point
  @inlinable
  public static func scheduleFreeStep(
    _ y: MutableLanes, _ z: MutableLanes, _ v: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    rate: Lanes, rateOfY: Lanes, decayAtY: Lanes, decayAtZ: Lanes, averageWeight c: Self,
    beta2: Self, fresh2: Self, root: Self, epsilon: Self
  ) {
    _ = run(
      .scheduleFree, (y, z, v, MutableLanes(mutating: g)), lanes: lanes,
      vectors: (rate, rateOfY, decayAtY, decayAtZ), scalars: (c, beta2, fresh2, root, epsilon))
  }

  /// w ← `keep` w − `rate` m / (√v + ε): Prodigy's second pass
  @inlinable
  public static func prodigyStep(
    _ w: MutableLanes, _ m: ReadLanes, _ v: ReadLanes, lanes: Range<Int>, keep: Lanes, rate: Self,
    epsilon: Self
  ) {
    _ = run(
      .prodigyStep, (w, MutableLanes(mutating: m), MutableLanes(mutating: v)), lanes: lanes,
      vectors: keep, scalars: (rate, epsilon))
  }
}
