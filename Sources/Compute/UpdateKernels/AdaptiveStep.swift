import CVectorMath

/// The coefficients of one pass that all rules of Adam's family have in common: with g the gradient
/// plus `decay` times w,
///
/// - m ← β₁ m + f₁ g, for rules with a first moment
/// - v ← β₂ v + f₂ g²
/// - w ← `keep` w − (`momentumRate` m + `gradientRate` g) / (`root` √v + ε)
@frozen
public struct AdaptiveStep<S: UpdateKernels> {
  public var keep = S.Lanes(repeating: 1)
  public var decay = S.Lanes(repeating: 0)
  public var momentumRate = S.Lanes(repeating: 0)
  public var gradientRate = S.Lanes(repeating: 0)
  public var beta1: S = 0
  public var fresh1: S = 0
  public var beta2: S
  public var fresh2: S
  public var root: S = 1
  public var epsilon: S

  @inlinable
  public init(beta2: S, fresh2: S, epsilon: S) {
    self.beta2 = beta2
    self.fresh2 = fresh2
    self.epsilon = epsilon
  }
}

extension UpdateKernels {
  /// The pass of ``AdaptiveStep`` with a first moment.
  @inlinable
  public static func adaptiveStep(
    _ w: MutableLanes, _ m: MutableLanes, _ v: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    _ step: AdaptiveStep<Self>
  ) {
    steplab_adaptive_momentum(
      w: w, m: m, v: v, gradient: g, first: lanes.lowerBound, count: lanes.count,
      keep: perLane(step.keep), decay: perLane(step.decay),
      momentum_rate: perLane(step.momentumRate), gradient_rate: perLane(step.gradientRate),
      beta1: Double(step.beta1), fresh1: Double(step.fresh1), beta2: Double(step.beta2),
      fresh2: Double(step.fresh2), root: Double(step.root), epsilon: Double(step.epsilon)
    ).run(in: precision)
  }

  /// The pass of ``AdaptiveStep`` without one.
  @inlinable
  public static func adaptiveStep(
    _ w: MutableLanes, _ v: MutableLanes, _ g: ReadLanes, lanes: Range<Int>,
    _ step: AdaptiveStep<Self>
  ) {
    steplab_adaptive(
      w: w, v: v, gradient: g, first: lanes.lowerBound, count: lanes.count,
      keep: perLane(step.keep), decay: perLane(step.decay),
      gradient_rate: perLane(step.gradientRate), beta2: Double(step.beta2),
      fresh2: Double(step.fresh2), root: Double(step.root), epsilon: Double(step.epsilon)
    ).run(in: precision)
  }
}
